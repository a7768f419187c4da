"""How fast a filter list is opened and asked, and whether `adblock` (Rust) sees the same where it is installed.

    python benchmarks/filters.py LIST CORPUS

LIST is a filter list such as EasyList (`syndicate lists update`, then its file), CORPUS a folder with a `cases.jsonl`
(see accuracy.py), whose pages give the addresses and elements. Agreement is also counted on addresses that are made from
the rules themselves, for few rules of a list meet any page at all.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import syndicate
from syndicate.filters import FilterList, Filters, census
from syndicate.filters.rule import cut

Question = tuple[str, str, str]
"""An address, the kind of part that it is, the page."""


def main(path: Path, corpus: Path) -> None:
    text = path.read_text("utf-8", "replace")
    start = time.process_time()
    filters = Filters([FilterList(text)])
    opened = time.process_time() - start
    print(f"{len(text.splitlines())} lines, {census(text)[None]} rules, opened in {opened:.2f} s of CPU")
    pages = [page for page in read(corpus) if page.url]
    asked = [(url, "script", page.url) for page in pages for url in page.metadata.scripts]
    asked += [(image.src, "image", page.url) for page in pages for image in page.images if image.src]
    for _ in range(2):  # rules are parsed at first use
        start = time.process_time()
        named = sum(bool(filters.part(*question)) for question in asked)
        spent = time.process_time() - start
    print(f"{named} of {len(asked)} addresses named, {spent / len(asked) * 1e6:.0f} µs of CPU each")
    start = time.process_time()
    hidden = sum(bool(filters.element(each, page.url)) for page in pages for each in page.metadata.markers)
    spent = time.process_time() - start
    print(f"{hidden} elements named, {spent / len(pages) * 1e3:.2f} ms of CPU a page")
    if importlib.util.find_spec("adblock"):
        agree(filters, text, "addresses of pages", asked)
        agree(filters, text, "addresses made from rules", list(made_from(text)))


def read(corpus: Path) -> Iterable[syndicate.Page]:
    for line in (corpus / "cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        html = gzip.decompress((corpus / case["candidate_html"]).read_bytes())
        yield syndicate.Page.from_html(html, url=case["candidate_url"])


def made_from(text: str, most: int = 15_000) -> Iterable[Question]:
    """Addresses that rules describe, with what stands between varied, on pages that they name or others."""
    dice = random.Random(3)
    lines = [line for line in text.splitlines() if line and line[0] not in "![" and "#" not in line]
    for line in dice.sample(lines, min(most, len(lines))):
        pattern, options = cut(line.removeprefix("@@"))
        if pattern.startswith("/") and pattern.endswith("/"):
            continue
        url = pattern.removeprefix("||") if pattern.startswith("||") else "site.example/" + pattern.strip("|")
        url = url.replace("^", dice.choice("/?&=:")).replace("*", dice.choice(("", "x", "/y/"))).strip("|")
        sites = [option[7:].split("|") for option in options if option.startswith("domain=")]
        page = dice.choice(sites[0]).lstrip("~") if sites and dice.random() < 0.8 else "news.example"
        kind = dice.choice(("script", "image", "subdocument"))
        yield f"https://{url}{dice.choice(('', 'z', '/q.js'))}", kind, f"https://{page}/a"


def agree(filters: Filters, text: str, what: str, asked: list[Question]) -> None:
    import adblock

    known = adblock.FilterSet()
    known.add_filters(text.splitlines())
    engine = adblock.Engine(known)
    same = sum(
        bool(filters.part(url, kind, page)) == engine.check_network_urls(url, page, kind).matched
        for url, kind, page in asked
    )
    print(f"adblock says the same of {same} of {len(asked)} {what}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
