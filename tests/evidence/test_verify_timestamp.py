"""Timestamps of a real authority: OpenSSL's, of this machine."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tsa import Authority, served
from wacz_samples import NOW, report_json, rewritten, warc

from syndicate.confine import Confined
from syndicate.errors import UsageError
from syndicate.evidence import timestamp
from syndicate.evidence.verifying import Answer, Claim, verify
from syndicate.evidence.wacz import Contents, pack
from syndicate.fetch import Fetcher, Manners

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl, the authority")
DATA = b"a manifest"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa"))


@pytest.fixture(scope="module")
def home(authority: Authority) -> Iterator[str]:
    with served(authority) as address:
        yield address


def asked(url: str, data: bytes = DATA) -> bytes:
    async def go() -> bytes:
        async with Fetcher(Manners(allow_private=True, pace=0.0)) as fetcher:
            return await timestamp.ask(url, data, fetcher)

    return asyncio.run(go())


def trust(authority: Authority, name: str = "ca.pem") -> tuple[object, ...]:
    return timestamp.certificates((authority.folder / name).read_bytes(), name)


def test_an_authority_signs_a_digest(home: str):
    told = timestamp.told(asked(home))
    assert (told.covers, told.by) == (hashlib.sha256(DATA).digest(), "CN=Test Clock")
    assert told.at.tzinfo is not None


@pytest.mark.parametrize(
    ("path", "said"),
    [("/page", "gave no timestamp"), ("/broken", "answered with status 500")],
)
def test_what_is_no_timestamp_is_not_kept(path: str, said: str, home: str):
    with pytest.raises(UsageError, match=said):
        asked(home + path)


def test_an_authority_that_is_not_there_is_told(home: str):
    with pytest.raises(UsageError, match="did not answer"):
        asked("http://127.0.0.1:1/")


class Replay:
    """An authority that answers every question with one answer."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    async def post(self, *_: object, most: int) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, self.body[:most]


def test_an_answer_to_another_question_is_not_kept(home: str):
    with pytest.raises(UsageError, match="gave no timestamp"):
        asyncio.run(timestamp.ask("http://a.example/", DATA, Replay(asked(home))))


def test_a_certificate_vouches_for_those_that_it_signed_and_no_other(authority: Authority, home: str):
    response = asked(home)
    digest = hashlib.sha256(DATA).digest()
    assert timestamp.vouched(response, digest, trust(authority)) is True
    assert timestamp.vouched(response, digest, trust(authority, "other.pem")) is False
    assert timestamp.vouched(response, bytes(32), trust(authority)) is False


@pytest.mark.parametrize("pem", [b"", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"])
def test_a_file_without_certificates_is_refused(pem: bytes):
    with pytest.raises(UsageError, match=r"--trust x\.pem: holds no certificate"):
        timestamp.certificates(pem, "x.pem")


def claim(path: Path, confined: Confined, *trusted: object) -> Claim:
    return next(each for each in verify(path, confined, trusted).claims if each.id == "timestamp")


@pytest.fixture
def stamped(home: str, tmp_path: Path) -> Path:
    path = tmp_path / "b.wacz"
    pack(path, warc(), Contents(report_json()), made_at=NOW, stamp_by=lambda data: asked(home, data))
    return path


def test_a_timestamp_proves_when_a_manifest_existed(stamped: Path, authority: Authority, confined: Confined):
    found = verify(stamped, confined, trust(authority))
    said = claim(stamped, confined, *trust(authority))
    assert (found.holds, said.answer) == (True, Answer.TRUE)
    assert said.because.startswith("CN=Test Clock, ")


def test_without_trust_it_is_told_what_it_says_of_itself(stamped: Path, confined: Confined):
    said = claim(stamped, confined)
    assert said.answer is Answer.UNKNOWN
    assert said.because.startswith("it is of this manifest, and names CN=Test Clock, ")


def test_a_timestamp_that_the_named_authority_did_not_sign_is_false(
    stamped: Path, authority: Authority, confined: Confined
):
    said = claim(stamped, confined, *trust(authority, "other.pem"))
    assert said.answer is Answer.FALSE
    assert said.because.startswith("no certificate of --trust vouches for it")


def test_a_timestamp_of_another_manifest_is_false(stamped: Path, confined: Confined):
    rewritten(stamped, {"syndicate/reports.json": report_json(verdict="compliant", reason="x")}, forged=True)
    said = claim(stamped, confined)
    assert said.answer is Answer.FALSE
    assert said.because.startswith("the timestamp is of something else (CN=Test Clock, ")


@pytest.fixture(scope="module")
def response(home: str) -> bytes:
    return asked(home)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), cut=st.booleans())
def test_whatever_byte_is_changed_no_other_time_or_authority_is_vouched_for(
    place: float, byte: int, cut: bool, response: bytes, authority: Authority
):
    at = int(place * len(response))
    changed = response[:at] if cut else response[:at] + bytes([byte]) + response[at + 1 :]
    if timestamp.vouched(changed, hashlib.sha256(DATA).digest(), trust(authority)):
        assert timestamp.told(changed) == timestamp.told(response)
    else:
        with suppress(UsageError):
            timestamp.told(changed)
