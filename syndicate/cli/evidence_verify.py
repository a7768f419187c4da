"""What `syndicate evidence verify` does: answer the claims of bundles, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap

from syndicate.cli.outputs import width
from syndicate.cli.talk import clipped, say
from syndicate.confine import Confined
from syndicate.errors import UsageError
from syndicate.escaping import one_line
from syndicate.evidence import timestamp
from syndicate.evidence.verifying import Answer, Verification
from syndicate.evidence.verifying import verify as answers
from syndicate.report.as_json import written

_FINE, _FALSE, _UNREADABLE = 0, 1, 2
_PRELOAD = ("syndicate.page", "syndicate.evidence.verifying_report")


def verify(files: Sequence[str], form: str, trust: str) -> int:
    """Print what is known of each bundle; the exit code. One that cannot be read does not keep the others from it."""
    trusted = timestamp.certificates(_pem(trust), clipped(trust)) if trust else ()
    found: list[Verification] = []
    unreadable = False
    with Confined(_PRELOAD) as confined:
        for name in files:
            try:
                found.append(answers(Path(name), confined, trusted))
            except UsageError as error:
                unreadable = True
                say(str(error))
            except OSError as error:
                unreadable = True
                say(f"{clipped(name)}: {error.strerror or type(error).__name__}")
    if form == "json":
        sys.stdout.write(written([_values(each) for each in found], indent=2) + "\n")
    else:
        sys.stdout.write("\n".join("\n".join(_lines(each)) + "\n" for each in found))
    if unreadable:
        return _UNREADABLE
    return _FINE if all(each.holds for each in found) else _FALSE


def _pem(name: str) -> bytes:
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"--trust {clipped(name)}: there is no such file")
    with path.open("rb") as stream:
        return stream.read(1 << 20)


def _values(one: Verification) -> dict[str, object]:
    return {
        "schema": "syndicate.verification/1",
        "file": str(one.path),
        "manifest_sha256": one.identity,
        "holds": one.holds,
        "claims": [
            {"id": claim.id, "says": claim.says, "answer": str(claim.answer), "because": claim.because}
            for claim in one.claims
        ],
    }


def _lines(one: Verification) -> Iterator[str]:
    yield clipped(str(one.path))
    yield f"manifest SHA-256 {one.identity}"
    yield ""
    for claim in one.claims:
        yield f"  {claim.answer:<8} {claim.says}"
        yield from _wrapped(one_line(claim.because), " " * 11)
    yield ""
    yield "What this proves"
    yield from _wrapped(_proven(one), "  ")
    yield "What this does not prove"
    for sentence in _not_proven(one):
        yield from _wrapped(sentence, "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(text, width(), initial_indent=indent, subsequent_indent=indent)


def _proven(one: Verification) -> str:
    if not one.holds:
        return "Nothing can rest on this bundle: a claim of it is false, so it is not what was packed, or not what it says."
    known = {claim.id: claim for claim in one.claims}
    said = "The files are those of which the manifest with this SHA-256 was made: whoever had that number before can tell that nothing was changed since."
    if known["capture"].answer is Answer.TRUE:
        said += " The report is about the page that lies in the bundle."
    if known["timestamp"].answer is Answer.TRUE:
        said += f" The manifest existed when the authority signed it: {one_line(known['timestamp'].because)}."
    return said


def _not_proven(one: Verification) -> Iterator[str]:
    yield "That the server really sent this page, or who fetched it: whoever has the files can make such a bundle."
    if not any(claim.id == "timestamp" and claim.answer is Answer.TRUE for claim in one.claims):
        yield "When it was made: the times in it are those of the machine that wrote it."
    yield "That the page is still like this, or that a clause of the terms means what the report takes it to mean."
