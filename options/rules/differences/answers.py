"""Where the same answers come to something else: another severity band, or a question that counts as not known."""

from collections.abc import Iterator

from options.rules.answers import band_of
from options.rules.differences.answer_space import AnswerSpace
from options.rules.differences.common import Common
from options.rules.differences.terms import Exact


def answer_differences(common: Common, space: AnswerSpace) -> Iterator[Exact]:
    """Every derived answer that is worked out otherwise, and every question that is unknown on one side only."""
    derived = common.before.derived
    for key, twin in common.twins.items():
        source = derived[key].source_question
        asked = tuple(dict.fromkeys((source, derived[twin].source_question)))
        if len(asked) > 1:
            yield Exact(("answers", key), None, None, asked)
            continue
        unlike = [
            (chosen, count)
            for chosen, count in space.choices(source)
            if band_of(derived[key], {source: chosen}) != band_of(derived[twin], {source: chosen})
        ]
        if unlike:
            yield _exact(key, source, unlike)
    for key, there in common.unknown[0].items():
        here = common.unknown[1][key]
        unlike = [(chosen, count) for chosen, count in space.choices(key) if (chosen <= there) != (chosen <= here)]
        if unlike:
            yield _exact(key, key, unlike)


def _exact(key: str, question: str, unlike: list[tuple[frozenset[str], int]]) -> Exact:
    smallest = min((chosen for chosen, _ in unlike), key=len)
    answers = {question: smallest} if smallest else {}
    return Exact(("answers", key), answers, sum(count for _, count in unlike), (question,))
