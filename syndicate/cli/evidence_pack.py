"""What `syndicate evidence pack` does: gather what goes into a bundle, and write it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from syndicate.cli.outputs import refuse_existing
from syndicate.cli.settings import folder_settings
from syndicate.cli.talk import clipped, say
from syndicate.errors import PolicyError, UsageError
from syndicate.evidence import timestamp, wacz
from syndicate.evidence.manifest import digest
from syndicate.evidence.wacz_records import MIB
from syndicate.policy.sources import chain, open_source

_MOST = 64 * MIB  # of each file beside the WARC
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Wish:
    """The command as it was given."""

    warcs: tuple[str, ...]
    reports: tuple[str, ...]
    output: str
    policy: str = ""
    original: str = ""
    screenshot: str = ""
    timestamp: str = ""
    allow: tuple[str, ...] = ()
    allow_private: bool | None = None


def pack(wish: Wish) -> None:
    """Write the bundle and print its identity. Raises UsageError for what cannot be packed."""
    if wish.output == "-":
        raise UsageError("-o -: a bundle is not written to stdout; name a file such as copy.wacz")
    refuse_existing(wish.output)
    report_json, report_html = _report_files(wish.reports)
    reports = wacz.reports_of(report_json)
    text, page = _original(wish.original)
    contents = wacz.Contents(
        report_json, report_html, _policy(wish.policy, reports), text, page, _screenshot(wish.screenshot)
    )
    for name in wish.warcs:
        if not Path(name).is_file():
            raise UsageError(f"{clipped(name)}: there is no such file")
    identity = wacz.pack(
        Path(wish.output),
        [Path(name) for name in wish.warcs],
        contents,
        made_at=_checked_at(reports),
        stamp_by=_stamp(wish) if wish.timestamp else None,
    )
    print(f"{identity}  {clipped(wish.output)}")


def _report_files(names: Sequence[str]) -> tuple[bytes, bytes]:
    """The report as JSON and, where it is given, as HTML."""
    html = [name for name in names if name.lower().endswith((".html", ".htm"))]
    other = [name for name in names if name not in html]
    if len(other) != 1 or len(html) > 1:
        raise UsageError("--report: give the report as JSON once, and as HTML once at most")
    return _bytes("--report", other[0]), _bytes("--report", html[0]) if html else b""


def _checked_at(reports: Sequence[Mapping[str, Any]]) -> datetime:
    """When the last of the pages was checked: the bundle's time, so that packing again gives the same bytes."""
    try:
        times = [datetime.fromisoformat(str(each.get("checked_at"))) for each in reports]
    except ValueError as error:
        raise UsageError("--report: has no “checked_at” that is a time") from error
    if not times or any(each.tzinfo is None for each in times):
        raise UsageError("--report: tells no time of checking, or one without a zone")
    return max(times)


def _policy(name: str, reports: Sequence[Mapping[str, Any]]) -> bytes:
    """The bytes that the report's SHA-256 of its policy is of; none where no policy is named and that one is not here."""
    named = {json.dumps(each.get("policy"), sort_keys=True): each.get("policy") for each in reports}
    told = next(iter(named.values()), None)
    if len({each.get("sha256") for each in named.values() if isinstance(each, dict)}) != 1:
        raise UsageError(
            "--report: its pages were judged by several policies; pack those of each by themselves"
        )
    wanted = told if isinstance(told, dict) else {}
    try:
        links = chain(open_source(name or str(wanted.get("id"))))
    except PolicyError:
        if name:
            raise
        links = ()
    data = b"".join(each.data for each in links)
    if digest(data) == wanted.get("sha256"):
        return data
    if name:
        raise UsageError(
            f"--policy {clipped(name)}: is not what the report was judged by (its SHA-256 is another)"
        )
    say("the policy of the report is not here as it was then, so the bundle goes without it; give --policy")
    return b""


def _original(name: str) -> tuple[bytes, bytes]:
    """The original as text, and as a page: one of them."""
    if not name:
        return b"", b""
    data = _bytes("--original", name)
    if name.lower().endswith((".html", ".htm")):
        return b"", data
    if name.lower().endswith(".txt"):
        return data, b""
    raise UsageError(f"--original {clipped(name)}: expected a .txt or an .html file")


def _screenshot(name: str) -> bytes:
    data = _bytes("--screenshot", name) if name else b""
    if data and not data.startswith(_PNG):
        raise UsageError(f"--screenshot {clipped(name)}: is no PNG file")
    return data


def _bytes(option: str, name: str) -> bytes:
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"{option} {clipped(name)}: there is no such file")
    if path.stat().st_size > _MOST:
        raise UsageError(f"{option} {clipped(name)}: is larger than {_MOST // MIB} MiB")
    return path.read_bytes()


def _stamp(wish: Wish) -> wacz.Stamp:
    """Asks the authority, through the guard that holds for pages."""
    from syndicate.cli.doors import Network
    from syndicate.fetch import Fetcher, Manners

    network = Network.of(folder_settings(), wish.allow, wish.allow_private, None)
    if network.offline:
        raise UsageError("--timestamp: the settings say “offline”, so no authority can be asked")
    if not timestamp.available():
        raise UsageError(f"--timestamp: {timestamp.MISSING}")

    async def ask(data: bytes) -> bytes:
        async with Fetcher(Manners(allow=network.allow, allow_private=network.allow_private)) as fetcher:
            return await timestamp.ask(wish.timestamp, data, fetcher)

    return lambda data: asyncio.run(ask(data))
