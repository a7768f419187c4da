"""Trying a policy on its examples: each page is read and checked for real, and compared with what is expected of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from syndicate import resources
from syndicate.checking import check
from syndicate.errors import PolicyError
from syndicate.model import Outcome, Policy, Report, Work
from syndicate.page import Page
from syndicate.policy import Example, quoted

_SLOT = re.compile(r"\{(?:(title|author|publisher|url|home)|copy(?: (\d+)(?:-(\d+))?)?)\}")


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one example; `wrong` tells in a line each what was expected and what was found, () where all is well."""

    example: Example
    report: Report = field(repr=False)
    wrong: tuple[str, ...] = ()


def try_example(policy: Policy, example: Example) -> Trial:
    """Check the page of an example under a policy.

    Raises PolicyError where the example changes words that its article does not have.
    """
    work = article(policy, example)
    url = example.url or _standard("page_url")
    report = check(Page.from_html(_document(example, work), url=url), work, policy)
    return Trial(example, report, tuple(_wrong(example, report)))


def article(policy: Policy, example: Example) -> Work:
    """The article that an example republishes: the made-up one, as the policy's publisher would have it."""
    hosts = policy.assigner.hosts or (_standard("host"),)
    facts = {
        "url": _address(hosts[0], policy.assigner.article_key),
        "title": _standard("title"),
        "authors": tuple(_standard("authors")),
        "publisher": policy.assigner.name or _standard("publisher"),
        "published": _standard("published"),
        "language": _standard("language"),
        "text": "\n\n".join(_standard("paragraphs")),
    }
    return Work(**{**facts, **example.work})


def _address(host: str, article_key: Sequence[str]) -> str:
    """An address in which every kind of article key finds one."""
    parameters = [kind.partition(":")[2] for kind in article_key if kind.startswith("query:")]
    query = "&".join(f"{name}={_standard('key')}" for name in parameters)
    return f"https://{host}/2026/03/{_standard('slug')}-{_standard('key')}" + (f"?{query}" if query else "")


def _document(example: Example, work: Work) -> str:
    """The example's page; what is no whole document becomes one, with the article's title as its headline."""
    body = _SLOT.sub(lambda found: _filled(found, example, work), example.page)
    if "<html" in body.lower():
        return body
    headline = "" if "<h1" in body.lower() else f"<h1>{escape(work.title)}</h1>"
    return (
        f'<!doctype html><html lang="{escape(work.language)}"><head><title>{escape(work.title)}</title></head>'
        f"<body><main><article>{headline}{body}</article></main></body></html>"
    )


def _filled(slot: re.Match[str], example: Example, work: Work) -> str:
    name, first, last = slot.groups()
    if name:
        home = re.match(r"[a-z]+://[^/]*", work.url)
        values = {
            "title": work.title,
            "author": ", ".join(work.authors),
            "publisher": work.publisher,
            "url": work.url,
        }
        return escape({**values, "home": f"{home[0]}/" if home else ""}[name])
    paragraphs = _changed(example, work).split("\n\n")
    if first:
        paragraphs = paragraphs[int(first) - 1 : int(last or first)]
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)


def _changed(example: Example, work: Work) -> str:
    text = work.text
    for old, new in example.changed.items():
        if old not in text:
            raise PolicyError(
                f"expected words of the article, found {quoted(old)}",
                path=example.path,
                key=f"examples {quoted(example.name)}.changed",
            )
        text = text.replace(old, new)
    return text


def _wrong(example: Example, report: Report) -> Iterator[str]:
    if example.verdict and report.verdict is not example.verdict:
        yield f"verdict: expected {example.verdict}, found {report.verdict}: {report.reason}"
    for term, expected in example.expect.items():
        found = [finding for finding in report.findings if finding.term == term]
        outcomes = tuple(finding.outcome for finding in found)
        if not found:
            yield f"{term}: expected {_listed(expected)}, found nothing: {_silence(report)}"
        elif outcomes != expected and (len(expected) > 1 or set(outcomes) != set(expected)):
            yield f"{term}: expected {_listed(expected)}, found {_listed(outcomes)}: {found[0].message}"


def _silence(report: Report) -> str:
    return "the policy does not ask for it" if report.findings else report.reason


def _listed(outcomes: Sequence[Outcome]) -> str:
    return ", ".join(outcomes)


def _standard(name: str) -> str:
    """A fact of the made-up article."""
    fact: str = resources.data("example")[name]
    return fact
