"""The board of forum.py, run by an interpreter that has pybbm: `board.py post < topics.json`, `board.py runserver HOST:PORT`.

`post` lets Ann open a topic for each {title, text, quoted} and Ben answer it, quoting some of it, all by the board's own forms, and
writes the paths of the topics as JSON.
"""

# mypy: ignore-errors
from __future__ import annotations

import inspect
import json
import os
import sys

inspect.getargspec = inspect.getfullargspec  # Django 2.2 and pybbm are older than Python 3.11

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command, execute_from_command_line  # noqa: E402

_FRAME = """<!doctype html><html><head><title>{% block title %}{% endblock %}</title>
{% block extra_head %}{% endblock %}</head>
<body>{% block breadcrumb %}{% endblock %}{% block content %}{% endblock %}</body></html>"""
_NO_POLL = {
    "poll_type": 0,
    "poll_answers-TOTAL_FORMS": 0,
    "poll_answers-INITIAL_FORMS": 0,
    "poll_answers-MAX_NUM_FORMS": 0,
}
_APPS = ("auth", "contenttypes", "sessions", "sites", "staticfiles")
_AROUND = ("sessions.middleware.SessionMiddleware", "auth.middleware.AuthenticationMiddleware")


def main() -> None:
    """Do what the command line says."""
    settings.configure(
        SECRET_KEY="of a run",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="board",
        SITE_ID=1,
        USE_TZ=True,
        USE_I18N=False,
        STATIC_URL="/static/",
        PYBB_NICE_URL_SLUG_DUPLICATE_LIMIT=1000,  # of topics with the same title
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{os.environ['BOARD']}/board.sqlite"}
        },
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in _APPS), "pybb"],
        MIDDLEWARE=[*(f"django.contrib.{name}" for name in _AROUND), "pybb.middleware.PybbMiddleware"],
        TEMPLATES=[_templates()],
    )
    django.setup()
    if sys.argv[1] == "post":
        json.dump(_post(json.load(sys.stdin)), sys.stdout)
    else:
        execute_from_command_line(sys.argv)


def _templates() -> dict[str, object]:
    of_apps = "django.template.loaders.app_directories.Loader"
    of_ours = ("django.template.loaders.locmem.Loader", {"base.html": _FRAME})
    processors = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [of_ours, of_apps],
            "context_processors": [*processors, "pybb.context_processors.processor"],
        },
    }


def _post(topics: list[dict[str, str]]) -> list[str]:
    from django.contrib.auth.models import User
    from django.test import Client
    from pybb.models import Category, Forum

    call_command("migrate", verbosity=0)
    forum = Forum.objects.create(name="Articles", category=Category.objects.create(name="All"))
    ann, ben = Client(HTTP_HOST="127.0.0.1"), Client(HTTP_HOST="127.0.0.1")
    ann.force_login(User.objects.create_user("ann"))
    ben.force_login(User.objects.create_user("ben"))
    for number, topic in enumerate(topics, 1):
        _sent(
            ann, f"/forum/{forum.pk}/topic/add/", {"name": topic["title"], "body": topic["text"], **_NO_POLL}
        )
        quote = f'[quote="ann"]{topic["quoted"]}[/quote]\n'
        _sent(
            ben,
            f"/topic/{number}/post/add/",
            {"body": f"{quote}Thanks for posting this, Ann. What do others think?"},
        )
    return [f"/topic/{number}/" for number in range(1, len(topics) + 1)]


def _sent(member, form, fields) -> None:
    answer = member.post(form, fields)
    if answer.status_code != 302:
        raise SystemExit(f"{form}: the board refuses {fields}")


def _routes() -> list[object]:
    from django.contrib.auth.views import LoginView
    from django.urls import include, path

    doors = [
        path(f"{name}/", LoginView.as_view(), name=name) for name in ("auth_login", "registration_register")
    ]
    return [path("", include("pybb.urls", namespace="pybb")), *doors]


if __name__ == "__main__":
    main()
else:
    urlpatterns = _routes()
