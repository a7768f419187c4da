"""Content codings: undone completely within the bound, or not at all."""

import gzip
import sys
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import BrokenResponse, TooLarge
from syndicate.fetch.coding import decode

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MIB = 1024 * 1024


def raw_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


CODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZip": gzip.compress,
    "deflate": zlib.compress,
    " deflate ": raw_deflate,
    "br": brotli.compress,
    "zstd": zstd.compress,
    "identity": bytes,
    "": bytes,
}
CODED = [name for name in CODERS if name not in ("", "identity")]


@pytest.mark.parametrize("name", CODERS)
@given(body=st.binary(max_size=2000))
def test_what_was_coded_is_read_back(name, body):
    assert decode(CODERS[name](body), name, limit=2000) == body


@pytest.mark.parametrize("name", CODED)
def test_a_body_beyond_the_limit_is_refused_however_small_it_was_sent(name):
    bomb = CODERS[name](bytes(20 * MIB))
    with pytest.raises(TooLarge, match="larger than 1 MiB"):
        decode(bomb, name, limit=MIB)


@pytest.mark.parametrize("name", CODED)
def test_a_body_of_exactly_the_limit_is_read(name):
    assert len(decode(CODERS[name](bytes(MIB)), name, limit=MIB)) == MIB


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("kept", [0.2, 0.5, 0.99])
def test_a_stream_that_ends_early_is_broken(name, kept):
    whole = CODERS[name](bytes(range(256)) * 40)
    with pytest.raises(BrokenResponse):
        decode(whole[: int(len(whole) * kept)], name, limit=MIB)


@pytest.mark.parametrize("name", CODED)
def test_a_body_that_is_not_what_its_label_says_is_broken(name):
    with pytest.raises(BrokenResponse):
        decode(b"<!doctype html><p>not compressed", name, limit=MIB)


def test_two_codings_are_undone_last_first():
    body = b"twice" * 100
    assert decode(brotli.compress(gzip.compress(body)), "gzip, br", limit=MIB) == body


def test_three_codings_are_too_many():
    with pytest.raises(TooLarge, match="compressed 3 times"):
        decode(b"x", "gzip, gzip, gzip", limit=MIB)


def test_the_bound_holds_between_two_codings():
    with pytest.raises(TooLarge):
        decode(gzip.compress(gzip.compress(bytes(5 * MIB), 0)), "gzip, gzip", limit=MIB)


@pytest.mark.parametrize("name", ["compress", "bzip2", "rot13", "gzip;q=1", "zlib_codec"])
def test_an_unknown_coding_is_broken(name):
    with pytest.raises(BrokenResponse, match="unknown content coding"):
        decode(b"x", name, limit=MIB)


def test_an_empty_body_is_empty_in_every_coding():
    assert decode(b"", "gzip", limit=MIB) == b""


@pytest.mark.parametrize("code", [gzip.compress, zstd.compress])
def test_joined_streams_are_one_body(code):
    name = "gzip" if code is gzip.compress else "zstd"
    assert decode(code(b"one ") + code(b"two"), name, limit=MIB) == b"one two"


def test_padding_after_a_stream_is_ignored_and_rubbish_is_not():
    assert decode(gzip.compress(b"page") + bytes(9), "gzip", limit=MIB) == b"page"
    with pytest.raises(BrokenResponse):
        decode(gzip.compress(b"page") + b"<p>more", "gzip", limit=MIB)


def test_a_crowd_of_empty_streams_is_refused():
    with pytest.raises(TooLarge, match="pieces"):
        decode(gzip.compress(b"") * 101, "gzip", limit=MIB)


def test_a_zstd_window_beyond_8_mib_is_refused():
    options = {zstd.CompressionParameter.window_log: 27}
    wide = zstd.ZstdCompressor(options=options)
    body = wide.compress(b"x" * 1000) + wide.flush()
    with pytest.raises(BrokenResponse):
        decode(body, "zstd", limit=MIB)
