"""Addresses of pictures: one form for all of one picture, and how much the name of its file tells.

address → what is inside a proxy → without sizes → Picture
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from posixpath import splitext
from urllib.parse import parse_qsl, unquote

from syndicate import resources
from syndicate.urls.address import absolute, belongs, site, split

SURE_WORDS, SURE_LETTERS = 4, 24
"""Words of a file's name that its article's title lacks, and their letters, from which two files of that name are one."""
PERHAPS_LETTERS = 12  #: letters and digits, generic words aside, from which it may be the same one
_LONGEST = 300  #: characters of a file's name that are looked at
_SHORT_NAME = 4  #: words of a name that may be that of furniture; a longer one tells what a picture shows
_CODE, _SHORT_CODE = 8, 6  #: characters of a number or code that a system gave a file

_INNER = re.compile(r"https?:/{1,2}(?=[\w-]+\.)", re.IGNORECASE)
_HOST_FIRST = re.compile(r"/([\w-]+(?:\.[\w-]+)*\.[a-z]{2,12})(/.+)", re.IGNORECASE)
_DRUPAL = re.compile(r"/styles/[^/]+/(?:public|private)(?=/)")
_ENDINGS = frozenset(".jpg .jpeg .jpe .png .gif .webp .avif .bmp .tif .tiff .svg .jfif .heic".split())
_SIZE_STEP = re.compile(
    r"\d{0,4}x\d{0,4}|[1-9]\d\d|1[0-8]\d\d|[2-9][1-9]\d\d|[whq]?\d{2,4}(?:w|h|px)|(?:width|height|size|[whqs])[-_:=]?\d{2,4}|[a-z]{1,3}_[\w.:-]+(?:,[a-z]{1,3}_?[\w.:-]*)*"
    r"|resize[:\w]*|fit-in|smart|scale[\w-]*|crop[\w-]*|thumbs?|thumbnails?|small|medium|large|original|full|unsafe|master",
)
_SIZE_NAME = re.compile(r"\d{0,4}x\d{0,4}|[whq]?\d{2,4}(?:w|h|px)")
_SIZE_TAIL = re.compile(
    r"(?:[-_@.](?:\d{2,4}x\d{0,4}|x\d{2,4}|\dx|scaled|rotated|e\d{10,13}|thumb|thumbnail|small|medium|large|xlarge|full|orig|original"
    r"|square|resized|cropped|mobile|desktop|[whq]\d{2,4}|\d{3,4}(?:w|px)))+\Z"
)
_SIZES = frozenset(
    "w h width height q quality resize fit crop format fm auto ssl s strip itok r v ver".split()
)
_DATE = re.compile(
    r"(?:19|20)\d\d[01]\d[0-3]\d(?:\d{6})?|1[5-9]\d{8}(?:\d{3})?"
)  # also a moment in Unix time
_NAMING = {
    "Flickr": re.compile(r"\d{9,11}_[0-9a-f]{10}(?:_[a-z0-9]{1,2})?"),
    "Pixabay": re.compile(r"[\w-]+-g?[0-9a-f]{5,9}_(?:640|960|1280|1920)"),
    "Facebook": re.compile(r"\d{6,}_\d{10,}_\d{6,}_[a-z]"),
    "an agency": re.compile(r"(?:ap|rts|rc2|pia)[\d_]{5,}\w*"),
}
"""How collections and agencies name their files."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An address read: registered site, path and file name without sizes and endings, in lower case."""

    url: str
    site: str
    path: str
    name: str  #: "" where the file is named by its size only
    ending: str

    def is_at(self, other: Picture) -> bool:
        """Whether both are one file in any size, on any host of one site."""
        return bool(self.path) and (self.site, self.path) == (other.site, other.path)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W_]+", self.name))

    @property
    def supplier(self) -> str:
        """The agency, bank or collection that the address tells of; "" for none."""
        known = _set("file_names")
        named = next((word for word in self.words if word.rstrip("0123456789") in known), "")
        named = named or next((name for name, form in _NAMING.items() if form.fullmatch(self.name)), "")
        return named or (self.site if belongs(self.url, resources.data("pictures")["hosts"]) else "")

    def is_furniture(self) -> bool:
        """Whether the address is that of a logo, a portrait, a button, a counter."""
        steps = self.path.split("/")[:-1]
        short = len(self.words) <= _SHORT_NAME and not _set("furniture").isdisjoint(self.words)
        return (
            short
            or self.ending == ".ico"
            or not _set("always").isdisjoint(self.words)
            or not _set("furniture").isdisjoint(steps[-4:])
            or self.name in _set("furniture")
        )


@lru_cache(maxsize=4_096)
def picture(url: str) -> Picture | None:
    """What the address says; None for what is no http(s) address."""
    inner = _inner(url)
    parts = split(inner)
    if parts is None:
        return None
    path = unquote(parts.path)
    if splitext(path)[1].lower() not in _ENDINGS:
        asked = _in_query(parts.query)
        path = f"{path}{asked}" if asked.startswith("?") else asked or path
    *steps, last = [step for step in _DRUPAL.sub("", path.lower()).split("/") if step] or [""]
    whole = next((at for at, step in enumerate(steps) if splitext(step)[1] in _ENDINGS), len(steps))
    steps, last = steps[:whole], [*steps, last][whole]  # a folder named like a file holds its sizes
    name, ending = _bare(last[-_LONGEST:])
    kept = [step for step in steps if not _SIZE_STEP.fullmatch(step)]
    name = "" if _SIZE_NAME.fullmatch(name) else name
    return Picture(inner, site(inner), "/".join((*kept, name)).strip("/"), name, ending)


def tells(one: Picture, title: str) -> int:
    """How much it tells that two files have this name: 2 they are the same, 1 perhaps, 0 nothing.

    Words of the article's title tell less: systems name files after the article, whatever picture it is.
    """
    said = set(re.findall(r"[^\W_]+", title.lower()))
    words = [word for word in one.words if word not in _set("generic")]
    if any(_is_code(word) for word in words if not _DATE.fullmatch(word)):
        return 2
    own = [word for word in words if word not in said and len(word) > 2 and not word.isdigit()]
    if len(own) >= SURE_WORDS and sum(map(len, own)) >= SURE_LETTERS:
        return 2
    letters = sum(len(word) for word in words if word not in said)
    return 1 if letters >= PERHAPS_LETTERS or (own and len(words) >= 3) else 0


def _is_code(word: str) -> bool:
    """A long number, or letters and digits that change so often as in no word; "market2023" is none."""
    runs = len(re.findall(r"\d+|\D+", word))
    return (len(word) >= _CODE and (word.isdigit() or runs > 2)) or (len(word) >= _SHORT_CODE and runs > 3)


def _inner(url: str) -> str:
    """The address inside that of a proxy of pictures, or the address itself."""
    parts = split(url)
    if parts is None:
        return ""
    plain = unquote(parts.path)
    inside = [*_INNER.finditer(plain)]
    is_file = splitext(plain)[1].lower() in _ENDINGS
    asked = "" if is_file else next((value for _, value in parse_qsl(parts.query) if _INNER.match(value)), "")
    proxied = _HOST_FIRST.fullmatch(parts.path) if parts.netloc.endswith(".wp.com") else None
    if asked or inside:
        return absolute(asked or f"https://{plain[inside[-1].end() :]}") or url
    return f"https://{proxied[1]}{proxied[2]}" if proxied else url


def _in_query(query: str) -> str:
    """The path of a file that a script is asked for, else what the script is asked for but sizes."""
    pairs = parse_qsl(query)
    files = [value for _, value in pairs if splitext(value)[1].lower() in _ENDINGS]
    if files:
        return files[0]
    kept = [f"{name}={value}" for name, value in sorted(pairs) if name.lower() not in _SIZES and value]
    return f"?{'&'.join(kept)}" if kept else ""


def _bare(last: str) -> tuple[str, str]:
    """The file's name without endings (there may be two: `.jpg.webp`) and sizes, and its own ending."""
    name, ending = last, ""
    for _ in range(2):
        stem, tail = splitext(name)
        if tail not in _ENDINGS | {".ico"}:
            break
        name, ending = stem, tail
    return _SIZE_TAIL.sub("", name), ending


@lru_cache(maxsize=8)
def _set(table: str) -> frozenset[str]:
    return frozenset(resources.data("pictures")[table])
