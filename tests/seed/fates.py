"""What becomes of a harmful edit: what refuses it, or what it changes and why that harms nobody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from options.publishing.check import Problems, broken_safeguards, rules_in_vain, unmet_cases, weakened_safeguards
from options.publishing.promised import promised_by
from options.publishing.softened import softened_messages
from options.publishing.unsaid import unsayable_answers
from options.rules.differences import differences
from options.rules.differences.common import known_to_one
from options.rules.problems import find_problems
from options.rules.responsible import speaks_against
from options.rules.rulebook import Rulebook
from tests.seed.mutations import Edit


@dataclass(frozen=True)
class Fate:
    """What becomes of an edit: what refuses it ("" for nothing), the witness, and what it changes if nothing does.

    `changes`: kind and option of each difference, "order: iop"; "read: ..." for answers that one side alone can read.
    """

    edit: Edit
    refused_by: str
    said: str
    changes: tuple[str, ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of results that it changes."""
        return frozenset(change.split(":")[0] for change in self.changes)


def fate(book: Rulebook, edit: Edit) -> Fate:
    """What refuses an edit, the checks in the order in which publishing makes them; what it changes if nothing does."""
    if problems := find_problems(edit.book):
        return Fate(edit, "another check", str(problems[0]))
    for name, problem in _refusals(book, edit.book):
        return Fate(edit, name, problem)
    said = [f"{one.kind}: {one.option if one.is_decided else 'not decided'}" for one in differences(book, edit.book)]
    return Fate(edit, "", "", (*said, *(f"read: {words}" for words in known_to_one(book, edit.book))))


def _refusals(book: Rulebook, edited: Rulebook) -> Iterator[tuple[str, str]]:
    published = [promised_by(book)]
    checks: tuple[tuple[str, Problems], ...] = (
        ("a lock", weakened_safeguards(edited, book)),
        ("a lock", softened_messages(edited, published)),
        ("a lock", unsayable_answers(edited, published)),
        ("a safeguard", broken_safeguards(edited)),
        ("an example case", unmet_cases(edited)),
        ("another check", rules_in_vain(edited)),
    )
    return ((name, str(problem)) for name, found in checks for problem in found)


def why_harmless(one: Fate, book: Rulebook) -> str:
    """Why an edit that nothing refuses harms nobody; nothing when that is not known."""
    return next((why for holds, why in REASONS if holds(one, book)), "")


def _is_only(*kinds: str) -> Callable[[Fate, Rulebook], bool]:
    """Whether an edit changes results of these kinds alone."""
    return lambda one, book: one.kinds <= {*kinds}


def _is(*whats: str) -> Callable[[Fate, Rulebook], bool]:
    """Whether an edit does one of these things, and no message is another one with it."""
    return lambda one, book: one.edit.what in whats and "alerts" not in one.kinds


def _is_stricter(one: Fate, book: Rulebook) -> bool:
    """Whether a refusal, or a reason against an option, applies to more people."""
    rule = book.rule.get(one.edit.row)
    return one.edit.what == "drop a clause" and rule is not None and speaks_against(book, rule)


def _is_about(*rows: str) -> Callable[[Fate, Rulebook], bool]:
    """Whether an edit is one of these rows, and no message is another one with it."""
    return lambda one, book: one.edit.row in rows and "alerts" not in one.kinds


MORE_TO_HOSPITAL = (
    "hospital-alcohol-and-65-plus",
    "hospital-alcohol-and-past-seizure",
    "hospital-alcohol-and-pregnancy",
    "hospital-alcohol-and-benzodiazepines",
    "hospital-alcohol-and-liver-disease",
    "hospital-benzodiazepines-and-past-seizure",
)
REASONS: tuple[tuple[Callable[[Fate, Rulebook], bool], str], ...] = (
    (
        lambda one, book: one.edit.what in ("offer a choice to one voice", "ask fewer people") and not one.changes,
        "The same answers get the same. Fewer people can give this one; no promise speaks of it, and all promises hold "
        "for those who leave it out, too.",
    ),
    (lambda one, book: not one.changes, "Proved to change nothing for any answers."),
    (
        _is_only("reasons", "answers"),
        "Order, suitability and messages stay as they are; only what is said of them changes.",
    ),
    (
        _is_only("read"),
        "More answers can be given together. All promises are proved for these, too; all others get the same.",
    ),
    (_is_stricter, "An option is refused or lowered for more people. What must stay open, first or above does."),
    (_is("swap neighbors in the catalog"), "Only options with the same points change places."),
    (_is("cap wishes otherwise"), "Wishes weigh more or less, among settings that all promises leave open."),
    (
        _is("call a reason a wish"),
        "The reason still counts, up to the cap on wishes. All promises that rest on it were proved with it that way.",
    ),
    (_is("suspend an option"), "One option less for everybody, and readers are told; what promises need stays open."),
    (
        _is("move a band", "count silence otherwise"),
        "More people count as having more signs, and what is promised for these reaches them; for nobody it is less.",
    ),
    (
        _is_about("drug-free-already-on-medicine"),
        "For people on methadone or buprenorphine a drug-free program stays below their medicine and is never first, "
        "whatever this rule says: on-medicine-stays-on-medicine, drug-free-never-first.",
    ),
    (
        _is_about(*MORE_TO_HOSPITAL),
        "More people are sent to a hospital first; without an urgent answer nobody is: hospital-first-needs-a-reason.",
    ),
    (
        _is_about("bup-on-methadone"),
        "For people on methadone it stays above buprenorphine, whatever this rule says: on-methadone-stays-first. What "
        "that leaves open are those who want buprenorphine, did well on it or not on methadone, and the youngest.",
    ),
)
"""Why edits that nothing refuses harm nobody, the first reason that fits. All promises were proved with the edit."""
