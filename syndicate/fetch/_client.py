"""The wire made with httpx's own engine, httpcore; both are imported here and nowhere else (httpx 1.0 has another API).

A connection lives for one request, and nothing is shared: no cookies, no surplus bytes of an earlier answer, no pool that
scans all its connections for each request. It follows no redirect, decodes nothing, reads no environment, and knows no
other network than the guarded one. HTTP/1.1 only: with one request at a time to a host there is nothing to multiplex.

httpx's client above it parses each address twice more, and costs a third of a poll that says "not modified".
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
        with _as_fetch_errors(target):
            request = httpcore.Request(
                method, _url(target), headers=[("host", _host_header(target)), *headers], content=body
            )
            # No timeout of single operations: the budget of the fetch holds over all of them.
            connection = httpcore.AsyncHTTPConnection(
                request.url.origin, self._trust, network_backend=self._network
            )
            try:
                response = await connection.handle_async_request(request)
                try:
                    yield Answer(response.status, _decoded(response), response.aiter_stream())
                finally:
                    await response.aclose()
            finally:
                await connection.aclose()


def _url(target: Target) -> httpcore.URL:
    """The address in the parts that the guard has read, so that nobody reads it a second time, and otherwise."""
    path = target.href.partition("://")[2].partition("/")[2]
    return httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=f"/{path}")


def _host_header(target: Target) -> str:
    standard = {"http": 80, "https": 443}[target.scheme]
    return target.endpoint.rpartition(":")[0] if target.port == standard else target.endpoint


def _decoded(response: httpcore.Response) -> Headers:
    return tuple((name.decode("latin-1").lower(), _text(value)) for name, value in response.headers)


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
    except (httpcore.LocalProtocolError, UnicodeEncodeError) as error:
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
