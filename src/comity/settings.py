"""Settings: strict unless the environment says otherwise. See docs for every variable.

The variables are `COMITY_DATA` (where the register's files lie), `DATABASE_URL`
(PostgreSQL instead of the embedded SQLite), `COMITY_URL` (the address that people type),
`COMITY_HOSTS` (further host names), `COMITY_SECRET_KEY`, `COMITY_DEBUG`, and for letters
`COMITY_MAIL`, `COMITY_MAIL_FROM`, `COMITY_MAILBOX`; for signatures `COMITY_TIMESTAMP_URL`
`COMITY_TRUSTED_AUTHORITIES` and `COMITY_REVOCATION_LISTS`; for texts in more languages
`COMITY_TEXT_LANGUAGES`; for the sign-in of an institution
`COMITY_OIDC_URL`, `COMITY_OIDC_CLIENT`, `COMITY_OIDC_SECRET` and `COMITY_OIDC_NAME`.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from comity.institution_sign_in import providers_in
from comity.places_on_disk import data_directory, secret_key_in
from comity.register.database import database_from

DATA = data_directory(os.environ)
SECRET_KEY = os.environ.get("COMITY_SECRET_KEY") or secret_key_in(DATA)
DEBUG = os.environ.get("COMITY_DEBUG") == "1"

ADDRESS = urlsplit(os.environ.get("COMITY_URL", "http://127.0.0.1:8000"))
IS_SECURE = ADDRESS.scheme == "https"
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, [ADDRESS.hostname, *os.environ.get("COMITY_HOSTS", "").split(",")]),
]
CSRF_TRUSTED_ORIGINS = [f"{ADDRESS.scheme}://{ADDRESS.netloc}"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "comity.register",
    "comity.intake",
    "comity.agenda",
    "comity.cooperation",
    "comity.protocol",
    "comity.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "comity.headers.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "comity.desk.entrance.sessions.NotesWhereSignedIn",
    "comity.desk.viewer.NamesAsFarAsSeen",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "comity.full_disk.TellsOfAFullDisk",
]

ROOT_URLCONF = "comity.urls"
WSGI_APPLICATION = "comity.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "comity.desk.shell.surroundings",
            ],
        },
    },
]

DATABASES = {"default": database_from(os.environ.get("DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "register.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Signing in (django-allauth): accounts are made by who lets people in, never by signing up.
ACCOUNT_ADAPTER = "comity.desk.entrance.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/300s/key", "reauthenticate": "5/300s/user"}
MFA_ADAPTER = "comity.desk.entrance.adapters.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
SOCIALACCOUNT_ADAPTER = "comity.desk.entrance.adapters.FromElsewhere"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = providers_in(os.environ)
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
USERSESSIONS_TRACK_ACTIVITY = True
# Behind HTTPS stands one proxy, whose word for the visitor's address is taken.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_SECURE else 0
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"

# Letters leave by `smtp://` (unsealed), `smtp+starttls://` or `smtps://user:password@host:port`.
MAIL = urlsplit(os.environ.get("COMITY_MAIL", ""))
EMAIL_HOST = MAIL.hostname or ""
EMAIL_PORT = MAIL.port or {"smtps": 465, "smtp+starttls": 587}.get(MAIL.scheme, 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.scheme == "smtps", MAIL.scheme == "smtp+starttls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("COMITY_MAIL_FROM", "")
# Answers come to `imaps://user:password@host/folder` (or `imap+starttls://`).
MAILBOX = os.environ.get("COMITY_MAILBOX", "")

LANGUAGE_CODE = "en"
LANGUAGES = [("tr", "Türkçe"), ("en", "English"), ("ru", "Русский")]
LANGUAGE_COOKIE_NAME = "comity_language"
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("COMITY_TIME_ZONE", "UTC")

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = True

SESSION_COOKIE_NAME = "comity_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_NAME = "comity_csrf"
CSRF_COOKIE_SECURE = IS_SECURE
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Signing: who stamps the time (RFC 3161), and which root certificates are trusted (PEM).
TIMESTAMP_URL = os.environ.get("COMITY_TIMESTAMP_URL", "")
_TRUSTED = os.environ.get("COMITY_TRUSTED_AUTHORITIES", "")
TRUSTED_AUTHORITIES = Path(_TRUSTED) if _TRUSTED else None
# Lists of revoked certificates, read anew each time: whoever renews the files is heeded at once.
_REVOKED = os.environ.get("COMITY_REVOCATION_LISTS", "").split(",")
REVOCATION_LISTS = tuple(Path(each.strip()) for each in _REVOKED if each.strip())

# Languages in which texts are drafted, beside Turkish, English and Russian: `de,fr`.
_TONGUES = os.environ.get("COMITY_TEXT_LANGUAGES", "").split(",")
TEXT_LANGUAGES = tuple(dict.fromkeys(("tr", "en", "ru", *filter(None, map(str.strip, _TONGUES)))))

# One source at a time stays in memory while it is read; larger uploads go to a file.
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
