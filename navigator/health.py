"""Two questions a supervisor asks: does the process live, and can it rank?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from options.publishing import current


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether a release is loaded, and which; 503 while there is none."""
    try:
        release = current.release()
    except current.NoRelease:
        remedy = "Publish a release: manage.py load_knowledge options/seed --publish"
        return JsonResponse({"ready": False, "remedy": remedy}, status=503)
    return JsonResponse({"ready": True, "release": release.number, "digest": release.digest})
