"""An editor in a real browser: the content policy holds, axe finds nothing, the keyboard or no scripts suffice."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.admin.office import office as site_with_people
from tests.people import PASSWORD, code_of
from tests.screen import faults_in_both_schemes, faults_in_short

DESK = {"width": 1280, "height": 900}
RULE = "/admin/options/rule/1/change/"
TRY = "/admin/options/rule/try/?rule=methadone-moderate-or-severe"
CHANGES = "/admin/options/release/change-sets/"
SUBMIT, BACK, SUSPEND = f"{CHANGES}submit/", f"{CHANGES}roll-back/", f"{CHANGES}suspend/methadone-counselling/"
RELEASE = "/admin/options/release/1/change/"
CARE = ("/admin/care/?row=source+asam-2020", "/admin/care/source/")
CASES = ("/admin/cases/", "/admin/cases/no-signs-worried/accept/", "/admin/options/examplecase/1/change/")
OURS = (
    "/admin/workbench/",
    "/admin/compare/",
    "/admin/safeguards/",
    *CARE,
    *CASES,
    "/admin/",
    "/admin/options/rule/",
    RULE,
    "/admin/options/rule/add/",
    TRY,
    CHANGES,
    SUBMIT,
    BACK,
    SUSPEND,
    RELEASE,
    "/admin/changes/?since=0",
)
DJANGOS = (
    "/admin/options/rule/1/history/",
    "/admin/options/source/1/delete/",
    "/admin/options/finding/1/change/",
    "/admin/options/option/1/change/",
    "/admin/options/question/5/change/",
    "/admin/options/alert/1/change/",
    "/admin/options/safeguard/1/change/",
    "/admin/options/guide/1/change/",
    "/admin/options/release/",
    "/admin/auth/user/add/",
    "/admin/auth/user/1/change/",
    "/admin/auth/group/1/change/",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of its own, with the seed published and the cast signed up."""
    with site_with_people(tmp_path_factory) as base:
        yield base


@cache
def cookies_of(browser: Any, office: str, name: str) -> Any:
    """What the browser of a person keeps after signing in. Each person does it once: a code works once."""
    context = browser.new_context(base_url=office)
    page = context.new_page()
    page.goto("/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("main [type=submit]")
    page.fill("#id_code", code_of(name))
    page.click("main .button[type=submit]")
    page.wait_for_url("**/admin/")
    kept = context.storage_state()
    context.close()
    return kept


def signed_in(browser: Any, office: str, name: str = "root", **options: Any) -> Any:
    """A page at a desk, with a person signed in; it counts complaints of the browser."""
    kept = cookies_of(browser, office, name)
    page = browser.new_context(viewport=DESK, base_url=office, storage_state=kept, **options).new_page()
    page.set_default_timeout(8000)
    page.set_default_navigation_timeout(60_000)  # The first look after an edit proves every safeguard.
    page.complaints = []
    page.on("console", lambda message: "Content Security" in message.text and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto("/admin/")
    return page


@pytest.fixture
def desk(browser: Any, office: str) -> Iterator[Any]:
    """A page with somebody signed in who may do everything."""
    page = signed_in(browser, office)
    yield page
    page.context.close()


def test_our_pages_keep_the_content_policy_and_axe_finds_nothing(desk: Any) -> None:
    for path in OURS:
        desk.complaints.clear()  # axe adds styles of its own to the page before
        desk.goto(path)
        assert desk.complaints == [], path
        assert faults_in_short(desk) == [], path


def test_axe_finds_nothing_on_a_refused_rule(desk: Any) -> None:
    desk.goto(RULE)

    desk.fill("#id_why", "No full stop")
    desk.click("[name=_continue]")

    assert "one short sentence" in desk.locator(".field-why .errorlist").inner_text()
    assert faults_in_short(desk) == []


def test_two_versions_are_chosen_from_by_keyboard_and_axe_finds_nothing(browser: Any, office: str) -> None:
    edda, root = signed_in(browser, office, "edda"), signed_in(browser, office)
    for page in (edda, root):
        page.goto("/admin/options/statement/1/change/")
        page.fill("#id_text", "Words, once more." if page is edda else "Others.")
    root.click("[name=_continue]")

    edda.click("[name=_save]")

    assert "Nothing of yours was saved yet" in edda.locator(".merge-lead").inner_text()
    assert edda.complaints == []
    assert faults_in_both_schemes(edda) == []
    edda.get_by_role("radio", name="As I wrote it").focus()
    edda.keyboard.press("Space")
    edda.keyboard.press("Enter")
    edda.locator(".messagelist .success").wait_for()
    for page in (edda, root):
        page.context.close()


def test_no_page_of_django_breaks_the_content_policy(desk: Any) -> None:
    for path in DJANGOS:
        desk.goto(path)
        assert desk.complaints == [], path


def test_search_fields_dates_and_added_rows_keep_to_the_content_policy(desk: Any) -> None:
    desk.goto("/admin/options/alert/1/change/")
    desk.get_by_text("Add another Line to call").click()
    desk.locator(".select2-selection").last.click()
    desk.locator(".select2-results__option").first.wait_for()
    desk.goto("/admin/options/finding/1/change/")
    desk.locator(".date-icon").first.click()
    desk.locator(".calendarbox").first.wait_for()

    assert desk.complaints == []


def test_a_finding_is_chosen_by_keyboard(desk: Any) -> None:
    desk.goto(RULE)
    rows = desk.locator("select[name=citations]").count()

    desk.locator(".citations .select2-selection").nth(rows - 2).focus()
    desk.keyboard.press("Enter")
    desk.keyboard.type("pregnan")
    desk.locator(".select2-results__option--highlighted", has_text="pregnan").wait_for()
    desk.keyboard.press("Enter")
    desk.click("[name=_continue]")
    desk.locator(".messagelist .success").wait_for()

    assert desk.locator("select[name=citations]").count() == rows + 1
    assert "pregnan" in desk.locator(".rule-cited li").last.inner_text().lower()
    assert desk.complaints == []


def test_a_question_is_found_by_a_word(desk: Any) -> None:
    desk.goto(RULE)
    desk.get_by_text("Let another question count").click()

    desk.get_by_label("Find a question or an answer").fill("pregnan")

    shown = desk.locator(".condition-more [data-question]:visible summary")
    assert 1 <= shown.count() < 6


@pytest.mark.parametrize("scripts", [True, False])
def test_an_editor_changes_a_rule_and_tries_it(browser: Any, office: str, scripts: bool) -> None:
    page = signed_in(browser, office, "edda", java_script_enabled=scripts)
    page.goto("/admin/options/rule/?q=inpatient-first-attempt")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_label("“Once or twice” counts when given").set_checked(not scripts)
    if not scripts:
        assert page.get_by_label("Without scripts").is_visible()

    page.click("[name=_try]")

    assert page.url.partition("?")[0].endswith("/admin/options/rule/try/")
    assert page.locator(".reasons .asked").count() == 1
    page.context.close()


def test_pages_reflow_on_a_phone(desk: Any) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    for path in (*OURS[:3], RULE, TRY, *CASES, CHANGES, SUBMIT, BACK, SUSPEND, RELEASE):
        desk.goto(path)
        assert desk.evaluate("document.documentElement.scrollWidth") <= 390, path
