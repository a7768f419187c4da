from __future__ import annotations

from pathlib import Path

import pytest
from cli_run import Run

from syndicate import UsageError
from syndicate.cli.codes import FailOn
from syndicate.cli.settings import Settings, folder_settings

FULL = """
policy = "global-research"
original = "original.html"
waivers = "waivers.toml"
fail-on = "needs_review"
formats = ["json"]
allow = ["127.0.0.1:8000"]
allow-private = false
offline = true
"""
READ = Settings(
    policy="global-research",
    original="original.html",
    waivers="waivers.toml",
    fail_on=FailOn.NEEDS_REVIEW,
    formats=("json",),
    allow=("127.0.0.1:8000",),
    allow_private=False,
    offline=True,
)


def test_a_folder_without_settings_sets_nothing(tmp_path: Path) -> None:
    assert folder_settings(tmp_path) == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "syndicate.toml").write_text(FULL)
    assert folder_settings(tmp_path) == READ


def test_a_project_file_may_hold_them(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[project]\nname = 'x'\n[tool.syndicate]{FULL}")
    assert folder_settings(tmp_path) == READ


def test_the_own_file_comes_before_the_project_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.syndicate]\npolicy = 'other'")
    (tmp_path / "syndicate.toml").write_text("offline = true")
    assert folder_settings(tmp_path) == Settings(offline=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('polcy = "x"', '"polcy": is no setting; did you mean "policy"?'),
        ("policy = 1", "policy: expected a text"),
        ('policy = ""', "policy: expected a text"),
        ('offline = "yes"', "offline: expected true or false"),
        ('allow = "127.0.0.1:1"', "allow: expected a list of texts"),
        ("formats = [1]", "formats: expected a list of texts"),
        ('fail-on = "always"', "fail-on: expected one of non_compliant, needs_review, never"),
        ("policy = ", "is not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "syndicate.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as error:
        folder_settings(tmp_path)
    assert str(error.value) == f"{path}: {said}"


def test_a_mistake_in_a_project_file_is_named_with_its_table(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.syndicate]\noffline = 1")
    with pytest.raises(UsageError) as error:
        folder_settings(tmp_path)
    assert str(error.value) == f"{path}: tool.syndicate.offline: expected true or false"


def test_settings_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "syndicate.toml").write_bytes(b'policy = "caf\xe9"')
    with pytest.raises(UsageError, match="is not UTF-8"):
        folder_settings(tmp_path)


def test_settings_spare_the_options(syndicate: Run, folder: Path) -> None:
    (folder / "syndicate.toml").write_text(FULL.replace('waivers = "waivers.toml"', ""))
    ran = syndicate("check", "short.html")
    assert (ran.code, ran.out[0], ran.err) == (1, "{", [])


def test_options_come_before_the_environment_and_that_before_settings(syndicate: Run, folder: Path) -> None:
    (folder / "syndicate.toml").write_text('policy = "of-the-file"\noriginal = "original.html"')
    for more, env, named in (
        ((), {}, "of-the-file"),
        ((), {"SYNDICATE_POLICY": "of-the-environment"}, "of-the-environment"),
        (("--policy", "of-the-option"), {"SYNDICATE_POLICY": "of-the-environment"}, "of-the-option"),
    ):
        ran = syndicate("check", "good.html", *more, env=env)
        assert (ran.code, f'"{named}"' in ran.err[0]) == (2, True)
