"""Answer: what became of one attempt to tell a sink."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus

from syndicate.fetch.patience import retry_after
from syndicate.notify.timing import LONGEST_WAIT
from syndicate.saying import how_long

BUSY = frozenset({408, 425, 429, 502, 503, 504})
"""Statuses that speak of the server, not of the message: no other message would fare better now (RFC 9110 §15, RFC 6585)."""


class Result(StrEnum):
    DELIVERED = "delivered"
    FAILED = "failed"  #: to be tried again
    GONE = "gone"  #: the sink wants nothing more


@dataclass(frozen=True, slots=True)
class Answer:
    """One attempt. `reason` is one sentence without secrets, `wait` the seconds that the sink asked for.

    `down` says that another message would fail now as well, whatever is in it.
    """

    result: Result
    reason: str = ""
    wait: float = 0.0
    down: bool = False


DELIVERED = Answer(Result.DELIVERED)


def of_status(status: int, retry: str, now: datetime) -> Answer:
    """What an HTTP status means, with the `Retry-After` header that came with it.

    Any 2xx is an acknowledgement, 410 the wish to hear nothing more (Standard Webhooks 1.0.0). A redirect is never followed:
    it would carry a signed message to where nobody configured it.
    """
    if 200 <= status < 300:
        return DELIVERED
    name = f"{status} {HTTPStatus(status).phrase}" if status in list(HTTPStatus) else str(status)
    if status == HTTPStatus.GONE:
        return Answer(Result.GONE, f"It answered {name}: it wants no more messages.")
    if 300 <= status < 400:
        return Answer(Result.FAILED, f"It answered {name}; redirects are not followed.")
    wait = min(retry_after(retry, now) or 0.0, LONGEST_WAIT) if status in (429, 503) else 0.0
    asks = f" and asks for {how_long(wait)}" if wait else ""
    return Answer(Result.FAILED, f"It answered {name}{asks}.", wait, down=status in BUSY)
