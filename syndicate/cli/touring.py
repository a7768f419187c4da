"""What `syndicate demo` does: a small web → tour → table, report file, exit code."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.cli.outputs import colored, write_whole
from syndicate.cli.talk import progress, say
from syndicate.demo.scenes import SCENES, Scene
from syndicate.demo.tour import terms, tour
from syndicate.demo.web import SmallWeb
from syndicate.model import Policy, Report
from syndicate.report.as_html import render
from syndicate.report.as_text import STYLES
from syndicate.report.reading import SYMBOLS, deciding, gist, tally_words, words

if TYPE_CHECKING:
    from rich.console import RenderableType

AS_EXPECTED = 0
NOT_AS_EXPECTED = 1

Toured = tuple[Scene, Report]

_NOTE = (
    "These terms ask for a credit, a copyright line and a link. They say nothing about the author's name or "
    "about changes to the text: so the page without an author and the page with an edited text meet them. "
    "Other terms decide otherwise (syndicate policy list)."
)
_FOR_PAPER = 110  #: columns where stdout is no terminal


def run(folder: str) -> int:
    """The whole demo; 0 where every page got the verdict that it was made to get."""
    with SmallWeb() as web:
        policy = terms(web)
        _say(f"A small web on this machine: an article at {web.original}")
        _say(f"and {len(SCENES)} pages of others, announced by {web.feed}")
        _say(f"Terms: {policy.title}, as shipped, with {web.publisher} added to the publisher's hosts.")
        _say("The article, its author and every site are invented.")
        toured = asyncio.run(_tour(web))
        note = _disclaimer(policy, web)
    _print_table(toured)
    reports = [report for _, report in toured]
    _say(f"{tally_words(reports)}\n\n{_NOTE}\n")
    path = _write(render(reports, note=note), folder)
    print(f"Report: {path}")
    wrong = [(scene, report) for scene, report in toured if report.verdict is not scene.expected]
    for scene, report in wrong:
        say(f"{scene.name}: expected {scene.expected}, found {report.verdict}: {report.reason}")
    return NOT_AS_EXPECTED if wrong or len(toured) != len(SCENES) else AS_EXPECTED


def _disclaimer(policy: Policy, web: SmallWeb) -> str:
    """What whoever is sent the report alone must know."""
    return (
        "Demonstration: the article, its author and every site are invented, and all pages were served from one "
        f"machine by “syndicate demo”. The terms are quoted from {policy.assigner.name}, which has nothing to do "
        f"with these pages; the demo's own address {web.publisher} was added to its hosts."
    )


async def _tour(web: SmallWeb) -> list[Toured]:
    """The pages in the order of the scenes."""
    toured: list[Toured] = []
    with progress("checking", len(SCENES)) as steps:
        async for scene, report in tour(web):
            toured.append((scene, report))
            steps.done(scene.name)
    return sorted(toured, key=lambda each: SCENES.index(each[0]))


def _print_table(toured: Sequence[Toured]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table("page", "verdict", "reason", box=SIMPLE_HEAD, pad_edge=False)
    for scene, report in toured:
        mark = SYMBOLS[report.verdict]
        verdict = Text(f"{mark} {words(report.verdict)}", STYLES[mark], no_wrap=True)
        reason = "\n".join((report.reason, *map(gist, deciding(report))))
        table.add_row(Text(scene.name), verdict, Text(reason))
    _show(table)


def _say(text: str) -> None:
    """Prose on stdout, in lines as wide as the terminal; an address is not broken."""
    from rich.text import Text

    _show(Text(text, overflow="ignore"))


def _show(what: RenderableType) -> None:
    """On stdout, in the width of the terminal, and without the spaces that fill its lines."""
    from rich.console import Console

    width = min(shutil.get_terminal_size().columns, _FOR_PAPER) if sys.stdout.isatty() else _FOR_PAPER
    console = Console(file=sys.stdout, width=width, no_color=not colored(), highlight=False)
    with console.capture() as caught:
        console.print(what)
    lines = (line.rstrip() for line in caught.get().split("\n"))
    print("\n".join(lines), end="", flush=True)


def _write(html: str, folder: str) -> Path:
    """Where the report was written: the folder, or a temporary one where that cannot be written."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        path = Path(folder, "report.html").resolve()
        write_whole(path, html)
    except OSError as error:
        say(f"{folder}: {error.strerror or error}; the report goes to a temporary folder")
        path = Path(tempfile.mkdtemp(prefix="syndicate-demo-"), "report.html")
        write_whole(path, html)
    return path
