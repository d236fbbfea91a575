"""The addresses of this area."""

from django.urls import path

from navigator.cases.over_time import views

VISIT = "<uuid:case>/visits/<int:visit>"
urlpatterns = [
    path(f"{VISIT}/as-it-was/", views.as_it_was, name="visit-as-it-was"),
    path(f"{VISIT}/again/", views.again, name="visit-again"),
    path(f"{VISIT}/beside/<int:other>/", views.beside, name="visits-beside"),
    path("<uuid:case>/happened/", views.happened, name="happened"),
]
