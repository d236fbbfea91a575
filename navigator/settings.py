"""All settings of the site, safe unless told otherwise.

Three ways to run:
- in production, nothing is assumed: SECRET_KEY and ALLOWED_HOSTS must be given;
- locally (NAVIGATOR_LOCAL=1), on this machine only, with a random key kept in var/;
- for debugging (DEBUG=1), like local, with Django's error pages.
docs/operations.md explains every variable.
"""

from pathlib import Path
from typing import Any

import dj_database_url

from navigator import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.path("NAVIGATOR_VAR", BASE_DIR / "var")

DEBUG = env.flag("DEBUG")
LOCAL = env.flag("NAVIGATOR_LOCAL", default=DEBUG)
PRODUCTION = not LOCAL

SECRET_KEY = env.text("SECRET_KEY")
if LOCAL and not SECRET_KEY:
    SECRET_KEY = env.local_secret(VAR_DIR / "secret_key")
SECRET_KEY_FALLBACKS = env.listing("SECRET_KEY_FALLBACKS")

ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]") if LOCAL else ())
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS")

# Applications and the way of a request

INSTALLED_APPS = [
    "navigator",
    "navigator.cases",
    "options",
    "crispy_forms",
    "options.apps.KnowledgeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "navigator.accounts",
]

MIDDLEWARE = [
    "navigator.middleware.PrivacyHeadersMiddleware",
    "navigator.middleware.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "navigator.compression.CompressionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "navigator.middleware.StaffUnavailableMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "navigator.middleware.StillEnglishMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "navigator.accounts.gate.StaffGateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "navigator.urls"
WSGI_APPLICATION = "navigator.wsgi.application"
CSRF_FAILURE_VIEW = "navigator.errors.csrf_failure"
# Every page below these demands a session with both steps of the sign-in behind it.
STAFF_PREFIXES = ("/admin/", "/cases/", "/account/")
SIGN_IN_PREFIX = "/sign-in/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("forms",)
CRISPY_TEMPLATE_PACK = "forms"
CRISPY_FAIL_SILENTLY = False

# Data base

DATABASE_URL = env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'navigator.sqlite3'}")

SQLITE_OPTIONS: dict[str, Any] = {
    # A writer waits for its turn at the start, instead of failing in the middle.
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-16000;"
    ),
}
POSTGRESQL_OPTIONS: dict[str, Any] = {"connect_timeout": 2}


def data_base(url: str) -> dict[str, Any]:
    """Turn a data base address into Django's settings for it.

    Connections are kept for a minute and looked at before use: after an outage the next
    request connects anew, where a pool would wait out its own growing pauses.
    """
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    is_sqlite = settings["ENGINE"].endswith("sqlite3")
    defaults = SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS
    settings["OPTIONS"] = {**defaults, **settings.get("OPTIONS", {})}
    if is_sqlite and settings["NAME"] != ":memory:":
        Path(settings["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    return settings


DATABASES = {"default": data_base(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The knowledge and the answers

RELEASE_FILE = env.path("RELEASE_FILE", VAR_DIR / "release.json")
RELEASE_POLL_SECONDS = env.number("RELEASE_POLL_SECONDS", 1)
# Off: another person approves what is published. On: one person may do it alone, and every result page says so.
SINGLE_PERSON_PUBLISHING = env.flag("SINGLE_PERSON_PUBLISHING")
ANSWER_IDLE_SECONDS = env.number("ANSWER_IDLE_SECONDS", 30 * 60, minimum=60)
LEAVE_URL = env.text("LEAVE_URL", "https://www.weather.gov/")
# The day by which reviews are judged; None is the real one, and in production it always is.
TODAY = env.day("NAVIGATOR_TODAY") if LOCAL else None

# Cases: what is personal is locked with the first of these keys, and opens with any (docs/operations.md)

CASE_KEYS = env.listing("CASE_KEYS")
if LOCAL and not CASE_KEYS:
    CASE_KEYS = [env.local_secret(VAR_DIR / "case_key")]
# What exported questionnaires and code lists are named by: a URN, or a web address of your own.
FHIR_BASE = env.text("FHIR_BASE", "urn:treatment-option-navigator")
# How long after it was archived a case is kept; what the law of the place asks for decides.
CASE_RETENTION_YEARS = env.number("CASE_RETENTION_YEARS", 7, minimum=1)

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
PLAIN_STATIC_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_STATIC_FILES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN_STATIC_FILES if DEBUG else HASHED_STATIC_FILES},
}

# Staff accounts (docs/decisions/0019-sign-in-in-two-steps.md)

STAFF_IDLE_SECONDS = env.number("STAFF_IDLE_SECONDS", 15 * 60, minimum=60)
STAFF_SESSION_SECONDS = env.number("STAFF_SESSION_SECONDS", 12 * 60 * 60, minimum=60)
LOGIN_URL = "sign-in"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "navigator.accounts.backends.StaffBackend"]
AXES_HANDLER = "navigator.accounts.throttle.GuessHandler"
AXES_LOCKOUT_CALLABLE = "navigator.accounts.waiting.locked"
AXES_CLIENT_IP_CALLABLE = "navigator.accounts.events.address_of"
# Refused guesses count no further, so that nobody can keep an account locked by going on.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Treatment option navigator"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Cookies: none outlives the browser, none can be read by a script

SESSION_ENGINE = "navigator.accounts.sessions"
SESSION_COOKIE_AGE = STAFF_SESSION_SECONDS
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrftoken" if PRODUCTION else "csrftoken"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None

# Headers and transport

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
# Other sites learn nothing. With "no-referrer" browsers send "Origin: null" with our own forms,
# which the security check of every form must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 31_536_000 if PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
BEHIND_PROXY = env.flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "navigator" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# Logs: to stderr, never with an answer in them

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_queries": {"()": "navigator.logs.WithoutQueries"}},
    "formatters": {
        "discreet": {
            "()": "logging.Formatter" if DEBUG else "navigator.logs.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "discreet",
            "filters": ["without_queries"],
        },
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
