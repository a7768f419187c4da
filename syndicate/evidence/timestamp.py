"""Timestamps (RFC 3161): an authority signs that a manifest existed at a time; the authority is the user's choice."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from syndicate.errors import FetchError, UsageError
from syndicate.escaping import one_line

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

MISSING = "the extra “evidence” is not installed; pip install 'syndicate[evidence]'"
_MOST = 64 * 1024  # bytes of a response; with a chain of certificates it has about 6 KB
_MOST_CERTIFICATES = 20
_GRANTED = 0


class Posts(Protocol):
    """The door by which an authority is asked: a fetcher, or a fake in a test."""

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, most: int
    ) -> tuple[int, Mapping[str, str], bytes] | FetchError:
        """Send `body`; status, headers and the first `most` bytes of the answer."""
        ...


@dataclass(frozen=True, slots=True)
class Timestamp:
    """What a response says: of which digest, when, and by whom as it names itself."""

    covers: bytes  #: the imprint: a digest of what was signed
    at: datetime
    by: str


def available() -> bool:
    """Whether timestamps can be asked for and read."""
    return find_spec("rfc3161_client") is not None


async def ask(url: str, data: bytes, door: Posts) -> bytes:
    """The response of the authority at `url` for these bytes: it is sent their SHA-256, never themselves.

    Raises UsageError, naming the authority, where it does not answer or its answer is of something else.
    """
    if not available():
        raise UsageError(f"--timestamp: {MISSING}")
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    headers = {"content-type": "application/timestamp-query", "accept": "application/timestamp-reply"}
    answer = await door.post(url, request.as_bytes(), headers, most=_MOST)
    name = f"the timestamp authority {one_line(url, 200)}"
    if isinstance(answer, FetchError):
        raise UsageError(f"{name} did not answer: {answer.reason}")
    status, _, body = answer
    if status != 200:
        raise UsageError(f"{name} answered with status {status}")
    response = _decoded(body)
    if response is None or response.tst_info.nonce != request.nonce:
        raise UsageError(f"{name} gave no timestamp that can be read; is that its address?")
    if told(body).covers != hashlib.sha256(data).digest():
        raise UsageError(f"{name} gave a timestamp of something else")
    return body


def told(response: bytes) -> Timestamp:
    """What a response says, with no proof that it is true. Raises UsageError for what is none."""
    decoded = _decoded(response)
    if decoded is None:
        raise UsageError("it is no timestamp that can be read")
    facts = decoded.tst_info
    return Timestamp(
        facts.message_imprint.message, facts.gen_time.astimezone(UTC), one_line(_signer(decoded), 200)
    )


def vouched(response: bytes, digest: bytes, trusted: Sequence[Certificate]) -> bool:
    """Whether the response is a signature of the SHA-256 `digest` by an authority that one of `trusted` vouches for.

    Certificates must have been valid when the timestamp was made, not today (RFC 3161 §4).
    """
    from rfc3161_client import VerifierBuilder

    decoded = _decoded(response)
    if decoded is None:
        return False
    try:
        with _quietly():
            return VerifierBuilder(roots=list(trusted)).build().verify(decoded, digest)
    except _broken():
        return False


def certificates(pem: bytes, name: str) -> tuple[Certificate, ...]:
    """The certificates of a PEM file. Raises UsageError, naming it, where there is none."""
    if not available():
        raise UsageError(f"--trust: {MISSING}")
    from cryptography.x509 import load_pem_x509_certificates

    try:
        found = tuple(load_pem_x509_certificates(pem))
    except ValueError as error:
        raise UsageError(f"--trust {name}: holds no certificate; expected a PEM file") from error
    if len(found) > _MOST_CERTIFICATES:
        raise UsageError(f"--trust {name}: holds more than {_MOST_CERTIFICATES} certificates")
    return found


def _decoded(response: bytes) -> TimeStampResponse | None:
    from rfc3161_client import decode_timestamp_response

    try:
        decoded = decode_timestamp_response(response)
        granted = decoded.status == _GRANTED and decoded.tst_info.gen_time is not None
    except _broken():
        return None
    return decoded if granted else None


def _signer(response: TimeStampResponse) -> str:
    """The subject of the certificate that signed, as the response names it."""
    from cryptography.x509 import load_der_x509_certificate

    try:
        with _quietly():
            signers = response.signed_data.signer_infos
            for each in map(load_der_x509_certificate, response.signed_data.certificates):
                if any(
                    (each.issuer, each.serial_number) == (one.issuer, one.serial_number) for one in signers
                ):
                    return each.subject.rfc4514_string()
    except _broken():
        pass
    return "an authority that does not name itself"


def _broken() -> tuple[type[Exception], ...]:
    """All that the two libraries raise for a response or a certificate that is not well made; found by changing bytes."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from rfc3161_client import VerificationError

    named = (x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)
    return (ValueError, TypeError, KeyError, UnsupportedAlgorithm, VerificationError, *named)


@contextmanager
def _quietly() -> Iterator[None]:
    """A certificate that is not well made is told in the answer; the library would warn of it on stderr too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
