"""`syndicate doctor`: what is there, what is not, and how to mend it."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest
from cli_run import Ran, Run
from cli_web import site

from syndicate.cli import doctor_looks


def told(ran: Ran) -> dict[str, tuple[str, str]]:
    """What was looked at: state and mend by name."""
    found = json.loads(ran.out)
    assert found["schema"] == "syndicate.doctor/1"
    return {each["what"]: (each["state"], each["mend"]) for each in found["looks"]}


def test_a_sound_installation_is_told_so_and_nothing_is_made(syndicate: Run, folder: Path) -> None:
    ran = syndicate("doctor", "-f", "json")
    found = told(ran)
    assert ran.code == 0
    assert not (folder / "home").exists()
    assert {
        found[name] for name in ("syndicate", "settings", "policies", "templates", "data folder", "store")
    } == {("ok", "")}
    assert list(found)[2:9] == [
        f"extra {name}" for name in ("browser", "images", "pdf", "evidence", "notify", "postgres", "metrics")
    ]


def test_every_thing_has_a_line(syndicate: Run) -> None:
    ran = syndicate("doctor")
    lines = ran.out.splitlines()
    assert lines[0].startswith("ok       syndicate")
    assert (
        lines[1].split("  ", 1)[1].strip()
        == "settings        no syndicate.toml in this folder; the usual settings hold"
    )
    assert {line.split()[0] for line in lines} <= {"ok", "missing"}


def test_what_is_optional_may_be_missing(syndicate: Run, environment: dict[str, str], tmp_path: Path) -> None:
    ran = syndicate("doctor", "-f", "json", env={"PATH": str(tmp_path), "HOME": str(tmp_path)})
    assert ran.code == 0
    assert told(ran)["chromium"] == (
        "missing",
        "apt install chromium, playwright install chromium, or SYNDICATE_CHROMIUM=FILE",
    )


@pytest.mark.parametrize(
    ("file", "text", "what", "said"),
    [
        ("syndicate.toml", "polcy = 'x'\n", "settings", "correct the line, or move the file away"),
        ("syndicate.toml", "render = 'never'\n", "settings", "correct the line, or move the file away"),
        ("home/policies/mine.toml", "id = 'mine'\n", "policies", "syndicate policy lint ID"),
        ("home/templates/report.md", "{% if %}", "templates", "correct the file, or move it away"),
        ("home/store.sqlite3", "no database", "store", "syndicate store check tells more"),
        (
            "home",
            "a file",
            "data folder",
            "change its permissions, or name another place with SYNDICATE_HOME",
        ),
    ],
)
def test_what_is_broken_is_named_with_its_remedy(
    syndicate: Run, folder: Path, file: str, text: str, what: str, said: str
) -> None:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    ran = syndicate("doctor", "-f", "json")
    assert ran.code == 2
    assert told(ran)[what] == ("problem", said)


@pytest.mark.parametrize(
    ("program", "said", "mend"),
    [
        (None, "SYNDICATE_CHROMIUM: ", "correct SYNDICATE_CHROMIUM, or unset it"),
        ("exit 1", "does not run", "correct SYNDICATE_CHROMIUM, or unset it"),
        ("echo Chromium 99.0.4844.51", ": too old",
         "apt upgrade chromium, or playwright install chromium; 121 or later"),
        ("[ $1 = --version ] && echo Chromium 156.0.1 || { echo No usable sandbox! >&2; exit 1; }",
         ": its sandbox is not possible here",
         "apt install chromium-sandbox, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1)"),
        ("[ $1 = --version ] && echo Chromium 156.0.1", ": does not start", "start it by hand and read what it says: "),
    ],
    ids=["no file", "no program", "too old", "no sandbox", "does not start"],
)  # fmt: skip
def test_a_chromium_that_is_named_must_be_of_use(
    syndicate: Run, tmp_path: Path, program: str | None, said: str, mend: str
) -> None:
    path = tmp_path / "browser"
    if program is not None:
        path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        path.chmod(0o755)
    ran = syndicate("doctor", "-f", "json", env={"SYNDICATE_CHROMIUM": str(path)})
    look = next(each for each in json.loads(ran.out)["looks"] if each["what"] == "chromium")
    assert (ran.code, look["state"]) == (2, "problem")
    assert said in look["said"]
    assert look["mend"].startswith(mend)


@pytest.mark.parametrize(("render", "state"), [("", "missing"), ('render = "needed"', "problem")])
def test_playwright_is_needed_where_the_settings_ask_for_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, render: str, state: str
) -> None:
    (tmp_path / "syndicate.toml").write_text(render, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(doctor_looks.EXTRAS, "browser", ("syndicate-no-such",))
    found = {look.what: look for look in islice(doctor_looks.looks("", None, ()), 3)}["extra browser"]
    assert (found.state, found.said, found.mend) == (
        state,
        "syndicate-no-such is not installed",
        "pip install 'syndicate[browser]'",
    )


def test_the_web_is_asked_only_when_an_address_is_given(syndicate: Run) -> None:
    with site() as web:
        address = web.put("/", "<p>Here</p>", content_type="text/html")
        here = syndicate("doctor", address, "--allow", web.home.removeprefix("http://"), "-f", "json")
        refused = syndicate("doctor", address, "-f", "json")
    assert "web" not in told(syndicate("doctor", "-f", "json"))
    assert (here.code, told(here)["web"][0]) == (0, "ok")
    assert (refused.code, told(refused)["web"][0]) == (2, "problem")


def test_another_format_is_refused(syndicate: Run) -> None:
    ran = syndicate("doctor", "-f", "xml")
    assert (ran.code, ran.err) == (2, ["syndicate: --format xml: expected text or json"])
