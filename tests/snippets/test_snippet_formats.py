"""In every format, its real processor shows the credit: the same words and links, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from samples import WORK
from snippet_processors import PROCESSORS, credit_lines, shown

from syndicate import load_policy, resources
from syndicate.model import Work
from syndicate.policy import policies
from syndicate.snippets import FORMATS, Credit, credit, written

LANGUAGES = tuple(resources.data("snippet"))
POLICIES = [load_policy(each.id) for each in policies()]
LONG = replace(WORK, authors=("Ada Lindqvist", "محمد علي"), institutions=("University of Turku",))
HOSTILE = [
    "line\nbreak\r\n\r\nBcc: x@example.org",
    "a](https://evil.example) [b](x) ![c](d) <https://evil.example>",
    "[/url][url=https://evil.example]x[/url] [img]https://evil.example/a.png[/img] [b]x[/b]",
    "{{evil}} {% include x %} {{< x >}} [[Link]] <ref>x</ref> </ref> '''''x''''' ~~~~ __NOTOC__ RFC 2606",
    "`code` ``code`` |sub| :raw:`x` `x`_ x_ x__ [1]_ *a* **b** .. raw:: html",
    r"\input{/etc/passwd} \href{https://evil.example}{x} $x^2$ % & # _ ~ ^ \\ --- `` ''",
    "---\nevil: true\n---\n# Heading",
    "]]> </script><script>alert(1)</script> <!-- --> -->",
    "*bold* /italic/ _under_ =verb= ~code~ +gone+ <<x>> [fn:1] #+BEGIN_SRC {{{x}}} src_sh{ls} @@html:<b>@@",
    '"x":https://evil.example !https://evil.example/a.png! ==<b>x</b>== bq. @x@ %x% -x- +x+ ^x^ ??x??',
    "link:https://evil.example[x] image::x[] pass:[<b>] +++<b>+++ ((x)) <<x>> {x} a::b xref:x[] (C) ... -- 'x'",
    "https://evil.example www.evil.example evil@example.org @evil #1 GH-1",
    "1. a", "- a", "* a", "# a", "= a =", "> a", "| a |", ": a", "h1. a", "p. a", ".a", "NOTE: a", "a:: b", "[gallery]",
    "\u202egnp.exe \u2066x\u2069 \u200b \ufeff \x00 \x1b[31m \x07",
]  # fmt: skip
signs = st.text(st.characters(exclude_categories=("Cn", "Co")), max_size=12)
titles = st.lists(signs | st.sampled_from(HOSTILE), min_size=1, max_size=3).map(" ".join)


def said_by_all() -> list[Credit]:
    return [credit(LONG, policy, lang=lang) for policy in POLICIES for lang in LANGUAGES]


def rendered(many: list[Credit], kind: str) -> list[str]:
    return PROCESSORS[kind]([written(each, kind) for each in many])


def differing(many: list[Credit], kind: str) -> list[tuple[object, object]]:
    """What is shown, and what should be, where that differs."""
    found = []
    for each, page in zip(many, rendered(many, kind), strict=True):
        lines, wanted = shown(page), credit_lines(each, kind, body=FORMATS[kind].has_body)
        if lines != wanted:
            found.append((lines, wanted))
    return found


def test_every_format_that_readers_see_has_a_processor() -> None:
    assert set(PROCESSORS) == {name for name, kind in FORMATS.items() if kind.is_shown}


@pytest.mark.parametrize("kind", [kind for kind in PROCESSORS if FORMATS[kind].links])
def test_every_policy_is_said_in_every_language(kind: str) -> None:
    assert differing(said_by_all(), kind) == []


def of_title(title: str) -> Credit:
    """Terms with a wording, a licence and a title; hostile in every value."""
    work = Work(WORK.url, title, (title,), publisher=title, text="One.", copyright=f"© {title}")
    policy = load_policy("cc-by-4.0")
    return credit(work, policy, changed=title or "x", translator=title or "x")


@pytest.mark.parametrize("kind", [kind for kind in PROCESSORS if FORMATS[kind].links])
def test_hostile_values_stay_text(kind: str) -> None:
    assert differing([of_title(title) for title in HOSTILE], kind) == []


@settings(
    max_examples=3, deadline=None, phases=(Phase.explicit, Phase.generate)
)  # shrinking runs pandoc for minutes
@given(st.lists(titles, min_size=30, max_size=30))
def test_whatever_a_title_holds_stays_text(many: list[str]) -> None:
    credits_ = [of_title(title) for title in many]
    assert {
        kind: found for kind in PROCESSORS if FORMATS[kind].links and (found := differing(credits_, kind))
    } == {}
