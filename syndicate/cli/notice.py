"""`syndicate notice`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options


def notice(
    page: Annotated[
        str,
        typer.Argument(metavar="[PAGE]", help="The copy: an address or a saved file; of --report, one page."),
    ] = "",
    original: options.OriginalName = None,
    policy: options.PolicyName = None,
    stage: Annotated[
        str, typer.Option("--stage", metavar="STAGE", help="courtesy, reminder or formal.")
    ] = "courtesy",
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANGUAGE", help="Of the letter; else that of the page.")
    ] = "",
    format: Annotated[  # noqa: A002 -- named like its option
        str, typer.Option("--format", "-f", metavar="FORMAT", help="eml, text or html.")
    ] = "eml",
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where it goes; - is stdout, DIR/ a file for each page."
        ),
    ] = "-",
    sender: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Who writes.")] = "",
    to: Annotated[
        str, typer.Option("--to", metavar="ADDRESS", help="To whom; else as the page states it.")
    ] = "",
    page_url: Annotated[
        str, typer.Option("--page-url", metavar="URL", help="Where a saved file stands.")
    ] = "",
    original_url: options.OriginalUrl = "",
    title: options.Title = None,
    author: options.Author = None,
    publisher: options.Publisher = None,
    report: Annotated[
        str,
        typer.Option(
            "--report",
            metavar="FILE",
            help="What check -f json or jsonl wrote: letters about its pages, with nothing fetched.",
        ),
    ] = "",
    waivers: options.WaiversFile = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    offline: options.Offline = None,
) -> int:
    """Write a letter about a page that does not meet its terms.

    \b
    syndicate notice https://blog.example/post --original https://…/5831584 \\
        --policy global-research -o letter.eml
    syndicate notice --report report.json -o letters/

    Exit code 0: a letter was written, or none is needed. 2: the command could not run. 3: the page is undecided,
    and none was written.
    """
    from syndicate.cli import noticing, noticing_reports
    from syndicate.cli.doors import Network, Origin
    from syndicate.cli.settings import folder_settings
    from syndicate.errors import UsageError

    settings = folder_settings()
    name = original or settings.original or ""
    if not (page or report):
        raise UsageError("no page: give the address or file of the copy, or --report FILE")
    if not (name or report):
        raise UsageError("no original: give --original URL or FILE")
    run = noticing_reports.run if report else noticing.run
    return run(
        noticing.Order(
            page=page,
            page_url=page_url,
            origin=Origin(name, original_url, title, tuple(author) if author else None, publisher),
            policy=policy or (None if report else settings.policy),
            waivers=waivers or settings.waivers,
            stage=stage,
            lang=lang,
            format=format,
            output=output,
            sender=sender,
            to=to,
            network=Network.of(settings, allow, allow_private, offline),
            report=report,
        )
    )
