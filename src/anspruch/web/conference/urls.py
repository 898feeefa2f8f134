"""Addresses of the conference: permanent, for people to cite. Words of their own come first; a conference is a number."""

from django.urls import path

from anspruch.web.conference import laender_views, paper_views, views

app_name = "conference"
urlpatterns = [
    path("", views.start, name="start"),
    path("motions/", views.motions, name="motions"),
    path("motions/<str:name>/", views.motion, name="motion"),
    path("motions/<str:name>/vote/", views.vote, name="vote"),
    path("motions/<str:name>/resolution/", views.resolution, name="resolution"),
    path("resolutions/<str:digest>/", views.frozen, name="frozen"),
    path("demands/", views.demands, name="demands"),
    path("demands/<str:paper>/<str:name>/", views.demand, name="demand"),
    path("laender/", laender_views.laender, name="laender"),
    path("laender/<str:code>/", laender_views.land, name="land"),
    path("topics/", views.topics, name="topics"),
    path("topics/<str:name>/", views.topic, name="topic"),
    path("rules/", views.rules_page, name="rules"),
    path("search/", views.search_page, name="search"),
    path("sources/", views.sources, name="sources"),
    path("open-data/", views.open_data, name="open_data"),
    path("<str:number>/", views.conference, name="conference"),
    path("<int:number>/papers/<str:name>.<str:kind>", paper_views.paper, name="paper"),
    path("<str:number>/laender/<str:code>/", laender_views.part, name="part"),
]
