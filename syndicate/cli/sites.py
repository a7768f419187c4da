"""Sites: the pages in a folder as a site serves them, and which of them hold a work.

folder → pages → [confined: sift] → candidates among the works → a job for each work that a page may hold
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from syndicate.cli.doors import Origin, original
from syndicate.cli.jobs import Job
from syndicate.cli.talk import clipped, progress, say
from syndicate.cli.targets import Named, is_address
from syndicate.confine import ConfinedPool
from syndicate.errors import ParseStopped, UsageError
from syndicate.fetch import Fetches
from syndicate.model import Capture, Policy, Work
from syndicate.saying import number_of
from syndicate.sifting import Sifted, sift
from syndicate.turns import in_turn

MOST_PAGES = 100_000
_ENDINGS = (".html", ".htm", ".xhtml")
_INDEX = "index."
_MOST = 5  # works that one page is compared with; more than two or three is a page of quotations


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of folders, the first of them at position `first` among the targets, and the works to look for.

    `works` is an original, or lists of them as `works add` takes them: feeds, sitemaps, OPML files, articles.
    """

    first: int
    pages: tuple[Named, ...]
    policy: Policy
    name: str  #: of the policy, as it was given
    works: Origin | tuple[Named, ...]


def is_folder(name: str) -> bool:
    """Whether a target is a folder of pages."""
    return bool(name) and "\0" not in name and not is_address(name) and Path(name).is_dir()


def pages_in(folder: str, address: str = "") -> tuple[Named, ...]:
    """The pages that a web server would give from a folder, by their paths; their addresses begin with that of the site.

    Hidden folders and what leads out of the folder are left out. Raises UsageError for none, and for too many.
    """
    root = Path(folder).resolve()
    found = sorted(_files(root))
    if not 0 < len(found) <= MOST_PAGES:
        raise UsageError(f"{clipped(folder)}: expected a folder with 1 to {MOST_PAGES:,} HTML pages")
    return tuple(
        Named(_address(address, path), str(Path(folder) / path))
        for path in (p.relative_to(root) for p in found)
    )


async def jobs_in(site: Site, fetcher: Fetches, confined: ConfinedPool) -> tuple[Job, ...]:
    """A job for each work that pages of the site may hold. Raises UsageError where no work can be read."""
    from syndicate.reuse import Index

    works = await _works(site, fetcher, confined)
    index = Index()
    for number, work in enumerate(works):
        index.add(work, str(number))
    held: dict[int, list[int]] = {}

    async def candidates(page: Named) -> Sequence[int]:
        capture = page.load()
        if not isinstance(capture, Capture):
            say(f"{clipped(page.path)}: not looked at: {capture}")
            return ()
        sifted = await confined.run_async(sift, capture, url=capture.url)
        if isinstance(sifted, Sifted):
            return [int(candidate.id) for candidate in index.lookup(sifted.text)[:_MOST]]
        return range(1) if isinstance(sifted, ParseStopped) else ()  # the check says what is wrong with it

    with progress("looking", len(site.pages)) as steps:
        async with aclosing(in_turn(site.pages, candidates)) as looked:
            async for at, numbers in looked:
                steps.done(site.pages[at].path)
                for number in numbers:
                    held.setdefault(number, []).append(site.first + at)
    return tuple(
        Job(site.policy, site.name, works[number], tuple(sorted(at))) for number, at in sorted(held.items())
    )


def say_passed_over(site: Site, told: set[int]) -> None:
    """How many pages hold none of the works, so that silence is not taken for a look."""
    rest = len(site.pages) - len(told)
    if rest:
        say(f"{number_of(rest, 'page')} of {len(site.pages):,}: no copy found")


async def _works(site: Site, fetcher: Fetches, confined: ConfinedPool) -> tuple[Work, ...]:
    if isinstance(site.works, Origin):
        return (await original(site.works, site.policy, fetcher, confined),)
    from syndicate.cli.works_shelf import works_listed

    works = await works_listed(site.works, site.policy, fetcher, confined)
    if not works:
        raise UsageError("--works: no work could be read from it, so nothing can be looked for")
    return works


def _files(root: Path) -> Iterator[Path]:
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            served = name.lower().endswith(_ENDINGS) and not name.startswith(".")
            if served and path.is_file() and path.resolve().is_relative_to(root):
                yield path


def _address(site: str, path: Path) -> str:
    if not site:
        return ""
    name = "" if path.name.lower().startswith(_INDEX) else path.name
    parts = (*path.parts[:-1], name)
    return site.rstrip("/") + "/" + quote("/".join(parts), errors="surrogateescape")
