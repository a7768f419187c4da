"""An index on disk is the index that was saved, or it is refused."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reuse_pages import prose

from syndicate import Index, IndexFileError, Work
from syndicate.reuse.index_file import _header, _spans

WORKS = tuple(
    Work(url=f"https://news.example/é{number}", text=prose(1000 * number, 300)) for number in range(9)
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    Index(WORKS).save(tmp_path / "works.index")
    return tmp_path / "works.index"


def test_an_opened_index_answers_like_the_saved_one(file: Path) -> None:
    opened = Index.open(file)
    assert opened.lookup(WORKS[3].text) == Index(WORKS).lookup(WORKS[3].text)
    assert list(opened) == [work.url for work in WORKS]


def test_an_opened_index_grows_and_is_saved_where_it_lies(file: Path) -> None:
    index = Index.open(file)
    index.remove(WORKS[0].url)
    index.add(Work(url="new", text=prose(50_000, 300)))
    index.save(file)
    again = Index.open(file)
    assert (len(again), again.lookup(WORKS[0].text)) == (9, ())
    assert again.lookup(prose(50_000, 300))[0].id == "new"


def test_an_index_without_works_is_saved_too(tmp_path: Path) -> None:
    Index().save(tmp_path / "empty")
    assert (len(Index.open(tmp_path / "empty")), Index.open(tmp_path / "empty").lookup("x")) == (0, ())


def test_the_same_works_make_the_same_bytes(file: Path, tmp_path: Path) -> None:
    Index(WORKS).save(tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == file.read_bytes()


def test_two_processes_read_one_file(file: Path) -> None:
    code = f"import syndicate; print(syndicate.Index.open({str(file)!r}).lookup({WORKS[5].text!r})[0].id)"
    command = [sys.executable, "-X", "utf8", "-c", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert told.stdout.strip() == WORKS[5].url
    assert Index.open(file).lookup(WORKS[5].text)[0].id == WORKS[5].url


def test_a_reader_keeps_what_it_opened_when_the_file_is_replaced(file: Path) -> None:
    reader = Index.open(file)
    Index([Work(url="other", text=prose(70_000, 300))]).save(file)
    assert reader.lookup(WORKS[2].text)[0].id == WORKS[2].url
    assert list(Index.open(file)) == ["other"]


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        Index().save(file)
    assert (file.read_bytes(), list(file.parent.iterdir())) == (before, [file])


def test_saves_at_the_same_time_leave_one_of_the_files_whole(file: Path) -> None:
    indexes = [Index(WORKS[:number]) for number in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda index: index.save(file), indexes))
    Index.verify(file)
    assert (len(Index.open(file)) in range(1, 9), list(file.parent.iterdir())) == (True, [file])


def test_a_save_through_a_link_keeps_the_link_and_the_mode(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    (tmp_path / "link").symlink_to(file)
    Index().save(tmp_path / "link")
    assert ((tmp_path / "link").is_symlink(), file.stat().st_mode & 0o777, len(Index.open(file))) == (
        True,
        0o640,
        0,
    )


def test_what_is_no_file_is_never_replaced() -> None:
    with pytest.raises(OSError, match="Not a file that can be replaced"):
        Index().save("/dev/null")


def test_any_id_is_saved(tmp_path: Path) -> None:
    odd = ["\ud800", "a\nb", "\0", "é" * 500]
    index = Index()
    for work_id in odd:
        index.add(WORKS[0], work_id)
    index.save(tmp_path / "odd")
    assert list(Index.open(tmp_path / "odd")) == odd


@pytest.mark.parametrize("column", ["buckets", "works", "letters", "ends"])
def test_a_damaged_file_that_was_not_verified_is_told_at_the_latest_when_it_matters(
    file: Path, column: str
) -> None:
    start, length = _span(file, column)
    content = bytearray(file.read_bytes())
    content[start : start + length] = b"\xfe" * length
    file.write_bytes(content)
    with pytest.raises(IndexFileError, match="is damaged"):
        Index.open(file).lookup(WORKS[3].text)


@given(st.data())
def test_a_file_that_was_cut_short_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("cut") / "works"
    Index(WORKS[:1]).save(file)
    whole = file.read_bytes()
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(IndexFileError, match="Build it anew") as caught:
        Index.open(file)
    assert str(caught.value).startswith(f"{file}: ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no index of syndicate"),
        (b"SQLite format 3\0", "is no index of syndicate"),
        (b"\x93syndix\n", "was cut short"),
        (b"\x93syndix\n" + b"\xff" * 100, "was cut short or is damaged"),
    ],
)
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(IndexFileError, match=message):
        Index.open(tmp_path / "other")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="cannot be read: No such file"):
        Index.open(tmp_path / "nowhere")
    with pytest.raises(IndexFileError, match="cannot be read: Is a directory"):
        Index.open(tmp_path)


def test_words_cut_in_another_way_make_a_file_of_another_version(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "syndicate.reuse.index_file._SAMPLE", "cut in another way, this sample has other words"
    )
    with pytest.raises(IndexFileError, match="another version of syndicate"):
        Index.open(file)


@pytest.mark.parametrize("column", ["buckets", "rests", "works", "letters", "ends", "counts"])
def test_a_changed_column_is_found_by_verifying(file: Path, column: str) -> None:
    Index.verify(file)
    start, length = _span(file, column)
    content = bytearray(file.read_bytes())
    content[start + length // 2] ^= 0x10
    file.write_bytes(content)
    with pytest.raises(IndexFileError, match=f"is damaged: its {column} are not what was written"):
        Index.verify(file)


def _span(file: Path, column: str) -> tuple[int, int]:
    """Where a column lies: its first byte and how many it has."""
    with file.open("rb") as opened:
        header, end = _header(file, opened)
    return _spans(end, header["counts"])[column]
