"""Texts and pages for comparing: a work of numbered words, a page of paragraphs."""

from syndicate.model import Block, Capture, Page, Place, Zone


def page_of(*paragraphs: str, zones: tuple[Zone, ...] = ()) -> Page:
    """A page with one block per paragraph, all in one `article`."""
    blocks = tuple(
        Block(
            text,
            Place(
                ("html", "body", "article", f"p:nth-child({number})"),
                number,
                zones[number - 1] if zones else Zone.BODY,
            ),
        )
        for number, text in enumerate(paragraphs, 1)
    )
    return Page(Capture("https://blog.example/post", b""), blocks)


def prose(start: int, count: int) -> str:
    """`count` different words, none of them in another `prose` of another range."""
    return " ".join(f"word{number}" for number in range(start, start + count))
