"""Addresses of the pages that need no answers."""

from django.urls import path

from navigator.library import views

urlpatterns = [
    path("options/", views.options, name="options"),
    path("options/<slug:key>/", views.option, name="option"),
    path("evidence/", views.evidence, name="evidence"),
    path("evidence/search/", views.evidence_search, name="evidence-search"),
    path("help-now/", views.help_now, name="help-now"),
    path("how-it-works/", views.how_it_works, name="how-it-works"),
    path("glossary/", views.glossary, name="glossary"),
    path("what-changed/", views.changes, name="what-changed"),
]
