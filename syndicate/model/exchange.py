"""Exchange: one HTTP request as it was sent, with what came back (WARC's *request* and *response* records)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, as both crossed the wire.

    `body` has its content coding still on it and its transfer coding removed. Headers keep their order, their doubles and
    the names as they were sent. Raises ValueError for a `started_at` that is not aware.
    """

    url: str
    method: str
    request_headers: Headers = field(repr=False)
    http_version: str  #: such as HTTP/1.1
    status: int
    reason: str
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    started_at: datetime  #: aware UTC
    address: str = ""  #: IP:port that was dialled
    certificate: bytes = field(default=b"", repr=False)  #: of the TLS peer, DER; b"" without TLS
    complete: bool = True  #: False where a bound cut the body

    def __post_init__(self) -> None:
        if self.started_at.utcoffset() is None:
            raise ValueError("started_at must be an aware time")
