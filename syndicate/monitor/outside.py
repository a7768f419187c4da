"""Outside: what the monitor serves: /health, /metrics, and /websub/ for hubs where they reach it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from syndicate.errors import UsageError
from syndicate.monitor.callback import Callback
from syndicate.monitor.counting import Counts
from syndicate.monitor.exchange import Answer, Request
from syndicate.monitor.health import health
from syndicate.monitor.hubs import PATH
from syndicate.monitor.metrics import Figures
from syndicate.monitor.standing import Standing
from syndicate.monitor.writer import Writer

_NONE = Answer(404, b"There is nothing here; there are /health and /metrics.\n")


def callback_of(words: object, where: str) -> str:
    """The public address under which hubs reach us, without a slash at its end. Raises UsageError."""
    parts = urlsplit(words) if isinstance(words, str) and words.isascii() and words.isprintable() else None
    try:
        good = (
            parts is not None
            and parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.port != 0
        )
    except ValueError:
        good = False
    if (
        not good
        or parts is None
        or parts.query
        or parts.fragment
        or parts.username is not None
        or " " in parts.geturl()
    ):
        raise UsageError(
            f"{where}: expected a public address such as https://monitor.example, without query and login"
        )
    return parts.geturl().rstrip("/")


@dataclass(frozen=True, slots=True, eq=False)
class Outside:
    """A room for `Listener`. Whoever comes by the public name of `base`, the callback's address, finds nothing but hubs' part."""

    counts: Counts
    writer: Writer
    standing: Standing
    held: Callable[[], int]  #: how many hosts the monitor visits
    now: Callable[[], datetime]
    callback: Callback | None = None
    base: str = ""

    async def __call__(self, request: Request) -> Answer:
        """The answer to whatever is asked."""
        if self.callback is not None and request.path.startswith((PATH, urlsplit(self.base).path + PATH)):
            return await self.callback(request)
        if request.host in self.public:
            return Answer(404, b"There is nothing here.\n")
        if request.path not in ("/health", "/metrics"):
            return _NONE
        if request.method == "POST":
            return Answer(405, b"Only GET and HEAD.\n", headers={"allow": "GET, HEAD"})
        stored, now = await self.standing.stored(), self.now()
        if request.path == "/health":
            return health(self.counts, self.held(), stored, now).answer()
        try:
            return Figures(self.counts, self.writer, self.held(), stored, now).answer()
        except UsageError as error:
            return Answer(501, f"{error}\n".encode())

    @property
    def public(self) -> frozenset[str]:
        """The name by which hubs come, where it is not one of this machine's own."""
        name = urlsplit(self.base).hostname or ""
        return frozenset({name} - {"", "localhost", "127.0.0.1", "::1"})
