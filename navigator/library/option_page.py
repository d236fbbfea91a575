"""One option in full: what happens, what it asks, both sides in equal detail, and the evidence for each sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.shown.citations import Cited, Ref, refs, refs_by_number
from navigator.shown.facts import Facts, costs_of, facts_of, findings_of_facts
from navigator.shown.program_search import ProgramFinder, program_finder
from navigator.shown.reviewed import Reviewed, reviewed
from navigator.shown.sides import cited_points, findings_of_sides, outcomes_of
from navigator.shown.words import linked, words_in
from options.rules.catalog import Option, ProgramQuestion
from options.rules.evidence import Conflict, Term
from options.rules.languages import joined
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class OptionPage:
    """Everything the page of one option shows, in reading order."""

    family: str
    option: Option
    also_called: str
    summary: str
    what_happens: tuple[str, ...]
    typical_week: str
    facts: Facts
    length: Cited
    hours: Cited
    costs: tuple[Cited, ...]
    good_points: tuple[Cited, ...]
    hard_points: tuple[Cited, ...]
    outcomes: tuple[Cited, ...]
    questions: tuple[ProgramQuestion, ...]
    finder: ProgramFinder | None
    continues_with: tuple[Option, ...]
    disagreements: tuple[Conflict, ...]
    evidence: tuple[Ref, ...]
    reviewed: Reviewed | None
    words: tuple[Term, ...]


def option_page(rulebook: Rulebook, option: Option) -> OptionPage:
    """The page of one option of a rulebook."""
    return OptionPage(
        family=rulebook.family[option.family].heading,
        option=option,
        also_called=joined(", ", option.also_called),
        summary=linked(rulebook, option.summary),
        what_happens=tuple(linked(rulebook, step) for step in option.what_happens),
        typical_week=linked(rulebook, option.a_typical_week),
        facts=facts_of(option, rulebook.scale),
        length=Cited(option.length.text, refs(rulebook, option.length.findings)),
        hours=Cited(option.hours_per_week.text, refs(rulebook, option.hours_per_week.findings)),
        costs=costs_of(rulebook, option),
        good_points=cited_points(rulebook, option.good_points),
        hard_points=cited_points(rulebook, option.hard_points),
        outcomes=outcomes_of(rulebook, option),
        questions=option.ask_a_programme,
        finder=program_finder(rulebook, option),
        continues_with=tuple(rulebook.option[key] for key in option.continues_with),
        disagreements=tuple(conflict for conflict in rulebook.conflicts if option.key in conflict.options),
        evidence=refs_by_number(rulebook, findings_of(option)),
        reviewed=reviewed(rulebook, findings_of(option)),
        words=words_in(rulebook, (option.summary, *option.what_happens, option.a_typical_week)),
    )


def findings_of(option: Option) -> Iterator[str]:
    """The keys of all findings that the texts of an option rest on, some more than once."""
    yield from findings_of_facts(option)
    yield from findings_of_sides(option)
    for outcome in option.outcomes:
        yield from outcome.findings
    if option.search:
        yield from option.search.findings
