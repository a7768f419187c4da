"""Parameters: what a sentence says of a term beyond that it stands: targets, tolerances, numbers, words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from syndicate import resources
from syndicate.inferring.sentences import Sentence
from syndicate.model import ParamValue

Keys = dict[str, ParamValue]

_HOME = re.compile(
    r"\b(?:home ?page|(?<!\bon )our (?:web ?)?site|our main page|link to [a-z0-9-]+\.[a-z]{2,}\b|to a domain)"
)
_ARTICLE = re.compile(
    r"\boriginal\b|\bfirst (?:published|appeared)\b|\b(?:article|story|page|post)'?s? (?:own )?(?:url|address)\b|\b(?:article|story|piece|post)(?:'s)?(?: url| page| on our| at\b)|\bto the (?:article|story|page|piece|post)\b"
    r"|\bback to (?:the|this) (?:article|story|piece|post)\b"
)
_NOT_HOME = re.compile(r"\bnot (?:to )?(?:the|our)\b[^.,;]{0,40}\bhome ?page")
_TOP = re.compile(r"\b(?:at|near|to) (?:or near )?the (?:very )?(?:top|beginning|start)\b|\bbyline\b")
_END = re.compile(r"\bat the (?:very )?(?:end|bottom|foot)\b")
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = rf"(\d+|{'|'.join(_NUMBERS)})"
_DAYS = re.compile(
    rf"\b{_NUMBER}(?: \(\d+\))?[ -](?:full |calendar |business |working )?(day|week|hour|month|year)s?\b"
)
_WORDS = re.compile(rf"\b{_NUMBER}[ -]words?\b")
_PARAGRAPHS = re.compile(rf"\b{_NUMBER} paragraphs?\b")
_PER = re.compile(
    rf"\b(?:more than|up to|at most|maximum of|limit of) {_NUMBER}\b.*?\b(?:per|an?|each|every|any)(?: (?:one|calendar|single))? (day|week|month|year)\b"
)
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{15,400})[\"”»]")
_SLOTS = (
    (  # the names of people whom examples are about
        r"\b(?:Jane|John|Joe|Jo) (?:Q\.? )?(?:Doe|Smith|Public|Bloggs)\b|\b(?:Your|Author|Reporter|Writer|Byline) Name\b"
        r"|\bFirst ?(?:name)? Last ?(?:name)?\b",
        "{author}",
    ),
    (
        r"[\[(<{]?\b(?:author(?:'s)?(?:\(s\))? names?|name of (?:the )?author|reporter(?:'s)? name)\b[\])>}]?",
        "{author}",
    ),
    (r"[\[<{](?:author|byline|reporter|writer)s?[\]>}]", "{author}"),
    (r"[\[<{](?:date|month day, year|publication date)[\]>}]", "{date}"),
    (r"[\[<{](?:title|headline|article title|story title)[\]>}]", "{title}"),
    (r"[\[<{](?:url|link|article url|original url)[\]>}]", "{url}"),
)
_IN_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def parameters(term: str, sentence: Sentence) -> Keys | None:
    """The keys of a term as far as the sentence tells them; None where it lacks one that the term must have."""
    read = _READERS.get(term)
    return read(sentence) if read else {}


def _link(sentence: Sentence) -> Keys:
    text = sentence.plain
    home, article = _HOME.search(text), _ARTICLE.search(text)
    if _NOT_HOME.search(text) or (article and not home):
        target = "article"
    elif home and article:
        target = "article-or-home"
    else:
        target = "home" if home else "publisher"
    return {"target": target, **_where(sentence)}


def _where(sentence: Sentence) -> Keys:
    text = sentence.plain
    if _TOP.search(text):
        return {"where": "top"}
    return {"where": "end"} if _END.search(text) else {}


def _author(sentence: Sentence) -> Keys:
    institution = re.search(r"\binstitution|\baffiliation", sentence.plain)
    return {**_where(sentence), **({"institution": True} if institution else {})}


def _tolerances(sentence: Sentence) -> Keys:
    patterns: Mapping[str, str] = resources.data("clauses")["tolerances"]
    found = tuple(name for name, pattern in patterns.items() if re.search(pattern, sentence.plain))
    return {"tolerates": found} if found else {}


def _excerpt(sentence: Sentence) -> Keys:
    text = sentence.plain
    keys: Keys = {}
    if found := _WORDS.search(text):
        keys["max_words"] = _number(found[1])
    if found := _PARAGRAPHS.search(text):
        keys["max_paragraphs"] = _number(found[1])
    return {**keys, "from_start": True} if re.search(r"\bfirst\b", text) else keys


def _embargo(sentence: Sentence) -> Keys | None:
    found = _DAYS.search(sentence.plain)
    if not found:
        return None
    count = _number(found[1])
    return {"hours": count} if found[2] == "hour" else {"days": count * {**_IN_DAYS, "month": 28}[found[2]]}


def _expiry(sentence: Sentence) -> Keys | None:
    found = _DAYS.search(sentence.plain)
    if not found or found[2] == "hour":
        return None
    return {"days": _number(found[1]) * {**_IN_DAYS, "month": 31}[found[2]]}  # months of the milder length


def _words(sentence: Sentence) -> Keys | None:
    """The words in quotes, with the slots that they leave open."""
    found = _QUOTED.search(sentence.text)
    if not found:
        return None
    text = " ".join(found[1].split())
    for pattern, slot in _SLOTS:
        text = re.sub(pattern, slot, text, flags=re.IGNORECASE)
    return {"text": text, **_where(sentence)}


def _notice(sentence: Sentence) -> Keys | None:
    keys = _words(sentence)
    if keys is not None and "translation" in sentence.plain:
        keys["kind"] = "translation"
    return keys


def _quota(sentence: Sentence) -> Keys | None:
    found = _PER.search(sentence.plain)
    return {"most": _number(found[1]), "days": _IN_DAYS[found[2]]} if found else None


def _counter(sentence: Sentence) -> Keys | None:
    """The address of a counter that the sentence itself gives; most pages give it in code that is made for each article."""
    found = re.search(r"(?:https?:)?//([\w.-]+/[^\s\"'<>{}]*)", sentence.text)
    return {"pattern": found[1]} if found else None


def _ask(sentence: Sentence) -> Keys:
    return {"ask": sentence.text.rstrip(".")}


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


_READERS: Mapping[str, Callable[[Sentence], Keys | None]] = {
    "original_link": _link,
    "author_credit": _author,
    "publisher_credit": _where,
    "credit_wording": _words,
    "text_alteration": _tolerances,
    "excerpt": _excerpt,
    "embargo": _embargo,
    "expiry": _expiry,
    "required_notice": _notice,
    "quota": _quota,
    "tracking_pixel": _counter,
    "manual": _ask,
}
