"""The wire made with httpx, which is imported here and nowhere else (its 1.0 has another API).

An httpx transport of our own carries each request over a connection that lives for it alone: nothing is shared, no cookies,
no surplus bytes of an earlier answer, no pool that scans all its connections for each request. It follows no redirect,
decodes nothing, reads no environment, and knows no other network than the guarded one. HTTP/1.1 only: with one request at
a time to a host there is nothing to multiplex. httpx's client, which would do all that is left out here, stays unused: it
costs a quarter of a poll that says "not modified".
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from datetime import datetime

import httpcore
import httpx

from syndicate.errors import AddressRefused, BrokenResponse, ConnectionFailed, FetchError, TimedOut, TooLarge
from syndicate.fetch._network import GuardedNetwork, Resolver, system_resolver
from syndicate.fetch._tape import Tape
from syndicate.fetch.clock import Clock, SystemClock
from syndicate.fetch.guard import Guard, Target
from syndicate.fetch.wire import Answer, CertificateRefused, Headers, told
from syndicate.model.exchange import Exchange


class HttpWire:
    """`Wire` over real sockets. `trust` replaces the certificate authorities, `resolve` the name service.

    `record` is given every exchange when it has ended, each dated by `clock`.
    """

    def __init__(
        self,
        guard: Guard,
        *,
        trust: ssl.SSLContext | None = None,
        resolve: Resolver = system_resolver,
        inner: httpcore.AsyncNetworkBackend | None = None,
        record: Callable[[Exchange], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        network = GuardedNetwork(guard, resolve, inner or httpcore.AnyIOBackend())
        self._transport = _Transport(network, trust or httpx.create_ssl_context(trust_env=False))
        self._record = record
        self._clock = clock or SystemClock()

    def get(self, target: Target, headers: Headers) -> AbstractAsyncContextManager[Answer]:
        return self._send("GET", target, headers, None)

    def post(self, target: Target, headers: Headers, body: bytes) -> AbstractAsyncContextManager[Answer]:
        return self._send("POST", target, (*headers, ("content-length", str(len(body)))), body)

    @asynccontextmanager
    async def _send(
        self, method: str, target: Target, headers: Headers, body: bytes | None
    ) -> AsyncIterator[Answer]:
        with _as_fetch_errors(target):
            # Host is given because httpx would derive it through IDNA 2008, which refuses names that exist.
            named = httpx.Headers([("host", _host_header(target)), *headers])
            request = httpx.Request(method, target.href, headers=named, content=body)
            if request.url.raw_host.decode() != target.host:
                raise AddressRefused("The address is read as two different hosts.")
            # No timeout of single operations: the budget of the fetch holds over all of them.
            started_at = self._clock.now()
            response = await self._transport.handle_async_request(request)
            tape = None
            try:
                answer = Answer(response.status_code, told(response.headers.raw), response.aiter_raw())
                tape = Tape(_begun(target, request, response, started_at)) if self._record else None
                yield tape.beside(answer) if tape else answer
            finally:
                await response.aclose()
                if tape and self._record:
                    self._record(tape.exchange())


class _Transport(httpx.AsyncBaseTransport):
    """httpx over connections that are made by our own network (httpx has no public way to set it)."""

    def __init__(self, network: httpcore.AsyncNetworkBackend, trust: ssl.SSLContext) -> None:
        self._network = network
        self._trust = trust

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
        )
        connection = httpcore.AsyncHTTPConnection(
            asked.url.origin, self._trust, network_backend=self._network
        )
        try:
            answer = await connection.handle_async_request(asked)
        except BaseException:
            await connection.aclose()
            raise
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer, connection),
            extensions=answer.extensions,
        )


class _Body(httpx.AsyncByteStream):
    """What comes after the head; the connection ends with it."""

    def __init__(self, answer: httpcore.Response, connection: httpcore.AsyncHTTPConnection) -> None:
        self._answer = answer
        self._connection = connection

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        try:
            await self._answer.aclose()
        finally:
            await self._connection.aclose()


def _host_header(target: Target) -> str:
    standard = {"http": 80, "https": 443}[target.scheme]
    return target.endpoint.rpartition(":")[0] if target.port == standard else target.endpoint


def _begun(
    target: Target, request: httpx.Request, response: httpx.Response, started_at: datetime
) -> Exchange:
    """The exchange as far as it has come: all but the body. Who answered is known while the connection is open."""
    stream = response.extensions["network_stream"]
    secured = stream.get_extra_info("ssl_object")
    certificate = secured.getpeercert(binary_form=True) if isinstance(secured, ssl.SSLObject) else None
    return Exchange(
        url=target.href,
        method=request.method,
        request_headers=_as_sent(request.headers),
        http_version=response.http_version,
        status=response.status_code,
        reason=response.extensions["reason_phrase"].decode("latin-1"),
        headers=_as_sent(response.headers),
        body=b"",
        started_at=started_at,
        address=_address(stream),
        certificate=certificate or b"",
    )


def _address(stream: httpcore.AsyncNetworkStream) -> str:
    try:
        host, port, *_ = stream.get_extra_info("server_addr")
    except (OSError, TypeError):  # the other side is gone already, and the socket no longer knows who it was
        return ""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _as_sent(headers: httpx.Headers) -> Headers:
    """Latin-1 has a character for each byte, so that what is no text comes through as well."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


@contextmanager
def _as_fetch_errors(target: Target) -> Iterator[None]:
    """Turn what the client raises into the errors of this package, each one sentence with its cause chained."""
    try:
        yield
    except (httpx.InvalidURL, httpcore.LocalProtocolError, UnicodeEncodeError) as error:
        raise AddressRefused("The address, or a header, cannot be put into a request.") from error
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        raise _not_connected(target, error) from error
    except (httpcore.ReadError, httpcore.WriteError, ssl.SSLError) as error:
        raise ConnectionFailed(f"{target.host} broke the connection off.") from error
    except httpcore.TimeoutException as error:
        raise TimedOut(f"{target.host} did not answer in time.") from error
    except httpcore.RemoteProtocolError as error:
        raise _malformed(target, str(error)) from error


def _not_connected(target: Target, error: Exception) -> ConnectionFailed:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CertificateRefused(
                f"The certificate of {target.host} is not valid: {cause.verify_message}."
            )
        if isinstance(cause, ssl.SSLError):
            return CertificateRefused(f"No secure connection to {target.host} could be made.")
        cause = cause.__cause__ or cause.__context__
    return ConnectionFailed(f"No connection to {target.endpoint} could be made.")


def _malformed(target: Target, message: str) -> FetchError:
    """The wordings are h11's and httpcore's; an unknown one is a broken response, which nothing is judged by."""
    if "Server disconnected" in message:
        return ConnectionFailed(f"{target.host} closed the connection without an answer.")
    if "buffer too long" in message:
        return TooLarge(f"{target.host} sent headers without end.")
    if "without sending complete message body" in message or "incomplete chunked read" in message:
        return BrokenResponse("The page broke off before its announced end.")
    return BrokenResponse(f"{target.host} did not answer in proper HTTP.")
