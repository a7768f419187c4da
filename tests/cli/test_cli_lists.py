"""`syndicate lists`, over a real socket of this machine, and what `check` makes of the lists that are here."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cli_pages import ADDRESS, BODY, NOTICE, page
from cli_run import Run

LIST = b"[Adblock Plus 2.0]\n! Title: EasyList\n! Last modified: 20 Nov 2026 05:41 UTC\n||adserver.example^\n/x/\n"
TERMS = ("--original", "original.html", "--policy", "global-research")


@contextmanager
def served(**files: bytes) -> Iterator[tuple[str, list[str]]]:
    """The address of a server with these files (`ads_txt` is /ads.txt), and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = files.get(self.path.lstrip("/").replace(".", "_"))
            kind = "text/html" if self.path.endswith("html") else "text/plain"
            self.send_response(200 if body is not None else 404)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """The terminal belongs to the test."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def repost(head: str = "") -> bytes:
    credit = f'<p>By Ann Lee. Originally published by Global Research. <a href="{ADDRESS}">Original</a></p>'
    return page(credit + BODY + NOTICE, head=head).encode()


AD = '<script src="https://cdn.adserver.example/tag.js"></script>'


def test_a_list_is_fetched_kept_shown_and_used(syndicate: Run, folder: Path) -> None:
    with served(list_txt=LIST) as (site, _):
        ran = syndicate("lists", "update", "easylist", "--from", f"{site}/list.txt", "--allow-private")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "easylist  EasyList of 2026-11-20, fetched today: 1 rule, 1 line left out\n",
        [],
    )
    shown = syndicate("lists", "show")
    assert "its own checksum: it has none" in shown.out
    assert "easylist-de  EasyList Germany, for de: not here" in shown.out
    (folder / "ad.html").write_bytes(repost(AD))
    assert "EasyList of 2026-11-20 (1 rule)" in commerce(syndicate, "ad.html")
    assert "“syndicate lists update” brings fuller" in commerce(syndicate, "ad.html", "--no-lists")


def commerce(syndicate: Run, *arguments: str) -> str:
    """The message of the finding on commercial use."""
    report = json.loads(syndicate("check", *arguments, *TERMS, "-f", "json").out)
    return next(each["message"] for each in report["findings"] if each["term"] == "commercial_use")


def test_a_list_that_is_not_sent_leaves_the_old_one_and_ends_with_2(syndicate: Run, folder: Path) -> None:
    (folder / "list.txt").write_bytes(LIST)
    assert syndicate("lists", "update", "easylist", "--from", "list.txt").code == 0
    with served() as (site, _):
        ran = syndicate("lists", "update", "easylist", "--from", f"{site}/list.txt", "--allow-private")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ["syndicate: easylist: 127.0.0.1 has no such page (status 404)."]
    assert "EasyList of 2026-11-20, fetched today" in syndicate("lists", "show").out


def test_a_list_that_has_not_expired_is_not_fetched_again(syndicate: Run, folder: Path) -> None:
    (folder / "list.txt").write_bytes(LIST)
    syndicate("lists", "update", "easylist", "--from", "list.txt")
    ran = syndicate("lists", "update")
    assert (ran.code, ran.err) == (0, [])
    assert ran.out.startswith("easylist  EasyList of 2026-11-20, fetched today")


def test_wishes_that_cannot_be_met_end_with_2(syndicate: Run, folder: Path) -> None:
    (folder / "page.txt").write_text("<p>no list", "utf-8")
    for arguments, said in (
        (("nolist",), "there is no list nolist: expected one of easylist, "),
        (("--language", "xx"), "--language xx: expected one of en, ar, de, "),
        (("--from", "x.txt", "easylist", "easylist-de"), "--from says where one list is: name which"),
        (("easylist", "--from", "page.txt"), "page.txt: What was sent is no filter list."),
        (("easylist", "--from", "gone.txt"), "gone.txt: cannot be read (No such file or directory)"),
    ):
        ran = syndicate("lists", "update", *arguments)
        assert ran.code == 2
        assert ran.err[0].startswith(f"syndicate: {said}")


def test_the_site_of_a_copy_is_asked_once_who_sells_its_space(syndicate: Run) -> None:
    sold = b"exchange.example, 1, DIRECT\n"
    with served(a_html=repost(), b_html=repost(), ads_txt=sold) as (site, asked):
        pages = (f"{site}/a.html", f"{site}/b.html")
        ran = syndicate("check", *pages, *TERMS, "--ads-txt", "--allow-private", "-f", "json")
    found = [
        next(each["message"] for each in report["findings"] if each["term"] == "commercial_use")
        for report in json.loads(ran.out)
    ]
    assert [message.split(".")[0] for message in found] == [
        "The page shows signs of commerce: advertising on the page (ads"
    ] * 2
    assert asked.count("/ads.txt") == 1


def test_nobody_is_asked_for_an_ads_txt_unasked(syndicate: Run) -> None:
    with served(a_html=repost(), ads_txt=b"exchange.example, 1, DIRECT\n") as (site, asked):
        ran = syndicate("check", f"{site}/a.html", *TERMS, "--allow-private", "-f", "json")
    assert json.loads(ran.out)["verdict"] == "compliant"
    assert "/ads.txt" not in asked
