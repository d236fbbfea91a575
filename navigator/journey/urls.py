"""The addresses of the questionnaire and its results."""

from django.urls import path

from navigator.journey import views

urlpatterns = [
    path("", views.start, name="start"),
    path("questions/voice/", views.choose_voice, name="voice"),
    path("questions/safety/help/", views.stop, name="stop"),
    path("questions/<str:page>/", views.question, name="question"),
    path("check/", views.check, name="check"),
    path("results/", views.results, name="results"),
    path("results/try/", views.try_change, name="try"),
    path("results/open/", views.open_places, name="open-places"),
    path("results/<slug:option>/", views.ways, name="ways-up"),
    path("restart/", views.restart, name="restart"),
    path("leave/", views.leave, name="leave"),
]
