"""Addresses of the open data: permanent, and without a language of pages."""

from django.urls import path

from anspruch.web.conference import data_views as views

app_name = "conference_data"
urlpatterns = [
    path("", views.door, name="door"),
    path("record.json", views.record, name="record"),
    path("conferences/<int:number>.json", views.conference, name="conference"),
    path("motions/<str:name>.json", views.motion, name="motion"),
    path("demands/<str:paper>/<str:name>.json", views.demand, name="demand"),
    path("resolutions/<str:digest>.json", views.resolution, name="resolution"),
    path("<str:table>-codebook.csv", views.codebook, name="codebook"),
    path("<str:table>.csv", views.table, name="table"),
    path("resolutions.<str:lang>.atom", views.feed, name="feed"),
    path("conferences.<str:lang>.ics", views.calendar, name="calendar"),
    path("oparl/v1.1/<path:name>", views.oparl_object, name="oparl"),
]
