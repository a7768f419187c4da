"""What one page may use in the browser; what goes beyond is not read at all."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.fetch.settings import BIGGEST, MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for one page, whatever its scripts do. Times are seconds, sizes bytes."""

    seconds: float = 45.0  #: from its document on, over all that is done with it
    loading: float = 15.0  #: for everything that the page waits for; what comes later is not waited for
    quiet: float = 3.0  #: for the network to fall quiet after that
    requests: int = 300
    bytes: int = 50 * MIB  #: of all that it loads
    documents: int = 5  #: that its scripts may lead on to
    html: int = BIGGEST  #: of the page when it is written down
    memory: int = 1024 * MIB  #: of a process that draws a page
    at_once: int = 2  #: pages
