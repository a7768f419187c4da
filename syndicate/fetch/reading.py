"""What an answer comes to: a capture, the next address, or the reason why there is no page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from syndicate.errors import BadStatus, BotWall, BrokenResponse, FetchError, NotHtml, PageError, TooLarge
from syndicate.fetch.clock import Clock
from syndicate.fetch.coding import decode
from syndicate.fetch.courier import REDIRECTS, Courier, start_of
from syndicate.fetch.guard import Target, target
from syndicate.fetch.patience import BUSY, LONGEST_WAIT, retry_after
from syndicate.fetch.settings import HTML, KIB
from syndicate.fetch.walls import STATUSES, wall_in_body, wall_in_headers, wall_sentence
from syndicate.fetch.wire import Answer
from syndicate.model.capture import Capture, NotModified, Validators
from syndicate.saying import how_long

_PAGES = frozenset({200, 203})
PERMANENT = frozenset({301, 308})
_PEEK = 64 * KIB  # of an error page, enough to tell a challenge

_SENTENCES = {
    204: "has nothing to show there",
    206: "sent only a part of the page",
    401: "wants a login for this page",
    402: "wants a payment for this page",
    403: "does not let us see this page",
    404: "has no such page",
    410: "says that the page is gone for good",
    429: "says that it was asked too often",
    451: "must not show this page for legal reasons",
    500: "has a fault of its own",
    502: "cannot reach its own server",
    503: "is busy or under repair",
    504: "cannot reach its own server in time",
}

_FIRST_TAGS = tuple(
    f"<{name}".encode()
    for name in "!doctype html,html,head,script,iframe,h1,div,font,table,a,style,title,b,body,br,p,!--".split(
        ","
    )
)
"""How a page without a Content-Type begins, in lower case (WHATWG MIME Sniffing §7.1)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, with its body or without, and the addresses left behind so far."""

    url: str
    kinds: tuple[str, ...] = HTML
    body: bool = True
    left: tuple[str, ...] = ()
    since: Validators = Validators()
    next: str = ""  #: the address to ask next, where it is not the first
    moved: str = ""  #: where permanent redirects alone led so far
    forever: bool = True  #: whether all redirects so far were permanent

    def sent_on(self, here: Target, there: Target, status: int) -> Asked:
        """What is asked at the address `there`, to which `here` redirected."""
        forever = self.forever and status in PERMANENT
        moved = there.href if forever else self.moved
        left = (*self.left, here.href)
        since = Validators(self.since.etag)  # a date would be that of another address
        return replace(self, left=left, next=there.href, moved=moved, forever=forever, since=since)


class Busy(Exception):
    """The server may answer later: `status` is the error if nobody waits, `wait` the seconds it asks for."""

    def __init__(self, status: BadStatus, wait: float) -> None:
        super().__init__(status.reason)
        self.status = status
        self.wait = wait


async def read(
    answer: Answer, here: Target, asked: Asked, courier: Courier, clock: Clock
) -> Capture | NotModified | Asked:
    """The capture of a whole page, that it has not changed since the one asked by, or what to ask next.

    Raises Busy, BadStatus, BotWall, NotHtml, and what reading a body raises.
    """
    if answer.status in REDIRECTS and answer.header("location"):
        there = target(answer.header("location"), base=here.href)
        return asked.sent_on(here, there, answer.status)
    if answer.status == 304:
        if not asked.since.headers:
            raise BrokenResponse(
                f"{here.host} says that nothing has changed, which it was not asked.", url=here.href
            )
        return NotModified(
            asked.url, here.href, asked.left, answer.headers, answer.at or clock.now(), asked.moved
        )
    if vendor := wall_in_headers(answer):
        raise BotWall(wall_sentence(here.host, vendor), url=here.href)
    if answer.status not in _PAGES:
        raise await _no_page(answer, here, clock)
    kind = answer.media_type
    if kind and asked.kinds and kind not in asked.kinds:
        raise NotHtml(f"{here.host} sent {kind[:60]} instead of {_wanted(asked)}.", url=here.href)
    body = await courier.whole(answer) if asked.body else b""
    if asked.body and not kind and asked.kinds == HTML and not looks_like_html(body):
        raise NotHtml(
            f"{here.host} does not say what it sent, and it does not look like a page.", url=here.href
        )
    return Capture(
        url=asked.url,
        body=body,
        final_url=here.href,
        redirects=asked.left,
        status=answer.status,
        headers=answer.headers,
        fetched_at=answer.at or clock.now(),
        moved=asked.moved,
    )


def looks_like_html(body: bytes) -> bool:
    """Whether bytes of no declared type begin as a page does; UTF-16 is told by its byte order mark."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        body = body[:256].replace(b"\0", b"")[2:]
    start = body[:512].removeprefix(b"\xef\xbb\xbf").lstrip(b"\t\n\f\r ").lower()
    return start.startswith(_FIRST_TAGS)


def _wanted(asked: Asked) -> str:
    return "a page" if asked.kinds == HTML else "a document of the kind that was asked for"


async def _no_page(answer: Answer, here: Target, clock: Clock) -> Busy | FetchError | PageError:
    if answer.status in STATUSES and (vendor := wall_in_body(await _peek(answer))):
        return BotWall(wall_sentence(here.host, vendor), url=here.href)
    said = _SENTENCES.get(answer.status, "sent no page")
    wait = min(retry_after(answer.header("retry-after"), clock.now()) or 0.0, LONGEST_WAIT)
    later = f" and asks for {how_long(wait)} of patience" if wait else ""
    reason = f"{here.host} {said}{later} (status {answer.status})."
    error = BadStatus(reason, url=here.href, status=answer.status, wait=wait)
    return Busy(error, wait) if answer.status in BUSY else error


async def _peek(answer: Answer) -> bytes:
    """The beginning of an error page; nothing is judged by it but whether a challenge shows."""
    try:
        raw, complete = await start_of(answer, _PEEK)
        encoding = answer.header("content-encoding")
        return decode(raw, encoding, limit=4 * _PEEK) if encoding and complete else raw
    except (BrokenResponse, TooLarge):
        return b""
