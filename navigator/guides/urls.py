"""Addresses of the guides. The two that use answers stand before the pattern that would take them."""

from django.urls import path

from navigator.guides import views
from navigator.guides.guide_page import RETURN
from navigator.guides.talk import TALK

urlpatterns = [
    path("guides/", views.guides, name="guides"),
    path(f"guides/{TALK}/", views.talk, name="talk"),
    path(f"guides/{RETURN}/again/", views.again, name="again"),
    path("guides/<slug:key>/", views.guide, name="guide"),
]
