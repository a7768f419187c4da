"""Talk: what is said to a person on stderr, while data goes to stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from syndicate.model import Report

_LONGEST_NAME = 200  # characters
_LONGEST = 1_000  # characters; a page can choose parts of what we say


def say(line: str) -> None:
    """One line on stderr, whatever `line` holds."""
    from syndicate.escaping import one_line

    print(f"syndicate: {one_line(line, _LONGEST)}", file=sys.stderr, flush=True)


def clipped(name: str) -> str:
    """A name or an address as a line may repeat it: what is said of it must not be pushed away."""
    from syndicate.escaping import one_line

    return one_line(name, _LONGEST_NAME)


def say_not_checked(report: Report) -> None:
    """Why a page was not checked, so that nobody has to look for it in the data."""
    say(f"{clipped(report.url).rstrip(':')}: not checked: {report.reason}")


class Steps(Protocol):
    """A progress that is shown; `done` counts one step and names it."""

    def done(self, what: str) -> None: ...


class _Silent:
    def done(self, what: str) -> None:
        """A progress bar in a file is noise."""


@contextmanager
def progress(title: str, total: int) -> Iterator[Steps]:
    """A progress bar on stderr, gone when the block ends; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    rest = Column(no_wrap=True, overflow="ellipsis", ratio=1)  # a long address must not push the count away
    name = TextColumn("{task.description}", markup=False, table_column=rest)
    columns = (BarColumn(20), MofNCompleteColumn(), name)
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        task = bar.add_task(title, total=total)

        class Shown:
            def done(self, what: str) -> None:
                from syndicate.escaping import one_line

                bar.update(task, advance=1, description=one_line(what, 200))

        yield Shown()


@contextmanager
def status(title: str) -> Iterator[Callable[[str], None]]:
    """A line on stderr that tells what is being done, gone when the block ends; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda line: None
        return
    from rich.console import Console
    from rich.text import Text

    from syndicate.escaping import one_line

    with Console(stderr=True).status(Text(title)) as shown:
        yield lambda line: shown.update(Text(one_line(line, 200), no_wrap=True, overflow="ellipsis"))
