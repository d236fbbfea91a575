"""What a ranking gives of one kind, in a few words: the two sides of a difference."""

from options.rules.differences.outcomes import Found
from options.rules.placements import Contribution, Placement
from options.rules.ranking import Ranking
from options.rules.rulebook import Rulebook

NOT_SHOWN = "not shown"
NOT_THERE = "not in the catalog"


def name_of(before: Rulebook, after: Rulebook, found: Found) -> str:
    """What readers call the option, message, question or derived answer of a difference."""
    kind, key = found
    for book in (after, before):
        if kind == "alerts" and key in book.alert:
            return book.alert[key].title
        if kind == "answers" and key in book.derived:
            return book.derived[key].label
        if kind == "answers" and key in book.question:
            return book.question[key].wording.own
        if key in book.option:
            return book.option[key].name
    return key


def in_words(book: Rulebook, found: Found, own: Ranking, other: Ranking) -> str:
    """What a ranking gives of one kind for one key; of reasons, those that the other ranking does not give."""
    kind, key = found
    if kind == "alerts":
        return _alert(book, key, own)
    if kind == "suitability":
        return _suitability(book, key, own)
    if kind == "first":
        return f"first: {own.suitable[0].option.name}" if own.suitable else "nothing is suitable"
    if kind == "top three":
        return ", ".join(placement.option.name for placement in own.suitable[:3]) or "nothing is suitable"
    if kind == "order":
        return next(
            (f"place {one.rank} of {len(own.options)}" for one in own.options if one.option.key == key), NOT_THERE
        )
    if kind == "supports":
        return next(
            (f"place {one.rank} of the supports" for one in own.supports if one.option.key == key), "not listed"
        )
    if kind == "reasons":
        return _reasons(book, key, own, other)
    return _answer(book, key, own)


def _alert(book: Rulebook, key: str, own: Ranking) -> str:
    levels = {level.key: level.words for level in book.scale.levels}
    for place, shown in enumerate(own.alerts, start=1):
        if shown.key == key:
            words = f"{levels.get(shown.level, shown.level)}: “{shown.alert.title}”, message {place}"
            return f"{words}, in place of the order" if shown.holds_back else words
    return NOT_SHOWN


def _suitability(book: Rulebook, key: str, own: Ranking) -> str:
    reasons = {reason.key: reason.words for reason in book.scale.reasons}
    for placement in (*own.options, *own.held_back):
        if placement.option.key == key:
            kind = placement.reason_kind
            return reasons.get(kind, kind) if kind else "suitable"
    return "not held back" if key in book.option else NOT_THERE


def _reasons(book: Rulebook, key: str, own: Ranking, other: Ranking) -> str:
    """Points and fit word, then the reasons that only this side gives."""
    mine, theirs = _placed(own, key), _placed(other, key)
    if mine is None:
        return NOT_SHOWN
    fits = {band.key: band.words for band in book.scale.fit}
    said = f"{mine.points:+d} points, {fits.get(mine.fit, mine.fit)}"
    if mine.capped:
        said += f", wishes capped by {abs(mine.capped)}"
    known = {_told(one) for one in theirs.contributions} if theirs else set()
    only = [f"{one.points:+d} {one.rule.why} [{one.rule.key}]" for one in mine.contributions if _told(one) not in known]
    return "; ".join([said, *only])


def _placed(ranking: Ranking, key: str) -> Placement | None:
    shown = (*ranking.options, *ranking.supports, *ranking.held_back)
    return next((placement for placement in shown if placement.option.key == key), None)


def _told(one: Contribution) -> tuple[object, ...]:
    rule = one.rule
    return rule.key, rule.effect, one.points, rule.theme, rule.findings, one.because, rule.first


def _answer(book: Rulebook, key: str, own: Ranking) -> str:
    if key in book.derived:
        bands = {band.key: band.label for band in book.derived[key].bands}
        words = ", ".join(bands.get(band, band) for band in own.settled.given.get(key, ()))
        return f"{words} (assumed)" if key in own.settled.assumed else words
    return "counts as not known" if key in own.settled.unknown else "counts as answered"
