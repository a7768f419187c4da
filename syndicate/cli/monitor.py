"""`syndicate monitor`."""
# ruff: noqa: D301 -- a backspace on a line of its own keeps typer from wrapping what follows

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from syndicate.cli import options


class Form(StrEnum):
    """How logs are written."""

    TEXT = "text"
    JSON = "json"


def monitor(
    once: Annotated[bool, typer.Option("--once", help="Do what is due, tell of it, and end.")] = False,
    every: Annotated[
        str | None,
        typer.Option(
            "--every",
            metavar="TIME",
            help="How often feeds are polled, such as 30m; else as often as each needs.",
        ),
    ] = None,
    store: options.StoreName = None,
    notify: Annotated[
        list[str] | None,
        typer.Option(
            "--notify", metavar="URL", help="Tell changes to this webhook or service; once for each."
        ),
    ] = None,
    at_once: Annotated[
        int,
        typer.Option("--at-once", metavar="N", min=1, max=500, help="Hosts that are visited side by side."),
    ] = 20,
    pace: Annotated[
        float,
        typer.Option("--pace", metavar="SECONDS", min=0.0, max=300.0, help="Between two visits to one host."),
    ] = 1.0,
    listen: Annotated[
        str | None,
        typer.Option("--listen", metavar="[HOST:]PORT", help="Serve /health and /metrics there."),
    ] = None,
    callback: Annotated[
        str | None,
        typer.Option(
            "--callback",
            metavar="URL",
            help="The public address of --listen, where hubs tell of new entries.",
        ),
    ] = None,
    log: Annotated[Form, typer.Option("--log", help="How logs are written on stderr.")] = Form.TEXT,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what is done.")] = False,
    allow: options.Allow = None,
    allow_private: options.AllowPrivate = None,
    lists: options.Lists = None,
) -> int:
    """Poll feeds, look at pages again, and tell what changed.

    \b
    syndicate works add https://www.globalresearch.ca/feed --policy global-research
    syndicate feeds add https://blog.example/feed
    syndicate monitor --notify https://hooks.example/syndicate
    syndicate monitor --once        # from cron
    syndicate monitor --listen 8787 --log json

    Several monitors may share one PostgreSQL store. SIGTERM ends it after what was begun, SIGHUP reads the policies anew.

    Exit code 2: the store or a policy cannot be used.
    """
    from syndicate.cli import monitoring
    from syndicate.cli.monitor_plan import Order

    return monitoring.run(
        Order(
            once=once,
            every=every,
            store=store,
            notify=tuple(notify or ()),
            at_once=at_once,
            pace=pace,
            listen=listen,
            callback=callback,
            log=log,
            verbose=verbose,
            allow=tuple(allow or ()),
            allow_private=allow_private,
            lists=lists,
        )
    )
