"""A work is read from its page: the article's own words, and who, where and when."""

from datetime import UTC, date, datetime

import pytest

from syndicate import model
from syndicate.errors import Empty, NotHtml
from syndicate.model import Assigner, Capture, Policy
from syndicate.works import Work, read_work

URL = "https://news.example.org/the-harbour-at-night/5831584"
STORY = (
    "The committee met on Tuesday to weigh the claims made by both governments about the pipeline.",
    "Witnesses described a long night in the harbour, with ships leaving one by one and nobody to count them.",
    "A report drawn up in 2019 had warned of exactly this, but it never reached the ministers who paid for it.",
    "Its author said that people sign up for such work because they hope that somebody will read it one day.",
    "Nothing in the record explains why the harbour lights went out an hour before the first ship left.",
)
POLICY = Policy(
    id="p",
    title="Terms",
    assigner=Assigner(name="Example News", aliases=("News of Examples",), hosts=("example.org",)),
)


def page(*, head: str = "", before: str = "", inside: str = "", after: str = "") -> str:
    """An article's page; `inside` stands after its third paragraph."""
    text = [f"<p>{paragraph}</p>" for paragraph in STORY]
    text.insert(3, inside)
    return (
        f"<!doctype html><html lang=en-GB><head><title>The Harbour at Night - Example News</title>{head}</head><body>"
        f"<nav><ul><li><a href=/>Home</a><li><a href=/asia>Asia</a></ul></nav><div id=story><h1>The Harbour at Night</h1>"
        f"<div class=text>{before}{''.join(text)}{after}</div></div><footer>© 2026 Example Media Ltd</footer></body></html>"
    )


def test_the_text_is_the_article_in_paragraphs() -> None:
    assert Work.from_html(page(), url=URL).text == "\n\n".join(STORY)


@pytest.mark.parametrize("inside", [
    '<p>Read more: <a href="/other">Another story of ours</a></p>',
    '<p><a href="/other">A whole line that is a link to another page</a></p>',
    '<blockquote class="twitter-tweet"><p>Short words of a stranger on the harbour at night</p>&mdash; A (@a)</blockquote>',
    '<div class="newsletter"><p>Have the best of the week sent to you every Sunday morning.</p></div>',
    "<script>document.write('words')</script><style>p { color: red }</style>",
    "<p>***</p>",
])  # fmt: skip
def test_furniture_within_the_text_is_left_out(inside: str) -> None:
    assert Work.from_html(page(inside=inside), url=URL).text == "\n\n".join(STORY)


@pytest.mark.parametrize("line", [
    "<p>By Ann Lee</p>",
    "<p>Example News, September 03, 2023</p>",
    "<p>To receive our daily newsletter, <a href=/nl>click here</a>.</p>",
])  # fmt: skip
def test_lines_over_the_text_are_left_out(line: str) -> None:
    assert Work.from_html(
        page(before=line, head='<meta name=author content="Ann Lee">'), url=URL
    ).text.startswith(STORY[0])


@pytest.mark.parametrize("line", [
    "<p>Note to readers: please click the share button above. Follow us on Instagram.</p>",
    "<p>Copyright © Ann Lee, Example News, 2023</p>",
    "<p>The original source of this article is Example News</p>",
    "<p>Picture: © A Photographer</p>",
    "<h3>Something to consider</h3><p>If you enjoyed this article, become a member.</p>",
])  # fmt: skip
def test_lines_after_the_text_are_left_out(line: str) -> None:
    assert Work.from_html(page(after=line), url=URL, policy=POLICY).text.endswith(STORY[-1])


@pytest.mark.parametrize("inside", [
    "<h2>The ships</h2>",
    "<p>Thousands sign up for insurance every year, said the harbour master, and few of them are ever paid.</p>",
    '<p>[1] See <a href="https://other.example/report">https://other.example/report</a></p>',
    '<p>He wrote <a href="/a">a letter</a> to the ministers, and it was returned to him unopened in the spring.</p>',
])  # fmt: skip
def test_what_belongs_to_the_text_stays(inside: str) -> None:
    paragraphs = Work.from_html(page(inside=inside), url=URL).text.split("\n\n")
    assert len(paragraphs) == len(STORY) + 1


def test_the_facts_are_read_from_the_page() -> None:
    head = """<link rel=canonical href="/the-harbour-at-night/5831584?utm_source=x"><link rel=shortlink href="/?p=5831584">
    <meta property="og:site_name" content="Example News"><meta property="og:title" content="Lights out: the harbour at night">
    <script type="application/ld+json">/*<![CDATA[*/ {"@context": "https://schema.org", "@graph": [
    {"@type": "NewsArticle", "headline": "The Harbour at Night", "datePublished": "2023-09-03T12:00:00+02:00",
     "author": [{"@id": "#lee"}, {"@type": "Person", "name": "Bo Ray"}], "license": "https://creativecommons.org/licenses/by/4.0/"},
    {"@type": "Person", "@id": "#lee", "name": "Ann Lee"},]} /*]]>*/</script>"""
    after = '<p>More in <a href="/a/report">the report</a> on the loss of the ships.</p><img src="/ship.jpg">'
    work = Work.from_html(page(head=head, after=after), url=URL)
    assert work == Work(
        url=URL,
        title="The Harbour at Night",
        former_titles=("Lights out: the harbour at night",),
        authors=("Ann Lee", "Bo Ray"),
        publisher="Example News",
        published=datetime(2023, 9, 3, 10, tzinfo=UTC),
        text="\n\n".join((*STORY, "More in the report on the loss of the ships.")),
        language="en",
        aliases=("https://news.example.org/?p=5831584",),
        licence="https://creativecommons.org/licenses/by/4.0/",
        links=("https://news.example.org/a/report",),
        images=("https://news.example.org/ship.jpg",),
        notes=("The Harbour at Night", "© 2026 Example Media Ltd"),
    )


GERMAN = (
    "Der Ausschuss beriet am Dienstag im Hafen über die Ansprüche beider Regierungen auf die neue Leitung."
)
RARE_WORDS = "Committee weighs claims by both governments; harbour lights out again, says author Ann Lee."


@pytest.mark.parametrize(("declared", "text", "language"), [
    ("en", "", "en"),
    ("en", GERMAN, "de"),
    ("en", RARE_WORDS, "en"),
    ("de", "", "de"),
    ("", GERMAN, "de"),
    ("", "", "en"),
])  # fmt: skip
def test_english_is_believed_where_the_words_say_so_too(declared: str, text: str, language: str) -> None:
    html = page().replace("<html lang=en-GB>", f"<html lang={declared}>" if declared else "<html>")
    for paragraph in STORY if text else ():
        html = html.replace(paragraph, f"{text} {len(paragraph)}")
    assert Work.from_html(html, url=URL).language == language


def test_lines_under_pictures_and_beside_the_text_are_notes() -> None:
    picture = "<figure><img src=/a.jpg><figcaption>Photo reuse prohibited</figcaption></figure>"
    far = "".join(f"<p>Another line, the {number}th</p>" for number in range(30))
    notes = Work.from_html(page(inside=picture, after=f"<footer>{far}</footer>"), url=URL).notes
    assert "Photo reuse prohibited" in notes
    assert "Another line, the 29th" not in notes


def test_what_the_caller_knows_wins() -> None:
    head = '<meta name=author content="Ann Lee"><meta property="article:published_time" content="2023-09-03">'
    work = Work.from_html(
        page(head=head),
        url=URL,
        title="Night",
        authors=["Cy Dee"],
        publisher="Us",
        published=date(2020, 1, 2),
        aliases=["https://a.example/"],
    )
    assert (work.title, work.former_titles, work.authors) == ("Night", ("The Harbour at Night",), ("Cy Dee",))
    assert (work.publisher, work.published, work.aliases) == ("Us", date(2020, 1, 2), ("https://a.example/",))


def test_the_policy_names_the_publisher_and_its_alias_is_no_author() -> None:
    work = Work.from_html(page(head='<meta name=author content="News of Examples">'), url=URL, policy=POLICY)
    assert (work.publisher, work.authors) == ("Example News", ())


def test_a_canonical_address_elsewhere_or_at_the_front_page_is_no_alias() -> None:
    head = '<link rel=canonical href="https://news.example.org/"><meta property="og:url" content="https://other.example/a">'
    assert Work.from_html(page(head=head), url=URL).aliases == ()


def test_an_original_that_names_another_source_tells_its_upstream() -> None:
    after = '<p>This story was originally published by <a href="https://cradle.example/1">The Cradle</a>.</p>'
    work = Work.from_html(page(after=after), url=URL, policy=POLICY)
    assert (work.upstream, work.text) == ("The Cradle", "\n\n".join(STORY))


def test_its_own_copyright_line_is_kept_and_the_footer_of_the_site_is_not_preferred() -> None:
    line = "Copyright © Ann Lee, Example News, 2023"
    assert Work.from_html(page(after=f"<p>{line}</p>"), url=URL).copyright == line


@pytest.mark.parametrize("html", ["", "<p>Nothing here.</p>", "<html><body></body></html>", b"\x00\xff"])
def test_a_page_without_an_article_is_empty(html: str | bytes) -> None:
    with pytest.raises(Empty, match="No article text") as caught:
        Work.from_html(html, url=URL)
    assert caught.value.url == URL


def test_a_work_is_the_plain_data_of_the_model() -> None:
    assert isinstance(Work.from_html(page(), url=URL), model.Work)
    assert not hasattr(Work(), "__dict__")


def test_a_capture_is_read_at_its_final_address_and_what_redirected_is_an_alias() -> None:
    capture = Capture(
        url="https://short.example/1", body=page().encode(), final_url=URL, redirects=("https://short.example/1",),
        headers=(("content-type", "text/html; charset=utf-8"),),
    )  # fmt: skip
    work = read_work(capture, POLICY, authors=("Ann Lee",))
    assert (work.url, work.aliases, work.authors) == (URL, ("https://short.example/1",), ("Ann Lee",))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7 ...", "text/html"),
        (b"{}", "application/json"),
        ("é".encode("latin-1") * 99, "text/html; charset=utf-8"),
    ],
)
def test_a_capture_that_is_no_web_page_is_not_html(body: bytes, kind: str) -> None:
    with pytest.raises(NotHtml):
        read_work(Capture(url=URL, body=body, headers=(("content-type", kind),)))
