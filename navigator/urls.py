"""Every address of the site, by area. Public pages stand at / in English and at /es/ in Spanish."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from navigator import health

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("", include("navigator.accounts.urls")),
    path("admin/", admin.site.urls),
    path("cases/", include("navigator.cases.urls")),
    *i18n_patterns(
        path("", include("navigator.journey.urls")),
        path("", include("navigator.library.urls")),
        path("", include("navigator.compare.urls")),
        path("", include("navigator.code.urls")),
        path("", include("navigator.guides.urls")),
        path("", include("navigator.plan.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "navigator.errors.bad_request"
handler403 = "navigator.errors.permission_denied"
handler404 = "navigator.errors.page_not_found"
handler500 = "navigator.errors.server_error"
