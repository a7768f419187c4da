"""Search engines are asked not to index the copy.

## What it checks
The page asks search engines to leave it out of what people can find, so that the original is found and not the copy.

## What counts
`noindex` or `none` in `<meta name="robots">` or in an `X-Robots-Tag` header; where the term names `crawlers`, also what
is said to each of them by name. `noarchive`, `nofollow`, `noimageindex` and the site's robots.txt ask for something else.

## What it cannot tell
Only some crawlers are asked; the page says `noindex` and `index` (Google heeds the one, Yandex the other); it is a saved
file or a list of articles. Whether an engine heeds the page, and what a script puts into the head later, is not seen.

## What mends it
`<meta name="robots" content="noindex">` in the head; content systems have a field for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from syndicate.model import Case, Fact, Finding
from syndicate.rules._findings import cannot_tell, failed, of_fact, passed
from syndicate.rules._heads import unsaid

_WORDS = 8  # of a value without commas; more is prose
_OUT = ("noindex", "none")
_IN = ("index", "all")
_REMEDY = 'Put <meta name="robots" content="noindex"> into the head of the page.'


def examine(case: Case) -> Finding:
    said = [(crawler, word) for crawler, _, word in map(_parted, case.page.metadata.robots)]
    out = [(crawler, word) for crawler, word in said if word in _OUT]
    let_in = [(crawler, word) for crawler, word in said if word in _IN]
    wanted = frozenset(name.lower() for name in case.term.words("crawlers"))
    evidence = tuple(of_fact(case, _fact(each)) for each in (*out, *let_in))
    asked = {crawler for crawler, _ in out}
    all_asked = "" in asked or bool(wanted and wanted <= asked)
    if all_asked and _contradicted(let_in, wanted):
        message = (
            "The page asks not to be indexed, and also to be indexed; search engines read that differently."
        )
        return cannot_tell(case, message, *evidence, remedy=_REMEDY)
    if all_asked:
        return passed(case, "The page asks search engines not to index it.", *evidence[:1])
    if out and not (wanted and wanted.isdisjoint(asked)):
        message = f"The page asks only {', '.join(sorted(asked))} not to index it."
        return cannot_tell(case, message, *evidence, remedy=_REMEDY)
    message = f"The page does not ask {', '.join(sorted(wanted)) or 'search engines'} not to index it."
    loose = [token for token in case.page.metadata.robots if _may_mean_it(token, wanted)]
    if loose:
        message = f"{message} It says “{loose[0]}”, which some may read so."
        return cannot_tell(case, message, of_fact(case, Fact(loose[0], "meta")), remedy=_REMEDY)
    if unsaid(case):
        return cannot_tell(case, f"{message} {unsaid(case)}", *evidence, remedy=_REMEDY)
    return failed(case, message, _REMEDY, *evidence)


def _parted(token: str) -> tuple[str, str, str]:
    """The crawler that is spoken to ("" for all), a colon, the word; values after a word are no words of ours."""
    crawler, colon, word = token.partition(": ")
    return (crawler, colon, word) if colon else ("", "", token)


def _may_mean_it(token: str, wanted: frozenset[str]) -> bool:
    """Whether a search engine may leave the page out for this: words without commas, a wider crawler."""
    crawler, _, word = _parted(token)
    family = any(name.startswith(f"{crawler}-") for name in wanted) if crawler else False
    if crawler and not (family or crawler in wanted):
        return False
    return (family and word in _OUT) or "noindex" in word.split()[:_WORDS]


def _contradicted(let_in: Iterable[tuple[str, str]], wanted: frozenset[str]) -> bool:
    """Whether a crawler that matters is let in."""
    return any(not wanted or not crawler or crawler in wanted for crawler, _ in let_in)


def _fact(said: tuple[str, str]) -> Fact:
    crawler, word = said
    return Fact(f"{crawler}: {word}" if crawler else word, f"meta[name={crawler or 'robots'}]")
