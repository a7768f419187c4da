"""What `syndicate works show` does: a work, what was corrected of it, and its copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from syndicate.cli.rows import block
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.works_kept import named
from syndicate.model import Work
from syndicate.report.reading import words
from syndicate.saying import day, number_of
from syndicate.store import copies, pages, works
from syndicate.store.rows import CopyRow, WorkRow
from syndicate.works.corrections import correction, diff_lines

_DIFF = 40  # lines of one correction; the whole texts are in the store


def show(names: Sequence[str], store: str | None) -> None:
    """Print each of the works. Raises UsageError for one that there is not."""
    with open_store(store, folder_settings(), create=False) as opened, opened.reading() as tx:
        for at, row in enumerate(named(tx, names)):
            if at:
                print()
            for lines in _work(tx, row):
                print(block(*lines))


def changes(before: Work, after: Work) -> Iterator[str]:
    """What was corrected, a line for each change, at most _DIFF of them."""
    change = correction(before, after)
    lines = diff_lines(change) if change else ()
    for at, line in enumerate(lines):
        if at == _DIFF:
            yield "…"
            return
        yield line


def _work(tx: Connection, row: WorkRow) -> Iterator[tuple[str, ...]]:
    work = works.get(tx, row.id)
    by = ", ".join((*work.authors, work.publisher))
    dates = (("published", work.published), ("read", row.refreshed_at), ("due", row.due_at))
    yield (
        f"{row.id} {work.title or 'without title'}",
        work.url,
        by,
        f"{row.policy}, {row.state}{': ' + row.reason if row.reason else ''}",
        ", ".join(f"{name} {day(when)}" for name, when in dates if when),
        f"{number_of(len(work.text.split()), 'word')}",
        *(f"also at {url}" for url in work.aliases),
        *(f"also called {title}" for title in work.titles[1:]),
    )
    later = work
    for version in work.versions:
        earlier = replace(work, text=version.text, title=version.title, seen=version.seen, versions=())
        if lines := tuple(changes(earlier, later)):
            yield f"corrected, seen {day(later.seen) or 'at an unknown time'}", *lines
        later = earlier
    held = copies.of_work(tx, row.id)
    told = (line for each in held for line in _copy(tx, each))
    yield number_of(len(held), "copy", "copies"), *told


def _copy(tx: Connection, copy: CopyRow) -> tuple[str, ...]:
    """How a copy stands, and when and why its page is looked at."""
    page = pages.row_of(tx, copy.page_id)
    verdict = (
        f"gone since {day(copy.gone_at)}, was {words(copy.verdict)}" if copy.gone_at else words(copy.verdict)
    )
    since = "" if copy.gone_at else f" since {day(copy.since)}"
    looked = f"looked at {day(page.looked_at)}" if page.looked_at else "not looked at yet"
    due = f"due {day(page.due_at)}" if page.due_at else "not looked at again"
    return f"{verdict}{since}: {page.url}", f"{looked}, {due}{': ' if page.reason else ''}{page.reason}"
