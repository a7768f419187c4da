"""OPML: subscription lists in and out (OPML 2.0, opml.org/spec2.opml)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from syndicate.errors import UsageError
from syndicate.feeds._body import refusal, widened
from syndicate.feeds._values import name, text
from syndicate.feeds.identity import feed_key, web_address

MOST = 10_000  #: subscriptions of one file

_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}>")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:([a-zA-Z0-9]{2,8});)?"
)
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed in somebody's list: its address, its title or "", and its folder ("" for none, "World/Asia" for one in another)."""

    url: str
    title: str = ""
    folder: str = ""


def read_opml(body: bytes, file: str = "") -> tuple[Subscription, ...]:
    """The feeds of a subscription list, in its order, each once; outlines without an address are folders or notes.

    Wrong case, unknown attributes, bare ampersands and wrong encodings are taken as they were meant. Raises UsageError,
    which names `file`, for what is no OPML, declares entities, or holds more than 10,000 feeds.
    """
    document = _decoded(widened(body))
    fault = refusal(document).replace("The feed", "The file").replace("feed needs", "list needs")
    root = None if fault else _parsed(document)
    if fault or root is None:
        raise UsageError(
            f"{file or 'OPML'}: {fault or 'This is no OPML file (XML with outlines). Export it as OPML again.'}"
        )
    found: dict[str, Subscription] = {}
    for each in _subscriptions(root):
        found.setdefault(feed_key(each.url), each)
        if len(found) > MOST:
            raise UsageError(
                f"{file or 'OPML'}: The file holds more than {MOST:,} feeds. Split it into several."
            )
    return tuple(found.values())


def write_opml(subscriptions: Iterable[Subscription], title: str = "Feeds") -> str:
    """The list as OPML 2.0, in UTF-8 once encoded: the same text for the same subscriptions in any order."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"{_INDENT}<head>", f"{_INDENT * 2}<title>{escape(_legal(title))}</title>", f"{_INDENT}</head>"]
    lines += [f"{_INDENT}<body>"]
    open_folders: list[str] = []
    for each in sorted(set(subscriptions), key=lambda one: (_path(one.folder), one.title, one.url)):
        wanted = _path(each.folder)
        common = _common(open_folders, wanted)
        lines += [
            _INDENT * (2 + depth) + "</outline>" for depth in range(len(open_folders) - 1, common - 1, -1)
        ]
        lines += [
            f"{_INDENT * (2 + depth)}<outline text={_quoted(wanted[depth])}>"
            for depth in range(common, len(wanted))
        ]
        open_folders = wanted
        shown = _quoted(each.title or each.url)
        lines += [
            f'{_INDENT * (2 + len(wanted))}<outline type="rss" text={shown} xmlUrl={_quoted(each.url)}/>'
        ]
    lines += [_INDENT * (2 + depth) + "</outline>" for depth in range(len(open_folders) - 1, -1, -1)]
    return "\n".join([*lines, f"{_INDENT}</body>", "</opml>", ""])


def _parsed(document: bytes) -> Any:
    """The root of the tree, None where there is no list. The parser loads nothing and repairs what it can."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        encoding="utf-8",
    )
    root = etree.fromstring(document, parser)
    return root if root is not None and _tag(root) in ("opml", "outline", "body", "outlinedocument") else None


def _decoded(body: bytes) -> bytes:
    """The document as UTF-8 without a declaration, whose word counts only where the bytes are not UTF-8 themselves."""
    from syndicate.page.charset import decode

    body = body.removeprefix(codecs.BOM_UTF8)
    declared = _ENCODING.match(body)
    try:
        found = "" if body.isascii() and declared else body.decode()
    except UnicodeDecodeError:
        found = ""
    for label in (declared[1].decode() if declared else "", "windows-1252"):
        if not found and label:
            read = decode(body, f"charset={label}")
            found = "" if read.fault or "\ufffd" in read.text else read.text
    found = found or body.decode("latin-1")
    return _REFERENCE.sub(_mended, _legal(_DECLARATION.sub("", found, count=1))).encode() or b"<none/>"


def _mended(reference: re.Match[str]) -> str:
    """An ampersand that XML does not know, as it was meant: a name of HTML, or itself."""
    name = reference[1] or ""
    return html5.get(f"{name};", "") or (f"&amp;{name};" if name else "&amp;")


def _subscriptions(root: Any) -> Iterator[Subscription]:
    folders: dict[Any, str] = {}
    for node in root.iter():
        if _tag(node) != "outline":
            continue
        given = {str(key).lower(): text(value) for key, value in node.attrib.items()}
        title = name(given.get("title") or given.get("text"))
        above = folders.get(node.getparent(), "")
        kind = given.get("type", "").lower()
        url = web_address(
            given.get("xmlurl", "") or (given.get("url", "") if kind in ("rss", "atom") else "")
        )
        if url:
            yield Subscription(url, "" if title == url else title, above)
        elif len(node):
            own = title.replace("/", "-")
            folders[node] = f"{above}/{own}" if above and own else above or own


def _tag(node: Any) -> str:
    """The name in lower case without namespace; comments have none."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _path(folder: str) -> list[str]:
    return [part for part in (each.strip() for each in folder.split("/")) if part]


def _common(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((depth for depth, (a, b) in pairs if a != b), min(len(one), len(other)))


def _quoted(value: str) -> str:
    return quoteattr(_legal(value))


def _legal(value: str) -> str:
    """Without the characters that XML 1.0 cannot hold (§2.2)."""
    return _NOT_XML.sub("", value)
