"""All addresses: the language first, then the app; what machines read has no language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler400 = "anspruch.web.site.views.bad_request"
handler404 = "anspruch.web.site.views.not_found"
handler500 = "anspruch.web.site.views.failed"

urlpatterns = [
    path("api/", include("anspruch.web.api.urls")),
    path("conference/data/", include("anspruch.web.conference.data_urls")),
    *i18n_patterns(
        path("", include("anspruch.web.site.urls")),
        path("check/", include("anspruch.web.check.urls")),
        path("law/", include("anspruch.web.law.urls")),
        path("conference/", include("anspruch.web.conference.urls")),
    ),
]
