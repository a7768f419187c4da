"""Exchanges go into a WARC and come back as they were; other tools read it."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wacz_samples import COPY, PAGE, warc
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from syndicate.errors import UsageError
from syndicate.evidence.warc import write
from syndicate.evidence.warc_reading import exchanges, open_recording
from syndicate.model.exchange import Exchange

NOW = datetime(2026, 11, 23, 5, 0, 7, 123456, tzinfo=UTC)
CODED = gzip.compress(PAGE, mtime=0)
ONE = Exchange(
    url=COPY,
    method="GET",
    request_headers=(("host", "blog.example"),),
    http_version="HTTP/1.1",
    status=200,
    reason="Fine",
    headers=(
        ("Content-Type", "text/html; charset=utf-8"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Encoding", "gzip"),
        ("X-Twice", "a"),
        ("x-twice", "\xe9"),
    ),
    body=CODED,
    started_at=NOW,
    address="[2001:db8::1]:443",
    certificate=b"\x30\x01",
)
GONE = replace(
    ONE, url=f"{COPY}&gone", status=404, reason="", body=b"", headers=(), address="", certificate=b""
)


def written(*given: Exchange) -> bytes:
    return b"".join(write(given))


def types(data: bytes) -> list[str]:
    return [str(each.rec_type) for each in ArchiveIterator(io.BytesIO(data))]


def test_each_exchange_is_a_response_its_request_and_what_warc_has_no_field_for():
    beside = ["request", "metadata"]
    again = replace(ONE, url="https://other.example/")
    assert types(written(ONE, GONE, again)) == [
        "warcinfo", "response", *beside, "response", *beside, "revisit", *beside,
    ]  # fmt: skip


def test_what_was_written_comes_back_and_the_same_gives_the_same_bytes():
    given = (ONE, replace(ONE, url="https://other.example/"), replace(GONE, complete=False), ONE)
    assert exchanges(written(*given), "w") == given
    assert written(*given) == written(*given)


def test_warcio_reads_the_body_without_its_codings_and_finds_all_digests_right(tmp_path: Path):
    (tmp_path / "w.warc.gz").write_bytes(written(ONE, GONE))
    pages = [
        each.content_stream().read()
        for each in ArchiveIterator(io.BytesIO(written(ONE)), check_digests="raise")
        if each.rec_type == "response"
    ]
    assert pages == [PAGE]
    checker = Checker(type("Command", (), {"verbose": False, "inputs": [str(tmp_path / "w.warc.gz")]})())
    checker.process_all()
    assert checker.exit_value == 0


TOKEN = st.text("abcXYZ-", min_size=1, max_size=8)
VALUE = st.text(
    st.characters(min_codepoint=33, max_codepoint=255, exclude_characters="\x7f\x85\xa0"), max_size=9
)
EXCHANGES = st.builds(
    Exchange,
    url=st.sampled_from([COPY, "http://a.example/"]),
    method=st.sampled_from(["GET", "POST"]),
    request_headers=st.lists(st.tuples(TOKEN, VALUE), max_size=3).map(tuple),
    http_version=st.just("HTTP/1.1"),
    status=st.integers(200, 599),
    reason=st.sampled_from(["", "OK", "Not Found"]),
    headers=st.lists(st.tuples(TOKEN, VALUE), max_size=3).map(tuple),
    body=st.binary(max_size=40),
    started_at=st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    address=st.sampled_from(["", "127.0.0.1:80", "[::1]:443"]),
    certificate=st.binary(max_size=5),
    complete=st.booleans(),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(EXCHANGES, min_size=1, max_size=4))
def test_reading_undoes_writing(given_: list[Exchange]):
    assert exchanges(written(*given_), "w") == tuple(given_)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("coded", [True, False])
def test_what_others_recorded_is_read_with_its_chunks_joined(packed: bool, coded: bool):
    [found] = exchanges(warc(compressed=packed, coded=coded), "w")
    assert (found.url, found.status, found.body) == (COPY, 200, CODED if coded else PAGE)
    assert found.started_at == datetime(2026, 11, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>", "is no WARC"),
        (written(ONE)[:-20], "ends in the middle of a record"),
        (warc(compressed=False).replace(b"never runs", b"never walk"), "is not as its digest says"),
        (warc(compressed=False).replace(b"2026-11-23T05", b"yesterday-at5"), "no date that is a time"),
    ],
)
def test_what_is_no_sound_recording_is_refused_in_one_line(data: bytes, said: str, tmp_path: Path):
    (tmp_path / "w.warc.gz").write_bytes(data)
    with pytest.raises(UsageError, match=said) as error:
        open_recording(tmp_path / "w.warc.gz")
    assert str(error.value).startswith(str(tmp_path)[:100])
    assert str(error.value).isprintable()
