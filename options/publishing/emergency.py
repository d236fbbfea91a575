"""What one person may do at once when people could come to harm: suspend an option, or roll back to older content.

Both need the right to publish and a reason for the public log. Neither asks what is asked of new content (review dates,
wording, example cases): it was proved when it was sealed, and must not be held up now. What a suspension makes
impossible to promise is listed and sealed. Neither can take a suspension away: that needs a second person.
"""

from typing import Any

from django.contrib.admin.models import ADDITION

from options.models import Option, Release
from options.publishing.alone import alone
from options.publishing.entries import BY_PUBLISHING, last_entry_in
from options.publishing.history import past_and_live, planned
from options.publishing.promises import book_of, live_book, with_suspensions
from options.publishing.published import suspensions_in_force
from options.publishing.record import record
from options.publishing.refusals import CannotPublish, refuse, require, worded
from options.publishing.sealing import Deed, lines_of, seal
from options.rules.codec import canonical_json, digest_of
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook

SAY_WHY = "Say in a sentence why; everyone can read it in the log of changes."


def roll_back(to: int, by: Any, reason: str, *, digest: str = "") -> Release:
    """Seal the content of an older release under the next number; readers see it at once. The draft stays as it is.

    Takes: the digest of what was live when this was decided, to leave nothing else.
    What is suspended stays so (see `suspensions_in_force`). The content must be readable and its digest right; nothing
    else is checked again.
    Raises: PermissionDenied without the right to publish; CannotPublish without a reason, for a release that readers
    have never seen, for what they see already, or when something else is live; BadRelease when the content is damaged.
    """
    require(by, "publish_release")
    reason = worded(reason, "reason", SAY_WHY)
    with alone():
        live, seen = _live()
        if digest and digest != live.digest:
            message = "Another release went live while you were reading."
            refuse("changed", f"release {live.number}", message, "Look at what changes now, then roll back.")
        number = next((one.number for one in past_and_live() if one.number == to), None)
        if number is None:
            remedy = "Choose one that was live before; the log lists them."
            refuse("never-live", f"release {to}", f"Readers have never seen a release {to}.", remedy)
        target = Release.objects.get(number=number)
        book = book_of(target)
        kept = suspensions_in_force(book)
        book = with_suspensions(book, kept)
        if digest_of(canonical_json(book)) == live.digest:
            refuse("same", f"release {to}", f"Its content is what release {live.number} shows now.", "Choose another.")
        lines = [f"Back to the content of release {to}.", *_suspended_lines(book, kept), *lines_of(seen, book)]
        release = seal(
            book,
            Deed(Release.Kind.ROLL_BACK, reason, author=by, is_alone=target.is_alone),
            live=seen,
            changes=[*lines, *_never_starts()],
            last_edit=last_entry_in(target),
        )
        record(by, f"Rolled back to release {to}.", reason, release, ADDITION)
    return release


def suspend(option_key: str, by: Any, why: str, reason: str) -> Release:
    """Stop offering an option to anybody: the live content with this option suspended, and the same in the draft.

    Takes: `why` as readers see it beside the option, `reason` for the public log. To lift it, an editor empties the
    field in the draft and submits that as any other change.
    Raises: PermissionDenied without the right to publish; CannotPublish without words, for an option readers do not
    have, or one that is suspended with these words already.
    """
    require(by, "publish_release")
    why = worded(why, "why", "Say to readers why it is not offered for now.")
    reason = worded(reason, "reason", SAY_WHY)
    with alone(Option):
        live, seen = _live()
        option = seen.option.get(option_key)
        if option is None:
            refuse("option", f"option {option_key}", "Readers do not have this option.", "Choose one they have.")
        if option.suspended == why:
            refuse("same", f"option {option_key}", "It is suspended already, with the same words.", "Nothing is to do.")
        book = with_suspensions(seen, {option_key: why})
        if problems := find_problems(book):
            raise CannotPublish(problems)
        release = seal(
            book,
            Deed(Release.Kind.SUSPENSION, reason, author=by, is_alone=live.is_alone),
            live=seen,
            changes=[*_suspended_lines(book, {option_key: why}), *_never_starts()],
            last_edit=last_entry_in(live),
        )
        _suspend_in_draft(option_key, by, why, release)
        record(by, f"Suspended {option.name}.", reason, release, ADDITION)
    return release


def _suspend_in_draft(key: str, by: Any, why: str, release: Release) -> None:
    """Write the words in the draft row too, and in its history; a draft without the option stays as it is."""
    for row in Option.objects.filter(key=key):
        Option.objects.filter(pk=row.pk).update(suspended=why)
        record(by, f"Suspended with release {release.number}.", release.reason, row, BY_PUBLISHING)


def _live() -> tuple[Release, Rulebook]:
    live, book = live_book()
    if live is None or book is None:
        refuse("no-release", "release", "Nothing has been published yet.", "Publish the draft first.")
    return live, book


def _suspended_lines(book: Rulebook, words: dict[str, str]) -> list[str]:
    return [f"{book.option[key].name}: not offered for now. {said}" for key, said in words.items()]


def _never_starts() -> list[str]:
    """The planned releases that this one overtakes."""
    return [f"Release {one.number}, planned for {one.live_from:%Y-%m-%d}, does not start." for one in planned()]
