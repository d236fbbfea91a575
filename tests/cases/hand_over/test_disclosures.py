"""The account of disclosures."""

from django.test import Client
from django.utils import timezone

from navigator.cases.hand_over.notice import STATEMENT
from tests.cases.hand_over.papers import Papers, hand_out, last_entry, text_of
from tests.cases.office import Office


def test_the_account_shows_who_got_what_why_and_by_whom(cora: Client, papers: Papers, office: Office) -> None:
    hand_out(papers, office)

    words = text_of(cora, papers.place("disclosures"))

    for part in ("The Hill program", "Intake and treatment (written consent)", "Dr. Lee", "General Hospital", "cora"):
        assert part in words


def test_the_account_is_saved_as_a_table(cora: Client, papers: Papers, office: Office) -> None:
    hand_out(papers, office)

    response = cora.post(papers.place("disclosures"))

    assert response["Content-Disposition"] == f'attachment; filename="disclosures-{timezone.localdate()}.csv"'
    assert STATEMENT in response.content.decode()
    assert last_entry() == ("export", "account of disclosures")
