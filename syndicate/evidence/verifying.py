"""Verify: what a bundle claims, each claim answered with true, false or unknown, and why.

bundle → manifest, datapackage → records, index → capture, quotes, policy, original → timestamp → Claim…

A hash says that bytes are what they were when somebody wrote the manifest, and nothing of who that was. TLS proves to
the one who asked what server answered, and to nobody else (its keys for a session are shared by both ends, RFC 8446).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndicate.confine import Confined
from syndicate.errors import UsageError
from syndicate.escaping import one_line
from syndicate.evidence import manifest, timestamp, wacz
from syndicate.evidence.verifying_report import Archive, about_capture, about_quotes
from syndicate.evidence.wacz_bundle import Bundle, open_bundle
from syndicate.evidence.wacz_records import entries
from syndicate.saying import day, in_a_row, number_of

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_OUTSIDE = frozenset({manifest.PATH, wacz.TIMESTAMP, wacz.DATAPACKAGE, wacz.DIGEST})
"""The files that a manifest cannot name: itself, and what is made of it."""
_NAMED = 3  # faults that are named; the others are counted


class Answer(StrEnum):
    """What is known of a claim."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about the bundle, whether it is true, and what that rests on."""

    id: str
    says: str
    answer: Answer
    because: str


@dataclass(frozen=True, slots=True)
class Verification:
    """All claims of one bundle; `identity` is the SHA-256 of its manifest."""

    path: Path
    identity: str
    claims: tuple[Claim, ...]

    @property
    def holds(self) -> bool:
        """Whether no claim is false."""
        return all(each.answer is not Answer.FALSE for each in self.claims)


def verify(path: Path, confined: Confined, trusted: Sequence[Certificate] = ()) -> Verification:
    """Answer every claim of the bundle at `path`. `trusted` are the certificates that a timestamp must come from.

    The page is read in `confined`. Raises UsageError, naming the file, for what is no bundle that can be read; and OSError.
    """
    bundle = open_bundle(path)
    listed = _manifest(bundle)
    archive = _archive(bundle)
    reports = _reports(bundle)
    claims = (
        _files(bundle, listed),
        _datapackage(bundle),
        _records(bundle, archive),
        _index(bundle, archive),
        Claim(
            "capture",
            "The page that the report is about is in the WARC.",
            *_of(about_capture(reports, archive)),
        ),
        Claim(
            "quotes",
            "What the report quotes stands in that page.",
            *_of(about_quotes(reports, archive, confined)),
        ),
        _policy(bundle, reports),
        _original(bundle, reports),
        _timestamp(bundle, trusted),
        *_NOT_PROVEN,
    )
    return Verification(path, manifest.digest(bundle.files[manifest.PATH]), claims)


_NOT_PROVEN = (
    Claim(
        "fetched_by",
        "It is known who fetched the page.",
        Answer.UNKNOWN,
        "a hash is no signature: whoever has the files can write a manifest",
    ),
    Claim(
        "server",
        "The server really sent it.",
        Answer.UNKNOWN,
        "TLS proves nothing to third parties; a certificate that was kept is a hint, no proof",
    ),
)


def _of(answer: tuple[bool | None, str]) -> tuple[Answer, str]:
    known, because = answer
    return (Answer.UNKNOWN if known is None else Answer.TRUE if known else Answer.FALSE), because


def _manifest(bundle: Bundle) -> dict[str, tuple[str, int]]:
    """What the manifest names: path → SHA-256, size."""
    name = one_line(str(bundle.path), 200)
    if manifest.PATH not in bundle.files:
        raise UsageError(f"{name}: has no {manifest.PATH} that can be read; it is no bundle of syndicate")
    try:
        value = json.loads(bundle.files[manifest.PATH])
        if value["schema"] != manifest.SCHEMA:
            raise UsageError(f"{name}: {manifest.PATH} is not of schema {manifest.SCHEMA}")
        return {str(one["path"]): (str(one["sha256"]), int(one["bytes"])) for one in value["files"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise UsageError(f"{name}: {manifest.PATH} is broken; nothing can be verified by it") from error


def _files(bundle: Bundle, listed: Mapping[str, tuple[str, int]]) -> Claim:
    says = "Every file is as the manifest says."
    faults = [f"{path} is damaged" for path in bundle.damaged]
    for path, (sha256, size) in listed.items():
        data = bundle.files.get(path)
        if data is None and path not in bundle.damaged:
            faults.append(f"{path} is missing")
        elif data is not None and (len(data), manifest.digest(data)) != (size, sha256):
            faults.append(f"{path} is not what the manifest was made of")
    extra = set(bundle.files) - set(listed) - _OUTSIDE
    faults += [f"{path} is not named by the manifest" for path in sorted(extra) if not path.endswith("/")]
    return _faultless("files", says, faults, f"{number_of(len(listed), 'file')}, by SHA-256")


def _datapackage(bundle: Bundle) -> Claim:
    says = "The manifest is as the datapackage says."
    try:
        package = json.loads(bundle.files[wacz.DATAPACKAGE])
        signed = json.loads(bundle.files[wacz.DIGEST])["hash"]
        hashes = {one["path"]: one["hash"] for one in package["resources"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return Claim(
            "manifest", says, Answer.FALSE, f"{wacz.DATAPACKAGE} or {wacz.DIGEST} is missing or broken"
        )
    faults = []
    if signed != f"sha256:{manifest.digest(bundle.files[wacz.DATAPACKAGE])}":
        faults.append(f"{wacz.DATAPACKAGE} is not what {wacz.DIGEST} was made of")
    if hashes.get(manifest.PATH) != f"sha256:{manifest.digest(bundle.files[manifest.PATH])}":
        faults.append(f"{wacz.DATAPACKAGE} gives another digest of {manifest.PATH}")
    return _faultless("manifest", says, faults, "by SHA-256")


def _archive(bundle: Bundle) -> Archive:
    data = bundle.files.get(wacz.WARC)
    if data is None:
        return Archive(fault=f"{wacz.WARC} is missing or damaged")
    try:
        return Archive.of(tuple(entries(data, wacz.WARC)))
    except UsageError as error:
        return Archive(fault=str(error))


def _records(bundle: Bundle, archive: Archive) -> Claim:
    says = "Each record of the WARC is as its digest says."
    if archive.fault:
        return Claim("records", says, Answer.FALSE, archive.fault)
    faults = [f"of {one_line(one.url, 100)}: {one.problem}" for one in archive.records if one.whole is False]
    if faults:
        return _faultless("records", says, faults, "")
    checked = sum(one.whole is True for one in archive.records)
    if not checked:
        return Claim("records", says, Answer.UNKNOWN, "no record tells its digest")
    return Claim(
        "records", says, Answer.TRUE, f"{checked} of {number_of(len(archive.records), 'record')} tell one"
    )


def _index(bundle: Bundle, archive: Archive) -> Claim:
    says = "The index leads to the records."
    if archive.fault:
        return Claim("index", says, Answer.UNKNOWN, archive.fault)
    places = {(one.offset, one.length): one for one in archive.records}
    faults = []
    lines = bundle.files.get(wacz.INDEX, b"").decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line[line.index("{") :])
            record = places.get((int(value["offset"]), int(value["length"])))
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
            record, value = None, {}
        if record is None or record.url != value.get("url"):
            faults.append(f"line {number} leads to no record of its address")
    if not lines:
        faults.append(f"{wacz.INDEX} is missing or empty")
    return _faultless("index", says, faults, number_of(len(lines), "line"))


def _reports(bundle: Bundle) -> tuple[Mapping[str, Any], ...]:
    try:
        return wacz.reports_of(bundle.files.get(wacz.REPORT, b""))
    except UsageError:
        return ()


def _policy(bundle: Bundle, reports: Sequence[Mapping[str, Any]]) -> Claim:
    says = "The policy is the one that the report was judged by."
    named = {_part(each, "policy").get("sha256") for each in reports}
    if wacz.POLICY not in bundle.files or not named:
        what = "policy" if named else "report that can be read"
        return Claim("policy", says, Answer.UNKNOWN, f"the bundle holds no {what}")
    found = manifest.digest(bundle.files[wacz.POLICY])
    if named == {found}:
        return Claim("policy", says, Answer.TRUE, "by SHA-256")
    return Claim("policy", says, Answer.FALSE, "the report names another SHA-256 of its policy")


def _original(bundle: Bundle, reports: Sequence[Mapping[str, Any]]) -> Claim:
    says = "The original's text is the one that the report compared."
    text = bundle.files.get(wacz.ORIGINAL)
    if text is None or not reports:
        return Claim(
            "original", says, Answer.UNKNOWN, "the bundle does not hold that text as it was compared"
        )
    found = manifest.digest(text)
    if all(_part(each, "work").get("sha256") == found for each in reports):
        return Claim("original", says, Answer.TRUE, "by SHA-256")
    return Claim("original", says, Answer.UNKNOWN, "the file may hold that text in another form")


def _part(report: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = report.get(name)
    return value if isinstance(value, dict) else {}


def _timestamp(bundle: Bundle, trusted: Sequence[Certificate]) -> Claim:
    says = "An authority confirms when the manifest existed."
    response = bundle.files.get(wacz.TIMESTAMP)
    if response is None:
        return Claim("timestamp", says, Answer.UNKNOWN, "the bundle has no timestamp")
    if not timestamp.available():
        return Claim("timestamp", says, Answer.UNKNOWN, timestamp.MISSING)
    try:
        told = timestamp.told(response)
    except UsageError as error:
        return Claim("timestamp", says, Answer.FALSE, str(error))
    imprint = hashlib.sha256(bundle.files[manifest.PATH]).digest()
    whom = f"{told.by}, {day(told.at)}"
    if told.covers != imprint:
        return Claim("timestamp", says, Answer.FALSE, f"the timestamp is of something else ({whom})")
    if not trusted:
        because = f"it is of this manifest, and names {whom}; give --trust CERT.pem to check the signature"
        return Claim("timestamp", says, Answer.UNKNOWN, because)
    if timestamp.vouched(response, imprint, trusted):
        return Claim("timestamp", says, Answer.TRUE, whom)
    return Claim(
        "timestamp", says, Answer.FALSE, f"no certificate of --trust vouches for it; it names {whom}"
    )


def _faultless(name: str, says: str, faults: Sequence[str], because: str) -> Claim:
    if not faults:
        return Claim(name, says, Answer.TRUE, because)
    more = len(faults) - _NAMED
    told = [*faults[:_NAMED], *([f"{more} more"] if more > 0 else [])]
    return Claim(name, says, Answer.FALSE, in_a_row(told))
