"""The address of the plan."""

from django.urls import path

from navigator.plan import views

urlpatterns = [path("plan/", views.plan, name="plan")]
