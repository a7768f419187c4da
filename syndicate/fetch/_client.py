"""The wire made with httpx, which is imported here and nowhere else (its 1.0 has another API).

A client lives for one request: 0.2 ms of CPU, and nothing is shared (no cookies, no surplus bytes of an
earlier answer, no pool that scans all its connections for each request). It follows no redirect, decodes
nothing, reads no environment, and knows no other network than the guarded one. HTTP/1.1 only: with one
request at a time to a host there is nothing to multiplex.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager

import httpcore
import httpx

from syndicate.errors import AddressRefused, BrokenResponse, ConnectionFailed, FetchError, TimedOut, TooLarge
from syndicate.fetch._network import GuardedNetwork, Resolver, system_resolver
from syndicate.fetch.guard import Guard, Target
from syndicate.fetch.wire import Answer, CertificateRefused, Headers


class HttpWire:
    """`Wire` over real sockets. `trust` replaces the certificate authorities, `resolve` the name service."""

    def __init__(
        self,
        guard: Guard,
        *,
        trust: ssl.SSLContext | None = None,
        resolve: Resolver = system_resolver,
        inner: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._trust = trust or httpx.create_ssl_context(trust_env=False)
        self._network = GuardedNetwork(guard, resolve, inner or httpcore.AnyIOBackend())

    def get(self, target: Target, headers: Headers) -> AbstractAsyncContextManager[Answer]:
        return self._send("GET", target, headers, None)

    def post(self, target: Target, headers: Headers, body: bytes) -> AbstractAsyncContextManager[Answer]:
        return self._send("POST", target, (*headers, ("content-length", str(len(body)))), body)

    @asynccontextmanager
    async def _send(
        self, method: str, target: Target, headers: Headers, body: bytes | None
    ) -> AsyncIterator[Answer]:
        # Host is given because httpx would derive it through IDNA 2008, which refuses names that exist.
        named = httpx.Headers([("host", _host_header(target)), *headers])
        with _as_fetch_errors(target):
            url = httpx.URL(target.href)
            if url.raw_host.decode() != target.host:
                raise AddressRefused("The address is read as two different hosts.")
            request = httpx.Request(method, url, headers=named, content=body)
            transport = _Transport(self._network, self._trust)
            # No timeout of single operations: the budget of the fetch holds over all of them.
            async with httpx.AsyncClient(transport=transport, trust_env=False, timeout=None) as client:  # noqa: S113
                response = await client.send(request, stream=True, follow_redirects=False)
                try:
                    yield Answer(response.status_code, _decoded(response), response.aiter_raw())
                finally:
                    await response.aclose()


class _Transport(httpx.AsyncBaseTransport):
    """httpx over a pool of one connection that is made by our own network (httpx has no public way to set it)."""

    def __init__(self, network: httpcore.AsyncNetworkBackend, trust: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trust, max_connections=1, max_keepalive_connections=0, network_backend=network
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _host_header(target: Target) -> str:
    standard = {"http": 80, "https": 443}[target.scheme]
    return target.endpoint.rpartition(":")[0] if target.port == standard else target.endpoint


def _decoded(response: httpx.Response) -> Headers:
    return tuple((name.decode("latin-1").lower(), _text(value)) for name, value in response.headers.raw)


def _text(value: bytes) -> str:
    """Header bytes are ASCII by RFC 9110; servers that send more send UTF-8 or Latin-1."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


@contextmanager
def _as_fetch_errors(target: Target) -> Iterator[None]:
    """Turn what the client raises into the errors of this package, each one sentence with its cause chained."""
    try:
        yield
    except (httpx.InvalidURL, httpcore.UnsupportedProtocol, httpcore.LocalProtocolError) as error:
        raise AddressRefused("The address cannot be put into a request.") from error
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
