"""Sinks: SinkConfig → Sink, a place that events are told to, under a name that holds no secret."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from syndicate.errors import UsageError
from syndicate.escaping import one_line
from syndicate.model import Event
from syndicate.notify import webhook
from syndicate.notify.answer import Answer
from syndicate.notify.configuring import SinkConfig
from syndicate.notify.webhook import Posts

_WITH_HOST = frozenset("http https mailto mailtos json jsons xml xmls form forms".split())
"""Schemes whose host is a host; with many services a token stands in its place."""


class Sink(Protocol):
    """Tells events to one place. `name` is its key in the store, and what users are shown of it."""

    @property
    def name(self) -> str: ...
    @property
    def config(self) -> SinkConfig: ...

    async def tell(self, message_id: str, events: Sequence[Event], now: datetime) -> Answer:
        """Try once. `message_id` is the same at every attempt."""
        ...


class WebhookSink:
    """Tells by a signed POST."""

    def __init__(self, config: SinkConfig, name: str, posts: Posts) -> None:
        self.config = config
        self.name = name
        self._posts = posts

    async def tell(self, message_id: str, events: Sequence[Event], now: datetime) -> Answer:
        return await webhook.post(self._posts, self.config.to, self.config.secret, message_id, events, now)


def open_sinks(configs: Iterable[SinkConfig], posts: Posts) -> dict[str, Sink]:
    """The sinks by name. Raises UsageError for an address that cannot be used, or where the extra `notify` is missing."""
    sinks: dict[str, Sink] = {}
    for config in configs:
        name = base = name_of(config.to)
        count = 1
        while name in sinks:  # the same place twice, such as for other kinds
            count += 1
            name = f"{base} ({count})"
        sinks[name] = WebhookSink(config, name, posts) if config.is_webhook else _apprise(config, name)
    return sinks


def name_of(to: str) -> str:
    """A stable name of an address, such as `https://hooks.example/… [1a2b3c4d]`; a new password does not change it."""
    parts = _split(to)
    scheme = parts.scheme.lower()
    place = parts.netloc.rpartition("@")[2].lower() if scheme in _WITH_HOST else ""
    user = parts.netloc.rpartition("@")[0].partition(":")[0]
    known = "\n".join((scheme, user, parts.netloc.rpartition("@")[2], parts.path, parts.query))
    digest = hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{one_line(scheme, 30)}://{one_line(place, 100)}{'/' if place else ''}… [{digest}]"


def _apprise(config: SinkConfig, name: str) -> Sink:
    from syndicate.notify.apprising import AppriseSink

    return AppriseSink(config, name)


def _split(to: str) -> SplitResult:
    try:
        return urlsplit(to)
    except ValueError as error:
        raise UsageError("notify: an address has a host that cannot be read") from error
