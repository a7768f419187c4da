"""Signals: what is known of the signs of commerce (`data/signals.toml`), ready to be looked up.

Every look-up is a hash of a whole thing (a host, a class, a line, a phrase): nothing is found inside a word, and a
page with thousands of classes costs as many look-ups and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from urllib.parse import parse_qsl, urlsplit

from syndicate import resources
from syndicate.text import Words, forms
from syndicate.urls import host

_COUNT = "-_0123456789"  # what numbers the boxes of one kind: ad-slot-1, ad-slot_12
_VALUE = 60  # characters of a parameter that are told
_OPENING_WORDS = 12  # "Sponsored by" and a name; a sentence that begins so is longer
_SALE_WORDS = 8  # of the longest phrase that sells; a Chinese character is a word
_PLUGINS = ("/wp-content/plugins/", "/modules/")  # WordPress; PrestaShop, Drupal
_NONPROFIT = ("phrases", "legal_forms", "donations")
SALES = ("offers", "carts", "reprints", "republish")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """Each table gives the signal that its key is a sign of."""

    hosts: Mapping[str, str]
    links: Mapping[str, str]
    parameters: Mapping[str, frozenset[str]]  #: of affiliate links; an empty set stands for every host
    markers: Mapping[str, str]
    labels: Mapping[Phrase, str]
    openings: Mapping[Phrase, str]
    starts: frozenset[str]  #: the first words of labels, openings and phrases
    phrases: Mapping[Phrase, str]
    spelt: frozenset[Phrase]  #: those phrases
    innocent: frozenset[Phrase]  #: what a line asks for that is no paywall
    free: frozenset[Phrase]  #: words of a wall that costs nothing
    nonprofit: frozenset[Phrase]
    nonprofit_starts: frozenset[str]  #: the first words of all that tells of one
    legal_forms: frozenset[str]  #: of what works for no profit, in exactly this spelling
    forms_of_law: frozenset[Phrase]  #: the same as words, to be looked for
    donations: frozenset[Phrase]  #: whole lines that ask for them
    hints: frozenset[str]  #: of `links`, those that only support other signs
    plugins: Mapping[str, str]
    paths: frozenset[str]  #: the last part of addresses that lead to a cart
    sale_starts: frozenset[str]
    sale: Mapping[
        str, frozenset[Phrase]
    ]  #: how a line begins that sells this text: offers, carts, reprints, republish
    sellers: frozenset[str]  #: hosts that sell licences and reprints
    plain: frozenset[str]  #: words beside a price that leave no doubt what it is of

    def of_host(self, url: str) -> tuple[str, str]:
        """The signal of a script, frame or picture and the listed host that serves it; "" twice for none."""
        return _by_host(url, self.hosts)

    def of_plugin(self, url: str) -> tuple[str, str]:
        """The signal of a script that belongs to a listed plugin of the site's own system, and its name."""
        for folder in _PLUGINS:
            name = url.partition(folder)[2].partition("/")[0].lower()
            if name in self.plugins:
                return self.plugins[name], name
        return "", ""

    def of_path(self, url: str) -> bool:
        """Whether an address ends as that of a cart does."""
        return url.partition("?")[0].rstrip("/").rpartition("/")[2].lower() in self.paths

    def of_link(self, url: str) -> tuple[str, str]:
        """The signal of a link and what tells it: the listed host, or the parameter that names a partner."""
        signal, name = _by_host(url, self.links)
        if signal or "?" not in url:
            return signal, name
        for parameter, value in parse_qsl(urlsplit(url).query):
            hosts = self.parameters.get(parameter.lower())
            if value and hosts is not None and (not hosts or _listed(url, hosts)):
                return "affiliate", f"{parameter}={value[:_VALUE]}"
        return "", ""

    def of_marker(self, name: str) -> str:
        """The signal of a class, id or attribute; a number at its end only counts the boxes."""
        name = name.lower()
        return self.markers.get(name) or self.markers.get(name.rstrip(_COUNT), "")

    def of_label(self, line: Words) -> str:
        """The signal of a line that is a label and nothing else, or begins as one."""
        exact = self.labels.get(line.forms, "")
        if exact or len(line) > _OPENING_WORDS or not line.forms:
            return exact
        starts = (line.forms[:size] for size in range(min(5, len(line) - 1), 0, -1))
        return next((self.openings[start] for start in starts if start in self.openings), "")

    def of_sale(self, line: Words) -> tuple[str, int]:
        """What kind of offer of this text a line begins with, and how many words say so; "" for none."""
        if not line.forms or line.forms[0] not in self.sale_starts:
            return "", 0
        for size in range(min(_SALE_WORDS, len(line)), 0, -1):
            start = line.forms[:size]
            found = next((kind for kind, phrases in self.sale.items() if start in phrases), "")
            if found:
                return found, size
        return "", 0

    def is_seller(self, url: str) -> bool:
        return bool(_listed(url, self.sellers))

    def in_line(self, line: Words) -> tuple[str, str]:
        """The signal of the first phrase inside a line, and the phrase as written; "" twice for none."""
        found = find(line, self.spelt)
        return (self.phrases[found[0]], found[1]) if found else ("", "")


def find(line: Words, phrases: frozenset[Phrase]) -> tuple[Phrase, str] | None:
    """The first of the phrases in the line, as forms and as written."""
    first = _first_words(phrases)
    if first.isdisjoint(line.forms):  # told fast: most lines hold none
        return None
    for start, word in enumerate(line.forms):
        if word not in first:
            continue
        for size in range(1, min(5, len(line) - start) + 1):
            phrase = line.forms[start : start + size]
            if phrase in phrases:
                return phrase, line.slice(start, start + size)
    return None


@lru_cache(maxsize=16)
def _first_words(phrases: frozenset[Phrase]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


def _by_host(url: str, table: Mapping[str, str]) -> tuple[str, str]:
    name = _listed(url, table)
    return (table[name], name) if name else ("", "")


def _listed(url: str, table: Mapping[str, str] | frozenset[str]) -> str:
    """The listed host that the address belongs to, as itself or as a subdomain; "" for none."""
    name = host(url).partition(":")[0]
    while name:
        if name in table:
            return name
        name = name.partition(".")[2]
    return ""


@cache
def signals() -> Signals:
    """The table, read once."""
    raw = resources.data("signals")

    def by_word(kind: str) -> dict[str, str]:
        return {entry: signal for signal, table in raw.items() for entry in table.get(kind, ())}

    def by_phrase(kind: str, *but: str) -> dict[Phrase, str]:
        return {
            forms(entry): signal
            for signal, table in raw.items()
            if signal not in but
            for entry in table.get(kind, ())
        }

    return Signals(
        hosts=by_word("hosts"),
        links=by_word("links") | dict.fromkeys(raw["subscription"]["hints"], "subscription"),
        parameters={name: frozenset(hosts) for name, hosts in raw["affiliate"]["parameters"].items()},
        markers=by_word("markers"),
        labels=by_phrase("labels"),
        openings=by_phrase("openings"),
        starts=_first_words(
            frozenset((*by_phrase("labels"), *by_phrase("openings"), *by_phrase("phrases", "nonprofit")))
        ),
        phrases=by_phrase("phrases", "nonprofit"),
        spelt=frozenset(by_phrase("phrases", "nonprofit")),
        innocent=frozenset(map(forms, raw["paywall"]["innocent"])),
        free=frozenset(map(forms, raw["paywall"]["free"])),
        nonprofit=frozenset(map(forms, raw["nonprofit"]["phrases"])),
        nonprofit_starts=_first_words(
            frozenset(map(forms, chain.from_iterable(raw["nonprofit"][kind] for kind in _NONPROFIT)))
        ),
        legal_forms=frozenset(raw["nonprofit"]["legal_forms"]),
        forms_of_law=frozenset(map(forms, raw["nonprofit"]["legal_forms"])),
        donations=frozenset(map(forms, raw["nonprofit"]["donations"])),
        hints=frozenset(raw["subscription"]["hints"]),
        plugins=by_word("plugins"),
        paths=frozenset(raw["shop"]["paths"]),
        sale_starts=_first_words(
            frozenset(map(forms, chain.from_iterable(raw["sale"][kind] for kind in SALES)))
        ),
        sale={kind: frozenset(map(forms, raw["sale"][kind])) for kind in SALES},
        sellers=frozenset(raw["sale"]["sellers"]),
        plain=frozenset(form for word in raw["sale"]["plain"] for form in forms(word)),
    )
