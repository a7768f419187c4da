"""`check --evidence DIR`: a bundle for each page that was fetched, with what it was judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from syndicate.cli.outputs import refuse_existing
from syndicate.cli.talk import clipped, say
from syndicate.errors import FetchError, PageError, UsageError
from syndicate.fetch import Fetches
from syndicate.fetch.settings import HTML
from syndicate.model import Capture, Report, Verdict
from syndicate.model.exchange import Exchange
from syndicate.urls import host

_PAGES = (200, 203)
_LONGEST = 60  # characters of a host in a name


@dataclass(slots=True)
class Keeper:
    """What a run fetches, until its reports are there; all of it is held in memory.

    `original` is the page of the original where that is a file, `told` what the command says of it, as JSON.
    """

    folder: Path
    policy: bytes = field(repr=False)
    original: bytes = field(default=b"", repr=False)
    told: bytes = field(default=b"", repr=False)
    exchanges: list[Exchange] = field(default_factory=list, repr=False)
    rendered: dict[str, Capture] = field(default_factory=dict, repr=False)
    pictures: dict[str, bytes] = field(default_factory=dict, repr=False)

    def keep(self, reports: Sequence[Report]) -> None:
        """Write a bundle for each page that arrived, and say which. Raises UsageError where one cannot be written."""
        for report in reports:
            page = report.page
            at = report.checked_at
            if report.verdict is Verdict.NOT_CHECKED or not page or not page.capture.fetched_at or not at:
                say(f"{clipped(report.url)}: was not fetched and checked, so there is no evidence of it")
                continue
            path = self.folder / _name(page.capture)
            refuse_existing(str(path), " with --evidence")
            say(f"{clipped(str(path))}: manifest SHA-256 {self._pack(path, report, reports, at)}")

    def _pack(self, path: Path, report: Report, reports: Sequence[Report], at: datetime) -> str:
        from syndicate.evidence import wacz
        from syndicate.evidence.warc import write
        from syndicate.report import formatter

        drawn = self.rendered.get(report.url)
        contents = wacz.Contents(
            _bytes(formatter("json")([report])),
            _bytes(formatter("html")([report])),
            self.policy,
            report.work.text.encode("utf-8", "replace"),
            self.original,
            self.pictures.get(report.url, b""),
            self.told,
        )
        warc = b"".join(write(self._of(report, reports), (drawn,) if drawn and drawn.rendered else ()))
        try:
            return wacz.pack(path, warc, contents, made_at=at)
        except OSError as error:
            raise UsageError(
                f"--evidence {clipped(str(path))}: {error.strerror or 'cannot be written'}"
            ) from error

    def _of(self, report: Report, reports: Sequence[Report]) -> Iterator[Exchange]:
        """All that was fetched but the other pages, and this page as another target led to it."""
        others = {url for each in reports if each is not report for url in _way(each)}
        others -= {*_way(report), *report.work.addresses}
        twice = self._elsewhere(report)
        return (each for each in self.exchanges if each.url not in others and each not in twice)

    def _elsewhere(self, report: Report) -> list[Exchange]:
        """Whole answers at the address of the page that are not the one it was judged by."""
        read = report.page.capture if report.page else None
        same = [
            each for each in self.exchanges if read and each.url == read.final_url and each.status in _PAGES
        ]
        judged = [each for each in same if read and each.started_at == read.fetched_at]
        return [each for each in same if each not in judged] if judged else []


class Keeping:
    """`Fetches` that keeps what a browser made of each page."""

    def __init__(self, inner: Fetches, kept: dict[str, Capture]) -> None:
        self._inner = inner
        self._kept = kept

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError | PageError:
        found = await self._inner.fetch(url, kinds=kinds, body=body)
        if isinstance(found, Capture) and body:
            self._kept[url] = found
        return found


def evidence_folder(name: str) -> Path:
    """The folder, made if need be. Raises UsageError where it cannot be made."""
    try:
        Path(name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--evidence {clipped(name)}: {error.strerror or 'cannot be made'}") from error
    return Path(name)


def _way(report: Report) -> tuple[str, ...]:
    return () if report.page is None else (*report.page.capture.redirects, report.page.capture.final_url)


def _name(capture: Capture) -> str:
    from syndicate.evidence.manifest import digest

    plain = re.sub(r"[^a-z0-9.-]+", "-", host(capture.final_url).lower()).strip(".-")[:_LONGEST]
    of = f"{capture.url} {capture.fetched_at} {capture.sha256}"
    return f"{plain or 'page'}-{digest(of.encode())[:12]}.wacz"


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "replace") if isinstance(content, str) else content
