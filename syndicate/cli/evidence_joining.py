"""What `syndicate evidence join` does: bundles of several checks become one, in which what did not change lies once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from syndicate.cli.outputs import refuse_existing
from syndicate.cli.talk import clipped
from syndicate.errors import UsageError
from syndicate.evidence import wacz
from syndicate.evidence.wacz_records import compressed, entries
from syndicate.evidence.warc import write
from syndicate.evidence.warc_reading import Recording, open_recording
from syndicate.model import Capture

_SAME = {wacz.POLICY: "terms", wacz.ORIGINAL: "text of the original"}


def join(names: Sequence[str], output: str) -> None:
    """Write the bundle and print its identity. Raises UsageError for bundles that do not belong together.

    Of what can be in a bundle once only (the report for people, a picture), it has that of the last check.
    """
    if output == "-":
        raise UsageError("-o -: a bundle is not written to stdout; name a file such as history.wacz")
    refuse_existing(output)
    checks = sorted((_opened(name) for name in names), key=lambda check: check[0][-1]["checked_at"])
    recordings = [recording for _, recording in checks]
    for path, what in _SAME.items():
        if len({each.files.get(path, b"") for each in recordings}) > 1:
            raise UsageError(
                f"the bundles do not hold the same {what}, so one report would be held against that of another; keep them apart"
            )
    reports = list({json.dumps(each, sort_keys=True): each for found, _ in checks for each in found}.values())
    last = recordings[-1].files
    contents = wacz.Contents(
        json.dumps(reports, ensure_ascii=False, indent=2).encode(),
        last.get("syndicate/reports.html", b""),
        last.get(wacz.POLICY, b""),
        last.get(wacz.ORIGINAL, b""),
        last.get("syndicate/original.html", b""),
        last.get("syndicate/screenshot.png", b""),
        last.get(wacz.CHECK, b""),
    )
    exchanges = {each: None for recording in recordings for each in recording.exchanges}
    in_order = sorted(exchanges, key=lambda each: each.started_at)
    drawn = {each.sha256: each for recording in recordings for each in _drawn(recording)}
    warc = b"".join(write(in_order, drawn.values()))
    made_at = datetime.fromisoformat(reports[-1]["checked_at"])
    print(f"{wacz.pack(Path(output), warc, contents, made_at=made_at)}  {clipped(output)}")


def _opened(name: str) -> tuple[tuple[Any, ...], Recording]:
    """The reports of a bundle, the oldest first, and what it recorded."""
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"{clipped(name)}: there is no such file")
    if path.suffix.lower() != ".wacz":
        raise UsageError(f"{clipped(name)}: is no bundle; join what “syndicate check --evidence” wrote")
    recording = open_recording(path)
    data = recording.files.get(wacz.REPORT)
    if data is None:
        raise UsageError(f"{clipped(name)}: holds no report; join what “syndicate check --evidence” wrote")
    reports = wacz.reports_of(data)
    for each in reports:
        try:
            aware = datetime.fromisoformat(str(each.get("checked_at"))).tzinfo is not None
        except ValueError:
            aware = False
        if not aware:
            raise UsageError(f"{clipped(name)}: its report tells no time of checking")
    return tuple(sorted(reports, key=lambda each: str(each["checked_at"]))), recording


def _drawn(recording: Recording) -> Iterator[Capture]:
    """What a browser made of pages."""
    for path, data in recording.files.items():
        if not path.startswith("archive/"):
            continue
        for each in entries(compressed(data, recording.name), recording.name):
            if each.type == "resource":
                at = datetime.fromisoformat(each.date).astimezone(UTC)
                yield Capture(each.url, each.payload, fetched_at=at, rendered="a browser")
