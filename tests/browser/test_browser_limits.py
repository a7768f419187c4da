"""A page that would hold the browser up ends within its limits, with a reason, and the next page is read."""

from __future__ import annotations

import pytest
from browser_web import Drawing, web

from syndicate.errors import FetchError, PageError
from syndicate.model import Capture

LATE = "The browser could not show the page within 4 seconds."
GIVEN_UP = (
    "The browser gave the page up: it ran out of memory, it crashed, or the page led elsewhere for ever."
)
BIG = "The page has grown beyond 1000000 bytes."
STOPPED = [
    ("endless", "setTimeout(() => { while (true) {} }, 50)", {LATE}),
    (
        "a gigabyte",
        "a = []; for (;;) { a.push(new Uint8Array(1e7).fill(1)); t = performance.now() + 10; "
        "while (performance.now() < t); }",
        {GIVEN_UP},
    ),
    ("too long", "document.body.append('x'.repeat(2e6))", {BIG, LATE}),
    ("grows", "setInterval(() => document.body.append('x'.repeat(1e5)), 5)", {BIG, LATE, GIVEN_UP}),
]
SHOWN = [
    "alert(1); confirm(2); prompt(3); print()",
    "onbeforeunload = () => 'stay'",
    "window.open('about:blank')",
    "Object.prototype.toString = Element.prototype.setAttribute = getComputedStyle = () => { throw 1 }",
    "document.body.style.height = '100000px'",
    "const t = Date.now(); while (Date.now() < t + 20) {}",
]


@pytest.mark.parametrize(
    ("script", "reasons"), [each[1:] for each in STOPPED], ids=[each[0] for each in STOPPED]
)
def test_what_does_not_end_is_ended_with_a_reason(strict: Drawing, script: str, reasons: set[str]) -> None:
    pages = {"/": f"<body><p>A page</p><script>{script}</script>", "/next": "<p>The next page</p>"}
    with web(pages) as site:
        stopped, found = strict.pages(site, "/", "/next")
    assert isinstance(stopped, FetchError | PageError), stopped
    assert stopped.reason in reasons
    assert isinstance(found, Capture)
    assert b"The next page" in found.body


def test_no_more_is_loaded_than_a_page_may(strict: Drawing) -> None:
    script = "for (let i = 0; i < 300; i++) fetch('/part' + i).catch(() => 0)"
    with web({"/": f"<p>A page</p><script>{script}</script>"}) as site:
        (found,) = strict.pages(site, "/")
        assert len(site.hits) == 1 + 7
    assert isinstance(found, Capture | PageError)


@pytest.fixture(scope="module")
def shown(drawing: Drawing) -> list[Capture | FetchError | PageError]:
    """What was made of each of `SHOWN`, all at once."""
    with web(
        {
            f"/{at}": f"<body><p>A page</p><script>{each}</script><p>Its end</p>"
            for at, each in enumerate(SHOWN)
        }
    ) as site:
        return drawing.pages(site, *site.pages)


@pytest.mark.parametrize(("at", "script"), list(enumerate(SHOWN)))
def test_a_page_cannot_hold_the_browser_up(
    shown: list[Capture | FetchError | PageError], at: int, script: str
) -> None:
    found = shown[at]
    assert isinstance(found, Capture), script
    assert b"Its end" in found.body
