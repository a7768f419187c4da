"""What the page says of itself outside its text: meta elements, links and JSON-LD, looked up by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from syndicate import urls
from syndicate.works.json_ld import Node, articles, strings

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


@dataclass(frozen=True)
class Head:
    """The page's statements; `url` is its address. Values are texts with white space folded."""

    soup: BeautifulSoup
    url: str

    def meta(self, *names: str) -> tuple[str, ...]:
        """Contents of the meta elements with one of these names, in the order of `names`."""
        return tuple(text for name in names for text in self._metas.get(name, ()))

    def ld(self, *keys: str) -> tuple[str, ...]:
        """Texts of these properties of the article's JSON-LD, in the order of `keys`."""
        return tuple(text for key in keys for node in self.nodes for text in strings(node.get(key)))

    def links(self, *rels: str) -> tuple[str, ...]:
        """Absolute addresses of `<link>` elements with one of these relations."""
        found = (
            element.get("href")
            for rel in rels
            for element in self.soup.find_all("link", href=True)
            if rel in [word.lower() for word in element.get_attribute_list("rel") if word]
        )
        return self.absolute(str(href) for href in found)

    def absolute(self, hrefs: Iterable[str]) -> tuple[str, ...]:
        """The http(s) addresses among `hrefs`, absolute, without doubles."""
        return tuple(dict.fromkeys(whole for href in hrefs if (whole := urls.absolute(href, self._base))))

    @property
    def title(self) -> str:
        """The text of `<title>`."""
        element = self.soup.title
        return " ".join(element.get_text().split()) if element else ""

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The JSON-LD nodes that describe the article."""
        return articles(self.soup)

    @cached_property
    def _metas(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for element in self.soup.find_all("meta", content=True):
            text = " ".join(str(element["content"]).split())
            for attribute in ("name", "property", "itemprop"):
                if text and element.get(attribute):
                    found.setdefault(str(element[attribute]).lower(), []).append(text)
        return found

    @cached_property
    def _base(self) -> str:
        element = self.soup.find("base", href=True)
        return (urls.absolute(str(element["href"]), self.url) if element else "") or self.url
