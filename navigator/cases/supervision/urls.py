"""The addresses of supervision and learning."""

from django.urls import path

from navigator.cases.supervision import views

urlpatterns = [
    path("team/", views.team, name="team"),
    path("figures/", views.figures, name="figures"),
    path("learning/", views.learning, name="learning"),
    path("<uuid:case>/log/", views.case_log, name="case-log"),
]
