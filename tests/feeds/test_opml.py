"""OPML: lists of other programs come in as they were meant, ours go out the same every time, and nothing comes in twice."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import UsageError
from syndicate.feeds import Subscription, read_opml, write_opml

A, B = "https://a.example/feed", "https://b.example/feed"


def opml(outlines: str, before: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    return f'{before}<opml version="2.0"><head><title>t</title></head><body>{outlines}</body></opml>'.encode()


@pytest.mark.parametrize(
    ("outlines", "expected"),
    [
        (f'<outline type="rss" text="A" xmlUrl="{A}"/>', [Subscription(A, "A")]),
        (f'<outline text="a" title="A" xmlUrl="{A}" htmlUrl="x"/>', [Subscription(A, "A")]),
        (f'<OUTLINE TEXT="A" XMLURL="{A}"/>', [Subscription(A, "A")]),
        (f'<outline type="RSS" url="{A}"/>', [Subscription(A)]),
        (f'<outline type="link" url="{A}"/>', []),
        (f'<outline text="{A}" xmlUrl="{A}"/>', [Subscription(A)]),
        ('<outline text="a note"/><outline text="bad" xmlUrl="nowhere"/>', []),
        (
            f'<outline text="W"><outline title="As/ia"><outline xmlUrl="{A}"/></outline></outline><outline xmlUrl="{B}"/>',
            [Subscription(A, "", "W/As-ia"), Subscription(B)],
        ),
        (
            f'<outline text="W" xmlUrl="{A}"><outline text="B" xmlUrl="{B}"/></outline>',
            [Subscription(A, "W"), Subscription(B, "B")],
        ),
        (f'<outline><outline xmlUrl="{A}"/></outline>', [Subscription(A)]),
        (f'<outline text="A & B" xmlUrl="{A}?x=1&y=2"/>', [Subscription(f"{A}?x=1&y=2", "A & B")]),
        (f'<outline text="caf&eacute; &x; &#233;" xmlUrl="{A}"/>', [Subscription(A, "café &x; é")]),
        (f'<outline text="&lt;b&gt;A&#10;B\x01" xmlUrl=" feed:{A}#x "/>', [Subscription(A, "<b>A B")]),
        (
            f'<outline text="1" xmlUrl="{A}"/><outline text="2" xmlUrl="http://A.example/feed/"/>',
            [Subscription(A, "1")],
        ),
    ],
)
def test_what_an_outline_means(outlines, expected):
    assert list(read_opml(opml(outlines))) == expected


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8", "ISO-8859-1"),
        ("utf-8", "no-such-thing"),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("windows-1252", "UTF-8"),
        ("windows-1252", "ISO-8859-1"),
        ("windows-1252", ""),
    ],
)
def test_the_encoding_is_found_whatever_the_file_says(encoding, label):
    before = f'<?xml version="1.0" encoding="{label}"?>' if label else ""
    body = opml(f'<outline text="Café" xmlUrl="{A}"/>', before).decode().encode(encoding)
    assert read_opml(body) == (Subscription(A, "Café"),)


def test_a_declared_encoding_of_ascii_bytes_counts():
    body = opml(f'<outline text="日本" xmlUrl="{A}"/>', '<?xml version="1.0" encoding="ISO-2022-JP"?>')
    assert read_opml(body.decode().encode("iso-2022-jp")) == (Subscription(A, "日本"),)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no OPML file"),
        (b"words", "no OPML file"),
        (b"\0\xff", "no OPML file"),
        (b"<html><body>", "no OPML file"),
        (b"<rss><channel/></rss>", "no OPML file"),
        (b'<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml/>', "declares entities"),
        ('<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml/>'.encode("utf-16"), "declares entities"),
        (b"<opml " + b" ".join(b"a%d=''" % i for i in range(501)) + b"/>", "more than 500 attributes"),
        (opml("".join(f'<outline xmlUrl="https://e.example/{n}"/>' for n in range(10_001))), "more than 10,000 feeds"),
    ],
)  # fmt: skip
def test_what_is_no_list_names_the_file(body, said):
    with pytest.raises(UsageError, match=said) as raised:
        read_opml(body, "mine.opml")
    assert str(raised.value).startswith("mine.opml: ")


def test_ten_thousand_feeds_are_read_and_a_deep_nest_ends():
    many = "".join(f'<outline xmlUrl="https://e.example/{n}"/>' for n in range(10_000))
    assert len(read_opml(opml(many))) == 10_000
    deep = read_opml(opml("<outline text='x'>" * 20_000 + f"<outline xmlUrl='{A}'/>"))
    assert len(deep) <= 1


def test_what_is_written():
    given_list = [Subscription(B, "B & <b>", "World/Asia"), Subscription(A), Subscription(B, "C", "World")]
    assert write_opml(given_list, "Mine") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        "  <head>\n"
        "    <title>Mine</title>\n"
        "  </head>\n"
        "  <body>\n"
        f'    <outline type="rss" text="{A}" xmlUrl="{A}"/>\n'
        '    <outline text="World">\n'
        f'      <outline type="rss" text="C" xmlUrl="{B}"/>\n'
        '      <outline text="Asia">\n'
        f'        <outline type="rss" text="B &amp; &lt;b&gt;" xmlUrl="{B}"/>\n'
        "      </outline>\n"
        "    </outline>\n"
        "  </body>\n"
        "</opml>\n"
    )


names = st.sampled_from(["", "A", "B\x00\ufffe", "<>&\"'", "日本", "a\nb", " x "])
folders = st.lists(st.sampled_from(["World", "Asia", "<&>", "Ä"]), max_size=3).map("/".join)
subscriptions = st.lists(
    st.builds(Subscription, st.integers(0, 9).map("https://e.example/feed?a=1&n={}".format), names, folders),
    unique_by=lambda one: one.url,
)


@given(subscriptions, st.randoms())
def test_what_is_written_is_xml_and_reads_the_same_in_any_order(given_list, random):
    text = write_opml(given_list)
    assert write_opml(random.sample(given_list, len(given_list))) == text
    assert ElementTree.fromstring(text).get("version") == "2.0"
    read = read_opml(text.encode())
    assert {(one.url, one.folder) for one in read} == {(one.url, one.folder) for one in given_list}
    assert write_opml(read_opml(write_opml(read).encode())) == write_opml(read)


@given(st.binary(max_size=200))
def test_damage_inside_never_ends_in_anything_but_a_list(damage):
    start, end = opml("|").split(b"|")
    assert read_opml(start + damage.replace(b"<!ENTITY", b"") + end) == ()
