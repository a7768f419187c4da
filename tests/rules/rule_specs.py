"""Reads the specifications of rules, `tests/rules/<id>.md`, and builds the case of each example.

An example is a heading of the third rank, a page (```html), if need be ```toml, and one line `→ outcome: message`, of
which the message may be only the beginning. The page may be a whole document or what stands in its body; in it,
`{{ … }}` stands for parts of the standard work:

    {{ copy }}  {{ copy 1-3 }}  {{ copy: "old" → "new"; "old" → "new" }}  {{ title }}  {{ url }}

The ```toml holds the term's parameters, and may hold `deed`, `page_url`, `now` (the moment of the check), `fetched`
(the moment at which the page was fetched), `first_seen` (when the copy was first seen there), tables `[work]` (fields of
the work; `extra` is a paragraph at the end of its text; `[[work.versions]]` have `seen`, `title`, and in `before` what
stood where today's text has other words), `[assigner]` (fields of it), `[resolved]` (addresses that were followed) and `[pictures]` (addresses of pictures that were looked at, with their hashes). `list` is the text of a filter list,
`ads_txt` what the page's site sent for its ads.txt.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from syndicate import Finding, Page, Report, check
from syndicate.filters import FilterList, Filters
from syndicate.model import Assigner, Capture, Deed, Policy, Term, Version, Work
from syndicate.policy.vocabulary import TERMS, spec

SECTIONS = ("Positive", "Negative", "Undecidable", "Hostile")
FOLDER = Path(__file__).parent
IDS = tuple(term.id for term in TERMS)

WORK = Work(
    url="https://www.harbourpost.example/2026/03/the-slow-return-of-the-eelgrass-48213",
    title="The slow return of the eelgrass meadow",
    authors=("Mira Feldgate",),
    publisher="The Harbour Post",
    published=date(2026, 3, 14),
    language="en",
    copyright="© 2026 The Harbour Post",
    text="""\
For most of the last century the bay behind the old shipyard was bare mud. Oil, coal dust and sewage had killed the \
eelgrass meadows, and with them went the pipefish, the shrimp and nearly all of the small boats that had lived from them.

In the spring of 2009 a retired ferry captain, Odile Marchetti, began to plant it again by hand. She carried the shoots \
in buckets from a healthy bed eleven kilometres to the north and pressed them into the sediment at low tide, one at a time.

Her neighbours laughed at first. The city council refused her a permit twice, and a winter storm tore out almost \
everything that had taken root. What remained was a patch no larger than a kitchen table, and it survived.

Sixteen years later the meadow covers forty hectares. Divers count seahorses there again, and the water above the plants \
is clear enough to read the name of a boat from the quay. Measured by the university, the sediment now stores more carbon \
each year than the buses of the town release.

Marchetti, who turned eighty in March, does not call it a success. Half of the new beds lie in the path of a planned \
container terminal, and the decision is due before the summer. “A meadow is not a monument,” she says. “You have to want \
it every year.”""",
)
ASSIGNER = Assigner(
    name="The Harbour Post",
    aliases=(
        "Harbour Post",
        "THP",
        "harbourpost.example",
        "Die Hafenpost",
        "海港邮报",
        "صحيفة الميناء",
        "Портовая почта",
    ),
    hosts=("harbourpost.example",),
    article_key=("trailing-number",),
    contact="republish@harbourpost.example",
)
PAGE_URL = "https://blog.neighbour.example/2026/04/eelgrass"
PAGE_SITE = "https://neighbour.example"
_AROUND = (
    "work",
    "assigner",
    "page_url",
    "resolved",
    "pictures",
    "now",
    "fetched",
    "first_seen",
    "list",
    "ads_txt",
)


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a specification."""

    rule: str
    section: str
    heading: str
    page: str
    settings: dict[str, Any]
    outcome: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.heading}"


SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```(html|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r"^→ (\w+)(?:: (.+))?$", re.MULTILINE)
_SLOT = re.compile(r"\{\{ ?(.*?) ?\}\}", re.DOTALL)
_SWAP = re.compile(r'"([^"]+)" → "([^"]*)"')


def examples(rule: str) -> list[Example]:
    """Every example of a rule's specification, in order; raises ValueError for one that is not complete."""
    text = (FOLDER / f"{rule}.md").read_text("utf-8")
    return [
        _example(rule, section, heading, body)
        for section, part in parts(SECTION, text)
        for heading, body in parts(HEADING, part)
    ]


def parts(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    pieces = pattern.split(text)[1:]
    return list(zip(pieces[::2], pieces[1::2], strict=True))


def _example(rule: str, section: str, heading: str, body: str) -> Example:
    fences: dict[str, str] = dict(FENCE.findall(body))
    expected = _EXPECTED.findall(FENCE.sub("", body))
    if "html" not in fences or len(expected) != 1:
        raise ValueError(f"{rule}.md, “{heading}”: an example has one page and one expected line")
    return Example(
        rule, section, heading, fences["html"], tomllib.loads(fences.get("toml", "")), *expected[0]
    )


def finding(example: Example) -> Finding:
    """What the rule finds on the example's page."""
    settings = dict(example.settings)
    around = {name: settings.pop(name) for name in _AROUND if name in settings}
    return report(example.page, around, (term(example.rule, settings),)).finding(example.rule)


def report(page: str, around: dict[str, Any], terms: tuple[Term, ...]) -> Report:
    """The check of an example's page for these terms; `around` is what its settings say beside them."""
    work = _work(around.get("work", {}))
    assigner = replace(ASSIGNER, **_tuples(around.get("assigner", {})))
    read = Page.from_html(_document(_filled(page, work)), url=around.get("page_url", PAGE_URL))
    read = replace(read, capture=replace(read.capture, fetched_at=around.get("fetched")))
    rules, ads_txt = around.get("list", ""), around.get("ads_txt", "")
    doors: dict[str, Any] = {
        "resolved": around.get("resolved", {}),
        "pictures": around.get("pictures", {}),
        "lists": Filters([FilterList(rules)]) if rules else None,
        "first_seen": around.get("first_seen"),
        "ads_txt": Capture(f"{PAGE_SITE}/ads.txt", ads_txt.encode()) if ads_txt else None,
    }
    policy = Policy("spec", "Specification", assigner, terms)
    return check(read, work, policy, now=around.get("now"), **doors)


def _work(fields: dict[str, Any]) -> Work:
    fields = _tuples(fields)
    extra, versions = fields.pop("extra", ""), fields.pop("versions", ())
    if "published" in fields:
        fields["published"] = fields["published"] or None
    work = replace(WORK, **{"text": f"{WORK.text}\n\n{extra}" if extra else WORK.text, **fields})
    return replace(work, versions=tuple(_version(work, **version) for version in versions))


def _version(
    work: Work, seen: date | None = None, title: str = "", before: dict[str, str] | None = None
) -> Version:
    text = work.text
    for today, then in (before or {}).items():
        assert text.count(today) == 1, f"{today!r} stands {text.count(today)} times in the work"
        text = text.replace(today, then)
    return Version(text, title or work.title, seen)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def term(rule: str, settings: dict[str, Any]) -> Term:
    """The term of a rule with the parameters that an example's settings give."""
    known = spec(rule)
    assert known is not None
    usual = Deed.PROHIBITS if Deed.PROHIBITS in known.deeds else Deed.REQUIRES
    deed, unless = Deed(settings.pop("deed", usual)), settings.pop("unless", "")
    assert deed in known.deeds, f"{rule} never stands under {deed}"
    assert settings.keys() <= {key.name for key in known.keys(deed)}, (
        f"no such parameter of {rule}: {settings}"
    )
    return Term(rule, deed, params=_tuples(settings), unless=unless)


def _filled(page: str, work: Work) -> str:
    return _SLOT.sub(lambda slot: _slot(slot[1], work), page)


def _slot(slot: str, work: Work) -> str:
    if slot in ("title", "url"):
        return escape(getattr(work, slot))
    form = re.fullmatch(r"copy(?: (\d)-(\d))?(?:: (.+))?", slot, re.DOTALL)
    assert form, f"no such slot: {slot}"
    text = work.text
    for old, new in _SWAP.findall(form[3] or ""):
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the work"
        text = text.replace(old, new)
    paragraphs = text.split("\n\n")[int(form[1] or 1) - 1 : int(form[2] or 9)]
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs if paragraph)


def _document(page: str) -> str:
    if page.lstrip().lower().startswith(("<!doctype", "<html")):
        return page
    return f'<!doctype html><html lang="en"><head><title>Eelgrass - Neighbour</title></head><body>\n{page}</body></html>'
