"""What `syndicate notice --report FILE` does: reports of an earlier check → a letter for each page. Nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from syndicate.cli.codes import FINE
from syndicate.cli.noticing import Order, hand_over, no_letter, sane
from syndicate.cli.outputs import STDOUT, Output, keep_inputs
from syndicate.cli.talk import clipped, say
from syndicate.cli.terms import the_policy
from syndicate.errors import UsageError
from syndicate.model import Report
from syndicate.notices import Contact, Told, told, why_none
from syndicate.urls import host

_LONGEST = 60  # characters of a host in a name


def run(order: Order) -> int:
    """Carry the order out; the worst exit code of its pages. All that can be wrong is told before a letter is written."""
    sane(order)
    if order.waivers:
        say("--waivers: the report holds the permissions that it was judged by, so the file is not read")
    kept = _wanted(order)
    reports = [(each.under(the_policy(order.policy or each.report.policy.id)), each.lang) for each in kept]
    about = [(report, lang) for report, lang in reports if not why_none(report)]
    paths = _paths(order, [report for report, _ in about])
    code = max((no_letter(report) for report, _ in reports if why_none(report)), default=FINE)
    if about and not order.to:
        say("a report holds no addresses, so To is left empty; --to gives one")
    for (report, lang), path in zip(about, paths, strict=True):
        hand_over(replace(order, output=path), report, lang, Contact(order.to, "", 0) if order.to else None)
    return code


def _wanted(order: Order) -> tuple[Told, ...]:
    """The reports of the file, or those on the page that was named."""
    shown = f"--report {clipped(order.report)}"
    try:
        found = told(Path(order.report).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{shown}: {error.strerror or type(error).__name__}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown}: is not UTF-8 (byte {error.start})") from error
    except UsageError as error:
        raise UsageError(f"{shown}: {error}") from error
    kept = tuple(each for each in found if not order.page or order.page in (each.asked, each.report.url))
    if not kept:
        more = f" on {clipped(order.page)}" if order.page else ""
        raise UsageError(f"{shown}: holds no report{more}")
    return kept


def _paths(order: Order, reports: list[Report]) -> list[str]:
    """Where each letter goes. Raises UsageError where several have one place, or a folder cannot be made."""
    inputs = (("the report", order.report), ("the policy", order.policy or ""))
    folder = Path(order.output)
    if order.output == STDOUT or not (order.output.endswith("/") or folder.is_dir()):
        if len(reports) > 1:
            raise UsageError(
                f"letters about {len(reports)} pages need a folder: give -o DIR/, or name one page of the report"
            )
        keep_inputs((Output(order.format, order.output),), inputs)
        return [order.output] * len(reports)
    if len(reports) > 1 and order.to:
        raise UsageError("--to is for one letter: name one page of the report")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"-o {clipped(order.output)}: {error.strerror or 'cannot be made'}") from error
    ending = {"text": "txt"}.get(order.format, order.format)
    paths = [str(folder / f"{at:04}-{_plain(each.url)}.{ending}") for at, each in enumerate(reports, 1)]
    keep_inputs((Output(order.format, path) for path in paths), inputs)
    return paths


def _plain(url: str) -> str:
    return re.sub(r"[^a-z0-9.-]+", "-", host(url).lower()).strip(".-")[:_LONGEST] or "page"
