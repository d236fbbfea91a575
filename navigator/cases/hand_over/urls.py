"""The addresses of handing over."""

from django.urls import path

from navigator.cases.hand_over import views

VISIT = "<uuid:case>/visits/<int:visit>/"
urlpatterns = [
    path(f"{VISIT}hand-over/", views.hand_over, name="visit-hand-over"),
    path(f"{VISIT}plan/", views.plan, name="visit-plan"),
    path(f"{VISIT}summary/", views.summary, name="visit-summary"),
    path(f"{VISIT}export/", views.export, name="visit-export"),
    path("<uuid:case>/consents/", views.consents_of, name="consents"),
    path("<uuid:case>/consents/<int:consent>/revoke/", views.revoke, name="consent-revoke"),
    path("<uuid:case>/disclosures/", views.disclosures, name="disclosures"),
]
