"""AsciiDoc as HTML, by Asciidoctor: a program of the system, given bounds of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace

from syndicate.errors import PageError, ParseStopped
from syndicate.fetch.settings import BIGGEST, MIB
from syndicate.model import Capture

_SECONDS = 20.0  # it needs one to start, on a slow machine several
_MEMORY = 1024 * MIB
_OPTIONS = (
    "-S secure -q -a nofooter -a nolang -a skip-front-matter -a !stylesheet -a !webfonts -o - -".split()
)
_DETAILS = re.compile(
    rb'<div class="details">.*?</div>', re.DOTALL
)  # author and date, which sites show their way
_MISSING = "To read AsciiDoc, Asciidoctor is needed: apt install asciidoctor, or gem install asciidoctor"


def with_html(capture: Capture) -> Capture | PageError:
    """The capture with what Asciidoctor draws of it, without any file that it includes.

    PageError where Asciidoctor is not installed or cannot read it, ParseStopped where it takes too long or too much memory.
    """
    program = shutil.which("asciidoctor")
    if not program:
        return PageError(_MISSING, url=capture.url)
    with subprocess.Popen(  # noqa: S603 -- a program of the system, its arguments ours
        [program, *_OPTIONS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        _bound(child.pid)
        try:
            html, _ = child.communicate(capture.body, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            return ParseStopped("Asciidoctor was given up before its end.", url=capture.url)
        finally:
            child.kill()
    if child.returncode or not html:
        return PageError("Asciidoctor cannot read it, or not within its memory.", url=capture.url)
    if len(html) > BIGGEST:
        return ParseStopped(f"Asciidoctor makes more than {BIGGEST // MIB} MiB of it.", url=capture.url)
    return replace(capture, drawn=_DETAILS.sub(b"", html, count=1))


def _bound(process: int) -> None:
    """A bound of memory, where the system has one for other processes (Linux): nothing has been given to it yet."""
    try:
        from resource import RLIMIT_AS, prlimit
    except ImportError:
        return
    with suppress(OSError):  # it has ended already
        prlimit(process, RLIMIT_AS, (_MEMORY, _MEMORY))
