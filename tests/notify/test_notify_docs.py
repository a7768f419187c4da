"""docs/notifications.md is true: its table is a configuration, and it names every kind, key and refusal."""

import re
import tomllib
from pathlib import Path

import pytest

from syndicate.model import EventKind
from syndicate.notify import SinkConfig, sink_of
from syndicate.notify.apprising import DENIED
from syndicate.notify.configuring import KEYS
from syndicate.notify.delivering import IN_WEBHOOK
from syndicate.notify.messages import FULL
from syndicate.notify.syndication import MOST
from syndicate.notify.timing import WAITS

TEXT = (Path(__file__).parents[2] / "docs" / "notifications.md").read_text("utf-8")
FLAT = " ".join(TEXT.split())


def test_the_tables_of_the_example_are_a_configuration(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret of enough letters")
    example = TEXT.partition("```toml\n")[2].partition("```")[0]
    tables = tomllib.loads(example.replace("/etc/syndicate/hook-secret", secret.as_posix()))["notify"]
    assert [type(sink_of(table, "x")) for table in tables] == [SinkConfig, SinkConfig]


@pytest.mark.parametrize("name", [*EventKind, *KEYS])
def test_every_kind_and_key_has_a_row(name: str) -> None:
    assert re.search(rf"^\| [^|]*`{re.escape(name)}`[^|]* \|", TEXT, re.MULTILINE)


@pytest.mark.parametrize("scheme", sorted(set(DENIED) - {"gio", "deltachats"}))
def test_every_refused_service_is_named(scheme: str) -> None:
    assert f"`{scheme}`" in TEXT


def test_the_figures_are_those_of_the_code() -> None:
    hours = [seconds / 3600 for seconds in WAITS[3:]]
    assert [seconds / 60 for seconds in WAITS[:3]] == [1, 5, 30]
    assert "After 1, 5 and 30 minutes, 2, 4, 6 and 8 hours, then every 8 hours" in FLAT and hours == [
        2,
        4,
        6,
        8,
    ]
    assert f"the newest {FULL} events" in FLAT
    assert f"up to {IN_WEBHOOK} events" in FLAT
    assert f"the newest {MOST}," in FLAT
