"""Templates: Jinja files named by what they produce, filled without trust in any value.

    name.html   every value is made plain, clipped, then HTML-escaped
    name.md     every value is escaped for Markdown, on one line
    name.txt    every value is made plain, on one line

A template has to do nothing for that. Undefined names are errors. Where a user's own folder replaces templates,
all of them run in Jinja's immutable sandbox; our own need none, and the sandbox triples the time of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndicate import escaping, resources
from syndicate.errors import UsageError
from syndicate.saying import day

if TYPE_CHECKING:
    from jinja2 import Environment

PASSAGE = 20_000  #: characters shown of a copied text, about eight printed pages

_ESCAPE: dict[str, Callable[[str], str]] = {
    "html": escaping.shown,  # HTML's own escaping is Jinja's, after this
    "md": escaping.markdown,
    "txt": escaping.one_line,
}


def render(name: str, /, **values: object) -> str:
    """The template `name`, which ends in html, md or txt, filled with `values`.

    Raises UsageError, naming the template, where it is missing, malformed or asks for what is not there.
    """
    with _as_usage_error(name):
        return _environment(name.rpartition(".")[2], resources.home()).get_template(name).render(**values)


def check(name: str) -> None:
    """Raise UsageError where the template `name` is missing or malformed."""
    with _as_usage_error(name):
        _environment(name.rpartition(".")[2], resources.home()).get_template(name)


@contextmanager
def _as_usage_error(name: str) -> Iterator[None]:
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        yield
    except TemplateError as error:
        place = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
        raise UsageError(f"template {name}{place} cannot be used: {error.message}") from error


@cache
def _environment(kind: str, home: Path) -> Environment:
    """The templates for a kind of output as the user whose folder is `home` sees them; they are read once."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = (ImmutableSandboxedEnvironment if (home / "templates").is_dir() else Environment)(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalizer(kind),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["href"] = _href(kind)
    environment.filters["day"] = day
    environment.filters["brief"] = _brief
    environment.filters["passage"] = _passage
    return environment


def _finalizer(kind: str) -> Callable[[Any], Any]:
    """What Jinja calls on every value it writes; markup that a macro made is left alone."""
    from markupsafe import Markup

    escape = _ESCAPE[kind]

    def finalize(value: Any) -> Any:
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        return escape(value) if kind == "html" else Markup(escape(value))  # noqa: S704 - just escaped

    return finalize


def _href(kind: str) -> Callable[[str], Any]:
    """`href` for this kind; its result must not be clipped or escaped as words are."""
    from markupsafe import Markup, escape

    if kind == "html":
        return lambda url: escape(escaping.href(url))
    if kind == "md":
        return lambda url: Markup(escaping.markdown_href(url))  # noqa: S704 - percent-encoded
    return lambda url: Markup(escaping.href(url))  # noqa: S704 - plain text, percent-encoded


def _brief(text: str) -> str:
    """A value for a heading, a table cell or the words of a link: one line of at most 200 characters."""
    return escaping.one_line(text, 200)


def _passage(text: str) -> Any:
    """A text that is meant to be long: clipped much later than other values. For HTML only."""
    from markupsafe import escape

    return escape(escaping.shown(text, PASSAGE))


def source(name: str) -> str | None:
    """The text of a template, unfilled; None where there is none. Raises UsageError where it is not UTF-8."""
    file = resources.find("templates", name)
    if file is None:
        return None
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"template {name} is not UTF-8 (byte {error.start})") from error
