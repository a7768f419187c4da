"""Titles: how a headline of a page stands to a title of the work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from syndicate.model import EditKind
from syndicate.reuse.kinds import Threshold
from syndicate.reuse.sorts import classify
from syndicate.text import forms

ALIKE = Threshold(
    70, "of 100 (token ratio): headlines that are tested against each other share most of their words"
)
SHARED = Threshold(2, "words in common; one is the topic of the article in any headline about it")
CUT_WORDS = Threshold(3, "words that a title cut short must keep; fewer begin many titles")

_JOINT = re.compile(r"\s+[|–—»«·•/~-]{1,2}\s+|\s*[|｜：»]\s*|:\s+|^\[|\]\s*|^【|】\s*")
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*\Z")
_KICKERS = frozenset(
    forms(kicker)
    for kicker in """
    opinion|op-ed|oped|analysis|commentary|comment|column|editorial|essay|feature|interview|explainer|perspective|perspectives|report|
    special report|guest post|guest column|guest commentary|viewpoint|voices|video|watch|podcast|audio|exclusive|breaking|breaking news|
    news|update|repost|reblog|republished|cross-post|crosspost|fact check|review|in depth|long read|investigation|
    tribune|opinion|analyse|entretien|chronique|éditorial|enquête|reportage|vidéo|exclusif|point de vue|
    meinung|kommentar|gastbeitrag|gastkommentar|leitartikel|interview|reportage|hintergrund|
    opinión|análisis|entrevista|columna|editorial|reportaje|vídeo|exclusiva|opinião|análise|coluna|artigo|exclusivo|
    opinione|commento|analisi|intervista|editoriale|inchiesta|esclusivo|رأي|تحليل|مقال|مقابلة|حوار|
    мнение|колонка|анализ|интервью|комментарий|расследование|görüş|yorum|analiz|röportaj|köşe yazısı|
    评论|評論|观点|觀點|社论|分析|专访|專訪|转载|轉載|视频
    """.replace("\n", " ").split("|")
)


class Likeness(IntEnum):
    """How a headline stands to a title, from nothing in common to the same."""

    OTHER = 0
    AKIN = 1  #: most words are the same
    SAME = 2  #: the title, whole or cut by an ellipsis, with no more than a site's name or a kicker


def likeness(
    headline: str, titles: Iterable[str], names: frozenset[tuple[str, ...]], tolerated: Iterable[str]
) -> Likeness:
    """The best that a headline is to any of the titles. `names` are forms of sites, publishers and authors."""
    kinds = frozenset(tolerated)
    return max((_to_one(headline, title, names, kinds) for title in titles), default=Likeness.OTHER)


def _to_one(
    headline: str, title: str, names: frozenset[tuple[str, ...]], tolerated: frozenset[str]
) -> Likeness:
    ours, theirs = _cores(title, names), _cores(headline, names)
    if any(_same(one, other, bool(_CUT.search(headline))) for one in ours for other in theirs):
        return Likeness.SAME
    if any(_tolerable(one, other, tolerated) for one in ours for other in theirs):
        return Likeness.SAME
    return Likeness.AKIN if _akin(forms(title), forms(headline)) else Likeness.OTHER


@lru_cache(maxsize=1024)
def _cores(text: str, names: frozenset[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The words of a headline, and those left when names and kickers at its ends are taken off."""
    pieces = [piece for piece in (forms(part) for part in _JOINT.split(_CUT.sub("", text))) if piece]
    cores = [tuple(word for piece in pieces for word in piece)]
    while len(pieces) > 1 and _is_frame(pieces[-1], names):
        pieces.pop()
    while len(pieces) > 1 and _is_frame(pieces[0], names):
        pieces.pop(0)
    cores.append(tuple(word for piece in pieces for word in piece))
    return tuple(dict.fromkeys(core for core in cores if core))


def _is_frame(piece: tuple[str, ...], names: frozenset[tuple[str, ...]]) -> bool:
    """Whether a part of a headline is the name of a site or a person, or says what sort of text follows."""
    return piece in _KICKERS or piece in names or ("".join(piece),) in names


def _same(title: tuple[str, ...], headline: tuple[str, ...], cut: bool) -> bool:
    ours, theirs = "".join(title), "".join(headline)
    return ours == theirs or (cut and len(headline) >= CUT_WORDS.value and ours.startswith(theirs))


def _tolerable(title: tuple[str, ...], headline: tuple[str, ...], tolerated: frozenset[str]) -> bool:
    """Whether the headline differs only in what the terms allow."""
    return (
        ("house_style" in tolerated and classify(title, headline) is EditKind.HOUSE_STYLE)
        or ("length" in tolerated and len(headline) >= CUT_WORDS.value and _within(headline, title))
        or ("clarity" in tolerated and len(title) >= CUT_WORDS.value and _within(title, headline))
    )


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether all words of `part` stand in `whole`, in order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _akin(title: tuple[str, ...], headline: tuple[str, ...]) -> bool:
    if len(set(title) & set(headline)) < SHARED.value:
        return False
    from rapidfuzz import fuzz

    ours, theirs = " ".join(title), " ".join(headline)
    return max(fuzz.token_sort_ratio(ours, theirs), fuzz.token_set_ratio(ours, theirs)) >= ALIKE.value
