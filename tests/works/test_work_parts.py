"""The parts of reading an original: names, titles, sources, lines, plain text."""

import time

import pytest

from syndicate.works import Work
from syndicate.works.document import Line, lines, open_document
from syndicate.works.origin import find_upstream
from syndicate.works.people import split_names
from syndicate.works.titles import without_site

OURS = ("Global Research", "Centre for Research on Globalization")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Bo Ray, staff writers", ["Ann Lee", "Bo Ray", "staff writers"]),
        ("Ann Lee, Bo Ray & Cy Dee", ["Ann Lee", "Bo Ray", "Cy Dee"]),
        ("Von Anna Müller und Jörg Groß", ["Anna Müller", "Jörg Groß"]),
        ("Par Éloïse Dupont et Jean Petit", ["Éloïse Dupont", "Jean Petit"]),
        ("作者：高橋", ["高橋"]),
        ("Prof. Ann Lee | 3 September", ["Prof. Ann Lee", "3 September"]),
        ("Ann Lee Staff Writer", ["Ann Lee"]),
        ("Byron Lee", ["Byron Lee"]),
        ("", []),
    ],
)
def test_a_byline_is_split_into_names(byline: str, names: list[str]) -> None:
    assert split_names(byline) == names


@pytest.mark.parametrize(
    ("meta", "authors"),
    [
        ("Ann Lee, Staff", ("Ann Lee",)),
        ("Staff", ()),
        ("admin", ()),
        ("Die Redaktion", ()),
        ("https://news.example.org/author/ann", ()),
        ("@annlee", ()),
        ("Example News - Ann Lee", ("Ann Lee",)),
        ("Ann Lee, Ann Lee", ("Ann Lee",)),
    ],
)
def test_only_people_are_authors(meta: str, authors: tuple[str, ...]) -> None:
    html = f'<meta property="og:site_name" content="Example News"><meta name=author content="{meta}"><p>{"One more word. " * 20}'
    assert Work.from_html(html, url="https://news.example.org/a").authors == authors


@pytest.mark.parametrize(
    ("author", "institutions"),
    [
        ('{"name": "Ann Lee", "affiliation": {"@type": "Organization", "name": "University of Bergen"}}', ("University of Bergen",)),
        ('{"name": "Ann Lee", "affiliation": "University of Bergen", "worksFor": {"name": "UNIVERSITY OF BERGEN"}}', ("University of Bergen",)),
        ('[{"name": "Ann Lee", "affiliation": ["Bergen", "Oslo"]}, {"name": "Bo Ray", "worksFor": "Turku"}]', ("Bergen", "Oslo", "Turku")),
        ('{"name": "Ann Lee", "worksFor": {"name": "Example News"}}', ()),
        ('{"name": "Ann Lee", "affiliation": {"@id": "https://ror.org/03zga2b32"}}', ()),
        ('{"name": "Ann Lee", "affiliation": {"name": 7}}', ()),
        ('"Ann Lee"', ()),
    ],
)  # fmt: skip
def test_institutions_are_where_the_authors_work(author: str, institutions: tuple[str, ...]) -> None:
    html = (
        '<meta property="og:site_name" content="Example News"><script type="application/ld+json">'
        f'{{"@type": "Article", "headline": "A", "author": {author}}}</script><p>{"One more word. " * 20}'
    )
    assert Work.from_html(html, url="https://news.example.org/a").institutions == institutions


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Harbour - Example News", "The Harbour"),
        ("The Harbour | Example News | World", "The Harbour | Example News | World"),
        ("The Harbour | World | Example News", "The Harbour | World"),
        ("Example News - The Harbour", "The Harbour"),
        ("The Harbour – a night to remember", "The Harbour – a night to remember"),
        ("Example News", "Example News"),
        ("", ""),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(title: str, expected: str) -> None:
    assert without_site(title, {"examplenews"}) == expected


@pytest.mark.parametrize(
    ("text", "upstream"),
    [
        ("The original source of this article is Global Research", ""),
        ("The original source of this article is The Cradle", "The Cradle"),
        ("Originally published by Grist on May 3, 2023.", "Grist"),
        ("This article was first published on February 3, 2020.", ""),
        ("A version of this story first appeared in Le Monde.", "Le Monde"),
        ("The novel that made her name was first published in Buenos Aires by Losada.", ""),
        ("Cet article a été publié initialement par Mediapart.", "Mediapart"),
        ("Dieser Beitrag ist zuerst erschienen auf Nachdenkseiten.", "Nachdenkseiten"),
        ("Source: Reuters", ""),
    ],
)
def test_the_source_that_an_article_names_is_upstream_unless_it_is_the_publisher(
    text: str, upstream: str
) -> None:
    soup = open_document(f"<p>{text}</p>")
    assert find_upstream(lines(soup), OURS, ("globalresearch.ca",))[0] == upstream


def test_lines_are_blocks_with_their_links() -> None:
    soup = open_document(
        "<div>one<p>two <a href=/x>three</a></p>four<br>five<br><br>six</div><script>no</script>"
    )
    found = [(line.text, line.linked, line.hrefs) for line in lines(soup)]
    assert found == [("one", 0, ()), ("two three", 5, ("/x",)), ("four five", 0, ()), ("six", 0, ())]
    assert all(isinstance(line, Line) for line in lines(soup))


@pytest.mark.parametrize(
    "bomb",
    [
        "<p " + " ".join(f"a{number}=1" for number in range(40_000)) + ">",
        "<div>" * 40_000,
        "<b i><i i>" * 8_000,
        "<!--" * 100_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": "Article", "headline": "\\ud800"}</script>',
        "<![a",
    ],
    ids=["attributes", "depth", "formatting", "comments", "json depth", "surrogate", "marked section"],
)
def test_no_page_blows_up_the_reader(bomb: str) -> None:
    start = time.process_time()
    soup = open_document(bomb + "<p>Some words.")
    lines(soup)
    assert time.process_time() - start < 5


def test_a_page_with_surrogates_in_its_data_is_read() -> None:
    bomb = '<script type="application/ld+json">{"@type": "Article", "headline": "\\ud800", "author": "A \\udfff"}</script>'
    work = Work.from_html(bomb + "<p>" + "One more word. " * 20, url="https://news.example.org/a")
    assert all(field.encode("utf-8") for field in (work.text, *work.titles, *work.authors))


def test_markdown_loses_its_marks_and_gives_its_title_and_links() -> None:
    text = '---\nlayout: post\n---\n# The *Harbour*\n\nWords of **weight**, [here](/a "b").\n\n![ship](s.png)\n\n> quoted\n\n- item'
    work = Work.from_text(text, url="https://news.example.org/", markdown=True)
    assert work.title == "The Harbour"
    assert work.text == "Words of weight, here.\n\nquoted\n\nitem"
    assert work.links == ("https://news.example.org/a",)


def test_in_plain_text_nothing_is_markup() -> None:
    assert Work.from_text("# one\r\ntwo\r\n\r\n*three*", title="T").text == "# one two\n\n*three*"
