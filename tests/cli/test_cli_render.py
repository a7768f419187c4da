"""`check --render`: what a reader truly sees, through the program."""

from pathlib import Path

import pytest
from cli_pages import ADDRESS, BODY, GOOD, NOTICE, page
from cli_run import Run
from cli_web import Site, site

from syndicate.browser import chromium
from syndicate.errors import UsageError

SHEETED = GOOD.replace("</head>", '<link rel="stylesheet" href="/x.css"></head>').replace(
    "<a href", '<a class="x" href'
)
CREDIT = f"By Ann Lee. Originally published by Global Research. <a href='{ADDRESS}'>Original</a>"
SCRIPTED = page(f'<p id="credit"></p>{BODY}{NOTICE}<script>credit.innerHTML = "{CREDIT}"</script>')
SHELL = page('<div id="root"></div><noscript>You need to enable JavaScript</noscript>').replace(
    "</body>",
    f"<script>document.querySelector('#root').innerHTML = `<p>{CREDIT}</p>{BODY}{NOTICE}`</script></body>",
)


@pytest.fixture(scope="module", autouse=True)
def _a_chromium() -> None:
    try:
        chromium()
    except UsageError as error:
        pytest.skip(str(error))


def check(syndicate: Run, web: Site, path: str, *options: str) -> tuple[int, str]:
    endpoint = web.home.removeprefix("http://")
    ran = syndicate(
        "check", web.home + path, "--original", "original.html", "--policy", "global-research",
        "--allow", endpoint, *options,
    )  # fmt: skip
    return ran.code, ran.out + "\n".join(ran.err)


@pytest.mark.parametrize(
    ("html", "options", "code"),
    [
        (SHEETED, (), 0),
        (SHEETED, ("--render",), 1),
        (SCRIPTED, (), 1),
        (SCRIPTED, ("--render",), 0),
        (SHELL, (), 3),
        (SHELL, ("--render-if-needed",), 0),
        (SHEETED, ("--render-if-needed",), 0),
    ],
    ids=[
        "sheet hides the credit, plain", "sheet hides the credit, rendered",
        "script shows the credit, plain", "script shows the credit, rendered",
        "shell, plain", "shell, if needed", "no shell, if needed",
    ],
)  # fmt: skip
def test_what_a_reader_sees_decides(syndicate: Run, html: str, options: tuple[str, ...], code: int) -> None:
    with site() as web:
        web.put("/page", html, content_type="text/html; charset=utf-8")
        web.put("/x.css", ".x { display: none }", content_type="text/css")
        found, told = check(syndicate, web, "/page", *options)
    assert found == code, told


def test_a_picture_is_kept_of_each_rendered_page(syndicate: Run, folder: Path) -> None:
    with site() as web:
        web.put("/page", SCRIPTED, content_type="text/html; charset=utf-8")
        check(syndicate, web, "/page", "--render", "--screenshot", "shots/today")
    (picture,) = (folder / "shots" / "today").iterdir()
    assert picture.name == f"0001-{web.home.removeprefix('http://').replace(':', '-')}.png"
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_picture_needs_a_browser(syndicate: Run) -> None:
    ran = syndicate(
        "check", "good.html", "--original", "original.html", "--policy", "global-research", "--screenshot", "x"
    )  # fmt: skip
    assert (ran.code, ran.err) == (
        2,
        ["syndicate: --screenshot needs a browser: add --render or --render-if-needed"],
    )


def test_nothing_is_rendered_offline(syndicate: Run) -> None:
    ran = syndicate(
        "check", "good.html", "--original", "original.html", "--policy", "global-research", "--render", "--offline"
    )  # fmt: skip
    assert (ran.code, ran.err) == (
        2,
        ["syndicate: --render needs the network, and the run is offline; leave one of them out"],
    )


def test_a_chromium_that_is_none_is_named(syndicate: Run) -> None:
    ran = syndicate(
        "check", "good.html", "--original", "original.html", "--policy", "global-research", "--render",
        env={"SYNDICATE_CHROMIUM": "/no/such/browser"},
    )  # fmt: skip
    assert ran.code == 2
    assert ran.err == ["syndicate: SYNDICATE_CHROMIUM: /no/such/browser is no program that can be run"]
