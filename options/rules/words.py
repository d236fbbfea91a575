"""Rules said in words that can be read aloud, for pages and for editors.

`_` says a phrase in the language of the page, which must be the rulebook's; `str` says it in English.
"""

from collections.abc import Sequence

from options.rules.conditions import Answers, Clause, Condition
from options.rules.languages import Translate, filled, joined
from options.rules.rulebook import Rule, Rulebook
from options.rules.whatif import Step


def condition_in_words(rulebook: Rulebook, condition: Condition, _: Translate = str) -> str:
    """Say when a condition holds, to follow the word "if"; empty for a condition that always holds.

    "Do not include" is also true of an unanswered question, just as `none_of` is.
    Gives, for example: the answers include “no housing” or “unsteady housing”, and do not include “pregnant”.
    """
    if not condition:
        return ""
    wanted = [clause for clause in condition if clause.any_of]
    refused = [clause for clause in condition if clause.none_of]
    parts = [filled(_("include {choices}"), choices=_one_of(_shorts(rulebook, clause, _), _)) for clause in wanted]
    if refused:
        named = [words for clause in refused for words in _shorts(rulebook, clause, _)]
        parts.append(filled(_("do not include {choices}"), choices=_one_of(named, _)))
    return filled(_("the answers {parts}"), parts=joined(_(", and "), parts))


def effect_in_words(rulebook: Rulebook, rule: Rule, _: Translate = str) -> str:
    """Say what a rule does to its option, to follow a comma: "this speaks for it", "take care with this"."""
    words = rulebook.effect[rule.effect].words
    if rule.effect == "not_suitable" and rule.reason_kind:
        reason = next(reason.words for reason in rulebook.scale.reasons if reason.key == rule.reason_kind)
        return filled(_("it is {reason}"), reason=_small_start(reason))
    if rule.effect == "needs_first" and rule.first:
        if rule.first == rule.option:
            return _("it comes first, before all other options")
        return filled(_("“{option}” has to come first"), option=rulebook.option[rule.first].name)
    return filled(_("this {effect}"), effect=words) if rulebook.effect[rule.effect].points else words


def rule_in_words(rulebook: Rulebook, rule: Rule, _: Translate = str) -> str:
    """Say a whole rule: its option, when it applies, what it does, and why.

    Gives, for example: Naloxone: If the answers include “heroin”, this speaks for it. It stops an overdose.
    """
    name, says = rulebook.option[rule.option].name, when_and_then(rulebook, rule, _)
    return filled("{name}: {says} {why}", name=name, says=says, why=rule.why)


def when_and_then(rulebook: Rulebook, rule: Rule, _: Translate = str) -> str:
    """Say when a rule applies and what it does, as one sentence without the reason."""
    condition = condition_in_words(rulebook, rule.when, _)
    start = filled(_("If {condition}"), condition=condition) if condition else _("Whatever the answers")
    return filled("{start}, {effect}.", start=start, effect=effect_in_words(rulebook, rule, _))


def step_in_words(rulebook: Rulebook, step: Step, answers: Answers, _: Translate = str) -> str:
    """Say what one changed answer is, to follow "if": the choices newly ticked, else "without" those unticked.

    Gives, for example: “time for 9 to 19 hours a week”; or: without “a job with fixed hours”.
    """
    given, named = answers.get(step.question, frozenset()), rulebook.choices[step.question]
    ticked, unticked = (
        [_quoted(words) for choice, words in named.items() if choice in some]
        for some in (step.choices - given, given - step.choices)
    )
    return _listed(ticked, _("and")) if ticked else filled(_("without {choices}"), choices=_listed(unticked, _("and")))


def _shorts(rulebook: Rulebook, clause: Clause, _: Translate) -> list[str]:
    """The short words of the choices a clause names."""
    named = _voices(_) if clause.question == "voice" else rulebook.choices[clause.question]
    return [_quoted(named[choice]) for choice in clause.choices]


def _voices(_: Translate) -> dict[str, str]:
    return {
        "self": _("the person answers"),
        "other": _("someone who cares about the person answers"),
        "counsellor": _("a counselor answers with a client"),
    }


def _one_of(words: Sequence[str], _: Translate) -> str:
    return _listed(words, _("or"))


def _listed(words: Sequence[str], last: str) -> str:
    """The words as a list: "a", "a or b", "a, b or c"."""
    if len(words) == 1:
        return words[0]
    return filled("{first} {last} {end}", first=joined(", ", words[:-1]), last=last, end=words[-1])


def _quoted(words: str) -> str:
    return filled("“{words}”", words=words)


def _small_start(words: str) -> str:
    return words[:1].lower() + words[1:]
