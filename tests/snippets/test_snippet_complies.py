"""A snippet pasted around a full copy makes the page compliant: the promise to the blogger, as a law."""

import re
from dataclasses import replace
from datetime import date
from html import escape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from samples import COPY, PARAGRAPHS, WORK, page, policy

from syndicate import Verdict, check, load_policy, snippet
from syndicate.model import Deed, Policy, Work

CREDITING = ("author_credit", "publisher_credit", "original_link", "copyright_notice")
LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "ar", "ru", "tr", "zh")


def crediting(name: str) -> Policy:
    """A shipped policy, reduced to what a snippet can meet."""
    whole = load_policy(name)
    return replace(whole, terms=tuple(t for t in whole.terms if t.id in CREDITING or t.deed is Deed.PERMITS))


POLICIES = {name: crediting(name) for name in ("global-research", "cc-by-4.0", "cc-by-nc-nd-4.0")}
names = st.lists(
    st.sampled_from(["Ada", "Łukasz", "Müller", "O’Brien", "Nguyễn", "Yılmaz", "Анна"]),
    min_size=2,
    max_size=3,
)
works = st.builds(
    Work,
    url=st.sampled_from([WORK.url, "https://example.org/a_b*c/1234567?x=1&y=(2)"]),
    title=st.sampled_from(
        ["The Price of a Reprint", "A <b>bold</b> [title](x) & more", "«Prix» | 100 %", ""]
    ),
    authors=st.lists(names.map(" ".join), max_size=2, unique=True).map(tuple),
    publisher=st.just("Global Research"),
    published=st.sampled_from([None, date(2026, 3, 2)]),
    text=st.just(WORK.text),
    copyright=st.sampled_from(["", "© 2026 Global Research"]),
)


def as_pasted(text: str, format_: str) -> str:
    """The HTML that an editor makes of the pasted snippet; plain text goes through an autolinking one."""
    if format_ == "html":
        return text
    if format_ == "markdown":
        return MarkdownIt().render(text)
    lines = (
        re.sub(r"https?://\S+", lambda m: f'<a href="{m[0]}">{m[0]}</a>', escape(line))
        for line in text.splitlines()
    )
    return "".join(f"<p>{line}</p>" for line in lines if line.strip())


@given(
    works,
    st.sampled_from(sorted(POLICIES)),
    st.sampled_from(["html", "markdown", "text"]),
    st.sampled_from(LANGUAGES),
    st.booleans(),
)
def test_a_snippet_around_a_full_copy_complies(
    work: Work, name: str, format_: str, lang: str, on_top: bool
) -> None:
    pasted = as_pasted(snippet(work, POLICIES[name], format=format_, lang=lang), format_)
    body = pasted + COPY if on_top else COPY + pasted
    report = check(page(body), work, POLICIES[name])
    assert report.verdict is Verdict.COMPLIANT, report.reason


def test_the_snippet_of_the_founding_policy_complies_with_all_of_it() -> None:
    body = snippet(WORK, policy()) + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert check(page(body), WORK, policy()).verdict is Verdict.COMPLIANT
