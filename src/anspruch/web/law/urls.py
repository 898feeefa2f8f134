"""Addresses of the law: permanent, for people to cite. What has a word of its own comes first; no statute has such a name."""

from django.urls import path, register_converter

from anspruch.web.law import compare_views, views


class Day:
    """A day in an address, as 2026-07-01; whether there is such a day is for the page to say."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: object) -> str:
        """A date, as ISO writes it."""
        return str(value)


register_converter(Day, "day")
app_name = "law"
urlpatterns = [
    path("", views.start, name="start"),
    path("compare/", compare_views.compare, name="compare"),
    path("ways/", views.ways, name="ways"),
    path("ways/<str:name>/", views.way, name="way"),
    path("disputes/", views.disputes, name="disputes"),
    path("disputes/<str:name>/", views.dispute, name="dispute"),
    path("<str:slug>/", views.statute_page, name="statute"),
    path("<str:slug>/<str:number>/", views.section, name="section"),
    path("<str:slug>/<str:number>/<str:name>/", views.provision, name="provision"),
    path("<str:slug>/<str:number>/<str:name>/<day:since>/", views.version, name="version"),
]
