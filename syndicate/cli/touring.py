"""What `syndicate demo` does: a small web → tour → table, report file, exit code."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from syndicate.cli.outputs import colored, write_whole
from syndicate.cli.talk import progress, say
from syndicate.demo.scenes import SCENES, Scene
from syndicate.demo.tour import terms, tour
from syndicate.demo.web import SmallWeb
from syndicate.model import Report
from syndicate.report import formatter
from syndicate.report.reading import SYMBOLS, tally_words, words

AS_EXPECTED = 0
NOT_AS_EXPECTED = 1

Toured = tuple[Scene, Report]

_NOTE = """\
These terms ask for a credit, a copyright line and a link. They say nothing about the author's name or about
changes to the text: so the page without an author and the page with an edited text meet them. Other terms
decide otherwise (syndicate policy list)."""


def run(folder: str) -> int:
    """The whole demo; 0 where every page got the verdict that it was made to get."""
    with SmallWeb() as web:
        print(f"A small web on this machine: an article at {web.original}")
        print(f"and {len(SCENES)} pages of others, announced by {web.feed}")
        print(f"Terms: {terms(web).title}, as shipped, with {web.publisher} added to the publisher's hosts.")
        print("The article, its author and every site are invented.\n", flush=True)
        toured = asyncio.run(_tour(web))
    _print_table(toured)
    reports = [report for _, report in toured]
    print(f"{tally_words(reports)}\n\n{_NOTE}\n")
    path = _write(formatter("html")(reports), folder)
    print(f"Report: {path}")
    wrong = [(scene, report) for scene, report in toured if report.verdict is not scene.expected]
    for scene, report in wrong:
        say(f"{scene.name}: expected {scene.expected}, found {report.verdict}: {report.reason}")
    return NOT_AS_EXPECTED if wrong or len(toured) != len(SCENES) else AS_EXPECTED


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
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("page", "verdict", "reason", box=SIMPLE_HEAD, pad_edge=False)
    for scene, report in toured:
        verdict = f"{SYMBOLS[report.verdict]} {words(report.verdict)}"
        table.add_row(Text(scene.name), Text(verdict, no_wrap=True), Text(report.reason))
    width = None if sys.stdout.isatty() else 110
    Console(file=sys.stdout, width=width, no_color=not colored(), highlight=False).print(table)


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
