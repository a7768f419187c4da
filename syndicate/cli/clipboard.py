"""The clipboard, by whatever program of the system writes to it."""

from __future__ import annotations

import os
import shutil
import subprocess

from syndicate.errors import UsageError

_SECONDS = 10
_HTML = "text/html"


def copy(text: str, *, rich: bool = False) -> str:
    """Put the text on the clipboard, as formatted text where `rich` and the program can; the program's name.

    Raises UsageError where there is no such program, or where it fails.
    """
    for command, typed in _programs():
        if path := shutil.which(command[0]):
            _give([path, *command[1:], *((*typed, _HTML) if rich and typed else ())], text)
            return command[0]
    raise UsageError(
        "--clip: there is no program for the clipboard here; install wl-clipboard, xclip or xsel"
    )


def _programs() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The programs that may be there, each with the option that names the type."""
    wayland = [(("wl-copy",), ("--type",))] if os.environ.get("WAYLAND_DISPLAY") else []
    return [
        *wayland,
        (("pbcopy",), ()),
        (("xclip", "-selection", "clipboard"), ("-t",)),
        (("xsel", "--clipboard", "--input"), ()),
        (("clip.exe",), ()),
    ]


def _give(command: list[str], text: str) -> None:
    try:
        ran = subprocess.run(  # noqa: S603 -- a program of the system, its arguments ours
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,  # xclip stays behind, and would keep ours open
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"--clip: {command[0]} did not take it: {type(error).__name__}") from error
    if ran.returncode:
        raise UsageError(f"--clip: {command[0]} did not take it (it ended with {ran.returncode})")
