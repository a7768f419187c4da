"""Overview: what many pages come to, clause by clause and site by site."""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from syndicate.model import Report
from syndicate.report.as_html import render
from syndicate.report.overview import MOST, overview


def at(url: str, report: Report) -> Report:
    return replace(report, url=url)


def test_a_page_counts_once_a_clause_and_the_worst_clause_comes_first(
    failing: Report, compliant: Report, unchecked: Report
) -> None:
    again = replace(failing, findings=(*failing.findings, *compliant.findings))
    found = overview([again, compliant, unchecked]).clauses
    assert [(each.name, each.failed, each.undecided, each.passed, each.waived, each.n) for each in found] == [
        ("author credit", 1, 0, 1, 0, 2),
        ("commercial use", 0, 1, 0, 0, 1),
        ("original link", 0, 0, 0, 1, 1),
        ("publisher credit", 0, 0, 1, 0, 1),
    ]
    assert found[0].parts == (("failed", 0, 50), ("passed", 50, 50))


def test_a_page_is_found_by_what_it_lacks(failing: Report, compliant: Report) -> None:
    view = overview([failing, compliant])
    assert view.clauses_to_choose == (("author credit", 1), ("commercial use", 1))
    assert view.lacks == ((1, 2), ())


def test_sites_are_to_choose_where_one_has_several_pages(compliant: Report) -> None:
    urls = ("https://b.example/1", "https://www.a.example/1", "https://b.example/2", "page.html")
    view = overview([at(url, compliant) for url in urls])
    assert view.sites_to_choose == (("b.example", 2), ("a.example", 1), ("other sites", 1))
    assert view.site_of == (1, 2, 1, 0)
    assert overview([at(url, compliant) for url in urls[1:]]).sites_to_choose == ()
    assert overview([at("https://b.example/1", compliant)] * 2).sites_to_choose == ()


def test_the_sites_beyond_the_longest_list_are_chosen_together(compliant: Report) -> None:
    pages = [at(f"https://{n:03}.example/{page}", compliant) for n in range(MOST + 2) for page in (1, 2)]
    view = overview(pages)
    assert view.sites_to_choose[-2:] == ((f"{MOST - 1:03}.example", 2), ("other sites", 4))
    rows = LexborHTMLParser(render(pages)).css(f"nav tr.site-{MOST + 1}")
    assert len(rows) == 4


def test_every_bar_stands_beside_its_figures(failing: Report, compliant: Report) -> None:
    tree = LexborHTMLParser(render([failing, compliant, compliant]))
    rows = [" ".join(row.text(separator=" ").split()) for row in tree.css("#figures tbody tr")]
    assert rows == [
        "✓ compliant 2 67%",
        "✗ non-compliant 1 33%",
        "author credit condition 1 0 2 0 3 33% not met",
        "commercial use condition 0 1 0 0 1 0% not met",
        "original link condition 0 0 0 1 1 0% not met",
        "publisher credit condition 0 0 1 0 1 0% not met",
    ]


def test_one_page_has_no_overview(failing: Report) -> None:
    assert LexborHTMLParser(render([failing])).css("#figures, .filters, .how-many") == []
