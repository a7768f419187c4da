"""Callback: what hubs ask and tell (WebSub). Whatever they push, only the feed itself is believed: it is polled.

GET  /websub/TOKEN → did we ask for this? → the challenge, and the subscription is live
POST /websub/TOKEN → signed by the hub?   → the feed is due now
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from syndicate.feeds import websub
from syndicate.monitor.exchange import Answer, Request
from syndicate.monitor.hubs import PATH
from syndicate.monitor.logs import Log, Said, silent
from syndicate.monitor.writer import Writer
from syndicate.store import feeds, subscriptions
from syndicate.store.subscriptions import Subscription
from syndicate.urls import host

_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")
_LONGEST = 10 << 20  # bytes that are pushed: as long as a feed may be
_APART = timedelta(minutes=1)  # between two polls of a feed, however often its hub calls
_DENIED_FOR = timedelta(days=7)  # until a hub that refused is asked again
_NONE = Answer(404, b"There is nothing here.\n")


class Callback:
    """Answers hubs."""

    def __init__(self, writer: Writer, now: Callable[[], datetime], said: Said = silent) -> None:
        self._writer = writer
        self._now = now
        self._said = said

    async def __call__(self, request: Request) -> Answer:
        """The answer to a request under `/websub/`."""
        token = request.path.rpartition(PATH)[2]
        if not _TOKEN.fullmatch(token):
            return _NONE
        known = await self._writer.read(lambda tx: subscriptions.by_token(tx, token))
        if known is None:
            return _NONE
        if request.method == "POST":
            return await self._pushed(known, request)
        return await self._asked(known, request.query)

    async def _asked(self, known: Subscription, query: str) -> Answer:
        now, place = self._now(), host(known.hub)
        if reason := websub.denied(query, known.topic):
            due = now + _DENIED_FOR
            await self._writer.keep(
                lambda tx: subscriptions.denied(tx, known.feed_id, reason=reason, due=due)
            )
            self._said(Log("subscribe", "denied", place, known.topic, reason))
            return Answer(200)
        verified = websub.verified(query, known.topic)
        if verified is None:
            return _NONE
        until, due = now + timedelta(seconds=verified.lease), websub.renew_at(now, verified.lease)
        await self._writer.keep(lambda tx: subscriptions.verified(tx, known.feed_id, until=until, due=due))
        self._said(Log("subscribe", "live", place, known.topic))
        return Answer(200, verified.challenge.encode())

    async def _pushed(self, known: Subscription, request: Request) -> Answer:
        """§7.1: what is not signed as agreed is ignored, and answered as if it were not."""
        body = await request.body(_LONGEST)
        signature = request.headers.get("x-hub-signature", "")
        outcome = "taken"
        if known.secret and not websub.is_signed(body, signature, known.secret):
            outcome = "unsigned"
        else:
            await self._writer.keep(lambda tx: self._hasten(tx, known))
        self._said(Log("push", outcome, host(known.hub), known.topic))
        return Answer(202)

    def _hasten(self, tx: Connection, known: Subscription) -> None:
        feeds.hasten(tx, known.feed_id, self._now(), _APART)
