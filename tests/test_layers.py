"""The layers of the design: a module imports only from lines above its own; light commands load nothing slow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import syndicate

ROOT = Path(syndicate.__file__).parent
LAYERS = (
    ("errors", "model"),
    ("text", "urls", "owners", "latest", "resources", "escaping", "saying", "templating", "filters"),
    ("policy", "page", "reuse"),
    ("rules",),
    (
        "alternatives",
        "drafts",
        "gates",
        "judge",
        "report",
        "notices",
        "snippets",
        "republishing",
        "explanation",
        "exchange",
        "summary",
    ),
    (
        "fetch",
        "confine",
        "_confined",
        "turns",
        "errands",
        "works",
        "feeds",
        "lists",
        "store",
        "notify",
        "evidence",
        "browser",
    ),
    ("checking", "inferring", "mending", "running", "sifting", "trying"),
    ("demo", "monitor"),
    ("cli", "__main__"),
)
"""The rooms, from the ground up; DESIGN §4, with the helpers of each layer."""
STRANGERS = LAYERS[2]
"""Siblings that must not know each other."""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
SLOW = (
    "numpy turbohtml bs4 lxml trafilatura httpx httpcore pydantic jinja2 rapidfuzz feedparser rich py3langid "
    "sqlalchemy alembic psycopg apprise playwright"
).split()


def rooms() -> Iterator[tuple[str, Path]]:
    """Every module of the package with the room it is in; the package's own `__init__` is no room."""
    for path in sorted(ROOT.rglob("*.py")):
        inside = path.relative_to(ROOT).parts
        if inside != ("__init__.py",) and "_data" not in inside:
            yield inside[0].removesuffix(".py"), path


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms that a module imports from, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for parts in (name.split(".") for name in names):
            if parts[0] == "syndicate" and len(parts) > 1 and parts[1] in LEVEL:
                yield parts[1]


ROOMS = [pytest.param(room, path, id=str(path.relative_to(ROOT))) for room, path in rooms()]


@pytest.mark.parametrize(("room", "path"), ROOMS)
def test_a_module_imports_only_from_its_own_layer_and_those_below(room: str, path: Path) -> None:
    assert room in LEVEL, f"{room} has no layer"
    above = {each for each in imported_rooms(path) if LEVEL[each] > LEVEL[room]}
    assert above == set()


@pytest.mark.parametrize(("room", "path"), [each for each in ROOMS if each.values[0] in STRANGERS])
def test_policy_page_and_reuse_do_not_know_each_other(room: str, path: Path) -> None:
    assert set(imported_rooms(path)) & set(STRANGERS) <= {room}


def test_within_a_layer_no_two_rooms_import_each_other() -> None:
    edges = {(room, each) for room, path in rooms() for each in imported_rooms(path) if each != room}
    assert {(a, b) for a, b in edges if (b, a) in edges} == set()


def test_httpx_is_imported_in_one_module_only() -> None:
    users = {
        str(path.relative_to(ROOT))
        for _, path in rooms()
        if any(
            isinstance(node, ast.Import | ast.ImportFrom) and "httpx" in ast.unparse(node)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert users == {"fetch/_client.py"}


def loaded_by(code: str) -> set[str]:
    """The top-level modules in memory after `code` ran in an interpreter of its own."""
    script = f"import sys\ntry:\n  {code}\nfinally:\n  print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import syndicate",
        "import syndicate.cli",
        "import syndicate.cli; syndicate.cli.main(['--help'])",
        "import syndicate.cli; syndicate.cli.main(['--version'])",
        "import syndicate.cli; syndicate.cli.main(['check', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['policy', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['lists', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['notice', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['store', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['report', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['works', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['works', 'add', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['feeds', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['feeds', 'add', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['waivers', 'add', '--help'])",
        "import syndicate.cli; syndicate.cli.main(['evidence', 'pack', '--help'])",
    ],
)
def test_a_light_command_loads_nothing_slow(code: str) -> None:
    assert loaded_by(code) & set(SLOW) == set()


def test_this_test_would_see_a_slow_module() -> None:
    assert "turbohtml" in loaded_by("from syndicate import Page; Page.from_html('<p>x', url='')")
