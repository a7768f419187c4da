"""`syndicate policy infer`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from syndicate.cli import options
from syndicate.cli.talk import clipped, say

if TYPE_CHECKING:
    from syndicate.cli.doors import Network
    from syndicate.model import Capture
    from syndicate.policy.drafts import Draft


_OWN_REMARKS = 2  # those that every draft has


def policy_infer(
    target: Annotated[
        str,
        typer.Argument(
            metavar="URL|FILE", help="The page with the terms, or an article that states its licence."
        ),
    ],
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="Where a saved file stands on the web.")
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")
    ] = "-",
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> None:
    """Draft a policy from a page: each term with the sentence it came from, and the sentences that became none.

    \b
    syndicate policy infer https://tribune.example/republish -o tribune.toml

    What comes out is a draft for a person to correct, never a policy to check pages by. English terms are read; of a
    page in another language only what it states for programs is. An existing file is never overwritten.
    """
    import asyncio
    from pathlib import Path

    from syndicate.cli.doors import Network
    from syndicate.cli.settings import folder_settings
    from syndicate.errors import UsageError
    from syndicate.policy.drafts import written

    if url and not url.startswith(("http://", "https://")):
        raise UsageError(
            f"--url {clipped(url)}: expected an address such as https://tribune.example/republish"
        )
    if output != "-" and Path(output).exists():
        raise UsageError(f"{clipped(output)}: exists already; choose another file with -o")
    if output != "-" and not Path(output).parent.is_dir():
        raise UsageError(
            f"{clipped(output)}: there is no folder {clipped(str(Path(output).parent))}; make it first"
        )
    network = Network.of(folder_settings(), allow, allow_private, offline)
    draft = asyncio.run(_drafted(target, url, network))
    if not (draft.terms or draft.left or draft.remarks[_OWN_REMARKS:]):
        raise UsageError(
            f"{clipped(target)}: nothing about terms was found; is it the page that states them?"
        )
    if output == "-":
        sys.stdout.write(written(draft))
    else:
        Path(output).write_text(written(draft), "utf-8")
    _tell(draft, output)


async def _drafted(target: str, url: str, network: Network) -> Draft:
    """The draft, read in a process that can be killed. Raises UsageError where the page cannot be had or read."""
    from syndicate.cli.doors import open_fetcher
    from syndicate.cli.targets import named
    from syndicate.confine import ConfinedPool
    from syndicate.errors import SyndicateError, UsageError
    from syndicate.model import Capture

    page = named(target, url).load()
    if isinstance(page, str):
        async with open_fetcher(network) as fetcher:
            found = await fetcher.fetch(page)
    else:
        found = page
    if not isinstance(found, Capture):
        raise UsageError(f"{clipped(target)} cannot be read: {found}")
    with ConfinedPool(1, ("syndicate.inferring", "bs4", "turbohtml")) as confined:
        draft = await confined.run_async(infer_capture, found, url=found.url)
    if isinstance(draft, SyndicateError):
        raise UsageError(f"{clipped(target)} cannot be read: {draft}")
    return draft


def infer_capture(capture: Capture) -> Draft:
    """The draft from what a server sent; the day is that on which it was fetched."""
    from syndicate.inferring import infer

    return infer(
        capture.body,
        capture.final_url,
        content_type=capture.header("content-type"),
        on=capture.fetched_at.date() if capture.fetched_at else None,
    )


def _tell(draft: Draft, output: str) -> None:
    terms, left = len(draft.terms), len(draft.left)
    say(
        f"a draft with {terms} {'term' if terms == 1 else 'terms'}; "
        f"{left} {'sentence' if left == 1 else 'sentences'} about terms became none"
    )
    if output != "-":
        say(f"read it against the page, then: syndicate policy lint {clipped(output)}")
