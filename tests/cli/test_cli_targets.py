from __future__ import annotations

from pathlib import Path

import pytest

from syndicate import UsageError
from syndicate.cli.codes import FailOn, exit_code
from syndicate.cli.outputs import Output, outputs, write_whole
from syndicate.cli.targets import BIGGEST, is_address, named
from syndicate.errors import TooLarge
from syndicate.model import Capture, Verdict


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("https://a.example/x", True),
        ("HTTP://A.EXAMPLE", True),
        ("page.html", False),
        ("-", False),
        ("C:\\pages\\a.html", False),
        ("notes: of a day.html", False),
    ],
)
def test_an_address_has_an_http_scheme(name: str, address: bool) -> None:
    assert is_address(name) is address


@pytest.mark.parametrize("name", ["ftp://a.example/", "file:///etc/passwd", "javascript://x"])
def test_other_schemes_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="only http and https"):
        is_address(name)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("a.example/post", True),
        ("a.example", True),
        ("a.example:8080/post", True),
        ("missing.html", False),
        ("pages/missing.html", False),
        ("../a.example", False),
    ],
)
def test_a_missing_file_that_looks_like_an_address_is_told_its_scheme(name: str, suggested: bool) -> None:
    with pytest.raises(UsageError) as error:
        named(name)
    assert (f"https://{name}" in str(error.value)) is suggested


def test_a_file_is_read_when_it_is_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"before")
    target = named(str(path), "https://a.example/")
    path.write_bytes(b"after")
    assert target.load() == Capture("https://a.example/", b"after", file=str(path))


@pytest.mark.parametrize(("size", "kind"), [(BIGGEST, Capture), (BIGGEST + 1, TooLarge)])
def test_a_file_beyond_the_bound_is_not_read(tmp_path: Path, size: int, kind: type) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"a" * size)
    assert isinstance(named(str(path)).load(), kind)


def test_a_name_from_a_list_may_be_no_name() -> None:
    with pytest.raises(UsageError, match="is no file name"):
        named("a\0b")


@pytest.mark.parametrize(
    ("formats", "paths", "found"),
    [
        ([], [], [("text", "-")]),
        (["json"], [], [("json", "-")]),
        (["json"], ["x"], [("json", "x")]),
        ([], ["x.md"], [("markdown", "x.md")]),
        ([], ["x.HTML", "-"], [("html", "x.HTML"), ("text", "-")]),
        (["text", "html"], ["-", "x"], [("text", "-"), ("html", "x")]),
    ],
)
def test_formats_and_paths_are_paired(
    formats: list[str], paths: list[str], found: list[tuple[str, str]]
) -> None:
    assert outputs(formats, paths) == tuple(Output(*each) for each in found)


@pytest.mark.parametrize(
    ("formats", "paths"),
    [
        (["json", "html"], []),
        (["json"], ["a", "b"]),
        (["json", "text"], ["a", "a"]),
        (["xml"], []),
        ([], ["a"]),
    ],
)
def test_outputs_without_a_place_of_their_own_are_refused(formats: list[str], paths: list[str]) -> None:
    with pytest.raises(UsageError):
        outputs(formats, paths)


def test_a_file_is_replaced_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("before")
    write_whole(path, "after \ud800")
    assert (path.read_text(), [each.name for each in tmp_path.iterdir()]) == ("after ?", ["report.json"])


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(path, "after")
    assert [each.name for each in tmp_path.iterdir()] == ["report.json"]


C, N, R, X, O = Verdict.COMPLIANT, Verdict.NON_COMPLIANT, Verdict.NEEDS_REVIEW, Verdict.NOT_A_COPY, Verdict.NOT_CHECKED  # fmt: skip  # noqa: E741


@pytest.mark.parametrize(
    ("verdicts", "codes"),
    [
        ((), (0, 0, 0)),
        ((C, X), (0, 0, 0)),
        ((C, R), (3, 1, 0)),
        ((X, O), (3, 3, 0)),
        ((O, R), (3, 1, 0)),
        ((C, R, O, N), (1, 1, 0)),
    ],
)
def test_the_exit_code_by_verdicts_and_fail_on(verdicts: tuple[Verdict, ...], codes: tuple[int, ...]) -> None:
    assert tuple(exit_code(verdicts, fail_on) for fail_on in FailOn) == codes
