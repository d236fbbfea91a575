"""How often something differs, in words: counted over all answers, or in a sample that is said to be one."""

from options.admin.witness import asked_in_words
from options.rules.differences import Share
from options.rules.rulebook import Rulebook

COUNTABLE = 1_000_000
"""Above this many ways to answer, the number itself says nothing to people."""
MANY = 4


def share_in_words(book: Rulebook, share: Share) -> str:
    """One or two sentences; a sample is called one."""
    often = percent(share.changed, share.of)
    if not share.is_exact:
        drawn = f"{share.of:,} sets of answers drawn at random"
        if not share.changed:
            return f"Rare: for none of {drawn}, yet for the answers below."
        return f"For {share.changed:,} of {drawn} ({often}). This is a sample, not a count."
    if share.changed == share.of:
        return "For every set of answers. Counted exactly."
    asked = [asked_in_words(book, key) for key in share.questions]
    listed = "; ".join(asked[:MANY]) + (f"; and {len(asked) - MANY} more" if len(asked) > MANY else "")
    if share.of > COUNTABLE:
        return (
            f"For {often} of all ways to answer the {len(asked)} questions that decide it: {listed}. Counted exactly."
        )
    number = f"{share.changed:,} of all {share.of:,} ways to answer what decides it"
    return f"For {number} ({often}): {listed}. Counted exactly."


def percent(part: int, whole: int) -> str:
    """A share in percent with one digit; never 0 or 100 for something in between. Exact for numbers of any size."""
    thousandths = part * 1000 // whole if whole else 0
    if part and not thousandths:
        return "less than 0.1 %"
    if part < whole and thousandths == 999 and part * 10000 // whole >= 9995:
        return "more than 99.9 %"
    return f"{thousandths // 10}.{thousandths % 10} %"
