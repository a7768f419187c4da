"""Pictures of rendered pages in a folder: `check --screenshot DIR`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.cli.talk import clipped, say
from syndicate.errors import UsageError
from syndicate.model import Outcome, Report
from syndicate.urls import host

if TYPE_CHECKING:
    from syndicate.browser import Browser

_TOLD = (Outcome.FAILED, Outcome.CANNOT_TELL)
_LONGEST = 60  # characters of a host in a name


def shots_folder(name: str, render: str) -> Path | None:
    """The folder for pictures, made if need be. Raises UsageError without a browser, or where it cannot be made."""
    if not name:
        return None
    if not render:
        raise UsageError("--screenshot needs a browser: add --render or --render-if-needed")
    try:
        Path(name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--screenshot {clipped(name)}: {error.strerror or 'cannot be made'}") from error
    return Path(name)


async def shoot(browser: Browser, url: str, report: Report, folder: Path, position: int) -> bytes:
    """Write the picture of a page that was rendered, its findings framed, and give it. Raises UsageError where it cannot be written.

    The name is the place among the targets and the host, such as `0001-blog.example.png`.
    """
    from syndicate.cli.outputs import write_file

    picture = await browser.picture(url, outlines(report))
    if picture is None:
        if report.page is not None and report.page.capture.rendered:
            say(f"{clipped(url)}: the browser could not draw a picture of it")
        return b""
    plain = re.sub(r"[^a-z0-9.-]+", "-", host(url).lower()).strip(".-")[:_LONGEST]
    write_file(str(folder / f"{position + 1:04}-{plain or 'page'}.png"), picture)
    return picture


def outlines(report: Report) -> tuple[tuple[str, str], ...]:
    """The places that what is not met, or not decided, speaks of: selector and term."""
    return tuple(
        dict.fromkeys(
            (place.selector, finding.term)
            for finding in report.findings
            if finding.outcome in _TOLD
            for place in finding.evidence
            if place.selector and place.visible
        )
    )
