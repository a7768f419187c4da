"""Recordings as targets of a check: the pages in a WARC or a bundle, judged offline by what is packed with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from syndicate.cli.talk import clipped, say
from syndicate.cli.targets import Named
from syndicate.errors import PolicyError, UsageError

if TYPE_CHECKING:
    from syndicate.cli.checking import Order
    from syndicate.evidence.warc_reading import Recording

_ENDINGS = (".warc", ".warc.gz", ".wacz")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Played:
    """What is checked instead of the web: the recordings, the order with what they pack, and the pages in them."""

    order: Order
    recordings: tuple[Recording, ...] = ()
    targets: tuple[Named, ...] = ()


@contextmanager
def played(order: Order) -> Iterator[Played]:
    """The recordings among the targets, none where there are none. What is packed stands in a folder that goes with the block.

    Raises UsageError for recordings beside other targets, and for what cannot be read.
    """
    names = [each for each in order.targets if _is_recording(each)]
    if not names:
        yield Played(order)
        return
    if len(names) != len(order.targets) or order.files_from:
        raise UsageError(
            f"{clipped(names[0])}: is a recording, which is checked offline; check other targets by themselves"
        )
    if order.evidence:
        raise UsageError("--evidence: what comes from a recording is kept already; check addresses with it")
    from syndicate.evidence.warc_reading import open_recording

    recordings = tuple(open_recording(_file(each)) for each in names)
    with TemporaryDirectory() as folder:
        full = _with_packed(order, recordings[0], Path(folder))
        yield Played(
            replace(full, targets=(), page_urls=()),
            recordings,
            _targets(order, recordings, full.original or ""),
        )


def _is_recording(name: str) -> bool:
    return name.lower().endswith(_ENDINGS) and not name.lower().startswith(("http://", "https://"))


def _file(name: str) -> Path:
    if not Path(name).is_file():
        raise UsageError(f"{clipped(name)}: there is no such file")
    return Path(name)


def _targets(order: Order, recordings: tuple[Recording, ...], original: str) -> tuple[Named, ...]:
    from syndicate.evidence.replay import pages

    found = order.page_urls or tuple(
        url for each in recordings for url in _listed(each) or pages(each, original)
    )
    if not found:
        raise UsageError(f"{recordings[0].name}: holds no HTML page that could be checked")
    return tuple(Named(url=url) for url in dict.fromkeys(found))


def _listed(recording: Recording) -> tuple[str, ...]:
    """The addresses that were asked for, of the pages that the reports in a bundle are about."""
    pages = (_part(each, "page").get("url") for each in _reports(recording))
    return tuple(url for url in pages if isinstance(url, str) and url.startswith(("http://", "https://")))


def _reports(recording: Recording) -> tuple[Mapping[str, Any], ...]:
    from syndicate.evidence import wacz

    data = recording.files.get(wacz.REPORT)
    return wacz.reports_of(data) if data else ()


def _part(report: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = report.get(name)
    return value if isinstance(value, dict) else {}


def _with_packed(order: Order, recording: Recording, folder: Path) -> Order:
    """The order with the policy and the original of the bundle where the command names none."""
    report = next(iter(_reports(recording)), {})
    if not order.policy:
        order = replace(order, policy=_policy(recording, _part(report, "policy"), folder))
    if order.original:
        return order
    return _with_original(order, recording, _part(report, "work"), folder)


def _policy(recording: Recording, told: Mapping[str, Any], folder: Path) -> str | None:
    """The name of the policy here that is the packed one, else the packed one as a file."""
    from syndicate.evidence import wacz
    from syndicate.evidence.manifest import digest
    from syndicate.policy.sources import chain, open_source

    packed = recording.files.get(wacz.POLICY)
    if not packed:
        return None
    if digest(packed) != told.get("sha256"):
        say(
            f"{recording.name}: the policy in it is not the one that its report was judged by (its SHA-256 is another)"
        )
    name = str(told.get("id"))
    if not _ID.fullmatch(name):
        name = "packed"
    try:
        if b"".join(each.data for each in chain(open_source(name))) == packed:
            return name
        say(
            f"{recording.name}: the policy in it is not the one that is called {name} here; judged is by that in it"
        )
    except PolicyError:
        pass
    path = folder / f"{name}.toml"
    path.write_bytes(packed)
    if "extends" in open_source(path).table:
        raise UsageError(
            f"{recording.name}: its policy extends others, and is not here as it was then; give --policy"
        )
    return str(path)


def _with_original(order: Order, recording: Recording, work: Mapping[str, Any], folder: Path) -> Order:
    """The original at its address where that was recorded too, else its page or its text as packed."""
    from syndicate.evidence import wacz

    order, named = _as_told(order, recording)
    url = work.get("url")
    url = url if isinstance(url, str) and url.startswith(("http://", "https://")) else ""
    held = {each.url for each in recording.exchanges}
    for address in (named, url):
        if address in held:
            return replace(order, original=address)
    for packed in ("syndicate/original.html", wacz.ORIGINAL):
        if data := recording.files.get(packed):
            path = folder / Path(packed).name
            path.write_bytes(data)
            order = replace(order, original=str(path), original_url=order.original_url or url)
            return order if path.suffix == ".html" else _told(order, work)
    return order


def _as_told(order: Order, recording: Recording) -> tuple[Order, str]:
    """The order with what the recorded check was told of the original, and the address that it fetched it from."""
    from syndicate.evidence import wacz

    try:
        told = json.loads(recording.files.get(wacz.CHECK, b"{}"))
    except (ValueError, RecursionError):
        told = {}
    words = (
        {key: value for key, value in told.items() if isinstance(value, str)}
        if isinstance(told, dict)
        else {}
    )
    authors = told.get("authors") if isinstance(told, dict) else None
    full = replace(
        order,
        original_url=order.original_url or words.get("original_url", ""),
        title=words.get("title") if order.title is None else order.title,
        publisher=words.get("publisher") if order.publisher is None else order.publisher,
        authors=tuple(map(str, authors))
        if order.authors is None and isinstance(authors, list)
        else order.authors,
    )
    return full, words.get("original", "")


def _told(order: Order, work: Mapping[str, Any]) -> Order:
    """A text does not tell its title, authors and publisher; the report does."""
    title, publisher, authors = work.get("title"), work.get("publisher"), work.get("authors")
    return replace(
        order,
        title=order.title or (title if isinstance(title, str) else None),
        publisher=order.publisher or (publisher if isinstance(publisher, str) else None),
        authors=order.authors or (tuple(map(str, authors)) if isinstance(authors, list) else None),
    )
