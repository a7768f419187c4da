"""What `syndicate snippet` does: order → original → credit → stdout, a file, a folder, the clipboard."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from syndicate.cli.doors import Network, Origin, open_fetcher, original, page_readers
from syndicate.cli.outputs import STDOUT, Output, keep_inputs, write_file
from syndicate.cli.snippet_unsettled import unsettled
from syndicate.cli.talk import clipped, say
from syndicate.cli.terms import the_policy
from syndicate.errors import UsageError
from syndicate.model import Policy, Work
from syndicate.snippets import FORMATS, credit, preview, written

ALL = "all"


@dataclass(frozen=True, slots=True)
class Order:
    """The options of the command as given, or as the folder sets them."""

    origin: Origin
    policy: str | None
    format: str
    output: str
    lang: str
    changed: str
    translator: str
    counter: str
    clip: bool
    preview: str
    network: Network


def run(order: Order) -> None:
    """Carry the order out. What the pasted words leave open is told on stderr."""
    if order.format not in (*FORMATS, ALL):
        known = ", ".join((*FORMATS, ALL))
        raise UsageError(f"snippet format {clipped(order.format)!r} is not known; choose one of {known}")
    if order.clip and order.format == ALL:
        raise UsageError("--clip takes one format; choose it with -f")
    _keep_inputs(order)
    terms = the_policy(order.policy)
    said = credit(
        asyncio.run(_fetched(order, terms)),
        terms,
        lang=order.lang,
        changed=order.changed,
        translator=order.translator,
        counted_at=order.counter,
    )
    shown = "html" if order.format == ALL else order.format
    for line in unsettled(said, terms, shown):
        say(line)
    names = tuple(FORMATS) if order.format == ALL else (order.format,)
    texts = {name: text for name in names if (text := written(said, name))}
    if not texts:
        say("these terms ask for nothing that this format holds")
    if order.preview:
        write_file(order.preview, f"{preview(said)}\n")
    if order.clip and texts:
        _clip(texts[order.format], rich=FORMATS[order.format].is_rich)
    _write(order, texts)


def _keep_inputs(order: Order) -> None:
    inputs = (("the original", order.origin.name), ("the policy", order.policy or ""))
    keep_inputs((Output(order.format, order.output),), inputs)
    if order.preview:
        keep_inputs((Output("html", order.preview),), (*inputs, ("the snippet", order.output)))


async def _fetched(order: Order, terms: Policy) -> Work:
    with page_readers(1) as confined:
        async with open_fetcher(order.network) as fetcher:
            return await original(order.origin, terms, fetcher, confined)


def _write(order: Order, texts: Mapping[str, str]) -> None:
    if order.format != ALL:
        text = texts.get(order.format, "")
        if order.output == STDOUT:
            sys.stdout.write(text)
        else:
            write_file(order.output, text)
    elif order.output == STDOUT:
        sys.stdout.write("\n".join(f"===== {name}\n{text}" for name, text in texts.items()))
    else:
        _write_folder(Path(order.output), texts)


def _write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """A file a format, named after it."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"-o {clipped(str(folder))}: {error.strerror or type(error).__name__}") from error
    for name, text in texts.items():
        write_file(str(folder / f"{name}{FORMATS[name].ending}"), text)


def _clip(text: str, *, rich: bool) -> None:
    from syndicate.cli.clipboard import copy

    say(f"copied to the clipboard with {copy(text, rich=rich)}")
