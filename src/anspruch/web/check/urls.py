"""Addresses of the check. A question has a number, not a name: an address must not tell what somebody was asked."""

from django.urls import path

from anspruch.web.check import counsel, handover, views

app_name = "check"
urlpatterns = [
    path("", views.start, name="start"),
    path("question/<int:number>/", views.question, name="question"),
    path("answers/", views.answers, name="answers"),
    path("day/", views.day, name="day"),
    path("delete/", views.delete, name="delete"),
    path("result/", views.result, name="result"),
    path("result.json", views.result_json, name="result_json"),
    path("result/<slug:name>/", views.way, name="way"),
    path("counsel/", counsel.page, name="counsel"),
    path("counsel/live/", counsel.live, name="live"),
    path("code/", handover.code, name="code"),
    path("result.pdf", handover.result_pdf, name="result_pdf"),
]
