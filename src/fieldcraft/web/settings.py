"""Django's settings: one person on this computer, everything private, nothing fetched from elsewhere."""

from __future__ import annotations

from fieldcraft.web.database import database_settings
from fieldcraft.web.home import data_folder
from fieldcraft.web.secret import secret_key

MEGABYTE = 1024 * 1024

DEBUG = False
SECRET_KEY = secret_key(data_folder())
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# First ours: our templates/django/forms override Django's, so that a field looks the same on every page.
INSTALLED_APPS = ["fieldcraft.web", "django.forms", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "fieldcraft.web.local_only.LocalOnly",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fieldcraft.web.data.turns.TakeTurns",
    "fieldcraft.web.refusals.SayRefusals",
    "django.middleware.common.CommonMiddleware",
    "fieldcraft.web.stamp.FormsOfWhatIsHere",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "fieldcraft.web.people.requests.ActAsLocalOwner",
]
ROOT_URLCONF = "fieldcraft.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "fieldcraft.web.navigation.places",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_settings(data_folder())}
AUTH_USER_MODEL = "web.Person"

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
# The files lie on this computer: asking again is cheap, and an update shows at once.
WHITENOISE_MAX_AGE = 0
WHITENOISE_ALLOW_ALL_ORIGINS = False

CSRF_COOKIE_NAME = "fieldcraft_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "fieldcraft.web.refusals.not_from_here"
MESSAGE_STORAGE = "fieldcraft.web.messages.Messages"

FILE_UPLOAD_HANDLERS = [
    "fieldcraft.web.sent_paths.KeepPaths",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Above what a person may send, so that too much gets a sentence from us instead of an error from Django.
LARGEST_REQUEST = 60 * MEGABYTE
# For exports, backups and files of bets, which are written to the disk as they come.
LARGEST_FILE = 1000 * MEGABYTE
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST
DATA_UPLOAD_MAX_NUMBER_FILES = 100_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # What a page already says to the person is no news for the terminal.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "waitress.queue": {"level": "ERROR"},
    },
}
