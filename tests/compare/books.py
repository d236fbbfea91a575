"""The seed with figures of our own making, so that the tests know every number."""

from dataclasses import replace

from options.rules.catalog import Figure, Outcome
from options.rules.rulebook import Rulebook

ALIVE = Outcome(
    measure="Deaths",
    text="4.3 deaths of 1,000 people a year with it, 9.5 without.",
    certainty="moderate",
    theme="alive",
    over="One year",
    who="Adults in many countries",
    figures=(Figure("died with it", 4.3, 1000), Figure("died without it", 9.5, 1000, is_here=False)),
)
IN_CARE = Outcome(
    measure="Finishing the program",
    text="9 to 56 of 100 people finished, over 12 studies.",
    certainty="low",
    theme="in_care",
    over="The whole program",
    who="People in 12 studies",
    figures=(Figure("finished", 9, 100, count_to=56),),
)


def with_figures(book: Rulebook) -> Rulebook:
    """The seed in which every option tells the same two outcomes, carrying on as now only the first."""
    options = tuple(
        replace(
            option,
            outcomes=(ALIVE,) if option.kind == "comparison" else (ALIVE, IN_CARE, *option.outcomes),
            work_and_family=f"Work and family with {option.name}.",
            change_later=f"You can leave {option.name} at any time.",
        )
        for option in book.options
    )
    return replace(book, options=options)
