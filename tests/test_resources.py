from __future__ import annotations

from pathlib import Path

import pytest

from syndicate import UsageError, resources


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SYNDICATE_HOME", str(tmp_path))
    (tmp_path / "policies").mkdir()
    return tmp_path


def test_a_shipped_file_is_found_by_its_name(home: Path) -> None:
    assert b'id = "global-research"' in resources.read_bytes("policies", "global-research.toml")


def test_the_users_own_folder_is_searched_first(home: Path) -> None:
    (home / "policies" / "global-research.toml").write_bytes(b"mine")
    assert resources.read_bytes("policies", "global-research.toml") == b"mine"


def test_names_of_all_places_are_listed_once_and_sorted(home: Path) -> None:
    for name in ("aa.toml", "cc-by-3.0.toml", "notes.txt", ".hidden.toml"):
        (home / "policies" / name).touch()
    (home / "policies" / "folder.toml").mkdir()
    names = resources.names("policies", ".toml")
    assert names[0] == "aa.toml"
    assert names.count("cc-by-3.0.toml") == 1
    assert list(names) == sorted(set(names))
    assert "global-research.toml" in names
    assert not {"notes.txt", ".hidden.toml", "folder.toml"} & set(names)


def test_a_folder_that_nobody_has_is_empty(home: Path) -> None:
    assert resources.names("no-such-folder") == ()
    assert resources.find("no-such-folder", "a.toml") is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../secret",
        "a/../../secret",
        "/etc/passwd",
        "..\\secret",
        "C:secret",
        ".secret",
        "a\0",
        "a\n",
    ],
)
def test_no_name_leaves_its_folder(home: Path, name: str) -> None:
    (home / "secret").touch()
    (home / "policies" / ".secret").touch()
    assert resources.find("policies", name) is None


def test_a_missing_file_is_named(home: Path) -> None:
    with pytest.raises(UsageError, match=r"^there is no file 'nothing\.html' among the templates$"):
        resources.read_bytes("templates", "nothing.html")


def test_a_table_of_data_is_read_once_and_from_one_place() -> None:
    assert resources.data("wording") is resources.data("wording")
    package = Path(resources.__file__).parent
    readers = {
        path.name for path in package.rglob("*.py") if "tomllib.loads(files" in path.read_text("utf-8")
    }
    assert readers == {"resources.py"}


def test_every_table_of_data_is_read_by_its_name() -> None:
    package = Path(resources.__file__).parent
    code = "".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    tables = [path.stem for path in (package / "data").glob("*.toml")]
    assert [name for name in tables if f'resources.data("{name}")' not in code] == []


def test_the_folders_beside_an_installed_package_are_not_ours(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site_packages = tmp_path / "site-packages"
    (site_packages / "policies").mkdir(parents=True)
    (site_packages / "policies" / "theirs.toml").touch()
    monkeypatch.setattr(resources, "__file__", str(site_packages / "syndicate" / "resources.py"))
    assert resources.find("policies", "theirs.toml") is None
    (site_packages / "pyproject.toml").touch()
    assert resources.find("policies", "theirs.toml") is not None


def test_the_users_own_folder_is_the_platforms_place_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYNDICATE_HOME", raising=False)
    assert resources.home().name == "syndicate"
    monkeypatch.setenv("SYNDICATE_HOME", "~/elsewhere")
    assert resources.home() == Path.home() / "elsewhere"
