"""Sections: what a heading opens. "3 comments" or "Related posts" tells the zone of what follows, where no name did.

A section ends at the next heading of its level or above; a list of other articles also ends where long prose begins
again, since such lists stand in the middle of articles too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from syndicate.model import Block, Image, Link, Zone
from syndicate.page.blocks import Content
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

_Placed = TypeVar("_Placed", Block, Link, Image)


def sectioned(found: Content) -> Content:
    """The content with the zones that its headings tell; what has a zone by its landmark or name keeps it."""
    zones = _zones(found.blocks)
    if not zones:
        return found
    return Content(
        tuple(_placed(found.blocks, zones)),
        found.hidden,
        tuple(_placed(found.links, zones)),
        tuple(_placed(found.images, zones)),
    )


def _zones(blocks: Sequence[Block]) -> dict[int, Zone]:
    """The zone of each position that stands in a section of comments or of other articles."""
    zones: dict[int, Zone] = {}
    opened: Zone | None = None
    level = 0
    for block in blocks:
        if block.heading:
            told = _told(block.text)
            if told or block.heading <= level:
                opened, level = told, block.heading
        elif opened is Zone.ASIDE and len(block.text) > _PROSE:
            opened = None
        if opened:
            zones[block.place.position] = opened
    return zones


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
