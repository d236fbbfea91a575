"""The addresses of the cases, by area. A case is named by an id that says nothing, a visit by its number in it."""

from django.urls import include, path

app_name = "cases"
AREAS = ("caseload", "visits", "together", "over_time", "hand_over", "supervision")
urlpatterns = [path("", include(f"navigator.cases.{area}.urls")) for area in AREAS]
