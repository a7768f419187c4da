"""Paper: lines of a terminal, a log or a mail, wrapped to a known width."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from syndicate.escaping import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LABEL = 7  #: columns of a label such as "terms"
_NO_BREAK = "\u2060"  # WORD JOINER, which has no width
_NARROWEST = 40  #: columns; what is narrower cannot hold a label and its words


class Paper:
    """Lines of at most `width` columns, with ANSI colours where `color` asks; knows nothing of what they say."""

    def __init__(self, width: int, color: bool) -> None:
        from rich.console import Console

        width = max(width, _NARROWEST)
        self.width = width
        self._out = StringIO()
        self._console: Console = Console(
            file=self._out, width=width, force_terminal=color, color_system="standard" if color else None,
            no_color=not color, highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
        )  # fmt: skip
        self._blank = True

    def gap(self) -> None:
        """An empty line, never two in a row."""
        if not self._blank:
            self._out.write("\n")
        self._blank = True

    def line(
        self, text: str, *, label: str = "", room: int = LABEL, indent: int = 0, style: str = ""
    ) -> None:
        """One value, wrapped and indented behind its label; nothing for an empty value."""
        from rich.text import Text

        text = one_line(text)
        if not text:
            return
        left = indent + (room + 1 if label else 0)
        first = (
            Text(" " * indent).append(label.ljust(room) + " ", style or "dim")
            if label
            else Text(" " * indent)
        )
        lines = Text(text, style="" if label else style).wrap(self._console, max(self.width - left, 20))
        for at, piece in enumerate(lines):
            piece.rstrip()
            self._print(Text.assemble(first if at == 0 else " " * left, piece))

    def address(self, url: str, *, indent: int = 2) -> None:
        """An address on a line of its own, whole, so that it can be copied."""
        from rich.text import Text

        if url:
            self._print(Text(" " * indent + one_line(url), style="underline" if indent == 2 else ""))

    def text(self) -> str:
        """All lines so far."""
        return self._out.getvalue()

    def _print(self, line: Text) -> None:
        if line.plain.lstrip().startswith("::"):  # in a log of GitHub Actions that would be a command
            line = line.copy()
            line.plain = line.plain.replace("::", f":{_NO_BREAK}:", 1)
        self._console.print(line, soft_wrap=True)
        self._blank = False
