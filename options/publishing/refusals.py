"""Refusals of publishing, each a sentence about what stands in the way and one about what to do."""

from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied

from options.rules.errors import Problem, RulesError


class CannotPublish(RulesError):
    """Something stands in the way; nothing was changed."""


def refuse(code: str, place: str, message: str, remedy: str) -> NoReturn:
    """Refuse for one reason.

    Raises: CannotPublish, always.
    """
    raise CannotPublish([Problem(code, place, message, remedy)])


def require(by: Any, right: str) -> None:
    """Let only a person with this right go on. Takes: a right without its application, such as "publish_release".

    Raises: django.core.exceptions.PermissionDenied.
    """
    if not by.has_perm(f"options.{right}"):
        raise PermissionDenied(f"{by} does not have the right {right}.")


def worded(text: str, code: str, remedy: str) -> str:
    """A text that stays on record, without white space around it.

    Raises: CannotPublish when nothing is left.
    """
    if not (kept := text.strip()):
        refuse(code, code, "This needs a reason in words.", remedy)
    return kept
