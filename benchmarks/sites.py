"""What it costs to look a whole site through: `syndicate check FOLDER --works LIST`, as a user runs it.

    python benchmarks/sites.py [PAGES] [WORKS]

Makes a site of so many pages (default 1,000) of made-up articles with navigation, related posts and a footer, every tenth of them a
copy of one of so many works (default 100) that a server on this machine offers in a sitemap. The peer, in the same run: the same pages
parsed by BeautifulSoup on lxml, one process, nothing else done with them. CPU of the program and its processes by the kernel's
count, peak memory of the largest of them. Ends with 1 where a copy is missed, a page is accused that holds none, or a look costs
more than MOST times the peer.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from _texts import Writer
from bs4 import BeautifulSoup

MOST = 3.0  # reading the works included, which is a third of it
_COPIED = 10  # one page in so many holds a work
_OWN = 1_000_000  # articles of the site are numbered from here on
_LINKS = 120  # of navigation and related posts, on every page


def main(pages: int, works: int) -> int:
    """Make the site, look it through, tell what it cost."""
    writer = Writer()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        site, origin = root / "site", root / "origin"
        (site / "posts").mkdir(parents=True)
        origin.mkdir()
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(origin))) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}"
            for number in range(works):
                (origin / f"article-{number}.html").write_text(_page(writer, number, address), "utf-8")
            _list(origin, address, works)
            copies = 0
            for number in range(pages):
                copied = number % _COPIED == 0
                article = (number // _COPIED) % works if copied else _OWN + number
                copies += copied
                (site / "posts" / f"{number}.html").write_text(_page(writer, article, ""), "utf-8")
            wall, cpu, memory, reports = _look(root, site, address)
            server.shutdown()
        peer = _parsed(site)
    found = sum(report["match"]["kind"] == "full" for report in reports)
    size = f"{pages:,} pages, {works:,} works"
    print(f"{size}: {wall:.1f} s, {cpu:.1f} s of CPU, {memory / 1024:.0f} MB in the largest process")
    print(f"BeautifulSoup on lxml, parse alone: {peer:.1f} s of CPU; ratio {cpu / peer:.2f} (at most {MOST})")
    print(f"copies found: {found} of {copies}; other pages reported: {len(reports) - found}")
    return 0 if found == copies == len(reports) and cpu / peer <= MOST else 1


def _look(root: Path, site: Path, address: str) -> tuple[float, float, int, list[dict[str, dict[str, str]]]]:
    report = root / "report.json"
    command = [sys.executable, "-m", "syndicate", "check", str(site), "--site", "https://blog.example"]
    command += ["--works", f"{address}/sitemap.xml", "--policy", "cc-by-4.0", "--allow", address[7:]]
    before, start = _cpu(), time.monotonic()
    ran = subprocess.run([*command, "-f", "json", "-o", str(report)], capture_output=True, check=False)
    wall, cpu = time.monotonic() - start, _cpu() - before
    if not report.exists():
        raise SystemExit(f"syndicate check ended with {ran.returncode}: {ran.stderr.decode()[-2000:]}")
    told = json.loads(report.read_text("utf-8"))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return wall, cpu, memory, told if isinstance(told, list) else [told]


def _cpu() -> float:
    """Of the processes that this one has started and seen end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _parsed(site: Path) -> float:
    start = time.process_time()
    for path in sorted(site.rglob("*.html")):
        BeautifulSoup(path.read_bytes(), "lxml")
    return time.process_time() - start


def _page(writer: Writer, number: int, address: str) -> str:
    article = writer.article(number)
    title = " ".join(article.own[0].split()[:8])
    own = f'<link rel="canonical" href="{address}/article-{number}.html">' if address else ""
    links = "".join(
        f'<li class="item item-{at}"><a class="link" href="/section/{at}/">{escape(writer.vocabulary[at + 50])}</a></li>'
        for at in range(_LINKS)
    )
    text = "".join(f"<p>{escape(each)}</p>\n" for each in (*article.own, *article.shared))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{own}
<link rel="stylesheet" href="/style.css"></head><body><header><nav><ul>{links}</ul></nav></header>
<main><article><h1>{escape(title)}</h1>
<p class="byline">By Ana Lima</p>
{text}</article>
<aside><h2>Related</h2><ul>{links}</ul></aside></main><footer><p>All posts</p><ul>{links}</ul></footer></body></html>"""


def _list(origin: Path, address: str, works: int) -> None:
    urls = "".join(f"<url><loc>{address}/article-{number}.html</loc></url>" for number in range(works))
    (origin / "sitemap.xml").write_text(
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    )
    (origin / "robots.txt").write_text("User-agent: *\nAllow: /\n")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- named so there
        """Nothing: what is measured writes here too."""


if __name__ == "__main__":
    sys.exit(main(*(map(int, (*sys.argv[1:], *("1000", "100")[len(sys.argv) - 1 :])))))
