"""Sections: what a heading opens. "3 comments" or "Related posts" tells the zone of what follows, where no name did.

A section ends at the next heading of its level or above. A list of other articles also ends with the element that
holds its heading, at a rule (`<hr>`), with its last entry, and where long prose begins again, since such lists stand
in the middle of articles too. Comments end with an element that holds them and nothing before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from syndicate.model import Block, Image, Link, Zone
from syndicate.model.page import Path
from syndicate.page.blocks import Content
from syndicate.page.dom import Comment, Dom, Node
from syndicate.text import forms

_PROSE = 300  #: letters of a block that is no entry of a list of articles
_LONGEST = 60  #: letters of a heading that only names a section
_UNNAMED = (Zone.BODY, Zone.HEADER)

_COMMENTS = re.compile(
    r"(?:\d+ |no |one )?(?:comments?|responses?|replies|reader comments|kommentare?|commentaires?|comentarios?|commenti?|"
    r"yorum(?:lar)?|комментари[йяиев]+|评 论|التعليقات|تعليقات)(?: \d+)?"
    r"|(?:leave|post|add|write) (?:a|your) (?:reply|comment)|join the (?:conversation|discussion)|what do you think"
    r"|schreibe einen kommentar|kommentar (?:schreiben|verfassen|hinterlassen)|laisser un commentaire"
    r"|dejar? (?:un comentario|una respuesta)|deixe (?:um|seu) comentario|lascia un commento"
    r"|bir (?:yanit|yorum|cevap) yazin|добавить комментарии|发 表 评 论|اترك تعليقا?"
)
_OTHERS = re.compile(
    r"(?:related|recommended|recent|latest|popular|similar|trending|featured|more)"
    r"(?: (?:posts?|articles?|stories|news|content|reading|topics|for you|now|comments))?"
    r"|(?:you )?(?:may|might) also (?:like|enjoy)|you may like|most (?:read|popular|viewed|shared)|read (?:next|also)|up next"
    r"|more (?:from|in|on|stories|news|articles|like) .{0,40}|blogroll|categories|archives|tags|follow us|newsletter"
    r"|(?:ahnliche|weitere|verwandte|neueste|aktuelle) (?:artikel|beitrage|themen|meldungen)|mehr zum thema"
    r"|das konnte .{0,30}interessieren|articles? (?:similaires|connexes|recents|lies)|a lire (?:aussi|egalement)"
    r"|(?:articulos|noticias|entradas) (?:relacionad[ao]s|recientes)|(?:tambien )?te puede interesar"
    r"|(?:artigos|noticias|posts) (?:relacionad[ao]s|recentes)|leia tambem|veja tambem"
    r"|articoli (?:correlati|simili|recenti)|leggi anche|potrebbe interessarti|похожие (?:записи|статьи|новости)"
    r"|читаите также|ilgili (?:yazilar|haberler|icerikler)|benzer (?:yazilar|haberler)|相 关 (?:文 章|阅 读)|推 荐 阅 读"
    r"|مقالات ذات صلة|اقرا ايضا"
)

_LABELS = frozenset("tags categories archives newsletter blogroll schlagworte etiquetas etiquettes".split())
"""Headings over a single line or list."""
_LISTS = ("li:", "ul:", "ol:", "dl:", "menu:")
_HEADING = re.compile(r"h[1-6]:")

_Placed = TypeVar("_Placed", Block, Link, Image)


def sectioned(found: Content, dom: Dom) -> Content:
    """The content with the zones that its headings tell; what has a zone by its landmark or name keeps it."""
    told = {
        index: zone
        for index, block in enumerate(found.blocks)
        if block.heading and (zone := _told(block.text)) is not None
    }
    if not told:
        return found
    zones = _zones(found, told, _holders(found.blocks, told, dom))
    return Content(
        tuple(_placed(found.blocks, zones)),
        found.hidden,
        tuple(_placed(found.links, zones)),
        tuple(_placed(found.images, zones)),
        found.rules,
    )


@dataclass(slots=True)
class _Section:
    """An open section; `holder` is the path of the element that it ends with, () where it ends with none."""

    zone: Zone
    level: int
    holder: Path
    is_label: bool
    listed: bool = False  #: has an entry come?

    def ends_before(self, block: Block, is_entry: bool, ruled: bool) -> bool:
        """Whether the section is over where this block begins."""
        if self.holder and not _is_inside(block, self.holder):
            return True
        if block.heading:
            return block.heading <= self.level
        if self.zone is Zone.COMMENTS:
            return False
        if ruled or len(block.text) > _PROSE or (self.listed and not is_entry):
            return True
        self.listed = is_entry or self.is_label
        return False


def _zones(found: Content, told: dict[int, Zone], holders: dict[int, Path]) -> dict[int, Zone]:
    """The zone of each position that stands in a section of comments or of other articles."""
    zones: dict[int, Zone] = {}
    linked = _linked(found.links)
    rules = sorted(found.rules, reverse=True)
    section: _Section | None = None
    for index, block in enumerate(found.blocks):
        ruled = False
        while rules and rules[-1] <= block.place.position:
            rules.pop()
            ruled = True
        if index in told:
            is_label = block.text.strip(" :").lower() in _LABELS
            section = _Section(told[index], block.heading, holders[index], is_label)
        elif section is not None:
            entry = linked.get(index, 0) * 10 >= len(block.text) * 8 or _is_listed(block, section.holder)
            if section.ends_before(block, entry, ruled):
                section = None
        if section is not None:
            zones[block.place.position] = section.zone
    return zones


def _holders(blocks: Sequence[Block], told: dict[int, Zone], dom: Dom) -> dict[int, Path]:
    """For each heading that tells a zone, the path of the element that its section ends with."""
    headings = {node.path: node for level in range(1, 7) for node in dom.by_tag[f"h{level}"]}
    holders: dict[int, Path] = {}
    for index, zone in told.items():
        heading = headings.get(_heading_path(blocks[index].place.path))
        holder = _holder(heading, dom) if heading is not None else ()
        if zone is Zone.COMMENTS and not _is_own(holder, blocks, index):
            holder = ()
        holders[index] = holder
    return holders


def _holder(heading: Node, dom: Dom) -> Path:
    """The path of the closest element that holds more than the heading."""
    node = heading
    while node.parent is not None:
        parent = node.parent
        if any(item is not node and _is_something(item) for item in dom.children(parent)):
            return parent.path
        node = parent
    return ()


def _is_something(item: Node | str) -> bool:
    if isinstance(item, Node):
        return item.tag not in ("br", "hr", "script", "style")
    return type(item) is not Comment and not item.isspace()


def _is_own(holder: Path, blocks: Sequence[Block], index: int) -> bool:
    """Whether an element holds what follows the heading, and nothing before it."""
    before = index > 0 and _is_inside(blocks[index - 1], holder)
    return not before and index + 1 < len(blocks) and _is_inside(blocks[index + 1], holder)


def _heading_path(path: Path) -> Path:
    """The path up to the heading, whose text may stand in a `<span>` or `<div>` of it."""
    for length in range(len(path), 0, -1):
        if _HEADING.match(path[length - 1]):
            return path[:length]
    return path


def _is_inside(block: Block, holder: Path) -> bool:
    return block.place.path[: len(holder)] == holder


def _is_listed(block: Block, holder: Path) -> bool:
    """Whether the block is an entry of a list, not counting lists around the whole section."""
    return any(step.startswith(_LISTS) for step in block.place.path[len(holder) :])


def _linked(links: Iterable[Link]) -> dict[int, int]:
    """How many letters of each block are those of links."""
    letters: dict[int, int] = {}
    for link in links:
        if link.block >= 0:
            letters[link.block] = letters.get(link.block, 0) + len(link.text)
    return letters


def _told(heading: str) -> Zone | None:
    """The zone that a heading opens; the whole heading must say so."""
    if len(heading) > _LONGEST:
        return None
    said = " ".join(forms(heading))
    if _COMMENTS.fullmatch(said):
        return Zone.COMMENTS
    return Zone.ASIDE if _OTHERS.fullmatch(said) else None


def _placed(things: Iterable[_Placed], zones: dict[int, Zone]) -> Iterable[_Placed]:
    for thing in things:
        zone = zones.get(thing.place.position)
        if zone and thing.place.zone in _UNNAMED:
            yield replace(thing, place=replace(thing.place, zone=zone))
        else:
            yield thing
