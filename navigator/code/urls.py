"""The address of the share code."""

from django.urls import path

from navigator.code import views

urlpatterns = [
    path("code/", views.code, name="code"),
]
