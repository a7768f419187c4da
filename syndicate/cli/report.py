"""`syndicate report`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options


def report(
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="DAY|TIME", help="Only copies that changed since: 2026-11-01, or 7d, 2w ago."
        ),
    ] = "",
    site: Annotated[str, typer.Option("--site", metavar="HOST", help="Only copies on this site.")] = "",
    work: Annotated[
        str, typer.Option("--work", metavar="WORK", help="Only copies of this work: its number or address.")
    ] = "",
    policy: Annotated[
        str, typer.Option("--policy", metavar="ID", help="Only copies on the terms of this policy.")
    ] = "",
    verdict: Annotated[
        str,
        typer.Option(
            "--verdict", metavar="VERDICT", help="Only copies that stand so, such as non_compliant, gone."
        ),
    ] = "",
    term: Annotated[
        str, typer.Option("--term", metavar="TERM", help="Only copies that do not meet this term.")
    ] = "",
    format: Annotated[  # noqa: A002 -- named like its option
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, json, html, markdown, jsonl, csv, rss, atom, jsonfeed.",
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where the format goes; - is stdout."),
    ] = None,
    store: options.StoreName = None,
) -> None:
    """Tell who republished what, and how it stands.

    \b
    syndicate report
    syndicate report --since 7d -f html -o week.html -f csv -o week.csv
    syndicate report --verdict non_compliant --site blog.example

    jsonl and csv have a line for each copy; rss, atom and jsonfeed are feeds of what changed; the other formats sum up.
    """
    from syndicate.cli import reporting

    reporting.run(
        reporting.Wish(
            since, site, work, policy, verdict, term, tuple(format or ()), tuple(output or ()), store
        )
    )
