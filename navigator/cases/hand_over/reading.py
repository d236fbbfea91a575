"""What the pages of handing over read about consents and the account."""

from navigator.cases.models import Case, Consent, Disclosure


def consents_of(case: Case) -> list[Consent]:
    """Every consent of a case, the latest first."""
    return list(Consent.objects.filter(case=case).select_related("author").order_by("-pk"))


def account_of(case: Case) -> list[Disclosure]:
    """Everything that left the team, the latest first."""
    found = Disclosure.objects.filter(case=case).select_related("author")
    return list(found.order_by("-pk"))
