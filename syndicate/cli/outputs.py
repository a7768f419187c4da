"""Outputs: which format goes where, and writing it whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from syndicate.cli.talk import clipped
from syndicate.errors import UsageError
from syndicate.model import Report
from syndicate.report import FORMATS, formatter
from syndicate.report.as_pdf import require_weasyprint
from syndicate.report.as_text import render as as_text

STDOUT = "-"
_ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
    ".pdf": "pdf",
}


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file it goes to; "-" is stdout."""

    format: str
    path: str = STDOUT


def outputs(
    formats: Sequence[str], paths: Sequence[str], known: Collection[str] = FORMATS
) -> tuple[Output, ...]:
    """The n-th format, one of those `known`, goes to the n-th path; one format alone goes to stdout, none is text.

    Where only paths are given, their endings name the formats. Raises UsageError, before any work is done,
    for an unknown format, unequal counts, a missing folder, two outputs for one place, and a PDF that cannot be made or would go to a terminal.
    """
    if not formats:
        formats = [_of_ending(path, known) for path in paths] or ["text"]
    for name in formats:
        if name not in known:
            raise UsageError(f"format {name!r} is not known; choose one of {', '.join(known)}")
    if "pdf" in formats:
        require_weasyprint()
    if not paths and len(formats) == 1:
        paths = [STDOUT]
    if len(paths) != len(formats):
        raise UsageError(
            f"-f is given {_times(len(formats))} and -o {_times(len(paths))}: "
            f"give each format its file, in the same order ({STDOUT} is stdout)"
        )
    for name, path in zip(formats, paths, strict=True):
        _must_be_possible(path)
        if name == "pdf" and path == STDOUT and sys.stdout.isatty():
            raise UsageError("a PDF is not for a terminal; give it a file with -o report.pdf")
    for at, path in enumerate(paths):
        if any(_same(path, other) for other in paths[:at]):
            raise UsageError("two outputs (-o) go to the same place")
    return tuple(map(Output, formats, paths))


def keep_inputs(wanted: Iterable[Output], inputs: Iterable[tuple[str, str]]) -> None:
    """Raise UsageError where an output would take the place of an input; each input is (what it is, its path)."""
    inputs = tuple(inputs)
    for output in wanted:
        for what, path in inputs:
            if path and output.path != STDOUT != path and _same(output.path, path):
                raise UsageError(f"-o {clipped(output.path)}: is {what}; name another file")


def write_reports(reports: Sequence[Report], wanted: Iterable[Output]) -> None:
    """Render and write every output; a file is complete or as it was before."""
    for output in wanted:
        if output.path != STDOUT:
            write_file(output.path, formatter(output.format)(reports), output.format)
        elif output.format == "text":
            sys.stdout.write(as_text(reports, width=width(), color=colored()))
        else:
            _to_stdout(formatter(output.format)(reports))


def _to_stdout(content: str | bytes) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def refuse_existing(path: str, how: str = " with -o") -> None:
    """Raise UsageError, before any work is done, where a new file would take the place of another or has no folder.

    `how` says how the command is given another one.
    """
    if path == STDOUT:
        return
    shown, file = clipped(path), Path(path)
    if file.exists():
        raise UsageError(f"{shown}: exists already; choose another file{how}")
    if not file.parent.is_dir():
        raise UsageError(f"{shown}: there is no folder {clipped(str(file.parent))}; make it first")


def write_file(path: str, content: str | bytes | Iterable[str | bytes], form: str = "") -> None:
    """Write a file whole, at once or piece by piece. Raises UsageError, naming it, where the disk or the system does not let us.

    A file of the format csv begins with the byte order mark by which spreadsheets know UTF-8.
    """
    whole = (content,) if isinstance(content, str | bytes) else content
    try:
        write_whole(Path(path), chain(("\ufeff",), whole) if form == "csv" else whole)
    except BrokenPipeError:
        raise
    except OSError as error:  # which names the file beside, or none at all on a full disk
        raise UsageError(f"-o {clipped(path)}: {error.strerror or type(error).__name__}") from error


def write_whole(path: Path, content: str | bytes | Iterable[str | bytes], *, mode: int | None = None) -> None:
    """Write by way of a file beside it that takes its place when it is safely on the disk; `mode` is that of the new file."""
    whole = (content,) if isinstance(content, str | bytes) else content
    pieces = (each if isinstance(each, bytes) else each.encode("utf-8", "replace") for each in whole)
    if path.exists() and not path.is_file():  # a pipe or a device is written as it stands
        with path.open("wb") as stream:
            stream.writelines(pieces)
        return
    path = path.resolve()
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as stream:
            if mode is not None:
                beside.chmod(mode)  # before it holds what others may not read
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def colored() -> bool:
    """Whether stdout takes colours: a terminal, and nobody set NO_COLOR (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """A readable line, or the terminal's where that is narrower."""
    return min(shutil.get_terminal_size((100, 24)).columns, 100)


def _of_ending(path: str, known: Collection[str]) -> str:
    found = _ENDINGS.get(Path(path).suffix.lower())
    if path == STDOUT:
        return "text"
    if found is None or found not in known:
        raise UsageError(f"-o {clipped(path)}: its ending names no format; give -f ({', '.join(known)})")
    return found


def _must_be_possible(path: str) -> None:
    if path == STDOUT:
        return
    shown, file = clipped(path), Path(path)
    if not path:
        raise UsageError("-o: an empty name was given")
    if file.is_dir():
        raise UsageError(f"-o {shown}: is a folder; name a file in it")
    folder = file.resolve().parent
    if not folder.is_dir():
        raise UsageError(f"-o {shown}: there is no folder {clipped(str(file.parent))}")
    if not os.access(folder, os.W_OK) and (file.is_file() or not file.exists()):
        raise UsageError(f"-o {shown}: nothing may be written to the folder {clipped(str(folder))}")


def _same(path: str, other: str) -> bool:
    """Whether two names lead to one file, by whatever links; a file need not exist yet."""
    if path == other or Path(path).resolve() == Path(other).resolve():
        return True
    try:
        return Path(path).samefile(other)
    except OSError:
        return False


def _times(number: int) -> str:
    return ("never", "once", "twice")[number] if number < 3 else f"{number} times"
