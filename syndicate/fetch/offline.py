"""The closed door: a run that may not use the network."""

from __future__ import annotations

from syndicate.errors import FetchError
from syndicate.fetch.settings import HTML


class Offline:
    """Implements `Fetches` without a network: every address is answered with the reason."""

    async def fetch(self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True) -> FetchError:
        return FetchError("The page was not fetched: this run is offline.", url=url)
