"""One settings file, read from the environment (docs/configuration.md lists what may be set)."""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from caseload.launch.prepare import DEMO_LOGINS, DEMO_PASSWORD  # noqa: F401 - offered by the log-in page of a demo

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
DATA_DIR = Path(os.environ.get("CASELOAD_DATA") or BASE_DIR / ".data").resolve()


def flag(name, default=False):
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes", "on"}


def secret(name):
    """From the environment, else from the file that the launcher made beside the data."""
    value = os.environ.get(f"CASELOAD_{name.upper()}")
    file = DATA_DIR / "secrets" / name
    if value or file.exists():
        return value or file.read_text().strip()
    raise ImproperlyConfigured(
        f"No secret “{name}”: start through manage.py or make, which make one in {file.parent}, "
        f"or set CASELOAD_{name.upper()}."
    )


SECRET_KEY = secret("secret_key")
CASELOAD_ID_KEY = secret("id_key")
CASELOAD_INDEX_KEY = secret("index_key")

DEBUG = flag("CASELOAD_DEBUG")
ALLOWED_HOSTS = [host for host in os.environ.get("CASELOAD_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CASELOAD_ORIGINS", "").split(",") if origin]
SECURE = flag("CASELOAD_HTTPS")
"""Set behind HTTPS: cookies are then sent over HTTPS only."""

INSTALLED_APPS = [
    "caseload.core",
    "households",
    "households.plans",
    "households.roster",
    "households.quality",
    "households.support.leaflets",
    "households.support.policies",
    "households.support.eligibility",
    "households.support.giving",
    "households.support.employment",
    "visits",
    "visits.issues",
    "visits.errands",
    "visits.doorstep",
    "visits.activities",
    "caseload.desk",
    "caseload.demo",
    "caseload.bench",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "import_export",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "caseload.core.middleware.ContentPolicy",
    "caseload.core.middleware.Bounded",
    "caseload.core.middleware.Readable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "caseload.core.middleware.StaysLoggedIn",
    "caseload.core.middleware.LogInFirst",
    "caseload.core.middleware.Preferences",
    "caseload.core.middleware.FirstSteps",
    "django.contrib.messages.middleware.MessageMiddleware",
    "caseload.core.middleware.NoNumberInAddress",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "caseload.core.middleware.SavedOnce",
]

ROOT_URLCONF = "caseload.urls"
WSGI_APPLICATION = "caseload.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["caseload.core.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "caseload.desk.shell.shell",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
"""Widgets are drawn by our own templates where there are some (``templates/django/forms``)."""

DATABASES = {"default": dj_database_url.config(conn_max_age=0)}
if not DATABASES["default"]:
    raise ImproperlyConfigured(
        "No database: start through manage.py or make, which start the embedded PostgreSQL, or set DATABASE_URL."
    )
DATABASES["default"]["CONN_MAX_AGE"] = int(os.environ.get("CASELOAD_CONN_MAX_AGE", "60"))
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["caseload.core.backends.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "phone", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "caseload.core.accounts.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "caseload.core.forms.account.LoginForm",
    "change_password": "caseload.core.forms.account.ChangePasswordForm",
}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PREVENT_ENUMERATION = True
# One address stands for a whole office, so failures are counted per account at that address.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "300/m/ip,5/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("CASELOAD_PROXIES", "0"))
"""How many proxies stand before the server: which address in X-Forwarded-For is the client's."""
RATELIMIT_IP_META_KEY = "caseload.core.accounts.address_of"
USERSESSIONS_TRACK_ACTIVITY = False
HELP_CONTACT = os.environ.get("CASELOAD_CONTACT", "")
"""Whom to ring for a password, shown on the log-in page: an office and its telephone number."""

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 30 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "caseload.core.views.errors.stale_form"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["caseload.core.formats"]
LANGUAGE_COOKIE_NAME = "caseload_language"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("CASELOAD_STATIC") or DATA_DIR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "caseload.core.scripts.NamedByContent"
        if (STATIC_ROOT / "staticfiles.json").exists() and not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists() or DEBUG
MEDIA_ROOT = Path(os.environ.get("CASELOAD_MEDIA") or DATA_DIR / "media")
"""Private: nothing in it has an address; views that check scope read it."""
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
MAX_REQUEST_BYTES = 52 * 1024 * 1024
"""A roster of 50 MB and the form around it."""
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

CASELOAD_HOOKS = {
    "person_holds": ["households.services.assigning.held_by"],
    "person_left": ["visits.issues.services.ownership.owner_left"],
    "households_handed_over": [
        "visits.issues.services.ownership.households_handed_over",
        "households.plans.services.plans.households_handed_over",
    ],
    "households_changed": ["households.support.eligibility.services.standing.mark_stale"],
    "households_taken_back": ["households.support.eligibility.services.standing.forget"],
    "benefit_missing": ["visits.issues.services.missing_benefits.benefit_missing"],
    "entitlements_changed": ["households.support.eligibility.services.standing.mark_stale"],
    "rhythm_changed": ["visits.services.planning.rhythm_changed"],
    "working_days_changed": [
        "visits.issues.services.retiming.working_days_changed",
        "households.plans.services.answers.working_days_changed",
    ],
    "facts_recounted": [
        "households.services.recounting.recount",
        "households.plans.services.recounting.recount",
        "visits.services.recounting.recount",
        "visits.issues.services.recounting.recount",
        "visits.errands.services.recounting.recount",
    ],
    "assessment_begun": ["visits.doorstep.services.assessments.assessment_begun"],
    "action_reopened": ["visits.doorstep.services.case_links.action_reopened"],
    "case_closed": ["visits.issues.services.case_closing.case_closed"],
    "plan_page": [
        "visits.issues.services.case_actions.issues_of_plan",
        "visits.doorstep.services.case_links.visits_of_plan",
    ],
    "household_gaps": ["visits.doorstep.services.planned_gaps.gaps_of_plan"],
    "kept_pages": ["visits.activities.services.kept.pages_for"],
    "issue_page": ["visits.errands.views.page.of_issue", "visits.doorstep.views.photos.photos_of_issue"],
}
"""Which functions of higher rooms follow, in the same transaction, from what happens in lower ones, or answer them."""

PROCRASTINATE_IMPORT_PATHS = ["caseload.desk.reminders"]
"""Jobs that do not lie in a ``tasks`` module."""

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("CASELOAD_LOG", "WARNING")},
}
SILENCED_SYSTEM_CHECKS = []
