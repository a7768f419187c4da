"""A tape beside the wire: what crosses it is kept as it was sent, and given as an Exchange when the answer ends."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from syndicate.fetch.wire import Answer, Headers
from syndicate.model.exchange import Exchange

if TYPE_CHECKING:
    import httpx

_WITHOUT_BODY = (204, 304)  # RFC 9110 §6.4.1


class Tape:
    """Takes down one answer. Its body is what was read of it: nobody waits for the rest of a page that is not wanted."""

    def __init__(
        self, url: str, request: httpx.Request, response: httpx.Response, started_at: datetime
    ) -> None:
        self._url = url
        self._request = request
        self._response = response
        self._started_at = started_at
        self._chunks: list[bytes] = []
        self._ended = response.status_code in _WITHOUT_BODY
        self._address, self._certificate = _peer(response)  # while the connection is open

    def beside(self, answer: Answer) -> Answer:
        """The same answer, dated, each chunk of which is taken down as it is read."""
        return replace(answer, chunks=self._through(answer.chunks), at=self._started_at)

    def exchange(self) -> Exchange:
        request, response = self._request, self._response
        body = b"".join(self._chunks)
        return Exchange(
            url=self._url,
            method=request.method,
            request_headers=_as_sent(request.headers),
            http_version=response.http_version,
            status=response.status_code,
            reason=response.reason_phrase,
            headers=_as_sent(response.headers),
            body=body,
            started_at=self._started_at,
            address=self._address,
            certificate=self._certificate,
            complete=self._ended or response.headers.get("content-length") == str(len(body)),
        )

    async def _through(self, chunks: AsyncIterator[bytes] | None) -> AsyncIterator[bytes]:
        if chunks is not None:
            async for chunk in chunks:
                self._chunks.append(chunk)
                yield chunk
        self._ended = True


def _as_sent(headers: httpx.Headers) -> Headers:
    """Latin-1 has a character for each byte, so that what is no text comes through as well."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _peer(response: httpx.Response) -> tuple[str, bytes]:
    stream = response.extensions["network_stream"]
    host, port, *_ = stream.get_extra_info("server_addr")
    secured = stream.get_extra_info("ssl_object")
    certificate = secured.getpeercert(binary_form=True) if isinstance(secured, ssl.SSLObject) else None
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}", certificate or b""
