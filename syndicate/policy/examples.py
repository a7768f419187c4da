"""Examples: pages that show what a policy asks for, each with what is expected of it.

They stand in the policy itself as `[[examples]]`, in `<name>.tests.toml` beside it, or in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from syndicate import resources
from syndicate.model import Outcome, Verdict
from syndicate.policy.sources import EXAMPLES, FOLDER, SUFFIX, Source, open_file, open_source, read_source
from syndicate.policy.tables import EXAMPLE_WORK
from syndicate.policy.validation import example_problems, policy_problems
from syndicate.policy.values import held, listed


@dataclass(frozen=True, slots=True)
class Example:
    """A page that republishes an article, and what is expected of it.

    `work` are the fields of the article that differ from the made-up one; `changed` are words of its text and what the copy
    has for them. `expect` has for each term its outcomes, one for each table of the term.
    """

    name: str
    page: str = field(repr=False)
    path: str  #: of the file it stands in
    expect: Mapping[str, tuple[Outcome, ...]] = field(default_factory=dict)
    verdict: Verdict | None = None
    url: str = ""
    changed: Mapping[str, str] = field(default_factory=dict)
    work: Mapping[str, Any] = field(default_factory=dict)


def examples(name_or_path: str | Path) -> tuple[Example, ...]:
    """The examples of the policy with this id or at this path, in the order of the files.

    Raises PolicyError for the first error of either file.
    """
    source = open_source(name_or_path)
    for problem in policy_problems(source.table, source.path):
        raise problem.as_error()
    return examples_of(source)


def examples_of(source: Source) -> tuple[Example, ...]:
    """The examples in a policy file that is free of errors, and in the file beside it. Raises PolicyError for an error of the latter."""
    beside = _beside(source)
    for problem in example_problems(beside.table, beside.path) if beside else ():
        raise problem.as_error()
    return tuple(
        _example(row, each.path)
        for each in (source, beside)
        if each
        for row in each.table.get("examples", ())
    )


def _beside(source: Source) -> Source | None:
    """The file of examples beside a policy; shipped policies may lie in an archive, where nothing is beside."""
    name = Path(source.path).name.removesuffix(SUFFIX) + EXAMPLES + SUFFIX
    if source.folder is not None:
        path = source.folder / name
        return open_file(path) if path.is_file() else None
    file = resources.find(FOLDER, name)
    return read_source(file) if file else None


def _example(row: Mapping[str, Any], path: str) -> Example:
    stated = row.get("work", {})
    verdict = row.get("verdict")
    return Example(
        name=row["name"].strip(),
        page=row["page"],
        path=path,
        expect={
            term: tuple(Outcome(str(each)) for each in listed(said))
            for term, said in row.get("expect", {}).items()
        },
        verdict=Verdict(verdict) if verdict else None,
        url=row.get("url", ""),
        changed=row.get("changed", {}),
        work={key.name: held(key, stated[key.name]) for key in EXAMPLE_WORK if key.name in stated},
    )
