"""Moves an open visit to the release readers see now."""

from dataclasses import replace

from navigator.cases.actions import visits
from navigator.cases.carrier import CaseCarrier
from navigator.cases.visits import addresses, groups
from navigator.cases.visits.newer import moved_to
from navigator.cases.visits.sitting import Sitting
from navigator.journey.entry import Journey
from options.publishing import current
from options.rules.rulebook import Rulebook


def move(sitting: Sitting) -> Sitting:
    """Keep the answers under the release readers see now, and give the visit under it. A second time changes nothing.

    Raises: visits.Finished.
    """
    now, visit = current.release(), sitting.visit
    if now.number == visit.release:
        return sitting
    kept = moved_to(now, sitting.live, sitting.kept)
    visits.save(visit, replace(sitting.content, kept=kept), now)
    moved = replace(sitting, journey=Journey(now, CaseCarrier(visit, now), kept))
    moved.keep(kept)
    return moved


def page_after(sitting: Sitting, before: Rulebook) -> str:
    """Where to go on: the first question that is new or asked again, or else the answers."""
    told = sitting.kept.told
    new = (
        question.key
        for group in groups.open_groups(sitting.rulebook, told)
        for question in groups.asked(sitting.rulebook, group, told)
        if question.key not in before.question and question.key not in told
    )
    key = next(new, "")
    if not key:
        return addresses.of_page(sitting.visit, addresses.ANSWERS)
    return addresses.of_question(sitting.visit, sitting.rulebook, key)
