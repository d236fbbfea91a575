"""Every safeguard of the first knowledge base holds for every set of answers, and a second solver says so too."""

from dataclasses import replace
from functools import cache

from options.rules.answers import read_answers
from options.rules.audit import audit
from options.rules.conditions import Clause
from options.rules.proof import Verdict, failures, prove
from options.rules.rulebook import Rulebook
from options.rules.safeguards import breach
from tests.knowledge import seed_book, with_rule
from tests.rules import second_opinion

WANTED = Clause("medication_view", any_of=("want_methadone",)), Clause("travel", none_of=("phone_only",))


@cache
def verdicts() -> tuple[Verdict, ...]:
    """The proof of the first knowledge base."""
    return prove(seed_book())


def broken(book: Rulebook) -> set[str]:
    """The safeguards that do not hold, each witness replayed; asked for alone they are the same."""
    found = [verdict for verdict in prove(book) if not verdict.holds]
    assert failures(book) == tuple(found)
    guards = {guard.key: guard for guard in book.safeguards}
    for verdict in found:
        assert verdict.witness is not None
        answers = read_answers(book, verdict.witness.answers)
        assert breach(book, guards[verdict.safeguard], answers) == verdict.witness.said
    return {verdict.safeguard for verdict in found}


def test_every_safeguard_holds_for_every_set_of_answers() -> None:
    assert [verdict.safeguard for verdict in verdicts()] == [guard.key for guard in seed_book().safeguards]
    assert [verdict for verdict in verdicts() if not verdict.holds] == []


def test_the_second_solver_agrees() -> None:
    assert second_opinion.broken(seed_book()) == set()


def test_what_the_proof_once_found_is_found_again() -> None:
    book = with_rule(seed_book(), "naltrexone-still-using", effect="slightly_against")
    book = with_rule(book, "naltrexone-used-on-naltrexone", effect="slightly_against")
    book = with_rule(book, "bup-methadone-wanted", when=WANTED)

    found = broken(book)

    assert found == second_opinion.broken(book)
    assert found == {
        "naltrexone-first-only-when-opioid-free",
        "naltrexone-not-first-after-use-on-it",
        "medicine-leads-unless-refused",
        "programs-below-medicine",
    }


def test_few_rules_carry_a_promise_of_safety() -> None:
    found = {verdict.safeguard: verdict for verdict in verdicts()}

    assert found["no-stopping-alone-infection"].rules == ("stopping-alone-infection",)
    assert found["buprenorphine-always-open"].rules == ()
    assert found["alert-pregnancy"].alerts == ("pregnancy",)


def test_the_audit_finds_no_rule_that_cannot_fire() -> None:
    found = audit(seed_book())

    assert found.dead == ()
    assert found.idle == ("family-talk-they-say-no",)
    assert found.never_suitable == ("intervention-planning",)
    assert found.never_first == ("drug-free-holistic", "withdrawal-alone")
    assert [below for _, below in found.never_reordered] == ["withdrawal-alone"] * 3


def test_suspending_an_option_breaks_the_promises_that_need_it() -> None:
    options = tuple(
        replace(option, suspended="Not offered for now.") if option.key == "buprenorphine-counselling" else option
        for option in seed_book().options
    )
    book = replace(seed_book(), options=options)

    assert "buprenorphine-always-open" in broken(book)
