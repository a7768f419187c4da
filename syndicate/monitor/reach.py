"""Reach: whether it is our own network that is down, of which no site may be blamed."""

from __future__ import annotations

from syndicate.errors import ConnectionFailed, FetchError, HostNotFound, PageError

ENOUGH = 3
"""Hosts in a row that could not be reached, and none that could: one is its own fault, and two may share a provider."""


class Reach:
    """What became of the last visits. A single host that is watched alone is believed: nothing speaks for it."""

    def __init__(self) -> None:
        self._silent: set[str] = set()

    def note(self, host: str, error: FetchError | PageError | None) -> None:
        """A host was asked: `error` is what came of it, None where it answered with a page."""
        if isinstance(error, HostNotFound | ConnectionFailed):
            self._silent.add(host)
        else:  # whatever it said, the network carried it
            self._silent.clear()

    @property
    def is_down(self) -> bool:
        """Whether nothing that was asked lately could be reached."""
        return len(self._silent) >= ENOUGH
