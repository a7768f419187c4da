"""The pictures of an original: those in its text and the one above it, with the words under each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from syndicate.page.media import address_of_image, is_pixel
from syndicate.urls.pictures import Picture, picture
from syndicate.works.body import Body
from syndicate.works.head import Head

if TYPE_CHECKING:
    from bs4 import Tag

MOST = 100  #: pictures of one article; a page that has more is a gallery
_CAPTION_WORDS = 80  # words of a caption; a box with more holds the article
_LEVELS = 4  # elements between a picture and the box that it shares with its caption


def find_pictures(head: Head, body: Body) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The absolute addresses in document order, each once, and in the same order their captions; () where none has one.

    A picture above the text counts where the page shows one that its metadata name as the article's: templates set
    it outside of the text.
    """
    if body.element is None:
        return (), ()
    inside = {id(image) for image in body.element.find_all(["img", "amp-img"])}
    named = [read for url in _named(head) if (read := picture(url))]
    found: dict[str, str] = {}
    for image in (head.soup.body or head.soup).find_all(["img", "amp-img"]):
        url = _address(head, image)
        if url and (id(image) in inside or _is_named(url, named)):
            found[url] = found.get(url) or _caption(image)
    captions = tuple(found.values())[:MOST]
    return tuple(found)[:MOST], captions if any(captions) else ()


def _named(head: Head) -> tuple[str, ...]:
    """The addresses of pictures in the metadata."""
    return head.absolute((*head.meta("og:image", "twitter:image"), *head.ld("image", "thumbnailUrl")))


def _is_named(url: str, named: list[Picture]) -> bool:
    read = picture(url)
    return read is not None and any(read.is_at(each) for each in named)


def _address(head: Head, image: Tag) -> str:
    attributes = _Attributes(image)
    written = "" if is_pixel(attributes) else address_of_image(attributes)
    return next(iter(head.absolute((written,))), "") if written else ""


class _Attributes:
    """The attributes of a BeautifulSoup element, as the reader of pages asks for them."""

    def __init__(self, element: Tag) -> None:
        self._element = element

    def get(self, name: str) -> str:
        return str(self._element.get(name) or "")


def _caption(image: Tag) -> str:
    """The words of the box that holds the picture and its caption: a figure, or what its class calls a caption."""
    for box in _boxes(image):
        words = box.get_text(" ").split()
        if words:
            return " ".join(words) if len(words) <= _CAPTION_WORDS else ""
    return ""


def _boxes(image: Tag) -> Iterator[Tag]:
    for level, parent in enumerate(image.parents):
        if level == _LEVELS:
            return
        if parent.name == "figure" or "caption" in str(parent.get("class") or "").lower():
            yield parent
