"""Addresses of the frame."""

from django.urls import path, re_path

from anspruch.web.site import views

app_name = "site"
urlpatterns = [
    path("", views.start, name="start"),
    re_path(r"^(?P<page>accessibility|privacy|imprint|data|plain|help)/$", views.duty, name="duty"),
]
