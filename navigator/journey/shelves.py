"""Every piece of the results page that a release gives, made once and kept while the release is served.

Nothing that a person answered is ever kept here: a key names parts of the release, never a set of answers.
"""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.translation import get_language

from navigator.journey import flow
from navigator.journey.pages import AnswerRow, alert_view, severity_of
from navigator.journey.pieces import GAPS, Shelf
from navigator.shown.citations import refs
from navigator.shown.facts import facts_of, findings_of_facts
from navigator.shown.frame import frame
from navigator.shown.sides import findings_of_sides, outcomes_of, sides_of
from options.publishing.current import LiveRelease

Context = dict[str, Any]
GUIDES_OFFERED = ("ten-questions", "family-talk")
"""The guides that help with the next step; both are optional parts of a release."""
BESIDE = "other"
"""The voice of someone who asks for a person they care about: the step for today is not theirs alone to take."""
GUIDES_BESIDE = ("safer-today", "family-talk")
"""The guides for what someone beside the person can do today; optional, too."""


class Shelves:
    """The pieces of one release, by kind. Words are kept encoded and escaped."""

    def __init__(self, live: LiveRelease) -> None:
        self.live, self.book = live, live.rulebook
        self.fit = {band.key: band for band in self.book.scale.fit}
        self.page = Shelf[str]("journey/{}.html", self._page)
        self.part = Shelf[str]("journey/results/{}.html")
        self.lines = Shelf[bool]("journey/results/list.html", lambda weighed: {"weighed": weighed})
        self.neutral = Shelf[bool]("journey/results/neutral.html", lambda weighed: {"weighed": weighed})
        self.capped = Shelf[bool]("journey/results/capped.html", lambda is_over: {"is_over": is_over})
        self.said = Shelf[str]("components/contribution.html", lambda key: self._reason(key, is_said=True))
        self.guessed = Shelf[str]("journey/results/guessed.html", lambda key: self._reason(key, is_said=True))
        self.plain = Shelf[str]("components/contribution.html", lambda key: self._reason(key, is_said=False))
        self.before = Shelf[tuple[str, bool]]("components/first_step.html", self._before)
        self.place = Shelf[tuple[str, bool]]("journey/results/place.html", self._place)
        self.glance = Shelf[tuple[str, str, bool]]("journey/results/glance_item.html", self._glance)
        self.glance_first = Shelf[tuple[str, str, bool]]("journey/results/glance_first.html", self._glance)
        self.family = Shelf[tuple[str, bool]]("journey/results/family.html", self._family)
        self.card = Shelf[tuple[str, int, bool]]("journey/results/card.html", self._card)
        self.not_first = Shelf[tuple[str, str]]("journey/results/not_first.html", self._not_first)
        self.support = Shelf[tuple[str, bool]]("journey/results/support.html", self._support)
        self.alert = Shelf[tuple[str, str]]("journey/results/alert.html", self._alert)
        self.full_alert = Shelf[tuple[str, str]]("components/alert.html", self._alert)
        self.severity = Shelf[tuple[str, str, bool]]("journey/results/severity.html", self._severity)
        self.row = Shelf[tuple[str, str, bool, bool]]("journey/answer_row.html", self._row)
        self.tried = Shelf[bool]("journey/results/tried.html", lambda has_real: {"has_real": has_real})
        self.trial_first = Shelf[tuple[str, str]]("journey/results/trial_first.html", self._trial_first)
        self.change = Shelf[tuple[str, str, str, bool]]("journey/results/change.html", self._change)
        self.change_group = Shelf[tuple[str, str, str, bool]]("journey/results/change_group.html", self._change_group)
        self.up = Shelf[str]("journey/results/up.html", lambda key: {"option": self.book.option[key]})
        self.today = Shelf[tuple[str, str]]("journey/results/today.html", self._today)
        self.as_now = Shelf[str]("journey/results/as_now.html", self._as_now)
        self.plan = Shelf[str]("journey/results/plan.html", lambda key: {"option": self.book.option.get(key)})
        self.next = Shelf[str]("journey/results_next.html", self._next)
        self.comparisons = [option for option in self.book.options if option.kind == "comparison"]
        self.words = self._all_words()
        self.labels = {
            key: tuple((choice.key, encoded(choice.label)) for choice in question.choices)
            for key, question in self.book.question.items()
        }
        self.assumed = {key: encoded(derived.unknown_short) for key, derived in self.book.derived.items()}

    def _all_words(self) -> dict[tuple[str, str], bytes]:
        """The words after "You said" for every choice, band and voice."""
        words = {
            (question, choice): encoded(short)
            for question, choices in self.book.choices.items()
            for choice, short in choices.items()
        }
        template = "journey/results/voice_words.html"
        for voice in self.book.questionnaire.voices:
            words["voice", voice] = render_to_string(template, {"voice": voice}).strip().encode()
        return words

    def _page(self, name: str) -> Context:
        """The frame of the results page and of its parts."""
        return {"certainty": self.book.scale.certainty, **frame(self.live, flow.address("results"))}

    def _reason(self, key: str, is_said: bool) -> Context:
        """A rule with its citations, and a gap for the answers that led to it."""
        rule = self.book.rule[key]
        return {"rule": rule, "refs": refs(self.book, rule.findings), "because": GAPS["because"] if is_said else ""}

    def _before(self, key: tuple[str, bool]) -> Context:
        rule_key, is_said = key
        before = self.book.option[str(self.book.rule[rule_key].first)]
        return {"option": before, **self._reason(rule_key, is_said)}

    def _place(self, key: tuple[str, bool]) -> Context:
        return {"fit": self.fit[key[0]], "is_lit": key[1]}

    def _glance(self, key: tuple[str, str, bool]) -> Context:
        """One line of the order at a glance: an option, or a family by its key in the scale."""
        name, fit, is_lit = key
        if name in self.book.option:
            named, anchor = self.book.option[name].name, f"option-{name}"
        else:
            named, anchor = self.book.family[name].heading, f"family-{name}"
        return {"line": {"name": named, "anchor": anchor, "fit": self.fit[fit], "is_lit": is_lit}}

    def _family(self, key: tuple[str, bool]) -> Context:
        return {"family": self.book.family[key[0]], "is_lit": key[1]}

    def _card(self, key: tuple[str, int, bool]) -> Context:
        """An option with its facts and the sources of those facts."""
        option = self.book.option[key[0]]
        return {
            "option": option,
            "level": key[1],
            "is_open": key[2],
            "facts": facts_of(option, self.book.scale),
            "sources": refs(self.book, dict.fromkeys((*findings_of_facts(option), *findings_of_sides(option)))),
            "sides": sides_of(self.book, option),
            "conflicts": [conflict for conflict in self.book.conflicts if option.key in conflict.options],
            "adds": [self.book.option[other] for other in option.continues_with],
        }

    def _as_now(self, key: str) -> Context:
        """The comparison in which nothing changes, with the same fields as every option."""
        option = self.book.option[key]
        return {
            "option": option,
            "facts": facts_of(option, self.book.scale),
            "sides": sides_of(self.book, option),
            "outcomes": outcomes_of(self.book, option),
        }

    def _trial_first(self, key: tuple[str, str]) -> Context:
        return {"now": self.book.option[key[0]], "real": self.book.option.get(key[1])}

    def _change(self, key: tuple[str, str, str, bool]) -> Context:
        """A changed answer in short words, with gaps for its value and for the answer it stands in place of."""
        question, choice, kind, is_known = key
        return {"short": self.book.choices[question][choice], "kind": kind, "is_known": is_known}

    def _change_group(self, key: tuple[str, str, str, bool]) -> Context:
        sort, old, new, is_open = key
        return {"sort": sort, "old": self.book.option.get(old), "new": self.book.option.get(new), "is_open": is_open}

    def _today(self, key: tuple[str, str]) -> Context:
        """The step for today of one option; someone beside the person also sees what is theirs to do."""
        option, voice = self.book.option[key[0]], key[1]
        if voice != BESIDE:
            return {"option": option}
        guides = [guide for guide in self.book.guides if guide.key in GUIDES_BESIDE]
        return {"option": option, "guides": guides, "naloxone": self.book.option.get("naloxone")}

    def _next(self, voice: str) -> Context:
        """What one can do now; a guide is offered to the voices it is written for."""
        guides = [guide for guide in self.book.guides if guide.key in GUIDES_OFFERED]
        return {"guides": [guide for guide in guides if not guide.voices or voice in guide.voices]}

    def _not_first(self, key: tuple[str, str]) -> Context:
        reasons = {reason.key: reason.words for reason in self.book.scale.reasons}
        return {"option": self.book.option[key[0]], "reason": reasons.get(key[1], "")}

    def _support(self, key: tuple[str, bool]) -> Context:
        return {"option": self.book.option[key[0]], "waits": key[1]}

    def _alert(self, key: tuple[str, str]) -> Context:
        return {"alert": alert_view(self.book, self.book.alert[key[0]], key[1])}

    def _severity(self, key: tuple[str, str, bool]) -> Context:
        return {"severity": severity_of(self.book, *key, back_to="results")}

    def _row(self, key: tuple[str, str, bool, bool]) -> Context:
        """One question and its Change link, with a gap for the answer."""
        question, voice = self.book.question[key[0]], key[1]
        answer = GAPS["answer"] if key[3] else ""
        return {"row": AnswerRow(question.wording.say(voice), answer, flow.change_address(question, "results"), key[2])}


def shelves_of(live: LiveRelease) -> Shelves:
    """The pieces of a release in the language of the page, kept while it is served."""
    return _shelves(live, get_language() or "")


@lru_cache(maxsize=4)
def _shelves(live: LiveRelease, language: str) -> Shelves:
    return Shelves(live)


def encoded(words: str) -> bytes:
    """Words as they stand in HTML."""
    return conditional_escape(words).encode()
