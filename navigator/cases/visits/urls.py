"""The addresses of this area."""

from django.urls import path

from navigator.cases.visits import begin, views

VISIT = "<uuid:case>/visits/<int:visit>/"
urlpatterns = [
    path("<uuid:case>/visits/new/", begin.new, name="visit-new"),
    path(VISIT, views.visit, name="visit"),
    path(f"{VISIT}questions/<str:page>/", views.questions, name="visit-page"),
    path(f"{VISIT}stop/", views.stop, name="visit-stop"),
    path(f"{VISIT}answers/", views.check, name="visit-check"),
    path(f"{VISIT}notes/", views.note, name="visit-note"),
    path(f"{VISIT}counseling-notes/", views.counseling_notes, name="visit-counseling-notes"),
    path(f"{VISIT}finish/", views.finish, name="visit-finish"),
    path(f"{VISIT}newer-release/", views.newer_release, name="visit-newer-release"),
]
