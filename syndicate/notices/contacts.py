"""Contacts: addresses for e-mail that a page itself states, each with where it stands. None is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from syndicate.model import Link, Page, Zone
from syndicate.page.dom import Dom, Node
from syndicate.urls import belongs, host

ADDRESS = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}", re.ASCII)
_CONTACT = re.compile(
    r"contact|imprint|impressum|kontakt|mentions|contatt|contato|iletişim|контакт|اتصل|联系", re.IGNORECASE
)
_SPELLED = re.compile(
    r"[\w.+-]{1,64} ?[\[({<] ?(?:at|ät|arroba|chez|@) ?[\])}>] ?"
    r"[A-Za-z0-9-]{1,63}(?: ?(?:\.|[\[({<] ?(?:dot|punkt|punto|point|\.) ?[\])}>]) ?[A-Za-z0-9-]{1,63}){1,8}",
    re.IGNORECASE,
)  #: an address that hides from machines, such as "ann [at] blog [dot] example"
_LONGEST_TEXT, _DEEPEST, _MOST = 2_000, 40, 20


@dataclass(frozen=True, slots=True)
class Contact:
    """An address and, in a few words, where it was read; the lower its `rank`, the better it fits."""

    address: str
    source: str
    rank: int


def contacts(html: str, page: Page, own: tuple[str, ...] = ()) -> tuple[Contact, ...]:
    """The addresses on a page, those of an imprint or contact first; those at the hosts `own` and in comments left out.

    The publisher's own addresses travel with a copy and are no contact of the page. At most 20 are told.
    """
    found = sorted((*_linked(Dom(html)), *_stated(page.metadata.json_ld), *_written(page)), key=_rank)
    first: dict[str, Contact] = {}
    for each in found:
        if not own or not belongs(f"https://{each.address.rpartition('@')[2]}/", own):
            first.setdefault(each.address.lower(), each)
    return tuple(first.values())[:_MOST]


def spelled(page: Page) -> tuple[str, ...]:
    """Addresses that the page spells so that no machine takes them, as they stand there; turning them into one is a person's."""
    texts = (block.text[:_LONGEST_TEXT] for block in page.blocks if block.place.zone is not Zone.COMMENTS)
    return tuple(dict.fromkeys(words for text in texts for words in _SPELLED.findall(text)))[:_MOST]


def contact_page(page: Page) -> str:
    """The address of a page for contact that the page's own site links to; "" for none."""

    def leads(link: Link) -> bool:
        return host(link.href) == host(page.url) and link.place.zone is not Zone.COMMENTS

    named = (link.href for link in page.links if leads(link) and _CONTACT.search(link.text[:200]))
    return next(named, "")


def _rank(contact: Contact) -> int:
    return contact.rank


def _linked(dom: Dom) -> Iterator[Contact]:
    for node in (*dom.by_tag["a"], *dom.by_tag["link"]):
        scheme, _, rest = node.get("href").strip().partition(":")
        address = unquote(rest.partition("?")[0]).strip()
        around = " ".join(_names(node))
        if scheme.lower() != "mailto" or not ADDRESS.fullmatch(address) or "comment" in around:
            continue
        if node.tag == "link":
            yield Contact(address, f"<link rel={node.get('rel')} href=mailto:>", 2)
        elif _CONTACT.search(around) or _CONTACT.search(dom.text(node)[:200]):
            yield Contact(address, "mailto: link in a contact or imprint", 0)
        else:
            yield Contact(address, "mailto: link", 3)


def _names(node: Node | None) -> Iterator[str]:
    for _ in range(_DEEPEST):
        if node is None:
            return
        yield f"{node.id} {node.classes} {node.tag}"[:200]
        node = node.parent


def _stated(json_ld: Iterable[Mapping[str, Any]]) -> Iterator[Contact]:
    """Addresses under `email`, of the thing itself or of its contactPoint (schema.org)."""
    waiting: list[tuple[Any, bool]] = [(each, False) for each in json_ld]
    for _ in range(_LONGEST_TEXT):
        if not waiting:
            return
        value, is_contact = waiting.pop()
        if isinstance(value, Mapping):
            email = value.get("email")
            if isinstance(email, str) and ADDRESS.fullmatch(address := email.removeprefix("mailto:").strip()):
                yield Contact(address, f"JSON-LD {'contactPoint ' if is_contact else ''}email", 1)
            waiting += [(each, key == "contactPoint") for key, each in value.items() if key != "comment"]
        elif isinstance(value, list | tuple):
            waiting += [(each, is_contact) for each in value]


def _written(page: Page) -> Iterator[Contact]:
    """Addresses in visible text that speaks of contact."""
    for block in page.blocks:
        text = block.text[:_LONGEST_TEXT]
        if "@" in text and block.place.zone is not Zone.COMMENTS and _CONTACT.search(text):
            for address in ADDRESS.findall(text):
                yield Contact(address, "visible text about contact", 0)
