"""The whole line: policy, work and page in, report out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from samples import COPY, CREDIT, NOTICE, PARAGRAPHS, URL, WORK, page, policy

from syndicate import Outcome, UsageError, Verdict, check
from syndicate.model import Deed, Edition, Strength, Term, Version, Waiver

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_copy_that_meets_every_condition_is_compliant() -> None:
    report = check(page(CREDIT + COPY + NOTICE), WORK, policy())
    assert (report.verdict, report.reason) == (
        Verdict.COMPLIANT,
        "Every condition that a page can show is met.",
    )
    assert (report.match.kind, report.match.containment) == ("full", 1.0)
    assert report.recommendations == ()


def test_a_copy_without_a_link_is_not_and_the_remedy_is_recommended() -> None:
    report = check(page(f"<p>Source: Global Research</p>{COPY}{NOTICE}"), WORK, policy())
    assert report.verdict is Verdict.NON_COMPLIANT
    assert report.reason == "The page does not meet the condition original link."
    assert report.finding("original_link").outcome is Outcome.FAILED
    assert report.recommendations == (f"Link to the original next to the text: {URL}",)


def test_a_copy_without_a_copyright_line_is_for_a_person_to_judge() -> None:
    report = check(page(CREDIT + COPY), WORK, policy())
    assert report.verdict is Verdict.NEEDS_REVIEW
    assert report.finding("copyright_notice").outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("printed", "asked_for"),
    [
        ("", "© 2026 Global Research"),
        ("Copyright © Ann Lee, Global Research, 2020", "Copyright © Ann Lee, Global Research, 2020"),
        ("© Somebody Else 2020", "© 2026 Global Research"),
    ],
)
def test_the_copyright_line_asked_for_is_the_originals_own_where_it_names_the_holder(
    printed: str, asked_for: str
) -> None:
    report = check(page(CREDIT + COPY), replace(WORK, copyright=printed), policy())
    assert report.finding("copyright_notice").remedy.endswith(f": “{asked_for}”")


def test_a_page_with_more_text_than_is_compared_is_never_judged() -> None:
    comments = "<p>" + "What a fine article this is. " * 80_000 + "</p>"
    report = check(page(COPY + comments + CREDIT + NOTICE), WORK, policy())
    assert (report.verdict, report.error.kind) == (Verdict.NOT_CHECKED, "too_long")
    assert report.match.kind == "full"
    assert "more than 2 MB of text" in report.reason


def test_silence_of_the_policy_gives_no_finding() -> None:
    report = check(page(CREDIT + COPY + NOTICE), WORK, policy())
    with pytest.raises(KeyError):
        report.finding("author_credit")


def test_a_wish_never_changes_the_verdict() -> None:
    wish = Term("author_credit", strength=Strength.REQUEST)
    terms = replace(policy(), terms=(*policy().terms, wish))
    body = CREDIT.replace("By Ada Lindqvist", "By the editors") + COPY + NOTICE
    report = check(page(body), WORK, terms)
    assert (report.verdict, report.finding("author_credit").outcome) == (Verdict.COMPLIANT, Outcome.FAILED)
    assert report.recommendations == ("Name the author next to the text: “By Ada Lindqvist”.",)


def test_a_quotation_is_not_judged_by_the_terms() -> None:
    own = "<p>" + " ".join(f"own{number}" for number in range(300)) + "</p>"
    report = check(page(f"{own}<blockquote>{PARAGRAPHS[2]}</blockquote>{own}"), WORK, policy())
    assert (report.verdict, report.match.kind, report.findings) == (Verdict.NOT_A_COPY, "quotation", ())


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://archives.globalresearch.ca/x", "The page is the publisher's own."),
        (f"https://web.archive.org/web/20260401/{URL}", "web archive"),
        ("https://www-globalresearch-ca.translate.goog/x?_x_tr_sl=en", "translation proxy"),
    ],
)
def test_pages_that_are_no_reposts_are_not_judged(url: str, reason: str) -> None:
    report = check(page(COPY, url=url), WORK, policy())
    assert report.verdict is Verdict.NOT_A_COPY
    assert reason in report.reason


def test_a_look_alike_host_is_not_the_publisher() -> None:
    report = check(page(COPY, url="https://globalresearch.ca.evil.example/x"), WORK, policy())
    assert report.verdict is Verdict.NON_COMPLIANT


def test_a_page_that_was_not_read_completely_is_not_checked() -> None:
    report = check(
        page("").__class__.from_html("<html><body></body></html>", url="https://x.example/"), WORK, policy()
    )
    assert (report.verdict, report.findings) == (Verdict.NOT_CHECKED, ())
    assert report.error is not None


def test_a_copy_at_an_alias_of_the_work_is_the_publishers_own() -> None:
    work = replace(WORK, aliases=("https://mirror.example/reprint",))
    report = check(page(COPY, url="https://mirror.example/reprint?utm_source=x"), work, policy())
    assert report.reason == "The page is the publisher's own."


def test_a_post_with_an_address_in_its_query_is_no_proxy() -> None:
    report = check(page(COPY, url="https://blog.example/my-post?url=https://x.example/"), WORK, policy())
    assert report.verdict is Verdict.NON_COMPLIANT


def test_a_whole_copy_is_judged_whatever_its_words_look_like() -> None:
    text = "Please accept our cookies. " + PARAGRAPHS[0]
    work = replace(WORK, text=text)
    body = f"<p>Please accept our cookies. {PARAGRAPHS[0]}</p>"
    assert check(page(CREDIT + body + NOTICE), work, policy()).verdict is Verdict.COMPLIANT


def test_a_page_of_a_few_other_words_is_not_checked() -> None:
    report = check(page("<p>Something else stands here today, and nobody said why.</p>"), WORK, policy())
    assert report.verdict is Verdict.NOT_CHECKED
    assert report.reason.startswith("The page shows no more than")


def test_a_work_without_an_address_leaves_its_link_undecided() -> None:
    report = check(page(CREDIT + COPY + NOTICE), replace(WORK, url=""), policy())
    assert report.finding("original_link").outcome is Outcome.CANNOT_TELL


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="without a zone"):
        check(page(COPY), WORK, policy(), now=datetime(2026, 11, 22))  # noqa: DTZ001
    with pytest.raises(UsageError, match="first_seen: is a time without a zone"):
        check(page(COPY), WORK, policy(), first_seen=datetime(2026, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("url", "head"),
    [
        ("https://medium.com/@adalindqvist/reprint", ""),
        ("https://x.example/reprint", '<meta property="og:site_name" content="Ada Lindqvist’s Notebook">'),
    ],
)
def test_an_account_or_site_named_after_the_author_is_hers(url: str, head: str) -> None:
    assert check(page(COPY, url=url, head=head), WORK, policy()).verdict is Verdict.NEEDS_REVIEW


OLDER = '<meta property="article:published_time" content="2025-01-01">'


def test_an_older_page_without_credit_may_be_the_source() -> None:
    report = check(page(COPY, head=OLDER), WORK, policy())
    assert report.verdict is Verdict.NEEDS_REVIEW
    assert report.reason == (
        "The page says it was published 425 days before the original, so it may be the source."
    )


def test_an_older_page_that_credits_the_publisher_is_its_copy() -> None:
    assert check(page(CREDIT + COPY + NOTICE, head=OLDER), WORK, policy()).verdict is Verdict.COMPLIANT


def test_a_work_that_names_another_source_is_for_a_person_to_judge() -> None:
    work = replace(WORK, upstream="Common Dreams")
    report = check(page(COPY), work, policy())
    assert report.verdict is Verdict.NEEDS_REVIEW
    assert "Common Dreams" in report.reason


def test_the_authors_own_site_is_for_a_person_to_judge() -> None:
    report = check(page(COPY, url="https://adalindqvist.example/reprint"), WORK, policy())
    assert (
        report.reason == "The address looks like the author's own site, and an author may need no permission."
    )


WAIVER = Waiver("blog.example", "original_link", "agreed by e-mail", until=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (NOW, Verdict.COMPLIANT),
        (None, Verdict.NON_COMPLIANT),
        (NOW.replace(year=2027), Verdict.NON_COMPLIANT),
    ],
)
def test_a_waiver_holds_until_its_day(now: datetime | None, verdict: Verdict) -> None:
    terms = replace(policy(), waivers=(WAIVER,))
    report = check(page(f"<p>Source: Global Research</p>{COPY}{NOTICE}"), WORK, terms, now=now)
    finding = report.finding("original_link")
    assert (report.verdict, finding.outcome) == (verdict, Outcome.FAILED)
    assert finding.waiver == (WAIVER if verdict is Verdict.COMPLIANT else None)


def test_a_copy_is_judged_by_the_terms_of_its_day() -> None:
    now_author = (*policy().terms, Term("author_credit"))
    editions = (Edition(policy().terms, until=date(2026, 6, 1)), Edition(now_author, since=date(2026, 6, 1)))
    terms = replace(policy(), editions=editions)
    body = CREDIT.replace("By Ada Lindqvist", "By the editors") + COPY + NOTICE
    day = '<meta property="article:published_time" content="{}">'
    assert check(page(body, head=day.format("2026-05-01")), WORK, terms).verdict is Verdict.COMPLIANT
    assert check(page(body, head=day.format("2026-07-01")), WORK, terms).verdict is Verdict.NON_COMPLIANT
    undated = check(page(body), WORK, terms)
    assert (undated.verdict, undated.finding("author_credit").outcome) == (
        Verdict.NEEDS_REVIEW,
        Outcome.CANNOT_TELL,
    )


def test_a_short_link_counts_once_it_was_followed() -> None:
    body = CREDIT.replace(URL, "https://bit.ly/3xYzAbC") + COPY + NOTICE
    unfollowed = check(page(body), WORK, policy())
    assert unfollowed.finding("original_link").outcome is Outcome.CANNOT_TELL
    followed = check(page(body), WORK, policy(), resolved={"https://bit.ly/3xYzAbC": URL})
    assert followed.verdict is Verdict.COMPLIANT


def test_a_report_carries_where_everything_was_read() -> None:
    checked = page(CREDIT + COPY + NOTICE)
    report = check(checked, WORK, policy(), now=NOW)
    evidence = report.finding("original_link").evidence[0]
    assert evidence.sha256 == checked.capture.sha256
    assert (evidence.quote.exact, evidence.quote.prefix) == ("Global Research", "")
    assert evidence.selector.startswith("html > body")
    assert evidence.fragment_url == "https://blog.example/post#:~:text=Global%20Research"
    assert report.checked_at == NOW


def test_the_same_page_gives_the_same_report() -> None:
    one, other = (check(page(CREDIT + COPY), WORK, policy(), now=NOW) for _ in range(2))
    assert one.to_dict() == other.to_dict()


BEFORE = Version(
    WORK.text.replace("four hundred", "five hundred")
    .replace("scissors and paste", "a pair of scissors")
    .replace("copied by night", "copied at dawn")
    .replace("three editors out of four", "every single editor")
    .replace("the telegraph", "the printing press"),
    "The Cost of a Reprint",
    date(2026, 3, 3),
)
CORRECTED = replace(WORK, versions=(BEFORE,))
FORMER_COPY = "".join(f"<p>{paragraph}</p>" for paragraph in BEFORE.text.split("\n\n"))
UNCHANGED = replace(policy(), terms=(*policy().terms, Term("text_alteration", Deed.PROHIBITS)))


def test_a_copy_of_what_the_original_was_is_compared_with_that() -> None:
    report = check(page(CREDIT + FORMER_COPY + NOTICE), CORRECTED, UNCHANGED)
    assert report.verdict is Verdict.COMPLIANT
    assert (report.match.version, report.match.edits) == (BEFORE, ())
    message = "The copied text has the words of the original as it was on 3 March 2026."
    assert report.finding("text_alteration").message == message
    assert report.work is CORRECTED


def test_the_same_copy_differs_where_only_todays_text_is_known() -> None:
    report = check(page(CREDIT + FORMER_COPY + NOTICE), WORK, UNCHANGED)
    assert report.verdict is Verdict.NON_COMPLIANT


def test_a_copy_of_todays_text_is_compared_with_that() -> None:
    report = check(page(CREDIT + COPY + NOTICE), CORRECTED, UNCHANGED)
    assert (report.verdict, report.match.version) == (Verdict.COMPLIANT, None)
    assert report.match == check(page(CREDIT + COPY + NOTICE), WORK, UNCHANGED).match
