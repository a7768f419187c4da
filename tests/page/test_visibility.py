"""Which text a visitor sees: hidden credits are kept apart with their reason, honest ones are never hidden."""

from __future__ import annotations

import pytest

from syndicate.page import Page

CREDIT = "By Jane Doe of Example News"
BODY = "<p>" + "The river rose above its banks again this spring. " * 4 + "</p>"


def read(markup: str, head: str = "") -> Page:
    html = f"<!doctype html><html><head><title>T</title>{head}</head><body>{BODY}{markup}{BODY}</body></html>"
    return Page.from_html(html, url="https://site.example/a")


def shown(page: Page) -> bool:
    return any(CREDIT in block.text for block in page.blocks)


HIDDEN = {
    "hidden attribute": f"<p hidden>{CREDIT}</p>",
    "hidden ancestor": f"<div hidden><section><p>{CREDIT}</p></section></div>",
    "hidden until found": f'<p hidden="until-found">{CREDIT}</p>',
    "template": f"<template><p>{CREDIT}</p></template>",
    "noscript": f"<noscript><p>{CREDIT}</p></noscript>",
    "comment": f"<!-- {CREDIT} -->",
    "comment inside a paragraph": f"<p>The end.<!-- {CREDIT} --></p>",
    "closed dialog": f"<dialog>{CREDIT}</dialog>",
    "closed popover": f"<div popover>{CREDIT}</div>",
    "replaced by a shadow tree": f"<div><template shadowrootmode=open><p>x y</p></template>{CREDIT}</div>",
    "display none": f'<p style="display:none">{CREDIT}</p>',
    "display none, odd spelling": f'<p style="DISPLAY : NoNe !important ;">{CREDIT}</p>',
    "display none, then nonsense": f'<p style="display:none;display:shown">{CREDIT}</p>',
    "hidden, nonsense display": f'<p hidden style="display:shown">{CREDIT}</p>',
    "display none, escaped": f'<p style="d\\69splay:none">{CREDIT}</p>',
    "display none, comment inside": f'<p style="display:/**/none">{CREDIT}</p>',
    "display none on an ancestor": f'<div style="display:none"><p style="display:block">{CREDIT}</p></div>',
    "inline none inside a visible run": f'<p>The end. <span style="display:none">{CREDIT}</span></p>',
    "visibility hidden": f'<p style="visibility:hidden">{CREDIT}</p>',
    "visibility collapse": f'<p style="visibility:collapse">{CREDIT}</p>',
    "opacity zero": f'<p style="opacity:0">{CREDIT}</p>',
    "opacity nearly zero": f'<p style="opacity:.01">{CREDIT}</p>',
    "opacity in percent": f'<p style="opacity:0%">{CREDIT}</p>',
    "filter": f'<p style="filter:opacity(0)">{CREDIT}</p>',
    "content-visibility": f'<p style="content-visibility:hidden">{CREDIT}</p>',
    "font size zero": f'<p style="font-size:0">{CREDIT}</p>',
    "font size one pixel": f'<p style="font-size:1px">{CREDIT}</p>',
    "font shorthand": f'<p style="font:0/0 a">{CREDIT}</p>',
    "font size zero inherited": f'<div style="font-size:0px"><p style="font-size:1em">{CREDIT}</p></div>',
    "no height": f'<p style="height:0;overflow:hidden">{CREDIT}</p>',
    "one pixel wide": f'<p style="width:1px;height:1px;overflow:hidden">{CREDIT}</p>',
    "max-height zero": f'<p style="max-height:0;overflow-y:hidden">{CREDIT}</p>',
    "clip": f'<p style="position:absolute;clip:rect(0 0 0 0)">{CREDIT}</p>',
    "clip of one pixel": f'<p style="position:absolute;clip:rect(1px,1px,1px,1px)">{CREDIT}</p>',
    "clip-path inset": f'<p style="clip-path:inset(50%)">{CREDIT}</p>',
    "clip-path circle": f'<p style="clip-path:circle(0)">{CREDIT}</p>',
    "scaled to nothing": f'<p style="transform:scale(0)">{CREDIT}</p>',
    "left of the screen": f'<p style="position:absolute;left:-9999px">{CREDIT}</p>',
    "left in em": f'<p style="position:absolute;left:-999em">{CREDIT}</p>',
    "above the screen": f'<p style="position:fixed;top:-1000px">{CREDIT}</p>',
    "margin": f'<p style="margin-left:-9999px">{CREDIT}</p>',
    "text-indent": f'<p style="text-indent:-9999px">{CREDIT}</p>',
    "translated": f'<p style="transform:translateX(-9999px)">{CREDIT}</p>',
    "white on white": f'<p style="color:#fff;background:#ffffff">{CREDIT}</p>',
    "white on white by other names": f'<p style="background-color:white;color:rgb(255, 255, 255)">{CREDIT}</p>',
    "white on a white ancestor": f'<div style="background:#fff"><p style="color:white">{CREDIT}</p></div>',
    "white in a white ancestor's rule": f"<style>main{{background:white}}.c{{color:#fff}}</style>"
    f"<main><div><p class=c>{CREDIT}</p></div></main>",
    "white on a white body": f"<style>body{{background-color:#fff}}</style><p style='color:#fff'>{CREDIT}</p>",
    "transparent": f'<p style="color:transparent">{CREDIT}</p>',
    "transparent by alpha": f'<p style="color:rgba(0,0,0,0)">{CREDIT}</p>',
    "select": f"<select><option>{CREDIT}</option></select>",
    "textarea": f"<textarea>{CREDIT}</textarea>",
    "hidden input": f'<input type=hidden value="{CREDIT}">',
    "script": f'<script>var credit = "{CREDIT}"</script>',
    "svg title": f"<svg><title>{CREDIT}</title></svg>",
    "iframe": f"<iframe>{CREDIT}</iframe>",
    "alternative text of an image": f'<p><img src=/credit.png alt="{CREDIT}"></p>',
    "title of an image": f'<p><img src=/credit.png alt="" title="{CREDIT}"></p>',
    "video fallback": f"<video>{CREDIT}</video>",
}

HONEST = {
    "plain": f"<p>{CREDIT}</p>",
    "in a footer": f"<footer>{CREDIT}</footer>",
    "in a table": f"<table><tr><td>{CREDIT}</td></tr></table>",
    "aria-hidden": f'<p aria-hidden="true">{CREDIT}</p>',
    "class that sounds hidden": f'<p class="hidden invisible d-none sr-only">{CREDIT}</p>',
    "closed details": f"<details><summary>Credits</summary><p>{CREDIT}</p></details>",
    "open details": f"<details open><summary>Credits</summary><p>{CREDIT}</p></details>",
    "open dialog": f"<dialog open>{CREDIT}</dialog>",
    "hidden attribute overruled": f'<p hidden style="display:block">{CREDIT}</p>',
    "visible inside invisible": f'<div style="visibility:hidden"><p style="visibility:visible">{CREDIT}</p></div>',
    "sized inside font-size zero": f'<div style="font-size:0"><p style="font-size:14px">{CREDIT}</p></div>',
    "coloured inside transparent": f'<div style="color:transparent"><p style="color:#333">{CREDIT}</p></div>',
    "last declaration wins": f'<p style="display:none;display:block">{CREDIT}</p>',
    "important wins": f'<p style="display:block !important;display:none">{CREDIT}</p>',
    "small print": f'<p style="font-size:8px;opacity:.6">{CREDIT}</p>',
    "low but whole": f'<p style="height:20px;overflow:hidden">{CREDIT}</p>',
    "no height but overflowing": f'<p style="height:0">{CREDIT}</p>',
    "slightly pulled": f'<p style="margin-left:-15px;text-indent:-2em">{CREDIT}</p>',
    "grey on white": f'<p style="color:#777;background:#fff">{CREDIT}</p>',
    "white, background unknown": f'<p style="color:#fff">{CREDIT}</p>',
    "white on an own ground": f'<div style="background:#fff"><p style="color:#fff;background:#000">{CREDIT}</p></div>',
    "white on a picture": f'<div style="background:#fff"><div style="background:url(a.png)">'
    f'<p style="color:#fff">{CREDIT}</p></div></div>',
    "white over something": f'<div style="background:#fff"><div style="position:absolute"><p style="color:#fff">{CREDIT}'
    "</p></div></div>",
    "white inline, with a style sheet from elsewhere": '<link rel=stylesheet href=/s.css><div style="background:#fff">'
    f'<p class=hero style="color:#fff">{CREDIT}</p></div>',
    "white in a black cell of old": '<div style="background:#fff"><table bgcolor=black><tr><td style="color:#fff">'
    f"{CREDIT}</table></div>",
    "black inside white on white": f'<div style="background:#fff;color:#fff"><p style="color:#000">{CREDIT}</p></div>',
    "white, with a style sheet from elsewhere": "<link rel=stylesheet href=/s.css><style>body{background:#fff}.c{color:#fff}"
    f"</style><p class=c>{CREDIT}</p>",
    "gradient text": f'<p style="color:transparent;background-clip:text">{CREDIT}</p>',
    "slotted into a shadow tree": f"<div><template shadowrootmode=open><slot></slot></template>{CREDIT}</div>",
    "display in a string": f"""<p style='content:"; display:none; "'>{CREDIT}</p>""",
    "shadow tree": f"<div><template shadowrootmode=open><p>{CREDIT}</p></template></div>",
    "line break inside": "<p>By Jane Doe<br>of Example News</p>",
    "bold inside a word": "<p>By Ja<b>ne</b> Doe of Exam<i>ple</i> News</p>",
    "soft space": "<p>By&nbsp;Jane Doe of\n   Example News</p>",
}


@pytest.mark.parametrize("markup", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_hidden_credit_is_never_taken_for_visible(markup: str) -> None:
    assert not shown(read(markup))


def test_words_that_only_an_image_tells_are_kept_with_the_image() -> None:
    (image,) = read(HIDDEN["alternative text of an image"]).images
    assert (image.src, image.alt, image.place.hidden) == ("https://site.example/credit.png", CREDIT, "")


@pytest.mark.parametrize("markup", HONEST.values(), ids=HONEST.keys())
def test_an_honest_credit_is_never_taken_for_hidden(markup: str) -> None:
    assert shown(read(markup))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (HIDDEN["hidden attribute"], "hidden attribute"),
        (HIDDEN["noscript"], "noscript"),
        (HIDDEN["comment"], "comment"),
        (HIDDEN["display none on an ancestor"], "display: none"),
        (HIDDEN["font size zero inherited"], "font-size: 0"),
        (HIDDEN["white on white"], "text in the colour of its background"),
        (HIDDEN["left in em"], "placed off-screen"),
        (HIDDEN["clip"], "clipped to nothing"),
        (HIDDEN["no height"], "height: 0 with overflow: hidden"),
    ],
)
def test_hidden_text_is_kept_with_its_reason(markup: str, reason: str) -> None:
    kept = [block for block in read(markup).hidden if CREDIT in block.text]
    assert [block.place.hidden for block in kept] == [reason]


@pytest.mark.parametrize("element", ["html", "body"])
def test_a_page_that_is_hidden_as_a_whole_waits_for_a_script_and_is_read(element: str) -> None:
    page = read(f"<p>{CREDIT}</p>", head=f"<style>{element}{{opacity:0;visibility:hidden}}</style>")
    assert shown(page)


def test_an_invisible_run_inside_a_paragraph_does_not_cut_it() -> None:
    page = read('<p>one <span hidden>two</span> three <b style="display:none">four</b> five</p>')
    assert [block.text for block in page.blocks if "one" in block.text.split()] == ["one three five"]
    assert [block.text for block in page.hidden] == ["two", "four"]
