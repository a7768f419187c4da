"""What all formats of a report share: the order of reading, the words, the limits that each one states."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from syndicate.model import Evidence, Finding, Kind, Outcome, Quote, Report, Strength, Verdict
from syndicate.saying import named, number_of

SYMBOLS: dict[StrEnum, str] = {
    Outcome.PASSED: "✓",
    Outcome.FAILED: "✗",
    Outcome.CANNOT_TELL: "?",
    Outcome.INAPPLICABLE: "–",
    Verdict.COMPLIANT: "✓",
    Verdict.NON_COMPLIANT: "✗",
    Verdict.NEEDS_REVIEW: "?",
    Verdict.NOT_A_COPY: "–",
    Verdict.NOT_CHECKED: "…",
}

LIMITS = (
    "A page cannot show private permission, contracts, payment, fair-use or quotation rights, intent, "
    "jurisdiction, moral-rights law, or which version of the original was copied.",
    "This report says what was found on the page at the time it was read, and nothing about people or sites. "
    "Whatever could not be decided is left open, with its reason.",
    "This is not legal advice.",
)  #: the structural limits that hold for every report, whatever its verdict

BY_HAND = "manual"  #: the group of terms that no page can show
_LOWERED = frozenset("The A An No Nothing None This That It Its Where Whether Next".split())
_CONTEXT = 50  #: characters; a longer neighbourhood of a quote was cut, perhaps within a word
_OUTCOMES = (Outcome.FAILED, Outcome.CANNOT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE)
_STRENGTHS = (Strength.CONDITION, Strength.REQUEST, Strength.PREFERENCE)


def words(value: StrEnum | str) -> str:
    """An id of ours as a reader's words: "cannot tell", "non-compliant", "author credit"."""
    return str(value).replace("non_", "non-").replace("_", " ")


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order a reader needs them: failed, cannot tell, passed, inapplicable; conditions first."""

    def rank(finding: Finding) -> tuple[int, bool, int]:
        waived = finding.waiver is not None
        return _OUTCOMES.index(finding.outcome), waived, _STRENGTHS.index(finding.strength)

    return tuple(sorted(findings, key=rank))


def with_outcome(findings: Iterable[Finding], outcome: Outcome) -> tuple[Finding, ...]:
    """The findings with this outcome, in reading order."""
    return tuple(finding for finding in ordered(findings) if finding.outcome is outcome)


def name(finding: Finding) -> str:
    """What a reader knows the term by: its id in words, or the ask itself where no page can show it."""
    ask = finding.remedy.rstrip(".") if finding.group == BY_HAND else ""
    return ask or words(finding.term)


def deciding(report: Report) -> tuple[Finding, ...]:
    """The findings that made the verdict: failed conditions, or those that could not be told."""
    outcome = {
        Verdict.NON_COMPLIANT: Outcome.FAILED,
        Verdict.NEEDS_REVIEW: Outcome.CANNOT_TELL,
    }.get(report.verdict)
    return tuple(
        finding
        for finding in ordered(report.findings)
        if finding.outcome is outcome and finding.strength is Strength.CONDITION and finding.waiver is None
    )


def gist(finding: Finding) -> str:
    """A finding in one line, such as "Original link: the copy links to the publisher's home page."."""
    term, message = name(finding), finding.message
    if term in message:  # an ask that the message repeats
        return message
    if message.partition(" ")[0] in _LOWERED:
        message = message[:1].lower() + message[1:]
    return f"{term[:1].upper()}{term[1:]}: {message}"


def tally(reports: Iterable[Report]) -> tuple[tuple[Verdict, int], ...]:
    """How many pages came to each verdict that occurs, in the order of `Verdict`."""
    verdicts = [report.verdict for report in reports]
    return tuple((verdict, verdicts.count(verdict)) for verdict in Verdict if verdict in verdicts)


def tally_words(reports: Iterable[Report]) -> str:
    """The tally as one phrase, such as "3 pages: 2 compliant, 1 non-compliant"."""
    counts = tally(reports)
    pages = sum(count for _, count in counts)
    each = ", ".join(f"{count} {words(verdict)}" for verdict, count in counts)
    return f"{number_of(pages, 'page')}{': ' if each else ''}{each}"


def page_title(report: Report) -> str:
    """The page's own title, or its address where it has none or never arrived."""
    title = report.page.metadata.title if report.page else ""
    return title.strip() or report.url


def copied(report: Report) -> str:
    """One sentence on what the page holds of the work; "" where nothing was compared."""
    match = report.match
    if not match.work_words:
        return ""
    if match.kind is Kind.NONE:
        return "No copy of the original was found on this page."
    kind = {Kind.FULL: "the full text", Kind.EXCERPT: "an excerpt", Kind.QUOTATION: "a quotation"}[match.kind]
    share = f"{match.containment:.0%}" if match.containment < 0.995 or match.containment >= 1 else "over 99%"
    held = f"The page holds {kind}: {match.shared:,} of the original's {match.work_words:,} words ({share})."
    return f"{held} It fits {named(match.version)} best." if match.version else held


def waiver_words(finding: Finding) -> str:
    """For whom, until when and why a failed term does not count; "" where it was not waived."""
    waiver = finding.waiver
    if waiver is None:
        return ""
    until = f" until {waiver.until.isoformat()}" if waiver.until else ""
    by = f", by {waiver.by}" if waiver.by else ""
    return f"for {waiver.site}{until}{by}: {waiver.reason}"


def place(report: Report, finding: Finding) -> str:
    """Where in a file a finding stands, or its mend goes, as compilers write it: `post.md:12`; "" where that is not known."""
    file = report.page.capture.file if report.page else ""
    return f"{file}:{finding.line}" if file and finding.line else ""


def seen(finding: Finding) -> tuple[Evidence, ...]:
    """The places to show: each once, no more than twelve (the JSON report has them all)."""
    return tuple(dict.fromkeys(finding.evidence))[:12]


def spaced(quote: Quote) -> tuple[str, str]:
    """The prefix and suffix of a quote in whole words, each parted from the quote by the space that may be missing."""
    prefix, suffix = quote.prefix, quote.suffix
    if len(prefix) > _CONTEXT and _is_word(prefix[0]):
        prefix = prefix.partition(" ")[2] or prefix
    if len(suffix) > _CONTEXT and _is_word(suffix[-1]):
        suffix = suffix.rpartition(" ")[0] or suffix
    if prefix and not prefix[-1].isspace() and _is_word(quote.exact[:1]) and prefix[-1] not in "([{“«‘'\"/-":
        prefix += " "
    if suffix and _is_word(suffix[0]):
        suffix = " " + suffix
    return prefix, suffix


def _is_word(character: str) -> bool:
    """A letter or digit of a script that parts words by spaces."""
    return character.isalnum() and character < "\u2e80"
