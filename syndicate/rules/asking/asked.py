"""Asked words: whether words that a publisher asks for stand on a page, and what of them is missing.

    text with slots → words and slots → the place of the page that is most like them → what is missing there

Case, quotes, dashes and spaces make no difference, nor do links and line breaks within the words. A slot ({author},
{title}, {publisher}, {date}, {url}) is filled from the work, in any spelling that names the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat

from syndicate.model import Block, Case, Evidence, Line, Side
from syndicate.owners import publisher_names
from syndicate.reuse import PageText, page_text
from syndicate.rules._findings import at, where
from syndicate.rules._sides import sides
from syndicate.rules._wording import negations
from syndicate.rules.asking.slots import SLOT, dated, without_unknown
from syndicate.rules.linking.links import Reach, links_back, plain_addresses
from syndicate.rules.naming.names import person_named, publisher_named
from syndicate.saying import as_day, day
from syndicate.text import Words, find_phrase, line_words, words

_SIMILAR = 50  # per cent of the words; with fewer, it is another sentence that shares small words
_STREWN = 40  # per cent of the words that others may stand between; with more, they meet by chance
_FEW = 3  # words that must be found; two stand together by chance
_SLACK = 8  # words beside the likest part of a long line: names that are spelt in more words than the work's
_MOST = 40  # places that are looked at closely, the likest first; a page may hold the same line ten thousand times
_NOTE = 40  # words of a note on where a text comes from
_LINES = 3  # lines over which the words may be spread


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that is asked for: its words, and between which of them a slot stands."""

    text: str  #: with its slots filled
    forms: tuple[str, ...]
    spelt: tuple[str, ...]  #: the words as they are written, for the reader
    slots: tuple[tuple[int, str], ...]  #: before which word, and the slot's name
    length: int  #: words of the filled text

    @property
    def size(self) -> int:
        """Everything that must be found; a slot is one thing."""
        return len(self.forms) + len(self.slots)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The place of the page that is most like the asked words."""

    wrong: int  #: per cent of the words that are missing, or put in between
    missing: tuple[str, ...]  #: words and slots that are not there, as a sentence names them
    side: Side
    place: str  #: where it is, in words; "" with the copy
    evidence: Evidence


def asked(case: Case, text: str) -> Asked:
    """`text` with its slots filled from the work; a slot for what the work does not have is left out, and its "by"."""
    work = case.work
    names = publisher_names(case.policy, work)
    values = {
        "author": ", ".join(work.authors),
        "title": work.title,
        "publisher": names[0] if names else "",
        "date": day(as_day(work.published)),
        "url": work.url,
    }
    text = without_unknown(text, frozenset(name for name, value in values.items() if not value))
    known = [found for found in SLOT.finditer(text) if values.get(found[1])]
    literal = SLOT.split(text)[::2]
    cut = [words(piece) for piece in literal]
    forms = tuple(form for piece in cut for form in piece.forms)
    spelt = tuple(piece.slice(word, word + 1) for piece in cut for word in range(len(piece)))
    slots = tuple((len(words(SLOT.sub(" ", text[: found.start()]))), found[1]) for found in known)
    filled = " ".join(SLOT.sub(lambda found: values.get(found[1], ""), text).split())
    return Asked(filled, forms, spelt, slots, len(words(filled)))


def likenesses(case: Case, wanted: Asked) -> list[Likeness]:
    """Places of the page that have words like those, the likest first."""
    text, placed = page_text(case.page), sides(case)
    search = _Search(case, wanted)
    blocks = case.page.blocks
    there = search.there(text, len(blocks))
    groups = (
        (search.common(there[group.start : group.stop]), side, group)
        for side, group in _groups(search.promising(there), text, placed.known, wanted)
    )
    promising = sorted((each for each in groups if each[0]), key=lambda each: (-each[0], each[2].start))
    near = [each for each in promising if each[1].near][:_MOST]
    rest = [each for each in promising if not each[1].near][:_MOST]
    found = [like for _, side, group in (*near, *rest) if (like := search.within(blocks, text, group, side))]
    for block in case.page.hidden[:_MOST]:
        like = search.like(line_words(block.text), (block,), frozenset(), Side.FAR)
        found += [like] if like else []
    return sorted(found, key=lambda like: (like.wrong, not like.side.near, like.side is not Side.UNPLACED))


def _groups(
    firsts: Iterable[int], text: PageText, known: dict[int, Side], wanted: Asked
) -> Iterator[tuple[Side, range]]:
    """Each of the blocks, and every few short ones in a row from there that stand on one side."""
    enough = 2 * wanted.length + _SLACK
    blocks = len(text.first) - 1
    for first in firsts:
        side = known.get(first, Side.FAR)
        yield side, range(first, first + 1)
        for last in range(first + 1, min(first + _LINES, blocks)):
            long = text.first[last + 1] - text.first[first] > enough
            if long or known.get(last, Side.FAR) is not side:
                break
            yield side, range(first, last + 1)


class _Search:
    """One search for asked words on one page; what every place is tested with is got once."""

    def __init__(self, case: Case, wanted: Asked) -> None:
        self.case, self.wanted = case, wanted
        self.filled = words(wanted.text).forms
        self.kinds = frozenset(wanted.forms or self.filled)
        self._longest = len(self.filled) + _SLACK
        self.own = frozenset(
            line.block for line in case.lines if not line.copied and _is_whole(line, case.page.blocks)
        )
        self.linked: frozenset[int] = frozenset()
        self.addresses: tuple[str, ...] = ()
        if any(name == "url" for _, name in wanted.slots):
            back = links_back(case)
            self.linked = frozenset(each.link.block for each in back if each.reach is Reach.ARTICLE)
            self.addresses = tuple(each.quote.exact for each in plain_addresses(case))

    def there(self, text: PageText, blocks: int) -> list[frozenset[str]]:
        """The different asked words that each block has."""
        first, forms = text.first, text.words.forms
        return [self.kinds.intersection(forms[first[index] : first[index + 1]]) for index in range(blocks)]

    def promising(self, there: Sequence[frozenset[str]]) -> Iterator[int]:
        """The blocks with which a group may begin that has enough of the words."""
        sizes = [*map(len, there), *repeat(0, _LINES - 1)]
        for first in range(len(there)):
            if self._is_enough(sum(sizes[first : first + _LINES])):
                yield first

    def _is_enough(self, found: int) -> bool:
        slots = len(self.wanted.slots)
        return not self.wanted.forms or 100 * (found + slots) >= _SIMILAR * (len(self.kinds) + slots)

    def common(self, blocks: Sequence[frozenset[str]]) -> int:
        """How many different asked words a group of blocks has; 0 where they are too few to look any closer."""
        there = blocks[0].union(*blocks[1:])
        slots = len(self.wanted.slots)
        if not self.wanted.forms:
            return 1 + len(there)  # a slot may be spelt in other words, such as a name in another script
        return len(there) + slots if self._is_enough(len(there)) else 0

    def within(self, blocks: Sequence[Block], text: PageText, group: range, side: Side) -> Likeness | None:
        line = text.words.part(text.first[group.start], text.first[group.stop])
        return (
            self.like(line, blocks[group.start : group.stop], frozenset(group), side) if len(line) else None
        )

    def like(
        self, line: Words, blocks: Sequence[Block], group: frozenset[int], side: Side
    ) -> Likeness | None:
        """How a line, of one block or several, is like the asked words; None where it is not."""
        if not self.wanted.forms:
            return self._slots_alone(line, blocks, group, side)
        line = self._narrowed(line)
        equal = self._equal(line)
        if len(equal) < min(_FEW, len(self.wanted.forms)):
            return None
        lacking = [name for _, name in self.wanted.slots if not self._has(name, line, blocks, group)]
        missing = _missing(self.wanted.spelt, {word for word, _ in equal})
        size = self.wanted.size
        lost = len(self.wanted.forms) - len(equal) + len(lacking)
        wrong = -(-100 * (lost + self._put_in(equal, line)) // size)
        strewn = 100 * self._between(equal) > _STREWN * size
        if 100 * (size - lost) < _SIMILAR * size or strewn:
            return None
        exact = line.slice(equal[0][1], equal[-1][1] + 1)
        shown = next((block for block in blocks if exact in block.text), self._likest(blocks))
        named = (*missing, *(f"the {name}" for name in lacking))
        return self._found(wrong, named, side, shown, exact if exact in shown.text else "")

    def _slots_alone(
        self, line: Words, blocks: Sequence[Block], group: frozenset[int], side: Side
    ) -> Likeness | None:
        """How a line is like a text that is nothing but slots, such as the title: a short line or a note of the page's own
        that has them, or most of their words.
        """
        if len(line) > (_NOTE if group and group <= self.own else self._longest):
            return None
        slots = self.wanted.slots
        lacking = tuple(f"the {name}" for _, name in slots if not self._has(name, line, blocks, group))
        shared = 100 * len(self.kinds.intersection(line.forms)) // max(1, len(self.kinds))
        if lacking and (shared < _SIMILAR or len(line) > self._longest):
            return None
        return self._found(100 if lacking else 0, lacking, side, self._likest(blocks))

    def _found(
        self, wrong: int, lacking: tuple[str, ...], side: Side, shown: Block, exact: str = ""
    ) -> Likeness:
        seen = side.near and not shown.place.hidden
        place = "" if seen else where(shown.place) or "away from the copy"
        return Likeness(wrong, lacking, side, place, at(self.case, shown.place, shown.text, exact))

    def _likest(self, blocks: Sequence[Block]) -> Block:
        """The block that has most of the asked words."""
        return max(blocks, key=lambda block: len(self.kinds.intersection(line_words(block.text).forms)))

    def _narrowed(self, line: Words) -> Words:
        """The part of a long line that is most like the words; a paragraph has every small word somewhere."""
        if len(line) <= self._longest:
            return line
        from rapidfuzz.fuzz import partial_ratio_alignment

        best = partial_ratio_alignment(self.filled, line.forms)
        if best is None:
            return line.part(0, 0)
        return line.part(max(0, best.dest_start - _SLACK), min(len(line), best.dest_end + _SLACK))

    def _equal(self, line: Words) -> list[tuple[int, int]]:
        """The asked words that the line has in their order: their numbers here and there."""
        if not self.wanted.forms or not len(line):
            return []
        from rapidfuzz.distance import LCSseq

        return [
            pair
            for code in LCSseq.opcodes(self.wanted.forms, line.forms)
            if code.tag == "equal"
            for pair in zip(
                range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True
            )
        ]

    def _put_in(self, equal: Sequence[tuple[int, int]], line: Words) -> int:
        """How many words of the page's own stand between the asked ones; a "not" is never few."""
        if not all(negations().isdisjoint(line.forms[start:end]) for start, end, _ in self._gaps(equal)):
            return self.wanted.size
        return self._between(equal)

    def _between(self, equal: Sequence[tuple[int, int]]) -> int:
        return sum(max(0, end - start - left_out) for start, end, left_out in self._gaps(equal))

    def _gaps(self, equal: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """The words between two asked ones where no slot is, and how many asked ones are left out there."""
        slots = [place for place, _ in self.wanted.slots]
        for (last, before), (word, there) in pairwise(equal):
            if not any(last < slot <= word for slot in slots):
                yield before + 1, there, word - last - 1

    def _has(self, slot: str, line: Words, blocks: Sequence[Block], group: frozenset[int]) -> bool:
        """Whether the line has what the slot stands for."""
        work = self.case.work
        if slot == "author":
            return all(person_named(line, author) for author in work.authors)
        if slot == "publisher":
            return publisher_named(line, publisher_names(self.case.policy, work), linked=True) is not None
        if slot == "title":
            return any(find_phrase(line, title) >= 0 for title in work.titles)
        if slot == "date":
            return work.published is None or dated(line, work.published.year, work.published.day)
        return bool(group & self.linked) or any(
            address in block.text for address in self.addresses for block in blocks
        )


def _is_whole(line: Line, blocks: Sequence[Block]) -> bool:
    """Whether a line is all of its block, and so holds nothing of the copied text."""
    return line.block >= 0 and len(line.text) >= len(blocks[line.block].text)


def _missing(spelt: Sequence[str], found: set[int]) -> list[str]:
    """The words that were not found, those in a row together, in quotes."""
    runs: list[list[str]] = [[]]
    for place, word in enumerate(spelt):
        if place in found:
            runs.append([])
        else:
            runs[-1].append(word)
    return [f"“{' '.join(run)}”" for run in runs if run]
