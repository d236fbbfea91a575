"""The door to what cases teach about the rules: for those who may change rules, whether or not they are in a team."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

from navigator.cases import log
from navigator.cases.door import written_down

RIGHT = "options.change_rule"


def for_learners(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a view be seen by editors only; everybody else gets 404. Both are written down."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(RIGHT):
            log.refused(request, None, None)
            raise Http404
        return written_down(request, None, None, lambda: view(request))

    return guarded
