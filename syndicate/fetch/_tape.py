"""A tape beside the wire: the body of an answer is taken down as it is read, and given as an Exchange at its end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from syndicate.fetch.wire import Answer
from syndicate.model.exchange import Exchange

_WITHOUT_BODY = (204, 304)  # RFC 9110 §6.4.1


class Tape:
    """Takes down one answer, of which `begun` has the head.

    The body is what was read of it: nobody waits for the rest of a page that is not wanted.
    """

    def __init__(self, begun: Exchange) -> None:
        self._begun = begun
        self._chunks: list[bytes] = []
        self._ended = begun.status in _WITHOUT_BODY

    def beside(self, answer: Answer) -> Answer:
        """The same answer, dated, each chunk of which is taken down as it is read."""
        return replace(answer, chunks=self._through(answer.chunks), at=self._begun.started_at)

    def exchange(self) -> Exchange:
        body = b"".join(self._chunks)
        declared = [value for name, value in self._begun.headers if name.lower() == "content-length"]
        return replace(self._begun, body=body, complete=self._ended or declared == [str(len(body))])

    async def _through(self, chunks: AsyncIterator[bytes] | None) -> AsyncIterator[bytes]:
        if chunks is not None:
            async for chunk in chunks:
                self._chunks.append(chunk)
                yield chunk
        self._ended = True
