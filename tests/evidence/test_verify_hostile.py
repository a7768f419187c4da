"""Bundles made to harm: one clear line, whatever is in them."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wacz_samples import bundle, rewritten, warc

from syndicate.confine import Confined
from syndicate.errors import UsageError
from syndicate.evidence.verifying import verify
from syndicate.evidence.wacz_bundle import open_bundle
from syndicate.evidence.wacz_records import entries


def zipped(*members: tuple[str, bytes], kind: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as file:
        for name, data in members:
            file.writestr(zipfile.ZipInfo(name), data, kind)
    return out.getvalue()


def twice() -> bytes:
    return zipped(("a", b"1"), ("b", b"2")).replace(b"\x00b", b"\x00a").replace(b"b2PK", b"a2PK")


def many(count: int) -> bytes:
    return zipped(*((f"f{number}", b"") for number in range(count)))


def encrypted() -> bytes:
    data = bytearray(zipped(("a", b"1")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def declared(size: int) -> bytes:
    """A member that says that it is of another size than it is, in both of its places."""
    data = bytearray(zipped(("a", b"0" * 1_000), kind=zipfile.ZIP_DEFLATED))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


def with_locator() -> bytes:
    data = zipped(("a", b"1"))
    at = data.rindex(b"PK\x05\x06")
    return data[:at] + b"PK\x06\x07" + b"\0" * 16 + data[at:]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"", "is no zip file"),
        (lambda: b"<html>" * 100, "is no zip file"),
        (lambda: zipped(("a", b"1"))[:-30], "is no zip file"),
        (lambda: b"PK\x05\x06" + b"\xff" * 18, "has more members"),
        (lambda: zipped(("../../etc/passwd", b"")), "no name for a file in a bundle"),
        (lambda: zipped(("/etc/passwd", b"")), "no name for a file in a bundle"),
        (lambda: zipped(("a/./b", b"")), "no name for a file in a bundle"),
        (lambda: zipped(("C:\\x", b"")), "no name for a file in a bundle"),
        (lambda: zipped(("a\n\x1b[2Jb", b"")), "no name for a file in a bundle"),
        (lambda: zipped(("x" * 300, b"")), "no name for a file in a bundle"),
        (twice, "two members named 'a'"),
        (lambda: zipped(("a", b""), ("A", b"")), "two members named 'A'"),
        (lambda: many(1_001), "has more members"),
        (with_locator, "has more members"),
        (encrypted, "encrypted"),
        (lambda: zipped(("a", b"1"), kind=zipfile.ZIP_LZMA), "compressed in a way"),
        (lambda: declared(600 << 20), "unpacks to more than 512 MiB"),
    ],
)  # fmt: skip
def test_a_zip_made_to_harm_is_refused_in_one_line(data: Callable[[], bytes], said: str, tmp_path: Path):
    path = tmp_path / "b.wacz"
    path.write_bytes(data())
    with pytest.raises(UsageError, match=said) as error:
        open_bundle(path)
    assert str(error.value).startswith(str(path)[:100])
    assert str(error.value).isprintable()


@pytest.mark.parametrize("size", [10, 5_000])
def test_a_member_of_another_size_than_declared_is_damaged(size: int, tmp_path: Path):
    (tmp_path / "b.wacz").write_bytes(declared(size))
    assert open_bundle(tmp_path / "b.wacz").damaged == ("a",)


def test_members_that_are_said_to_begin_before_the_file_are_damaged(tmp_path: Path):
    data = zipped(("a", b"0" * 100), ("b", b"1"))
    (tmp_path / "x.wacz").write_bytes(data[:40] + data[60:])
    assert open_bundle(tmp_path / "x.wacz").damaged[0] == "a"


@pytest.mark.parametrize("start", [b"", b"WARC/1.1\r\n"], ids=["zeros", "a header without end"])
def test_a_record_that_inflates_beyond_the_bounds_is_not_read(start: bytes):
    with pytest.raises(UsageError, match="inflates beyond the bounds at byte 0"):
        list(entries(gzip.compress(start + b"\0" * (70 << 20)), "w"))


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"WARC/1.1\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9999999999999999999999\r\n\r\nx",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 1\r\n\r\nx\r\n\r\nWARC/1.1",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"\xff\xfe\r\n\r\n",
    ],
)
def test_a_record_that_is_none_is_refused(record: bytes):
    with pytest.raises(UsageError, match="w: record 1: "):
        list(entries(gzip.compress(record), "w"))


def test_a_record_with_a_digest_of_nonsense_is_not_whole(tmp_path: Path, confined: Confined):
    plain = warc(compressed=False).replace(b"WARC-Payload-Digest: sha1:", b"WARC-Payload-Digest: nope:")
    bundle(tmp_path / "b.wacz", warc=plain)
    answers = {claim.id: str(claim.answer) for claim in verify(tmp_path / "b.wacz", confined).claims}
    assert answers["records"] == "false"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=6)
)
def test_whatever_bytes_are_changed_it_is_verified_or_refused(
    places: list[tuple[float, int]], tmp_path: Path, confined: Confined
):
    path = tmp_path / "b.wacz"
    bundle(path)
    data = bytearray(path.read_bytes())
    for place, flip in places:
        data[int(place * len(data))] ^= flip
    path.write_bytes(data)
    try:
        found = verify(path, confined)
    except UsageError:
        return
    assert all(claim.because for claim in found.claims)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(junk=st.binary(max_size=300), name=st.sampled_from(["syndicate/reports.json", "indexes/index.cdx", "syndicate/manifest.tsr", "datapackage.json", "archive/data.warc.gz"]))  # fmt: skip
def test_whatever_a_file_holds_it_is_told_as_not_the_one_that_was_packed(
    junk: bytes, name: str, tmp_path: Path, confined: Confined
):
    bundle(tmp_path / "b.wacz")
    rewritten(tmp_path / "b.wacz", {name: junk})
    assert not verify(tmp_path / "b.wacz", confined).holds
