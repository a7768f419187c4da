"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from syndicate.cli.rows import RowFormat

StoreName = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FILE|URL",
        envvar="SYNDICATE_STORE",
        help="Where works, feeds and findings are kept: a file, or postgresql+psycopg://…",
    ),
]
ListFormat = Annotated[RowFormat, typer.Option("--format", "-f", help="How the list is written.")]
PolicyName = Annotated[
    str | None,
    typer.Option(
        "--policy", metavar="ID|FILE", envvar="SYNDICATE_POLICY", help="The terms: an id or a TOML file."
    ),
]
OriginalName = Annotated[
    str | None,
    typer.Option(
        "--original",
        metavar="URL|FILE",
        envvar="SYNDICATE_ORIGINAL",
        help="The article that was republished.",
    ),
]
OriginalUrl = Annotated[
    str, typer.Option("--original-url", metavar="URL", help="The address of an original given as a file.")
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help="The original's title, if the page has it wrong."),
]
Author = Annotated[
    list[str] | None,
    typer.Option("--author", metavar="NAME", help="An author of the original; once for each."),
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="The original's publisher.")
]
WaiversFile = Annotated[
    str | None,
    typer.Option("--waivers", metavar="FILE", envvar="SYNDICATE_WAIVERS", help="Permissions given to sites."),
]
Language = Annotated[
    str, typer.Option("--lang", metavar="LANGUAGE", help="Of the wording, such as en, fr or pt-BR.")
]
Changed = Annotated[
    list[str] | None,
    typer.Option(
        "--changed", metavar="TEXT", help="What you did to the text, such as: shortened; repeatable."
    ),
]
Translator = Annotated[str, typer.Option("--translator", metavar="NAME", help="Who translated the text.")]
Counter = Annotated[
    str, typer.Option("--counter", metavar="URL", help="The address of the publisher's counter.")
]
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow", metavar="HOST:PORT", envvar="SYNDICATE_ALLOW", help="Trust this one inside address."
    ),
]
AllowPrivate = Annotated[
    bool | None,
    typer.Option(
        "--allow-private",
        envvar="SYNDICATE_ALLOW_PRIVATE",
        help="Trust every inside address.",
        show_default=False,
    ),
]
Follow = Annotated[
    bool | None,
    typer.Option(
        "--follow",
        envvar="SYNDICATE_FOLLOW",
        help="Ask short links in a credit where they lead.",
        show_default=False,
    ),
]
Lists = Annotated[
    bool | None,
    typer.Option(
        "--lists/--no-lists",
        envvar="SYNDICATE_LISTS",
        help="Use the filter lists that are here (the default).",
        show_default=False,
    ),
]
AdsTxt = Annotated[
    bool | None,
    typer.Option(
        "--ads-txt",
        envvar="SYNDICATE_ADS_TXT",
        help="Ask each site who sells its advertising space.",
        show_default=False,
    ),
]
Offline = Annotated[
    bool | None,
    typer.Option("--offline", envvar="SYNDICATE_OFFLINE", help="Fetch nothing.", show_default=False),
]
Render = Annotated[
    bool | None,
    typer.Option(
        "--render/--render-if-needed",
        help="Look at pages in a browser: every page, or those that show nothing without scripts.",
        show_default=False,
    ),
]
Screenshot = Annotated[
    str,
    typer.Option(
        "--screenshot", metavar="DIR", help="A picture of each rendered page, with what was found framed."
    ),
]
