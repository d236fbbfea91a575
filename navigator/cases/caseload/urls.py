"""The addresses of this area."""

from django.urls import path

from navigator.cases.caseload import settings, views

urlpatterns = [
    path("", views.case_list, name="list"),
    path("new/", views.new_case, name="new"),
    path("<uuid:case>/", views.case_page, name="case"),
    path("<uuid:case>/settings/", settings.case_settings, name="settings"),
]
