"""`syndicate evidence`: pack, join, verify."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from syndicate.cli import options


class Form(StrEnum):
    """How what was verified is written."""

    TEXT = "text"
    JSON = "json"


def commands() -> typer.Typer:
    """The commands of this group."""
    group = typer.Typer(help="Bundles of what was fetched and what was found.", rich_markup_mode=None)
    group.command("pack")(_pack)
    group.command("join")(_join)
    group.command("verify")(_verify)
    return group


def _pack(
    warcs: Annotated[
        list[str], typer.Argument(metavar="WARC", help="What was fetched: .warc or .warc.gz files.")
    ],
    report: Annotated[
        list[str],
        typer.Option("--report", metavar="FILE", help="The report as JSON; once more for it as HTML."),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The bundle, such as copy.wacz.")
    ],
    policy: Annotated[
        str, typer.Option("--policy", metavar="ID|FILE", help="The terms; those that the report names.")
    ] = "",
    original: Annotated[
        str, typer.Option("--original", metavar="FILE", help="The original's text, as .txt or .html.")
    ] = "",
    screenshot: Annotated[
        str, typer.Option("--screenshot", metavar="FILE", help="A picture of the page, as PNG.")
    ] = "",
    timestamp: Annotated[
        str,
        typer.Option(
            "--timestamp",
            metavar="URL",
            help="Ask this authority for a timestamp (RFC 3161) of the manifest.",
        ),
    ] = "",
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
) -> None:
    """Pack what was fetched, the report and the terms into one WACZ file, which ReplayWeb.page opens.

    \b
    syndicate evidence pack page.warc.gz --report report.json -o copy.wacz
    syndicate evidence pack page.warc.gz --report report.json --report report.html \\
        --policy global-research --original article.txt --timestamp https://tsa.example/ -o copy.wacz

    Prints the SHA-256 of the bundle's manifest, which is its identity: write it down elsewhere.
    """
    from syndicate.cli import evidence_pack

    wish = evidence_pack.Wish(
        tuple(warcs),
        tuple(report),
        output,
        policy,
        original,
        screenshot,
        timestamp,
        tuple(allow or ()),
        allow_private,
    )
    evidence_pack.pack(wish)


def _join(
    bundles: Annotated[list[str], typer.Argument(metavar="BUNDLE", help="What “check --evidence” wrote.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The bundle of all of them.")],
) -> None:
    """Make one bundle of those of several checks; what did not change is kept once.

    \b
    syndicate evidence join kept/blog.example-*.wacz -o blog-history.wacz

    The bundles stay as they are. All must have been judged by the same terms and the same text of the original.
    """
    from syndicate.cli.evidence_joining import join

    join(tuple(bundles), output)


def _verify(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Bundles that syndicate packed.")],
    form: Annotated[Form, typer.Option("--format", "-f", help="How the answers are written.")] = Form.TEXT,
    trust: Annotated[
        str,
        typer.Option(
            "--trust",
            metavar="FILE",
            help="Certificates (PEM) of the authority that a timestamp must come from.",
        ),
    ] = "",
) -> int:
    """Answer what a bundle claims, claim by claim: true, false or unknown, and why.

    \b
    syndicate evidence verify copy.wacz
    syndicate evidence verify copy.wacz --trust authority.pem -f json

    Exit code 0: no claim is false; 1: some claim is; 2: a file cannot be read as a bundle.
    """
    from syndicate.cli import evidence_verify

    return evidence_verify.verify(tuple(files), form, trust)
