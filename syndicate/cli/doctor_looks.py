"""What `syndicate doctor` looks at: settings, extras, Chromium, policies, templates, folders, the store, the web."""

from __future__ import annotations

import asyncio
import os
import platform
import re
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from syndicate import __version__, resources
from syndicate.cli.doctor_telling import Look, State
from syndicate.cli.settings import OWN, SHARED, Settings, folder_settings
from syndicate.errors import StoreError, SyndicateError, UsageError

EXTRAS = {
    "browser": ("playwright",),
    "images": ("pillow",),
    "pdf": ("weasyprint",),
    "evidence": ("rfc3161-client", "cryptography"),
    "notify": ("apprise",),
    "postgres": ("psycopg",),
    "metrics": ("prometheus-client",),
}
"""Each extra with the packages that it brings."""
_SECONDS = 10  # for Chromium to tell its version, or to show an empty page


def looks(url: str, store: str | None, allow: tuple[str, ...]) -> Iterator[Look]:
    """Everything, in the order in which it depends on each other. Nothing is changed; nothing is fetched but `url`."""
    yield Look("syndicate", State.OK, f"{__version__}, Python {platform.python_version()}")
    settings = Settings()
    try:
        settings = folder_settings()
        yield Look("settings", State.OK, _settings_file())
    except SyndicateError as error:
        yield Look("settings", State.PROBLEM, str(error), "correct the line, or move the file away")
    for name, packages in EXTRAS.items():
        yield _extra(name, packages, needed=name == "browser" and bool(settings.render))
    yield _chromium(settings)
    yield _policies()
    yield _templates()
    yield _folder()
    yield _store(store, settings)
    if url:
        yield asyncio.run(_web(url, allow or settings.allow, bool(settings.allow_private)))


def _settings_file() -> str:
    if Path(OWN).is_file():
        return str(Path(OWN).resolve())
    if Path(SHARED).is_file() and "tool.syndicate" in Path(SHARED).read_text("utf-8-sig"):
        return f"{Path(SHARED).resolve()} [tool.syndicate]"
    return f"no {OWN} in this folder; the usual settings hold"


def _extra(name: str, packages: tuple[str, ...], *, needed: bool) -> Look:
    try:
        found = ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError as error:
        mend = f"pip install 'syndicate[{name}]'"
        state = State.PROBLEM if needed else State.MISSING
        return Look(f"extra {name}", state, f"{error.name or packages[0]} is not installed", mend)
    return Look(f"extra {name}", State.OK, found)


def _chromium(settings: Settings) -> Look:
    """Where it is and whether it runs. It is needed only where the settings ask for it, or a variable names one."""
    from syndicate.browser.launching import CHOSEN, OLDEST, chromium, is_old

    named = bool(os.environ.get(CHOSEN))
    bad = State.PROBLEM if settings.render or named else State.MISSING
    mend = f"apt install chromium, playwright install chromium, or {CHOSEN}=FILE"
    if named:
        mend = f"correct {CHOSEN}, or unset it"
    try:
        path = chromium(_own_chromium())
    except UsageError as error:
        return Look("chromium", bad, str(error), mend)
    told = _told(path, "--version")
    if told is None:
        return Look("chromium", State.PROBLEM, f"{path} does not run", mend)
    number = re.search(r"\d+(?:\.\d+)+", told)
    said = f"{number.group() if number else 'of unknown version'}, {path}"
    if number and is_old(number.group()):
        mend = f"apt upgrade chromium, or playwright install chromium; {OLDEST} or later"
        return Look("chromium", bad, f"{said}: too old", mend)
    if bad is State.PROBLEM and (why := _not_starting(path)):
        return Look("chromium", bad, f"{said}: {why[0]}", why[1])
    if _is_root():
        return Look(
            "chromium", State.OK, f"{said}, without its sandbox: root has none", "run as another user"
        )
    return Look("chromium", State.OK, said)


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _not_starting(path: str) -> tuple[str, str] | None:
    """Why Chromium does not start, and what to do; None where it does. It shows an empty page and nothing else."""
    from syndicate.browser.launching import NO_SANDBOX, NO_SANDBOX_MEND

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        told = _told(
            path,
            "--headless",
            *(["--no-sandbox"] if _is_root() else []),
            "--proxy-server=http://127.0.0.1:9",
            f"--user-data-dir={folder}",
            "--dump-dom",
            "about:blank",
            errors=True,
        )
    if told is not None and "<body>" in told:
        return None
    if told is not None and NO_SANDBOX in told.lower():
        return "its sandbox is not possible here", NO_SANDBOX_MEND
    return "does not start", f"start it by hand and read what it says: {path} --headless about:blank"


def _told(*command: str, errors: bool = False) -> str | None:
    """What a browser of this machine prints, with its `errors` too, or None where it does not run."""
    try:
        ran = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=not errors)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return (ran.stdout + (ran.stderr if errors else b"")).decode("utf-8", "replace")


def _own_chromium() -> str:
    """Playwright's own, "" where Playwright is not installed."""
    from syndicate.browser.launching import started_playwright

    async def ask() -> str:
        playwright = await started_playwright()
        try:
            return playwright.chromium.executable_path
        finally:
            await playwright.stop()

    try:
        return asyncio.run(ask())
    except UsageError:
        return ""


def _policies() -> Look:
    from syndicate.policy import Level, lint, policies

    found = policies()
    bad = [entry.id for entry in found if any(problem.level is Level.ERROR for problem in lint(entry.id))]
    if bad:
        return Look(
            "policies", State.PROBLEM, f"cannot be used: {', '.join(bad)}", "syndicate policy lint ID"
        )
    if not found:
        return Look("policies", State.PROBLEM, "there are none", "install syndicate again")
    return Look("policies", State.OK, f"{len(found)}; {_places('policies')}")


def _templates() -> Look:
    from syndicate import templating

    names = [name for kind in (".html", ".md", ".txt") for name in resources.names("templates", kind)]
    try:
        for name in names:
            templating.check(name)
    except UsageError as error:
        return Look("templates", State.PROBLEM, str(error), "correct the file, or move it away")
    if not names:
        return Look("templates", State.PROBLEM, "there are none", "install syndicate again")
    return Look("templates", State.OK, f"{len(names)}; {_places('templates')}")


def _places(folder: str) -> str:
    return ", ".join(dict.fromkeys(str(place) for place in resources.places(folder)))


def _folder() -> Look:
    """Whether the folder of the data can be written, or made; nothing is made."""
    from syndicate.store.places import folder

    path = folder()
    there = next(each for each in (path, *path.absolute().parents) if each.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        mend = "change its permissions, or name another place with SYNDICATE_HOME"
        return Look("data folder", State.PROBLEM, f"{path} cannot be written", mend)
    return Look("data folder", State.OK, f"{path}{'' if there == path else ' (not made yet)'}")


def _store(name: str | None, settings: Settings) -> Look:
    """Whether the store can be read, and the version of its schema; an older one is left as it is."""
    from syndicate.cli.stores import store_name
    from syndicate.store import Store
    from syndicate.store.schema import HEAD

    try:
        place, found = Store.standing(store_name(name, settings))
    except StoreError as error:
        return Look("store", State.PROBLEM, str(error), "syndicate store check tells more")
    except UsageError as error:
        return Look("store", State.PROBLEM, str(error))
    if not found:
        return Look("store", State.OK, f"{place}: none yet; “syndicate works add” begins one")
    later = "" if found == HEAD else f", brought to {HEAD} by the next command that uses it"
    return Look("store", State.OK, f"{place}, schema {found}{later}")


async def _web(url: str, allow: tuple[str, ...], private: bool) -> Look:
    from syndicate.fetch import ANY, Fetcher, Manners
    from syndicate.model import Capture

    async with Fetcher(Manners(allow=allow, allow_private=private, retries=0)) as fetcher:
        found = await fetcher.fetch(url, kinds=ANY, body=False)
    if isinstance(found, Capture):
        return Look("web", State.OK, f"{url} answers with status {found.status}")
    return Look("web", State.PROBLEM, f"{url}: {found.reason}", "look at the name, the network and the proxy")
