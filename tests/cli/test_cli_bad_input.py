"""Bad input gets one clear line, the designed exit code, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_run import Run

from syndicate.snippets import FORMATS

TERMS = ("--original", "original.html", "--policy", "global-research")
CANNOT_RUN = 2
UNDECIDED = 3


@pytest.fixture(autouse=True)
def broken(folder: Path) -> None:
    """The files that the tables name."""
    (folder / "empty.html").write_bytes(b"")
    (folder / "big.html").write_bytes(b"<p>river</p>\n" * 3_300_000)
    (folder / "latin.html").write_bytes(b"<meta charset=utf-8><p>" + b"caf\xe9 and so on, " * 40)
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "typo.toml").write_text(
        'schema = "syndicate.policy/1"\nid = "typo"\ntitle = "T"\n[assigner]\nname = "N"\nhots = ["x.example"]\n'
    )
    (folder / "broken.toml").write_text("id = \n")
    (folder / "list.txt").write_bytes(b"caf\xe9.html\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("check", "missing.html", *TERMS), "missing.html: there is no such file"),
        (
            ("check", "blog.example/post", *TERMS),
            "blog.example/post: there is no such file; an address needs its scheme: https://blog.example/post",
        ),
        (
            ("check", "blog.example", *TERMS),
            "blog.example: there is no such file; an address needs its scheme: https://blog.example",
        ),
        (
            ("check", "ftp://blog.example/a", *TERMS),
            "ftp://blog.example/a: only http and https addresses can be read, not ftp",
        ),
        (("check", *TERMS), "there is nothing to check: name addresses or files, or - for stdin"),
        (
            ("check", "", *TERMS),
            "an empty name was given; name an address or a file, or - for stdin",
        ),
        (("check", "x" * 900, *TERMS), f"{'x' * 200} … (900 characters): File name too long"),
        (("check", "-", "-", *TERMS), "stdin (-) can be read only once"),
        (
            ("check", "good.html", "short.html", "--page-url", "https://a.example/", *TERMS),
            "2 files and 1 --page-url: give one for each file, in order",
        ),
        (
            ("check", "good.html", "--page-url", "a.example", *TERMS),
            "--page-url a.example: expected an address such as https://blog.example/post",
        ),
        (
            ("check", "--files-from", "list.txt", *TERMS),
            "list.txt: is not UTF-8; save the list as UTF-8",
        ),
        (
            ("check", "good.html", "--policy", "global-research"),
            "no original: give --original URL or FILE",
        ),
        (
            ("check", "good.html", "--original", "original.html"),
            "no terms: give --policy ID or FILE (syndicate policy list shows what there is)",
        ),
        (
            ("check", "good.html", "--original", "empty.html", "--policy", "global-research"),
            "the original empty.html cannot be used: No article text was found on the page.",
        ),
        (
            ("check", "good.html", *TERMS, "--offline", "--original", "https://news.example/a"),
            "the original https://news.example/a cannot be used: The page was not fetched: this run is offline.",
        ),
        (
            ("check", "good.html", *TERMS, "--policy", "globalresearch"),
            'there is no policy "globalresearch"; did you mean "global-research"? '
            "(a file is named by its path, ./NAME.toml)",
        ),
        (
            ("check", "good.html", *TERMS, "--policy", "missing.toml"),
            "missing.toml: there is no such file",
        ),
        (
            ("check", "good.html", *TERMS, "-f", "jsn"),
            "format 'jsn' is not known; choose one of text, compact, json, jsonl, html, markdown, csv, sarif, junit, github, pdf",
        ),
        (
            ("check", "good.html", *TERMS, "-o", "report.xyz"),
            "-o report.xyz: its ending names no format; "
            "give -f (text, compact, json, jsonl, html, markdown, csv, sarif, junit, github, pdf)",
        ),
        (
            ("check", "good.html", *TERMS, "-f", "json", "-f", "html", "-o", "x"),
            "-f is given twice and -o once: give each format its file, in the same order (- is stdout)",
        ),
        (
            ("check", "good.html", *TERMS, "-o", "no/report.html"),
            "-o no/report.html: there is no folder no",
        ),
        (("check", "good.html", *TERMS, "-f", "json", "-o", ""), "-o: an empty name was given"),
        (
            ("check", "good.html", *TERMS, "-f", "json", "-o", "a", "-f", "html", "-o", "./a"),
            "two outputs (-o) go to the same place",
        ),
        (
            ("check", "https://a.example/", *TERMS, "--allow", "localhost"),
            "--allow 'localhost': expected HOST:PORT, such as 127.0.0.1:8000 or intranet.example:80.",
        ),
        (
            ("check", "good.html", *TERMS, "--original-url", "news.example"),
            "--original-url news.example: expected an address such as https://news.example/article",
        ),
        (("check", "--quux", *TERMS), "No such option: --quux (see syndicate check --help)"),
        (
            ("chekc",),
            "No such command 'chekc'. Did you mean 'check'? (see syndicate --help)",
        ),
        (("policy",), "Missing command (see syndicate policy --help)"),
        (
            ("snippet", "original.html", "--policy", "global-research", "-f", "rtf"),
            f"snippet format 'rtf' is not known; choose one of {', '.join(FORMATS)}, all",
        ),
        (
            ("rules", "original_lnk"),
            "there is no rule 'original_lnk'; did you mean \"original_link\"?",
        ),
    ],
)
def test_a_call_that_cannot_be_carried_out_ends_with_2(
    syndicate: Run, arguments: tuple[str, ...], line: str
) -> None:
    ran = syndicate(*arguments)
    assert (ran.code, ran.out, ran.err) == (CANNOT_RUN, "", [f"syndicate: {line}"])


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ("typo.toml", ("typo.toml: assigner.hots: ", 'did you mean "hosts"?')),
        ("broken.toml", ("broken.toml: is not valid TOML: ",)),
    ],
)
def test_a_policy_with_a_mistake_is_named_with_its_key(
    syndicate: Run, policy: str, words: tuple[str, ...]
) -> None:
    ran = syndicate("check", "good.html", *TERMS, "--policy", policy)
    assert (ran.code, ran.out, len(ran.err)) == (CANNOT_RUN, "", 1)
    assert all(word in ran.err[0] for word in words)


UNREADABLE = {
    "empty.html": "The page holds no text.",
    "big.html": "It is larger than the 10 MiB that are read of a page.",
    "latin.html": "The page is not in the character encoding UTF-8 that its meta element declares (40 wrong places).",
    "picture.html": "The address answers with an image, not with a web page.",
    "https://no-such-host.invalid/": "The name no-such-host.invalid cannot be found.",
    "https://user:secret@a.example/": "The address holds a user name or password.",
    "http://[::1/": "'http://[::1/' is not a valid address.",
    "http://192.168.0.1/": "192.168.0.1 is not a public address: a private network. If you trust it, "
    "use --allow 192.168.0.1:80.",
    "http://127.0.0.1:1/": "No connection to 127.0.0.1:1 could be made.",
}


def test_a_page_that_cannot_be_read_is_undecided_and_gets_a_line(syndicate: Run) -> None:
    ran = syndicate("check", *UNREADABLE, *TERMS, "--allow", "127.0.0.1:1", "-f", "json")
    reports = json.loads(ran.out)
    assert (ran.code, {report["verdict"] for report in reports}) == (UNDECIDED, {"not_checked"})
    assert len(ran.err) == len(UNREADABLE)
    for report, reason in zip(reports, UNREADABLE.values(), strict=True):
        assert report["reason"].endswith(reason)
        assert f"syndicate: {report['page']['url']}: not checked: {report['reason']}" in ran.err


def test_a_file_that_may_not_be_written_is_named(syndicate: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    ran = syndicate("check", "good.html", *TERMS, "-f", "json", "-o", "sub")
    assert (ran.code, ran.err) == (CANNOT_RUN, ["syndicate: -o sub: is a folder; name a file in it"])
