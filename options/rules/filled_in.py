"""Answers said in words, as a filled-in questionnaire."""

from collections.abc import Collection, Mapping

from options.rules.rulebook import Rulebook


def filled_in(book: Rulebook, answers: Mapping[str, Collection[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is asked and what is answered, in words, in the order asked; unanswered questions are left out.

    Takes: answers the rulebook has.
    Gives: pairs of a question and its answers, such as ("How old are you?", ("18 to 25",)).
    """
    said = []
    for key, choices in book.choices.items():
        if given := answers.get(key):
            question, derived = book.question.get(key), book.derived.get(key)
            labels = {choice.key: choice.label for choice in question.choices} if question else dict(choices)
            if derived is not None:
                labels = {band.key: band.label for band in derived.bands}
            asked = question.wording.own if question else derived.label if derived else "Who answers"
            said.append((asked, tuple(labels[choice] for choice in choices if choice in given)))
    return tuple(said)


def answers_in_words(book: Rulebook, answers: Mapping[str, Collection[str]]) -> str:
    """The same as running text; "nothing answered" when there is none.

    Gives, for example: How old are you? 18 to 25. Travel? Only by phone or video.
    """
    said = [f"{asked.rstrip(':')} {', '.join(labels).rstrip('.')}." for asked, labels in filled_in(book, answers)]
    return " ".join(said) or "nothing answered."
