"""Content codings undone within a bound: gzip, deflate, br, zstd (RFC 9110 §8.4.1), whole or not at all.

HTTP libraries inflate whatever arrives: 1.6 kB of brotli become a gigabyte, and half a gzip stream passes for
a whole page. Here every step has a limit of output and must reach the end of its stream.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from typing import Any, Protocol

from syndicate.errors import BrokenResponse, TooLarge
from syndicate.fetch.settings import MIB

_MEMBERS = 100  # concatenated gzip members or zstd frames; without a limit, empty ones cost quadratic time
_WINDOW_LOG = 23  # 8 MiB, the largest window that a server may ask of an HTTP client (RFC 9659)


def codings(content_encoding: str) -> tuple[str, ...]:
    """The codings that a Content-Encoding header names, in the order in which they were applied."""
    names = (name.strip().lower() for name in content_encoding.split(","))
    return tuple(name for name in names if name not in ("", "identity"))


def decode(raw: bytes, content_encoding: str, *, limit: int, most: int = 2) -> bytes:
    """Undo every coding of `content_encoding` from `raw`.

    Raises TooLarge beyond `limit` bytes after any step or beyond `most` codings, and BrokenResponse for
    an unknown coding, a malformed or an incomplete stream. An empty body is empty in every coding.
    """
    names = codings(content_encoding)
    if len(names) > most:
        raise TooLarge(f"The page is compressed {len(names)} times over; {most} times are accepted.")
    for name in names:
        if name not in _DECODERS:
            raise BrokenResponse(f"The page is sent in an unknown content coding, {name[:40]!r}.")
    for name in reversed(names):
        raw = _DECODERS[name](raw, limit) if raw else raw
    return raw


def _all_members(raw: bytes, limit: int, start: Callable[[], _Inflater], broken: type[Exception]) -> bytes:
    """Inflate concatenated streams; padding of zeros after the last one is ignored, as browsers do."""
    parts: list[bytes] = []
    room = limit
    for _ in range(_MEMBERS):
        stream = start()
        try:
            part = stream.decompress(raw, room + 1)
        except broken as error:
            raise BrokenResponse("The compressed page is damaged.") from error
        room -= len(part)
        if room < 0:
            raise too_long(limit)
        if not stream.eof:
            raise BrokenResponse("The compressed page ends in the middle.")
        parts.append(part)
        raw = stream.unused_data.lstrip(b"\0")
        if not raw:
            return b"".join(parts)
    raise TooLarge(f"The page is compressed in more than {_MEMBERS} pieces.")


def too_long(limit: int) -> TooLarge:
    size = f"{limit // MIB} MiB" if limit >= MIB else f"{limit} bytes"
    return TooLarge(f"The page is larger than {size}.")


class _Inflater(Protocol):
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...


def _gzip(raw: bytes, limit: int) -> bytes:
    return _all_members(raw, limit, lambda: zlib.decompressobj(16 + zlib.MAX_WBITS), zlib.error)


def _deflate(raw: bytes, limit: int) -> bytes:
    """The zlib format, or the bare stream that some servers send under this name."""
    zlib_format = raw[0] & 0x0F == 8 and len(raw) > 1 and (raw[0] << 8 | raw[1]) % 31 == 0
    window = zlib.MAX_WBITS if zlib_format else -zlib.MAX_WBITS
    return _all_members(raw, limit, lambda: zlib.decompressobj(window), zlib.error)


def _zstd(raw: bytes, limit: int) -> bytes:
    zstd = _zstd_module()
    options = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
    return _all_members(raw, limit, lambda: zstd.ZstdDecompressor(options=options), zstd.ZstdError)


def _zstd_module() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def _brotli(raw: bytes, limit: int) -> bytes:
    import brotli

    stream = brotli.Decompressor()
    try:
        page: bytes = stream.process(raw, output_buffer_limit=limit + 1)
    except brotli.error as error:
        raise BrokenResponse("The compressed page is damaged.") from error
    if len(page) > limit or not stream.can_accept_more_data():
        raise too_long(limit)
    if not stream.is_finished():
        raise BrokenResponse("The compressed page ends in the middle.")
    return page


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}

ACCEPTED = "gzip, deflate, br, zstd"
"""The Accept-Encoding that we send."""
