"""Hostile answers, by what they attack (the threats are numbered in the project's register)."""

from __future__ import annotations

import gzip
import socket
import struct
import sys
import zlib

import brotli

from hostile.server import Connection, Route, html, redirect

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MIB = 1024 * 1024
PAGE = b"<!doctype html><html><body><p>" + b"An honest article. " * 400 + b"</p></body></html>"
ENDLESS = 64 * MIB  # what "endless" sends at most, should nobody hang up


# --- 5: memory


def coded(encoding: str, body: bytes) -> Route:
    return lambda c: c.page(body, f"Content-Encoding: {encoding}")


def bombs() -> dict[str, Route]:
    zeros = bytes(64 * MIB)
    packed = zlib.compress(zeros, 9)
    return {
        "/bomb/gzip": coded("gzip", gzip.compress(zeros)),
        "/bomb/deflate": coded("deflate", packed),
        "/bomb/br": coded("br", brotli.compress(zeros, quality=5)),
        "/bomb/zstd": coded("zstd", zstd.compress(zeros)),
        "/bomb/gzip-in-gzip": coded("gzip, gzip", gzip.compress(gzip.compress(zeros))),
        "/bomb/three": coded("gzip, gzip, gzip", gzip.compress(PAGE)),
    }


def endless_body(c: Connection) -> None:
    c.head()
    for _ in range(ENDLESS // MIB):
        c.send(b"<p>more</p>" * (MIB // 11))


def huge(size: int) -> Route:
    return lambda c: c.page(b"<p>x</p>" * (size // 8))


def announced_huge(c: Connection) -> None:
    c.head("200 OK", f"Content-Length: {40 * MIB}")
    c.wait(5)  # whoever believes the length waits for it


def huge_headers(c: Connection) -> None:
    c.send(
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (i, b"a" * 1000) for i in range(300)) + b"\r\n"
    )
    c.send(PAGE)


# --- 6: time


def byte_a_moment(c: Connection) -> None:
    c.head("200 OK", f"Content-Length: {len(PAGE)}")
    for byte in PAGE:
        c.send(bytes([byte]))
        if not c.wait(0.05):
            return


def slow_head(c: Connection) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 2000:
        c.send(bytes([byte]))
        if not c.wait(0.05):
            return


def early_hints_forever(c: Connection) -> None:
    while c.wait(0.02):
        c.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")


def silent(c: Connection) -> None:
    c.wait(20)


def slow_redirects(c: Connection) -> None:
    c.wait(0.15)
    number = int(c.path.partition("?")[2] or 0)
    redirect(f"/slow-hops?{number + 1}")(c)


# --- 2: not the whole page


def cut_length(c: Connection) -> None:
    c.head("200 OK", f"Content-Length: {len(PAGE)}")
    c.send(PAGE[: len(PAGE) // 2])


def cut_chunks(c: Connection) -> None:
    c.head("200 OK", "Transfer-Encoding: chunked")
    half = PAGE[: len(PAGE) // 2]
    c.send(b"%x\r\n%s\r\n" % (len(half), half))


def cut_gzip(c: Connection) -> None:
    whole = gzip.compress(PAGE)
    c.page(whole[: len(whole) // 2], "Content-Encoding: gzip")


def no_trailer(c: Connection) -> None:
    c.page(gzip.compress(PAGE)[:-8], "Content-Encoding: gzip")


def unframed(body: bytes) -> Route:
    def answer(c: Connection) -> None:
        c.head()
        c.send(body)

    return answer


def two_lengths(c: Connection) -> None:
    c.head("200 OK", f"Content-Length: {len(PAGE)}", "Content-Length: 10")
    c.send(PAGE)


def not_http(c: Connection) -> None:
    c.send(b"SSH-2.0-OpenSSH_9.2\r\n" + b"x" * 100 + b"\r\n\r\n")


def hang_up(c: Connection) -> None:
    """Say nothing and close."""


def reset(c: Connection) -> None:
    """Send half a page and drop the connection with a RST."""
    cut_length(c)
    c.wait(0.05)
    c.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    c.socket.close()


NOT_WHOLE: dict[str, Route] = {
    "/cut/length": cut_length,
    "/cut/chunks": cut_chunks,
    "/cut/gzip": cut_gzip,
    "/cut/trailer": no_trailer,
    "/cut/unframed": unframed(PAGE[:-20]),
    "/cut/two-lengths": two_lengths,
    "/cut/not-http": not_http,
    "/cut/unknown-coding": coded("compress", PAGE),
    "/cut/mislabelled": coded("gzip", PAGE),
}

TIME: dict[str, Route] = {
    "/slow/body": byte_a_moment,
    "/slow/head": slow_head,
    "/slow/hints": early_hints_forever,
    "/slow/silent": silent,
    "/slow-hops": slow_redirects,
}

SIZE: dict[str, Route] = {
    "/size/endless": endless_body,
    "/size/announced": announced_huge,
    "/size/40": huge(40 * MIB),
    "/size/headers": huge_headers,
}

REDIRECTS: dict[str, Route] = {
    "/to/file": redirect("file:///etc/passwd"),
    "/to/data": redirect("data:text/html,<p>hello"),
    "/to/ftp": redirect("ftp://example.org/"),
    "/to/localhost": redirect("http://127.0.0.1:1/"),
    "/to/decimal": redirect("http://2130706433:1/"),
    "/to/mapped": redirect("http://[::ffff:127.0.0.1]:1/"),
    "/to/metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/to/userinfo": redirect("http://user:secret@example.org/"),
    "/to/backslash": redirect("http://127.0.0.1:1\\@example.org/"),
    "/loop": redirect("/loop"),
}

CHALLENGE = (
    "<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script>"
)

KINDS: dict[str, Route] = {
    "/kind/text": lambda c: c.page(PAGE, kind="text/plain"),
    "/kind/pdf": lambda c: c.page(b"%PDF-1.7 ...", kind="application/pdf"),
    "/kind/none-pdf": lambda c: c.page(b"%PDF-1.7 ...", kind=""),
    "/kind/none-html": lambda c: c.page(PAGE, kind=""),
    "/kind/charset": lambda c: c.page(PAGE, kind="text/html; charset=rot13"),
    "/wall/header": html("wait", "cf-mitigated: challenge", status="403 Forbidden"),
    "/wall/body": html(CHALLENGE, status="503 Service Unavailable"),
    "/wall/gzip": lambda c: c.page(
        gzip.compress(CHALLENGE.encode()), "Content-Encoding: gzip", status="403 Forbidden"
    ),
}
