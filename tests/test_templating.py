"""Templates are filled without trust in any value."""

from __future__ import annotations

from pathlib import Path

import pytest

from syndicate import templating
from syndicate.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of templates."""
    monkeypatch.setenv("SYNDICATE_HOME", str(tmp_path))
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("own.html", "&lt;b&gt;*x*\n@y&lt;/b&gt;"),
        ("own.md", "&lt;b&gt;\\*x\\* @\u2060y&lt;/b&gt;"),
        ("own.txt", "<b>*x* @y</b>"),
    ],
)
def test_each_kind_of_output_has_its_own_escaping(folder: Path, name: str, expected: str) -> None:
    (folder / name).write_text("{{ value }}")
    assert templating.render(name, value="<b>*x*\n@y</b>\x00") == expected


def test_values_are_clipped(folder: Path) -> None:
    (folder / "own.html").write_text("{{ value }}")
    assert len(templating.render("own.html", value="<" * 1_000_000)) < 4100


def test_an_address_in_html_is_escaped_and_not_clipped(folder: Path) -> None:
    (folder / "own.html").write_text("{{ url|href }}")
    url = "https://example.org/?a=1&b=" + "c" * 2000
    assert templating.render("own.html", url=url) == url.replace("&", "&amp;")


def test_an_address_in_markdown_keeps_its_ampersands(folder: Path) -> None:
    (folder / "own.md").write_text("[x](<{{ url|href }}>)")
    expected = "[x](<https://example.org/?a&amp;copy;%3E>)"
    assert templating.render("own.md", url="https://example.org/?a&copy;>") == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ nothing }}", "template own.html cannot be used: 'nothing' is undefined"),
        ("\n{% if %}", "template own.html, line 2 cannot be used: Expected an expression, got 'end of statement block'"),
        ("{{ ''.__class__ }}", "template own.html cannot be used: access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ value.append(1) }}", "template own.html cannot be used: access to attribute 'append' of 'list' object is unsafe."),
    ],
)  # fmt: skip
def test_a_bad_template_of_the_user_is_one_clear_line(folder: Path, text: str, message: str) -> None:
    (folder / "own.html").write_text(text)
    with pytest.raises(UsageError) as caught:
        templating.render("own.html", value=[])
    assert str(caught.value) == message


def test_a_template_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "own.html").write_bytes(b"caf\xe9")
    with pytest.raises(UsageError, match=r"^template own.html is not UTF-8 \(byte 3\)$"):
        templating.render("own.html")


def test_a_missing_template_is_named() -> None:
    with pytest.raises(UsageError, match=r"^template none.html cannot be used: none.html$"):
        templating.render("none.html")
