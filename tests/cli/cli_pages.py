"""An original and what became of it elsewhere."""

from __future__ import annotations

ADDRESS = "https://www.globalresearch.ca/on-rivers/5831999"
PARAGRAPHS = (
    "A river never runs the same way twice, and neither does the law that people write about it.",
    "Last spring the council of a small valley town asked every miller for the ledgers of his grandfather.",
    "Nine of them still had such books, wrapped in oilcloth, with the floods noted in red along the margin.",
    "What the council learned from the red ink was that the river keeps an older calendar than the state.",
    "It rises when the snow on the northern slope goes first, and that has happened eleven times in a century.",
    "So the new rule counts the snow and not the months, and the millers sleep through April for once.",
    "Nobody has proposed a monument to the ledgers, but the baker has put a copy of one in his window.",
)
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
NOTICE = "<p>Copyright © Ann Lee, Global Research, 2026</p>"


def page(content: str, title: str = "On rivers", head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><main><article><h1>{title}</h1>{content}</article></main></body></html>"
    )


def copy(link: str = ADDRESS, style: str = "") -> str:
    credit = (
        f'<p>By Ann Lee. Originally published by Global Research. <a{style} href="{link}">Original</a></p>'
    )
    return page(credit + BODY + NOTICE)


ORIGINAL = page(
    f'<p class="byline">By Ann Lee</p>{BODY}{NOTICE}', head=f'<link rel="canonical" href="{ADDRESS}">'
)
GOOD = copy()
HIDDEN = copy(style=' style="display:none"')
SHORT = copy("https://bit.ly/3xYzAbc")
_OWN = (
    "I spent the summer in a library that smells of apples, reading what people once wrote about water.",
    "Most of it is about fish, and some of it is about the tax on fish, which is the better literature.",
    "There is a clerk in one volume who counts every carp by name, and I have grown fond of him.",
    "In the evenings I walked home along the canal and told the ducks what I had found out.",
)
QUOTE = page(
    "".join(f"<p>{own}</p>" for own in _OWN)
    + f"<blockquote>{PARAGRAPHS[3]}</blockquote><p>(Ann Lee in Global Research)</p>"
    + "".join(f"<p>{own}</p>" for own in reversed(_OWN)),
    "A summer with carp",
)
