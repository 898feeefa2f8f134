"""Settings, from the environment where they differ between machines; safe by default, nothing about a person in any log.

``ANSPRUCH_SECRET_KEY`` (all processes need the same one), ``ANSPRUCH_HOSTS`` (names it answers to, by commas),
``ANSPRUCH_HTTPS`` (1 behind TLS), ``ANSPRUCH_OPERATOR`` (who runs it, for the imprint), ``ANSPRUCH_DATA`` (where SQLite
lives), ``DATABASE_URL`` (PostgreSQL instead).
"""

import os
from pathlib import Path

import dj_database_url
import django.conf.locale
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from anspruch.web.languages import HERE, languages

DATA = Path(os.environ.get("ANSPRUCH_DATA", Path.home() / ".local/share/anspruch"))
SECRET_KEY = os.environ.get("ANSPRUCH_SECRET_KEY") or get_random_secret_key()
DEBUG = False
OPERATOR = os.environ.get("ANSPRUCH_OPERATOR", "")
ALLOWED_HOSTS = os.environ.get("ANSPRUCH_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
_HTTPS = os.environ.get("ANSPRUCH_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "anspruch.web.site",
    "anspruch.web.check",
    "anspruch.web.law",
    "anspruch.web.conference",
    "anspruch.web.api",
]
MIDDLEWARE = [
    "anspruch.web.site.log.middleware",
    "anspruch.web.site.headers.middleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "anspruch.web.site.tongues.ReadersLanguage",
    "anspruch.web.site.health.middleware",
    "anspruch.web.site.limits.middleware",
    "anspruch.web.api.problems.middleware",
    "django.middleware.common.CommonMiddleware",
    "anspruch.web.site.passages.GermanPassages",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "anspruch.web.urls"
WSGI_APPLICATION = "anspruch.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {"environment": "anspruch.web.site.pages.environment"},
    }
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{DATA / 'anspruch.sqlite3'}", conn_max_age=60, conn_health_checks=True)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "de"
LANGUAGES = [(one.code, one.name) for one in languages()]
LANGUAGES_BIDI = [one.code for one in languages() if one.bidi]
LOCALE_PATHS = [HERE / "locale"]
# Django does not know every language of these pages
django.conf.locale.LANG_INFO.update(
    {one.code: {"code": one.code, "name": one.german, "name_local": one.name, "bidi": one.bidi} for one in languages()}
)
django.conf.locale.LANG_INFO.update({name.lower(): {"fallback": [one.code]} for one in languages() for name in one.browsers})
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

# Chromium sends "Origin: null" under no-referrer, which the protection of forms refuses
SECURE_REFERRER_POLICY = "same-origin"
PERMISSIONS_POLICY = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = _HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 31536000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "anspruch.web.site.views.csrf_failed"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # the design's icons are data
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# requests a minute and client; an office, or a class with its teacher, may share one address
LIMITS = {kind: int(os.environ.get(f"ANSPRUCH_{kind.upper()}_RATE", most)) for kind, most in (("form", 600), ("api", 1200), ("proof", 20))}
PROXIES = int(os.environ.get("ANSPRUCH_PROXIES", "0"))

COMPUTE = os.environ.get("ANSPRUCH_COMPUTE", "1") == "1"
"""Whether a start computes what is missing of the conference's record; else ``anspruch conference import`` does, when its operator says."""

LOG_REQUESTS = os.environ.get("ANSPRUCH_LOG", "1") == "1"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"lines": {"class": "anspruch.web.site.log.Lines"}},
    "loggers": {
        "django": {"handlers": ["lines"], "level": "ERROR", "propagate": False},
        "anspruch.web": {"handlers": ["lines"], "level": "WARNING", "propagate": False},
    },
}
