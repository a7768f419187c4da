"""Hubs: feeds that offer one are subscribed to (WebSub), and again before the subscription ends.

feeds with a hub → who is to be asked → POST → (the hub asks back, see `callback`) → live → asked again → …
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy import Connection

from syndicate.errors import FetchError
from syndicate.feeds import websub
from syndicate.fetch import Clock
from syndicate.monitor.logs import Log, Said, silent
from syndicate.monitor.writer import Writer
from syndicate.notify import Posts
from syndicate.store import subscriptions
from syndicate.store.subscriptions import Subscription, Wanted
from syndicate.urls import host

PATH = "/websub/"
"""What follows the callback's address, before the token."""
_AT_A_TIME = 20  # hubs asked in one round, so that one that hangs does not hold up a thousand
_PAUSE = 30.0  # seconds between two questions whether there is anybody to ask
_APART = 1.0  # seconds between two requests: most feeds of the world share a few hubs
_AGAIN, _SELDOM = timedelta(hours=1), timedelta(days=1)  # until a hub that did not ask back is asked again


@dataclass(slots=True)
class Hubs:
    """Asks hubs for the feeds that offer one. `callback` is the address under which hubs reach us, without a slash at its end."""

    callback: str
    posts: Posts
    writer: Writer
    clock: Clock
    said: Said = silent

    async def until(self, stop: asyncio.Event) -> None:
        """Ask whoever is to be asked, as long as nobody stops it."""
        while not stop.is_set():
            if not await self.round():
                try:
                    await asyncio.wait_for(stop.wait(), _PAUSE)
                except TimeoutError:
                    continue

    async def round(self) -> int:
        """Ask some hubs; how many."""
        asked = await self.writer.keep(self._take)
        for at, subscription in enumerate(asked):
            if at:
                await self.clock.sleep(_APART)
            await self._ask(subscription)
        return len(asked)

    def _take(self, tx: Connection) -> tuple[Subscription, ...]:
        """Note whom we are about to ask, for the hub asks back before its answer arrives."""
        found = subscriptions.wanted(tx, self.callback, self.clock.now(), _AT_A_TIME)
        asked = tuple(self._asked(each) for each in found)
        for each in asked:
            subscriptions.ask(tx, each)
        return asked

    def _asked(self, wanted: Wanted) -> Subscription:
        now, before = self.clock.now(), wanted.before
        if before is not None and (before.hub, before.topic) == (wanted.hub, wanted.topic):
            token, secret, attempts = before.token, before.secret, before.attempts + 1
        else:  # another hub may not know what the last one was given
            token, attempts = secrets.token_urlsafe(32), 1
            secret = secrets.token_urlsafe(32) if _is_private(wanted.hub) else ""
        wait = min(_AGAIN * 2 ** min(attempts - 1, 10), _SELDOM)
        return Subscription(
            wanted.feed_id, token, secret, wanted.hub, wanted.topic, self.callback, "asked", "", attempts, now, now + wait
        )  # fmt: skip

    async def _ask(self, asked: Subscription) -> None:
        form = websub.subscription_form(
            f"{self.callback}{PATH}{asked.token}", asked.topic, secret=asked.secret
        )
        answer = await self.posts.post(asked.hub, form, {"content-type": "application/x-www-form-urlencoded"})
        reason = _refusal(answer if isinstance(answer, FetchError) else answer[0])
        if reason:
            await self.writer.keep(lambda tx: subscriptions.failed(tx, asked.feed_id, reason=reason))
        outcome = "failed" if reason else "asked"
        self.said(Log("subscribe", outcome, host(asked.hub), asked.topic, reason))


def _refusal(answer: FetchError | int) -> str:
    """Why a hub does not take a request, in a sentence; "" where it does (§5.1: 202, and others of success are taken so)."""
    if isinstance(answer, FetchError):
        return answer.reason
    return "" if 200 <= answer < 300 else f"The hub answers with status {answer}."


def _is_private(hub: str) -> bool:
    """Whether a secret may be sent there: over https (§5.1), or within this machine."""
    parts = urlsplit(hub)
    name = parts.hostname or ""
    return parts.scheme == "https" or name in ("localhost", "::1") or name.startswith("127.")
