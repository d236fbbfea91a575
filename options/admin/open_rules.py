"""Rules that an answer not given yet could still make apply or fail, by the question that would settle them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from options.rules.ranking import Ranking
from options.rules.rulebook import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class OpenRule:
    """A rule that is not settled: the option it is about, what it says, the page where it is changed, if there is one.

    `only`: "draft" or "release" when it is open on one side alone.
    """

    key: str
    option: str
    why: str
    effect: str
    address: str
    only: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer, and the rules that wait for it."""

    words: str
    rules: tuple[OpenRule, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A rulebook and what it gives for some answers."""

    book: Rulebook
    ranking: Ranking


def open_questions(draft: Side, release: Side | None, pages: Mapping[str, str]) -> tuple[OpenQuestion, ...]:
    """The questions that would settle something on either side, those that settle most first.

    A rule stands under every question it waits for. Takes: the page of each rule by its key.
    """
    ours = _waiting(draft)
    theirs = _waiting(release) if release else ours
    found = []
    for question in dict.fromkeys([*ours, *theirs]):
        here, there = ours.get(question, {}), theirs.get(question, {})
        rules = [
            _open_rule(draft if key in here else release or draft, rule, pages, _only(key, here, there))
            for key, rule in (there | here).items()
        ]
        book = draft.book if question in draft.book.question or release is None else release.book
        found.append(OpenQuestion(book.question[question].wording.counsellor, tuple(rules)))
    return tuple(sorted(found, key=lambda one: -len(one.rules)))


def _waiting(side: Side) -> dict[str, dict[str, Rule]]:
    """For each question that would settle a rule: those rules by key."""
    found: dict[str, dict[str, Rule]] = {}
    for key in side.ranking.could_matter:
        rule = side.book.rule[key]
        for question in _settling(side, rule):
            found.setdefault(question, {})[key] = rule
    return {question: found[question] for question in side.book.question if question in found}


def _settling(side: Side, rule: Rule) -> Iterator[str]:
    """The questions without an answer that a rule looks at, itself or by what is worked out from them."""
    settled = side.ranking.settled
    for question in dict.fromkeys(clause.question for clause in rule.when):
        derived = side.book.derived.get(question)
        source = derived.source_question if derived else question
        if source in settled.unknown or question in settled.assumed:
            yield source


def _open_rule(side: Side, rule: Rule, pages: Mapping[str, str], only: str) -> OpenRule:
    effect = side.book.effect[rule.effect].words
    return OpenRule(rule.key, side.book.option[rule.option].name, rule.why, effect, pages.get(rule.key, ""), only)


def _only(key: str, here: Mapping[str, Rule], there: Mapping[str, Rule]) -> str:
    return "" if key in here and key in there else "draft" if key in here else "release"
