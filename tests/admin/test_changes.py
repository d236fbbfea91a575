"""Every change is in the history with who, what and why, and one page lists all of them since a release."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from options.models import Choice, Profile, Question, Release, Rule, Term
from options.publishing import load
from options.publishing.entries import last_entry
from options.publishing.record import record, what_and_why
from tests import people
from tests.admin.conftest import signed_in
from tests.admin.pages import RULE, address, fields_of, rule_page, send
from tests.admin.two import opened, sent_by
from tests.knowledge import SEED, seed_book

WHY = "A reader asked."


def last() -> tuple[str, str]:
    """What the newest entry says was changed, and why."""
    return what_and_why(LogEntry.objects.latest("pk").get_change_message())


def shown(client: Client, **asked: str) -> str:
    """The page of changes."""
    return client.get(reverse("admin:options_changes"), asked).content.decode()


def test_why_is_kept_beside_the_change(editor: Client) -> None:
    send(editor, rule_page(), fields_of(editor, rule_page()), effect="favours", _why=f"  {WHY}\n")

    assert last() == ("What it does: “strongly favors (+3)” became “favors (+2)”.", WHY)


def test_why_may_be_left_out(editor: Client) -> None:
    send(editor, rule_page(), fields_of(editor, rule_page()), effect="favours")

    assert last()[1] == ""


def test_why_is_not_lost_when_a_form_is_refused(editor: Client) -> None:
    refused = send(editor, rule_page(), fields_of(editor, rule_page()), why="No full stop", _why=WHY)

    assert sent_by(refused)["_why"] == WHY


def test_why_is_kept_for_new_rows_and_deleted_ones(editor: Client) -> None:
    send(
        editor,
        address("term", "add"),
        fields_of(editor, address("term", "add")),
        key="n",
        term="N",
        plain="A.",
        _why=WHY,
    )
    assert last() == ("Added.", WHY)
    page = address("term", "delete", Term.objects.get(key="n").pk)

    editor.post(page, {**sent_by(editor.get(page)).dict(), "_why": "Not needed."})

    assert last() == ("Deleted.", "Not needed.")
    assert not Term.objects.filter(key="n").exists()


def test_rows_deleted_from_a_list_leave_an_entry_each_with_why(editor: Client) -> None:
    rows = [Profile.objects.create(key=f"fresh-{place}", title="Fresh") for place in (1, 2)]
    asked = editor.post(address("profile"), {"action": "delete_selected", "_selected_action": [row.pk for row in rows]})

    send(editor, address("profile"), sent_by(asked), _why=WHY)

    entries = LogEntry.objects.order_by("-pk")[:2]
    assert {what_and_why(entry.get_change_message()) for entry in entries} == {("Deleted.", WHY)}
    assert not Profile.objects.filter(key__startswith="fresh").exists()


@pytest.mark.parametrize("bulk", [False, True])
def test_what_changed_since_the_question_is_not_deleted_at_once(editor: Client, bulk: bool) -> None:
    row = Profile.objects.create(key="fresh", title="Fresh")
    page = address("profile") if bulk else address("profile", "delete", row.pk)
    choice = {"action": "delete_selected", "_selected_action": [row.pk]}
    sent = sent_by(editor.post(page, choice) if bulk else editor.get(page))
    Profile.objects.filter(pk=row.pk).update(title="Changed meanwhile")

    again = send(editor, page, sent)

    assert "changed since this page was shown" in again.content.decode()
    assert Profile.objects.filter(pk=row.pk).exists()
    send(editor, page, sent_by(again))
    assert not Profile.objects.filter(pk=row.pk).exists()


def test_a_change_of_a_row_below_is_told_in_words(editor: Client) -> None:
    page = address("question", "change", Question.objects.get(key="pregnancy").pk)
    before = Choice.objects.filter(question__key="pregnancy").order_by("position").first()

    send(editor, page, fields_of(editor, page), **{"choices-0-short": "other words"})

    assert last()[0] == f"Changed choice “{before}”: Short: “{before.short}” became “other words”."


@pytest.fixture
def loading(draft: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a folder is known to work; here it writes nothing."""
    monkeypatch.setattr(load, "read_folder", lambda folder: seed_book())
    monkeypatch.setattr(load, "find_problems", lambda book: ())
    monkeypatch.setattr(load, "write_draft", lambda book: None)


def test_a_folder_loaded_over_a_draft_leaves_an_entry(loading: None) -> None:
    load.load_folder(SEED)

    entry = LogEntry.objects.latest("pk")
    assert entry.object_repr == "The draft as a whole"
    assert "folder “seed”" in entry.get_change_message()
    assert not entry.user.is_active
    assert not entry.user.has_usable_password()


def test_a_folder_loaded_for_the_first_time_leaves_none(loading: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load.Option.objects, "exists", lambda: False)

    load.load_folder(SEED)

    assert not LogEntry.objects.exists()


def test_others_can_record_what_they_wrote(draft: None) -> None:
    paul = people.publisher()

    record(paul, "Took in 3 rules from a sheet.", WHY)
    record(paul, "Suspended it.", row=Rule.objects.get(key=RULE))

    first, second = LogEntry.objects.order_by("pk")
    assert what_and_why(first.get_change_message()) == ("Took in 3 rules from a sheet.", WHY)
    assert second.object_repr == RULE


def test_the_page_lists_who_when_what_and_why(editor: Client) -> None:
    opened(editor, rule_page()).save(effect="favours", _why=WHY)

    said = shown(editor)

    assert f'<a href="{rule_page()}">{RULE}</a>' in said
    assert "changed by edda" in said
    assert "“strongly favors (+3)” became “favors (+2)”." in said
    assert f"<strong>Why:</strong> {WHY}" in said


def test_the_page_begins_after_the_release(editor: Client, publisher: Client) -> None:
    record(User.objects.get(username="edda"), "Before the release.")
    digest = "0" * 64
    Release.objects.create(number=1, digest=digest, content="{}", author_name="x", reason="x", last_edit=last_entry())
    record(User.objects.get(username="paul"), "After the release.")

    assert "Before the release." not in shown(editor)
    assert "After the release." in shown(editor, since="1")
    assert "Before the release." in shown(editor, since="0")
    assert "Before the release." not in shown(editor, since="nonsense")


def test_the_page_narrows_to_a_person_and_a_kind(editor: Client, publisher: Client) -> None:
    edda, paul = User.objects.get(username="edda"), User.objects.get(username="paul")
    record(edda, "A rule of Edda.", row=Rule.objects.first())
    record(paul, "A word of Paul.", row=Term.objects.first())

    assert "A word of Paul." not in shown(editor, who="edda")
    assert "A rule of Edda." not in shown(editor, kind="term")
    assert "A rule of Edda." in shown(editor, who="edda", kind="rule")


def test_the_page_takes_few_queries_whatever_its_length(editor: Client) -> None:
    edda = User.objects.get(username="edda")
    record(edda, "One.", row=Rule.objects.first())
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            shown(editor)
        counts.append(len(seen))
        for row in Rule.objects.all()[:60]:
            record(edda, "More.", row=row)

    # Session, person and phone; two of permissions; releases, kinds, people, the number of changes, and the changes.
    assert counts[0] == counts[1] <= 10


def test_the_page_is_for_those_who_may_see_rules(draft: None) -> None:
    newcomer = signed_in(User.objects.create_user("nora", is_staff=True))

    assert newcomer.get(reverse("admin:options_changes")).status_code == 403
    assert Client().get(reverse("admin:options_changes")).status_code == 302


def test_the_page_is_only_read(editor: Client) -> None:
    assert editor.post(reverse("admin:options_changes")).status_code == 405


def test_a_row_s_history_leads_to_all_changes(editor: Client) -> None:
    opened(editor, rule_page()).save(effect="favours", _why=WHY)

    history = editor.get(rule_page().replace("change", "history")).content.decode()

    assert WHY in history
    assert f"{reverse('admin:options_changes')}?since=0&amp;kind=rule" in history
