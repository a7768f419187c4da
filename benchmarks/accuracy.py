"""How often `syndicate.check` is right on labelled pages, and whom it would accuse wrongly.

    python benchmarks/accuracy.py CORPUS [--raise-floor]

CORPUS is a folder with a `cases.jsonl`, one case a line: the original, the candidate page, and labels of what the
candidate shows. Prints a confusion table per label, every case that is wrong, and the false accusations by id; then, of each
rule, how many examples its specification has and how many of them come out as written.

`accuracy_floor.json` beside this file pins the share that must be right for each label of a known corpus, which is
recognised by the digest of its labels. A run below the floor ends with 1. `--raise-floor` writes a better result down;
nothing here writes a lower one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from _rules import rule_table

import syndicate
from syndicate.model import Assigner, Policy, Report, Strength, Term, Work

FLOOR = Path(__file__).with_name("accuracy_floor.json")
FALSE_ACCUSATIONS = 0.005
"""Share of compliant pages that may at most be called non-compliant."""


@dataclass
class Tally:
    """Expected and found values of one label."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, case_id: str, expected: str, found: str) -> None:
        self.counts[expected, found] += 1
        if expected != found:
            self.wrong.append(f"{case_id}: {expected}, found {found}")

    @property
    def share(self) -> float:
        right = sum(count for (expected, found), count in self.counts.items() if expected == found)
        return right / max(1, self.counts.total())


def main(arguments: list[str]) -> int:
    corpus = Path(next((each for each in arguments if not each.startswith("-")), "."))
    lines = (corpus / "cases.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    tallies: dict[str, Tally] = {}
    accused: list[str] = []
    seconds = 0.0
    for case in cases:
        page, work, policy = load(corpus, case)
        start = time.process_time()
        report = syndicate.check(page, work, policy)
        seconds += time.process_time() - start
        for label, expected, found in judgements(case, report):
            tallies.setdefault(label, Tally()).add(case["id"], expected, found)
        accused += accusations(case, report)
        if case["redirects"]:
            followed = syndicate.check(page, work, policy, resolved=case["redirects"])
            tallies.setdefault("link, followed", Tally()).add(
                case["id"], "present", outcome(followed, "original_link")
            )
    show(tallies, accused, cases, seconds)
    print("\neach rule over the examples of its own specification")
    print("\n".join(rule_table()))
    return gate(corpus, tallies, accused, cases, raise_floor="--raise-floor" in arguments)


def load(corpus: Path, case: dict) -> tuple[syndicate.Page, Work, Policy]:
    """The page, the work and the founding terms with the case's publisher as assigner; the author is a request."""
    founding = syndicate.load_policy("global-research")
    host = urlsplit(case["original_url"]).hostname or ""
    assigner = Assigner(case["publisher"], hosts=(host.removeprefix("www."),))
    author = Term("author_credit", strength=Strength.REQUEST)
    policy = replace(founding, assigner=assigner, terms=(*founding.terms, author))
    original = gzip.decompress((corpus / case["original_html"]).read_bytes())
    work = syndicate.Work.from_html(
        original,
        url=case["original_url"],
        policy=policy,
        title=case["title"],
        authors=(case["author"],) if case["author"] else (),
        publisher=case["publisher"],
    )
    candidate = gzip.decompress((corpus / case["candidate_html"]).read_bytes())
    return syndicate.Page.from_html(candidate, url=case["candidate_url"]), work, policy


def judgements(case: dict, report: Report) -> Iterator[tuple[str, str, str]]:
    """(label, expected, found) for everything that the case has a certain label for."""
    labels = case["labels"]
    kind = {"quote": "quotation"}.get(labels["reuse"], labels["reuse"])
    yield "reuse", kind, str(report.match.kind)
    if kind not in ("full", "excerpt"):
        yield "verdict", "not_a_copy", str(report.verdict)
        return
    for label, term, expected in (
        ("author", "author_credit", labels["attribution_author"]),
        ("publisher", "publisher_credit", labels["attribution_publisher"]),
        ("link", "original_link", {True: "present", False: "absent", None: None}[labels["hyperlink_ok"]]),
        (
            "copyright",
            "copyright_notice",
            labels["copyright"] and labels["copyright"].replace("wrong", "absent"),
        ),
    ):
        if expected:
            yield label, expected, outcome(report, term)
    found = str(report.verdict)
    if labels["verdict"] == "compliant":
        yield "verdict", "compliant", found
    if labels["verdict"] == "incomplete":
        # where a strict and a lenient reader of the terms disagree, leaving it to a person is right too
        strict = labels["verdict"] == labels["verdict_lenient"]
        yield "verdict", *(("non_compliant", found) if strict else ("needs_review or worse", worse(found)))
    if labels["verdict"] == "permission_required":
        # needs_review at least: a page that also lacks a credit may be called non_compliant
        yield "verdict", "needs_review or worse", worse(found)


def worse(verdict: str) -> str:
    return verdict if verdict == "compliant" else "needs_review or worse"


def outcome(report: Report, term: str) -> str:
    """What the report says of a term, in the words of the labels.

    The founding terms leave open what "acknowledged" means where there is no copyright line, so the finding is
    `cannot_tell`; that it is absent is what the finding says.
    """
    found = next(
        (str(finding.outcome) for finding in report.findings if finding.term == term), "not examined"
    )
    if term == "copyright_notice" and found == "cannot_tell":
        return "absent"
    return {"passed": "present", "failed": "absent"}.get(found, found)


def accusations(case: dict, report: Report) -> Iterator[str]:
    """What is held against a page that has it: failed terms whose label is present, and compliant pages failed."""
    present = {
        label
        for label, expected, found in judgements(case, report)
        if (expected, found) == ("present", "absent")
    }
    yield from (f"{case['id']}: {label} is there, and was called missing" for label in sorted(present))
    if case["labels"]["verdict"] == "compliant" and report.verdict == "non_compliant":
        yield f"{case['id']}: compliant, and was called non_compliant ({report.reason})"


def show(tallies: dict[str, Tally], accused: list[str], cases: list[dict], seconds: float) -> None:
    for label, tally in tallies.items():
        print(f"\n{label}: {tally.share:.1%} right of {tally.counts.total()}")
        values = sorted({value for pair in tally.counts for value in pair})
        width = max(len(value) for value in values) + 2
        print(" " * width + "".join(f"{value:>{width}}" for value in values) + "   (found)")
        for expected in values:
            row = "".join(f"{tally.counts[expected, found] or '·':>{width}}" for found in values)
            print(f"{expected:>{width}}{row}   {precision_and_recall(tally, expected)}")
        for line in tally.wrong:
            print(f"    {line}")
    print(f"\nfalse accusations: {len(accused)}")
    for line in accused:
        print(f"    {line}")
    print(f"\n{len(cases)} cases, {seconds / len(cases) * 1e3:.1f} ms of CPU a check")


def precision_and_recall(tally: Tally, value: str) -> str:
    right = tally.counts[value, value]
    found = sum(count for (_, each), count in tally.counts.items() if each == value)
    expected = sum(count for (each, _), count in tally.counts.items() if each == value)
    return f"precision {right / found:.3f}  recall {right / expected:.3f}" if found and expected else ""


def gate(
    corpus: Path, tallies: dict[str, Tally], accused: list[str], cases: list[dict], *, raise_floor: bool
) -> int:
    """0 where nothing is below the floor of this corpus; an unknown corpus has none."""
    digest = hashlib.sha256((corpus / "cases.jsonl").read_bytes()).hexdigest()
    floors = json.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    floor = floors.get(digest, {})
    below = [
        f"{label}: {tallies[label].share if label in tallies else 0:.4f} is below the floor of {least}"
        for label, least in floor.items()
        if label not in tallies or tallies[label].share < least
    ]
    compliant = sum(case["labels"]["verdict"] == "compliant" for case in cases)
    wrongly = sum("called non_compliant" in line for line in accused)
    if wrongly > FALSE_ACCUSATIONS * compliant:
        below.append(f"{wrongly} of {compliant} compliant pages were called non_compliant")
    print("\n".join(["", *below] if below else ["", "nothing is below the floor"]))
    if raise_floor and not below:
        floors[digest] = {
            label: max(floor.get(label, 0), int(tally.share * 1e4) / 1e4) for label, tally in tallies.items()
        }
        FLOOR.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
