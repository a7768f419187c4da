"""Targets: what a person names on the command line, as what the line can check."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from syndicate.cli.talk import clipped
from syndicate.drafts import MAILBOX, Span, medium_of, messages
from syndicate.errors import TooLarge, UsageError
from syndicate.fetch.settings import BIGGEST, MIB
from syndicate.model import Capture, Medium
from syndicate.running import Target
from syndicate.saying import number_of

STDIN = "-"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):/{0,2}")
_HOST = re.compile(r"(?:[\w-]+\.)+([A-Za-z]{2,}|xn--[\w-]+)(?::\d+)?")
_MOST_MESSAGES = 100_000
_FILE_ENDINGS = frozenset("html htm xhtml shtml php mht txt md toml xml pdf json".split())


@dataclass(frozen=True, slots=True)
class Named:
    """One target as named: an address (`url`), else the file `path` ("-" is stdin) and the address it has."""

    url: str = ""
    path: str = ""
    span: Span | None = None  #: of the message in a file that is a mailbox
    called: str = ""  #: the file that stdin is to become, which says in what it is written

    def load(self) -> Target:
        """The address, or the file's bytes as a capture; TooLarge where it is bigger than any page is read.

        PageError for AsciiDoc of which Asciidoctor makes no page.
        """
        if not self.path:
            return self.url
        name = self.called or self.path
        url = self.url or ("stdin:" if name == STDIN else Path(name).resolve().as_uri())
        if self.span:
            url = f"{url}#{self.span[0]}"
        body = _read(self.path, self.span)
        if len(body) > BIGGEST:
            return TooLarge(f"It is larger than the {BIGGEST // MIB} MiB that are read of a page.", url=url)
        file = "" if self.span or name == STDIN else name
        capture = Capture(url, body, medium=medium_of(name), file=file)
        if capture.medium is Medium.ASCIIDOC:
            from syndicate.cli.asciidoctor import with_html

            return with_html(capture)
        return capture


def named_targets(arguments: Sequence[str], files_from: str, page_urls: Sequence[str]) -> tuple[Named, ...]:
    """Every target, in the order given, those of `files_from` last; each `page_urls` goes to one file in turn.

    Raises UsageError for what is neither an address nor a readable file, and where the counts differ.
    """
    names = [*arguments, *(_lines(files_from) if files_from else ())]
    if not names:
        raise UsageError("there is nothing to check: name addresses or files, or - for stdin")
    files = sum(not is_address(name) for name in names)
    if page_urls and len(page_urls) != files:
        raise UsageError(
            f"{number_of(files, 'file')} and {number_of(len(page_urls), '--page-url')}: give one for each file, in order"
        )
    for url in page_urls:
        if not is_address(url):
            raise UsageError(
                f"--page-url {clipped(url)}: expected an address such as https://blog.example/post"
            )
    addresses = iter(page_urls)
    found = tuple(
        each
        for n in names
        for each in ((Named(url=n),) if is_address(n) else _in_file(_file(n), next(addresses, "")))
    )
    if [each.path for each in found].count(STDIN) + (files_from == STDIN) > 1:
        raise UsageError("stdin (-) can be read only once")
    return found


def once_each(targets: Sequence[Named]) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    """The targets without doubles, in their order, and the names of those that were named again."""
    first: dict[tuple[str, str, Span | None], Named] = {}
    again: list[str] = []
    for target in targets:
        path = target.path if target.path in ("", STDIN) else str(Path(target.path).resolve())
        if first.setdefault((target.url, path, target.span), target) is not target:
            again.append(target.path or target.url)
    return tuple(first.values()), tuple(dict.fromkeys(again))


def with_stdin_called(found: Sequence[Named], name: str) -> tuple[Named, ...]:
    """The targets, with stdin going by the name of the file that it is to become.

    Raises UsageError where stdin is none of them, and for a name that is none of one page.
    """
    if not name:
        return tuple(found)
    if STDIN not in [each.path for each in found]:
        raise UsageError("--stdin-filename: is for a page on stdin; name - as the target")
    if "\0" in name or name == STDIN or "://" in name or name.lower().endswith(MAILBOX):
        raise UsageError(f"--stdin-filename {clipped(name)}: expected the name of a file, such as draft.md")
    return tuple(replace(each, called=name) if each.path == STDIN else each for each in found)


def named(name: str, url: str = "") -> Named:
    """One address or file. Raises UsageError as `named_targets` does."""
    return Named(url=name) if is_address(name) else Named(url, _file(name))


def is_address(name: str) -> bool:
    """Whether `name` is an http(s) address. Raises UsageError for one with another scheme."""
    scheme = _SCHEME.match(name)
    if scheme is None or len(scheme[1]) == 1 or "://" not in scheme[0]:
        return False
    if scheme[1].lower() not in ("http", "https"):
        raise UsageError(f"{clipped(name)}: only http and https addresses can be read, not {scheme[1]}")
    return True


def bytes_of(name: str) -> bytes:
    """The bytes of a file, or of stdin for "-"; at most one more than are read of any. Raises UsageError for no file."""
    return _read(_file(name))


def _in_file(name: str, url: str) -> Iterator[Named]:
    """The file as one target, or each message of a mailbox. Raises UsageError for a mailbox without any, or too many."""
    if not name.lower().endswith(MAILBOX):
        yield Named(url, name)
        return
    with Path(name).open("rb") as stream:
        spans = tuple(islice(messages(stream), _MOST_MESSAGES + 1))
    if not 0 < len(spans) <= _MOST_MESSAGES:
        raise UsageError(
            f"{clipped(name)}: expected a mailbox of 1 to {_MOST_MESSAGES} messages, each after a line “From …”"
        )
    yield from (Named(url, name, span) for span in spans)


def _file(name: str) -> str:
    if name == STDIN:
        return name
    if not name:
        raise UsageError("an empty name was given; name an address or a file, or - for stdin")
    try:
        path = Path(name)
        if path.is_dir():
            raise UsageError(f"{clipped(name)}: is a folder; name the files in it")
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(_missing(name)) from None
    except ValueError:  # a NUL inside, from --files-from
        raise UsageError(f"{clipped(name)!r}: is no file name") from None
    return name


def _missing(name: str) -> str:
    first, slash, _ = name.partition("/")
    name = clipped(name)
    as_host = _HOST.fullmatch(first)
    if as_host and (slash or as_host[1].lower() not in _FILE_ENDINGS):
        return f"{name}: there is no such file; an address needs its scheme: https://{name}"
    return f"{name}: there is no such file"


def _read(path: str, span: Span | None = None) -> bytes:
    if path == STDIN:
        if sys.stdin is None:
            raise UsageError("stdin (-) is closed; there is nothing to read")
        return sys.stdin.buffer.read(BIGGEST + 1)
    start, end = span or (0, BIGGEST + 1)
    with Path(path).open("rb") as stream:
        stream.seek(start)
        return stream.read(min(end - start, BIGGEST + 1))


def _lines(files_from: str) -> Iterator[str]:
    """The names in a file, one a line; empty lines and those that start with # are notes."""
    try:
        data = _read(_file(files_from))
        if len(data) > BIGGEST:
            raise UsageError(
                f"{clipped(files_from)}: has more than {BIGGEST // MIB} MiB; check it in several runs"
            )
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{clipped(files_from)}: is not UTF-8; save the list as UTF-8") from error
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()
