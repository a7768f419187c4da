"""What a monitor is to do: the options of the command, and what the settings of the folder say where they are silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from syndicate.cli.doors import Network
from syndicate.cli.monitor import Form
from syndicate.cli.settings import Settings
from syndicate.errors import UsageError
from syndicate.fetch import Manners
from syndicate.lists import opened
from syndicate.model.listed import Lists
from syndicate.monitor.listening import Place, place_of
from syndicate.monitor.outside import callback_of
from syndicate.monitor.schedule import Schedule, schedule
from syndicate.monitor.waits import duration
from syndicate.notify import SinkConfig, sink_of

_KEYS = ("every", "schedule", "listen", "callback")


@dataclass(frozen=True, slots=True)
class Order:
    """The options of the command; None where the user was silent."""

    once: bool
    every: str | None
    store: str | None
    notify: tuple[str, ...]
    at_once: int
    pace: float
    listen: str | None
    callback: str | None
    log: Form
    verbose: bool
    allow: tuple[str, ...]
    allow_private: bool | None
    lists: bool | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The order and the settings of the folder, read."""

    schedule: Schedule
    every: float  #: seconds, 0.0 for none
    sinks: tuple[SinkConfig, ...]
    lists: Lists | None
    manners: Manners
    listen: Place | None
    callback: str  #: "" where hubs do not reach us


def planned(order: Order, settings: Settings) -> Plan:
    """The order and the settings, read. Raises UsageError."""
    table = _table(settings.monitor or {})
    listen, callback = _outside(order, table)
    return Plan(
        schedule=schedule(table.get("schedule")),
        every=_seconds(order.every or table.get("every"), "--every" if order.every else "monitor.every"),
        sinks=configured_sinks(order.notify, settings),
        lists=opened() if _wants_lists(order, settings) else None,
        manners=_manners(order, settings),
        listen=listen,
        callback=callback,
    )


def configured_sinks(addresses: Sequence[str], settings: Settings) -> tuple[SinkConfig, ...]:
    """Where changes are told: to the addresses of `--notify`, and to `[[notify]]` of the settings. Raises UsageError."""
    named = [sink_of({"to": to}, "--notify") for to in addresses]
    return (*named, *(sink_of(t, f"syndicate.toml: notify[{at}]") for at, t in enumerate(settings.notify)))


def _wants_lists(order: Order, settings: Settings) -> bool:
    wanted = settings.lists if order.lists is None else order.lists
    return wanted is not False


def _manners(order: Order, settings: Settings) -> Manners:
    network = Network.of(settings, order.allow, order.allow_private, offline=None)
    if network.offline:
        raise UsageError("a monitor cannot work offline; take --offline, or offline in syndicate.toml, away")
    return Manners(allow=network.allow, allow_private=network.allow_private, pace=order.pace)


def _outside(order: Order, table: Mapping[str, Any]) -> tuple[Place | None, str]:
    """Where it listens, and by which address hubs reach that. Who runs once is gone before anybody could ask."""
    if order.once:
        if order.listen or order.callback:
            raise UsageError("--listen and --callback are for a monitor that goes on; take --once away")
        return None, ""
    listen, callback = order.listen or table.get("listen"), order.callback or table.get("callback")
    where = "--listen" if order.listen else "monitor.listen"
    place = None if listen is None else place_of(str(listen), where)
    if callback is None:
        return place, ""
    if place is None:
        raise UsageError("--callback needs --listen: hubs are answered there")
    return place, callback_of(callback, "--callback" if order.callback else "monitor.callback")


def _table(table: Mapping[str, Any]) -> Mapping[str, Any]:
    for key in table:
        if key not in _KEYS:
            raise UsageError(f"syndicate.toml: monitor.{key}: is no setting; there are {', '.join(_KEYS)}")
    return table


def _seconds(words: object, where: str) -> float:
    if words is None:
        return 0.0
    try:
        return duration(words).total_seconds()
    except ValueError as error:
        raise UsageError(f"{where}: {error}") from error
