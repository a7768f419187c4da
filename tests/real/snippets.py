"""Snippets: `python tests/real/snippets.py [--wordpress FOLDER]`: what Asciidoctor, Emacs and WordPress make of every snippet.

Of Debian's packages asciidoctor, emacs-nox, php-cli and wordpress (unpacked; no server is started), as far as they are
there. Every policy in every language, and hostile titles; each format's page must have the words and links of the credit.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "snippets"))

from snippet_processors import credit_lines, shown, together
from test_snippet_formats import HOSTILE, LANGUAGES, POLICIES, of_title, said_by_all

from syndicate.snippets import FORMATS, Credit, written

Process = Callable[[Sequence[str]], list[str]]
_TURNED = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "×": "x", "″": '"', "′": "'"}
)
_DOUBLE = ((re.compile("``|''"), '"'), (re.compile("-{2,3}"), "-"))


def main() -> int:
    """Run what is there; 1 where anything is shown otherwise than said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordpress", default="/usr/share/wordpress", help="the folder with wp-includes")
    wordpress = Path(parser.parse_args().wordpress)
    kses = partial(_kses, wordpress)
    programs: list[tuple[str, str, Process, bool]] = [
        ("Asciidoctor", "asciidoc", together(_asciidoctor), bool(shutil.which("asciidoctor"))),
        ("Org of Emacs", "org", together(_emacs), bool(shutil.which("emacs"))),
        *(
            ("WordPress", kind, kses, bool(shutil.which("php")) and (wordpress / "wp-includes").is_dir())
            for kind in ("wordpress", "html", "html-article", "medium")
        ),
    ]
    ordinary, hostile = said_by_all(), [of_title(title) for title in HOSTILE]
    print(f"{len(POLICIES)} policies in {len(LANGUAGES)} languages; {len(hostile)} hostile titles")
    wrong = 0
    for name, kind, process, is_there in programs:
        if not is_there:
            print(f"{name}, {kind}: not installed")
            continue
        for what, many in (("ordinary", ordinary), ("hostile", hostile)):
            found = _differing(many, kind, process)
            wrong += len(found)
            print(f"{name}, {kind}, {what}: {len(many) - len(found)} of {len(many)} as said")
            for lines, wanted in found[:3]:
                print(*(f"  {got}\n  {due}" for got, due in zip(lines, wanted) if got != due), sep="\n")  # noqa: B905
    return 1 if wrong else 0


def _differing(
    many: Sequence[Credit], kind: str, process: Process
) -> list[tuple[list[object], list[object]]]:
    """What is shown and should be, where they differ by more than typography."""
    found = []
    for credit, page in zip(many, process([written(each, kind) for each in many]), strict=True):
        lines = _compared(shown(page))
        wanted = _compared(credit_lines(credit, kind, body=FORMATS[kind].has_body))
        if lines != wanted:
            found.append((lines, wanted))
    return found


def _compared(lines: Sequence[object]) -> list[object]:
    """The lines with typographers' signs as they were typed."""
    return [_turned(line) for line in lines]


def _turned(value: object) -> object:
    if isinstance(value, str):
        value = value.translate(_TURNED)
        for sign, one in _DOUBLE:
            value = sign.sub(one, value)
        return value
    return tuple(map(_turned, value)) if isinstance(value, tuple) else value


def _asciidoctor(text: str) -> str:
    command = ["asciidoctor", "--safe-mode", "secure", "--no-header-footer", "-o", "-", "-"]
    return _run(command, text)


def _emacs(text: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "snippets.org"
        source.write_text(text, "utf-8")
        export = "(progn (require 'ox-html) (find-file (car command-line-args-left)) (princ (org-export-as 'html nil nil t)))"
        options = ["--batch", "--quick", "--eval", "(prefer-coding-system 'utf-8)"]
        return _run(["emacs", *options, "--eval", export, str(source)], "")


def _kses(wordpress: Path, posts: Sequence[str]) -> list[str]:
    php = ["php", str(Path(__file__).with_name("kses.php")), str(wordpress)]
    return list(json.loads(_run(php, json.dumps(list(posts)))))


def _run(command: Sequence[str], text: str) -> str:
    ran = subprocess.run(command, input=text.encode(), capture_output=True, check=False, timeout=600)
    if ran.returncode:
        raise SystemExit(f"{command[0]} ended with {ran.returncode}: {ran.stderr.decode()[-2000:]}")
    return ran.stdout.decode()


if __name__ == "__main__":
    sys.exit(main())
