"""Editing Markdown: the places in a draft's source where a credit, a link or a line of the front matter can be put."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from syndicate import escaping
from syndicate.drafts import tags
from syndicate.drafts.front_matter import parted
from syndicate.drafts.placing import Shown, Span
from syndicate.drafts.source import Edit, Source
from syndicate.model import Evidence
from syndicate.snippets.as_markdown import link, markdown, words
from syndicate.snippets.parts import Credit, Line

_CANONICAL = r"canonical_url|canonicalurl|canonical"
_INLINE = re.compile(r"(?<=\]\()(<[^<>\n]*>|[^()\s]+)")
_DEFINED = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*(<[^<>\n]*>|\S+)", re.MULTILINE)
_HEADLINE = re.compile(r" {0,3}#{1,6}[ \t]+([^\n]*?)(?=[ \t]+#+[ \t]*$|[ \t]*$)", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}[ \t]")
_VALUE = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\n]*?)(?=[ \t]*(?:(?<=[ \t])#[^\n]*)?$)"""
_CONTINUED = re.compile(r"[^\n]*\n\s*?(?:[ \t]+\S|-\s)")
_NO_DESTINATION = re.compile(r"[\s()<>\\]")
_NO_WORDS = re.compile(r"[\[\]<>`*_~]|\n[ \t]*\n")


class Markdown:
    """The source of a post in Markdown, with or without front matter."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.shown = Shown.of(source)
        _, body = parted(source.text)
        self._body = len(source.text) - len(body)
        blocks = tuple(_blocks(body, self._body))
        self._blocks = tuple(span for span, _ in blocks)
        self._html = tuple(span for span, kind in blocks if kind == "html_block")

    def paragraph(self, credit: Credit, line: Line) -> str:
        """A line of a credit as a paragraph in which template engines find nothing of their own."""
        return markdown(replace(credit, top=(line,), end=(), counter="")).replace("\\{", "&#123;")

    def counter(self, address: str) -> str:
        return f"![](<{escaping.markdown_href(address)}>)"

    def before(self, _selector: str, text: str) -> Iterator[int]:
        """Where something can stand right above the block that holds this text."""
        for block in self._holding(text):
            yield block[0]

    def after(self, _selector: str, text: str) -> Iterator[int]:
        """The same under it."""
        for block in self._holding(text):
            yield block[1]

    def starts(self) -> Iterator[int]:
        """The start of the text, under its title."""
        first = self._blocks[0] if self._blocks else (len(self.source.text), len(self.source.text))
        headed = _HEADING.match(self.source.text, first[0])
        if not headed:
            yield first[0]
        elif len(self._blocks) > 1:
            yield self._blocks[1][0]

    def ends(self) -> Iterator[int]:
        """The end of the text."""
        yield self._blocks[-1][1] if self._blocks else len(self.source.text)

    def inserted(self, at: int, texts: list[str], *, under: bool) -> Edit:
        """The paragraphs at that place, an empty line between all."""
        text, said = self.source.text, "\n\n".join(texts)
        if under:
            return Edit(at, at, f"\n\n{said}")
        return Edit(at, at, f"{said}\n\n" if text[at:].strip() else said)

    def linked(self, evidence: Evidence, name: str, url: str) -> Iterator[Edit]:
        """The words made a link; nothing where markup stands in them."""
        span = self.found(evidence, name)
        if span is None or span[0] < self._body or self.source.text.startswith("[", span[0] - 1):
            return
        said = self.source.text[slice(*span)]
        if name.startswith(("http://", "https://")):
            address = self.source.text[span[0] :].split(maxsplit=1)[0]
            if address.startswith(name) and escaping.href(name) == name:
                yield Edit(span[0], span[0] + len(name), f"<{name}>")
        elif not _NO_WORDS.search(said):
            is_html = any(start <= span[0] < end for start, end in self._html)
            yield Edit(*span, tags.link(said, url) if is_html else link(said, url))

    def relinked(self, evidence: Evidence, href: str, url: str) -> Iterator[tuple[Edit, ...]]:
        """A link to `href` that leads to the address, or that search engines may follow."""
        text = self.source.text
        there: list[tuple[int, list[tuple[Edit, ...]]]] = [
            (found.start(1), [(Edit(*found.span(1), _destination(found[1], url)),)])
            for found in (*_INLINE.finditer(text, self._body), *_DEFINED.finditer(text, self._body))
            if _same(unescape(found[1].strip("<>")), href)
        ]
        there += [
            (each["href"][0], list(tags.relinked(text, each, url)))
            for each in tags.links(text, self._body)
            if "href" in each and _same(tags.value(text, each["href"]), href)
        ]
        first, last = self._around(evidence)
        for at, ways in there:
            if len(there) == 1 or first <= at < last:
                yield from ways

    def retitled(self, evidence: Evidence, title: str) -> Iterator[Edit]:
        """The heading, or the title of the front matter, with this title."""
        span = self.found(evidence, evidence.quote.exact)
        if span is None:
            return
        if span[0] >= self._body:
            first = self.source.text.rfind("\n", 0, span[0]) + 1
            whole = _HEADLINE.match(self.source.text, first)
            yield Edit(*(whole.span(1) if whole else span), words(title).replace("\\{", "&#123;"))
        else:
            yield from self._fact("title", title, add=False)

    def canonical(self, address: str) -> Iterator[Edit]:
        """The front matter with this canonical address; nothing where there is no front matter."""
        return self._fact(_CANONICAL, escaping.href(address), add=True)

    def unindexed(self, crawler: str) -> Iterator[Edit]:
        """The front matter that keeps all crawlers away; a post cannot name one of them."""
        if crawler == "robots":
            yield from self._fact("robots", "noindex", add=True)

    def found(self, evidence: Evidence, exact: str) -> Span | None:
        """Where words of a piece of evidence stand, in the block that it quotes."""
        quote = evidence.quote
        if exact == quote.exact:
            return self.shown.find(exact, quote.prefix, quote.suffix)
        around = self._around(evidence)
        return self.shown.find(exact, within=around) if around[1] > around[0] else None

    def element(self, _selector: str) -> int | None:
        """None: the elements are those of the page that it becomes."""
        return None

    def _around(self, evidence: Evidence) -> Span:
        """The block in which the quoted words stand; nothing where that is not certain."""
        quote = evidence.quote
        span = self.shown.find(quote.exact, quote.prefix, quote.suffix)
        return next((block for block in self._blocks if span and block[0] <= span[0] < block[1]), (0, 0))

    def _holding(self, text: str) -> Iterator[Span]:
        span = self.shown.find(text)
        if span:
            yield from (block for block in self._blocks if block[0] <= span[0] < block[1])

    def _fact(self, keys: str, value: str, *, add: bool) -> Iterator[Edit]:
        """A key of the front matter with this value: changed where it is there, else added."""
        text = self.source.text
        fence = text[:3] if self._body else ""
        if fence not in ("---", "+++"):
            return
        sign = "=" if fence == "+++" else ":"
        first = text.index("\n") + 1
        last = text.rstrip("\n").rfind(f"\n{fence}", 0, self._body) + 1
        there = re.compile(rf"^({keys})([ \t]*{sign}[ \t]*){_VALUE}", re.MULTILINE | re.IGNORECASE)
        said = json.dumps(value, ensure_ascii=False)
        if found := there.search(text, first, last):
            if _is_of_one_line(found[3], text[found.end() : last]):
                before = "" if found[2].endswith((" ", "\t")) else " "
                behind = " " if text.startswith("#", found.end()) else ""
                yield Edit(*found.span(3), f"{before}{said}{behind}")
        elif add:
            at = first if fence == "+++" else last  # behind a table of TOML, a key would be the table's
            yield Edit(at, at, f"{keys.partition('|')[0]}{' = ' if sign == '=' else ': '}{said}\n")


def _is_of_one_line(value: str, behind: str) -> bool:
    """Whether a value of front matter ends where its line does; `behind` is what follows it."""
    quoted = value[:1] in ("'", '"') and (len(value) < 2 or value[-1] != value[0] or value[:2] == value[1:3])
    return not (quoted or value.startswith((">", "|", "[", "{", "&", "*", "!")) or _CONTINUED.match(behind))


def _blocks(body: str, offset: int) -> Iterator[tuple[Span, str]]:
    """Every block at the top level, from its first line to the end of its last one that is not empty, and its kind."""
    from markdown_it import MarkdownIt

    starts = [0]
    for line in body.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(body):
        if token.level == 0 and token.nesting >= 0 and token.map:
            start, end = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
            yield (offset + start, offset + start + len(body[start:end].rstrip())), token.type


def _destination(written: str, url: str) -> str:
    """The address as the destination of a link, in angle brackets where that one had them or it needs them."""
    href = escaping.markdown_href(url)
    return f"<{href}>" if written.startswith("<") or _NO_DESTINATION.search(href) else href


def _same(written: str, href: str) -> bool:
    return escaping.href(written).rstrip("/") == escaping.href(href).rstrip("/")
