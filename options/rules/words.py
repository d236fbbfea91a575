"""Rules said in words that can be read aloud, for pages and for editors."""

from collections.abc import Sequence

from options.rules.conditions import Answers, Clause, Condition
from options.rules.rulebook import Rule, Rulebook
from options.rules.whatif import Step

VOICE_WORDS = {
    "self": "the person answers",
    "other": "someone who cares about the person answers",
    "counsellor": "a counselor answers with a client",
}


def condition_in_words(rulebook: Rulebook, condition: Condition) -> str:
    """Say when a condition holds, to follow the word "if"; empty for a condition that always holds.

    "Do not include" is also true of an unanswered question, just as `none_of` is.
    Gives, for example: the answers include “no housing” or “unsteady housing”, and do not include “pregnant”.
    """
    if not condition:
        return ""
    wanted = [clause for clause in condition if clause.any_of]
    refused = [clause for clause in condition if clause.none_of]
    parts = [f"include {_listed(_shorts(rulebook, clause), 'or')}" for clause in wanted]
    if refused:
        named = [words for clause in refused for words in _shorts(rulebook, clause)]
        parts.append(f"do not include {_listed(named, 'or')}")
    return f"the answers {', and '.join(parts)}"


def effect_in_words(rulebook: Rulebook, rule: Rule) -> str:
    """Say what a rule does to its option, to follow a comma: "this speaks for it", "take care with this"."""
    words = rulebook.effect[rule.effect].words
    if rule.effect == "not_suitable" and rule.reason_kind:
        reason = next(reason.words for reason in rulebook.scale.reasons if reason.key == rule.reason_kind)
        return f"it is {_small_start(reason)}"
    if rule.effect == "needs_first" and rule.first:
        if rule.first == rule.option:
            return "it comes first, before all other options"
        return f"“{rulebook.option[rule.first].name}” has to come first"
    return f"this {words}" if rulebook.effect[rule.effect].points else words


def rule_in_words(rulebook: Rulebook, rule: Rule) -> str:
    """Say a whole rule: its option, when it applies, what it does, and why.

    Gives, for example: Naloxone: If the answers include “heroin”, this speaks for it. It stops an overdose.
    """
    return f"{rulebook.option[rule.option].name}: {when_and_then(rulebook, rule)} {rule.why}"


def when_and_then(rulebook: Rulebook, rule: Rule) -> str:
    """Say when a rule applies and what it does, as one sentence without the reason."""
    condition = condition_in_words(rulebook, rule.when)
    start = f"If {condition}" if condition else "Whatever the answers"
    return f"{start}, {effect_in_words(rulebook, rule)}."


def step_in_words(rulebook: Rulebook, step: Step, answers: Answers) -> str:
    """Say what one changed answer is, to follow "if": the choices newly ticked, else "without" those unticked.

    Gives, for example: “time for 9 to 19 hours a week”; or: without “a job with fixed hours”.
    """
    given, named = answers.get(step.question, frozenset()), rulebook.choices[step.question]
    ticked, unticked = (
        [f"“{words}”" for choice, words in named.items() if choice in some]
        for some in (step.choices - given, given - step.choices)
    )
    return _listed(ticked, "and") if ticked else f"without {_listed(unticked, 'and')}"


def _shorts(rulebook: Rulebook, clause: Clause) -> list[str]:
    """The short words of the choices a clause names."""
    named = VOICE_WORDS if clause.question == "voice" else rulebook.choices[clause.question]
    return [f"“{named[choice]}”" for choice in clause.choices]


def _listed(words: Sequence[str], last: str) -> str:
    """The words as a list: "a", "a or b", "a, b or c"."""
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _small_start(words: str) -> str:
    return words[:1].lower() + words[1:]
