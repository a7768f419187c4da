"""`syndicate check`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli import options
from syndicate.cli.codes import FailOn
from syndicate.report import FORMATS


def check(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET", help="Addresses, files, folders, recordings (.warc, .wacz), - for stdin."
        ),
    ] = None,
    original: options.OriginalName = None,
    policy: options.PolicyName = None,
    page_url: Annotated[
        list[str] | None,
        typer.Option("--page-url", metavar="URL", help="Where a saved file stands; once for each, in order."),
    ] = None,
    files_from: Annotated[
        str, typer.Option("--files-from", metavar="FILE", help="A file with more targets, one a line.")
    ] = "",
    format: Annotated[  # noqa: A002 -- named like its option
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            envvar="SYNDICATE_FORMATS",
            help=f"{', '.join(FORMATS)}.",
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where the format goes; - is stdout."),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", envvar="SYNDICATE_FAIL_ON", help="From which verdict on to exit with 1."),
    ] = None,
    baseline: Annotated[
        str,
        typer.Option("--baseline", metavar="FILE", help="Tell only what is new since this JSON report."),
    ] = "",
    waivers: options.WaiversFile = None,
    pictures: Annotated[
        bool,
        typer.Option(
            "--pictures",
            help="Fetch pictures and compare what they look like, where the terms speak of them.",
        ),
    ] = False,
    original_url: options.OriginalUrl = "",
    title: options.Title = None,
    author: options.Author = None,
    publisher: options.Publisher = None,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    follow: options.Follow = None,
    lists: options.Lists = None,
    ads_txt: options.AdsTxt = None,
    offline: options.Offline = None,
    render: options.Render = None,
    screenshot: options.Screenshot = "",
    evidence: Annotated[
        str,
        typer.Option(
            "--evidence",
            metavar="DIR",
            help="Keep what was fetched and what was found: a WACZ for each page, in this folder.",
        ),
    ] = "",
    works: Annotated[
        str,
        typer.Option(
            "--works",
            metavar="LIST",
            help="Look in a folder for these: a feed, a sitemap, OPML or an article.",
        ),
    ] = "",
    site: Annotated[
        str, typer.Option("--site", metavar="URL", help="Where the pages of a folder will stand.")
    ] = "",
    stdin_filename: Annotated[
        str,
        typer.Option("--stdin-filename", metavar="NAME", help="The file that a draft on stdin is to become."),
    ] = "",
    listed: Annotated[
        bool, typer.Option("--listed", help="Pass over files that syndicate.toml does not list.")
    ] = False,
) -> int:
    """Check pages against the terms of the original.

    \b
    syndicate check https://blog.example/post \\
        --original https://www.globalresearch.ca/…/5831584 --policy global-research
    syndicate check saved.html --page-url https://blog.example/post \\
        --original article.html --original-url https://… --policy global-research \\
        -f text -o - -f html -o report.html
    syndicate check public/ --site https://blog.example/ --works works.opml --policy cc-by-4.0

    Without a target: the posts that syndicate.toml lists in [[republished]].

    Exit code 0: every page compliant or no copy. 1: a page does not meet a condition. 2: the command could
    not run. 3: nothing worse than undecided pages.
    """
    from syndicate.cli import checking

    return checking.run(
        checking.Order(
            targets=tuple(targets or ()),
            files_from=files_from,
            page_urls=tuple(page_url or ()),
            original=original,
            original_url=original_url,
            title=title,
            authors=tuple(author) if author else None,
            publisher=publisher,
            policy=policy,
            waivers=waivers,
            formats=tuple(format or ()),
            outputs=tuple(output or ()),
            fail_on=fail_on,
            baseline=baseline,
            pictures=pictures,
            allow=tuple(allow or ()),
            allow_private=allow_private,
            follow=follow,
            lists=lists,
            ads_txt=ads_txt,
            offline=offline,
            render=render,
            screenshot=screenshot,
            evidence=evidence,
            works=works,
            site=site,
            stdin_filename=stdin_filename,
            listed=listed,
        )
    )
