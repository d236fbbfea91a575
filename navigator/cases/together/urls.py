"""The addresses of this area."""

from django.urls import path

from navigator.cases.together import views

VISIT = "<uuid:case>/visits/<int:visit>"
urlpatterns = [
    path(f"{VISIT}/results/", views.results, name="visit-results"),
    path(f"{VISIT}/results/try/", views.try_change, name="visit-try"),
    path(f"{VISIT}/compare/", views.compare, name="visit-compare-options"),
    path(f"{VISIT}/decision/", views.decision, name="visit-decision"),
]
