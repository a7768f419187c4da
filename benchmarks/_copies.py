"""The pages that are looked up: for every way of copying, what a page then holds of a work; and pages that copy nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from _texts import Article, Writer, statement_of

NON_COPY = "no copy"
TRANSLATED = "translated, quotes kept"

FEW = 1_000
"""Works among which boilerplate may stand in one only."""

_HOST = 1 << 30  # the articles that stand around a copy are numbered from here on
_SENTENCE_END = re.compile(r"(?<=[.。])\s*")


@dataclass(frozen=True, slots=True)
class Query:
    """One page. `source` is the number of the work it copies, -1 for none.

    `related` are official statements that stand on the page: a work that quotes the same one is neither a right nor a
    wrong answer, for nobody can tell from the texts who took it from whom. `lone` is a work that has boilerplate of the page
    and is the only one of the first FEW that has it, -1 if there is none: what stands in one work is not known for
    boilerplate, and so it is neither.
    """

    setting: str
    text: str
    source: int = -1
    related: frozenset[int] = frozenset()
    lone: int = -1

    def judge(self, work: int) -> bool | None:
        """Whether `work` is a right answer; None where that cannot be told."""
        if work == self.source:
            return True
        return None if statement_of(work) in self.related or work == self.lone else False


class Copier:
    """Makes pages from works: the same page for the same setting and work in every run."""

    def __init__(self, writer: Writer, foreign: Writer) -> None:
        self.writer, self.foreign = writer, foreign
        self.chinese = not writer.vocabulary[0].isascii()
        self._rng = random.Random()
        self._carrying: dict[str, list[int]] = {}
        for number in range(FEW):
            for passage in writer.article(number).shared:
                self._carrying.setdefault(passage, []).append(number)

    def queries(self, setting: str, sources: range) -> Iterator[Query]:
        """A page for every source, copied in the way that `setting` names."""
        for source in sources:
            self._rng.seed(f"{setting} {source}")
            host_number = _HOST + self._rng.randrange(_HOST)
            work, host = self.writer.article(source), self.writer.article(host_number)
            if setting == TRANSLATED:
                host = self.foreign.article(host_number)
            related = {statement_of(source), statement_of(host_number)} - {None}
            text = SETTINGS[setting](self, work, host)
            yield Query(setting, text, source, frozenset(related), self._lone(host))

    def non_copies(self, count: int) -> Iterator[Query]:
        """Pages that copy no work: articles like the works, with the same stock phrases, boilerplate, statements."""
        for number in range(_HOST * 2, _HOST * 2 + count):
            article, related = self.writer.article(number), {statement_of(number)} - {None}
            yield Query(NON_COPY, article.text, related=frozenset(related), lone=self._lone(article))

    def _lone(self, article: Article) -> int:
        """The work that alone of the first FEW has boilerplate of this article; -1 if there is none."""
        carrying = [self._carrying.get(passage, []) for passage in article.shared]
        return next((works[0] for works in carrying if len(works) == 1), -1)

    # What a page holds of a work, by setting.

    def full(self, work: Article, host: Article) -> str:
        return work.text

    def full_inside(self, work: Article, host: Article) -> str:
        return self._inside(host, work.text)

    def edited(self, work: Article, percent: int) -> str:
        """So many per cent of the words replaced, left out, or with a word put before them; a third each."""
        words = self._words(work.text)
        for index in self._rng.sample(range(len(words)), round(len(words) * percent / 100)):
            other = self._rng.choice(self.writer.vocabulary)
            words[index] = self._rng.choice((other, "", self._join([other, words[index]])))
        return self._join(words)

    def excerpt(self, work: Article, host: Article) -> str:
        """30 % of the words, in one piece."""
        words = self._words("\n\n".join(work.own))
        return self._piece(words, round(len(words) * 0.3))

    def excerpt_inside(self, work: Article, host: Article) -> str:
        return self._inside(host, self.excerpt(work, host))

    def two_paragraphs(self, work: Article, host: Article) -> str:
        first = self._rng.randrange(max(1, len(work.own) - 1))
        return self._inside(host, "\n\n".join(work.own[first : first + 2]))

    def quote(self, work: Article, host: Article) -> str:
        """40 words in a row within a paragraph of another article."""
        return self._quoting(host, work, [40])

    def reordered(self, work: Article, host: Article) -> str:
        sentences = [each for each in _SENTENCE_END.split(work.text) if each]
        self._rng.shuffle(sentences)
        return self._join(sentences)

    def translated(self, work: Article, host: Article) -> str:
        """A text in another language with three to five quotes of 15 to 40 words in the language of the work."""
        return self._quoting(host, work, [self._rng.randint(15, 40) for _ in range(self._rng.randint(3, 5))])

    def _inside(self, host: Article, text: str) -> str:
        middle = len(host.own) // 2
        return "\n\n".join((*host.own[:middle], text, *host.own[middle:], *host.shared))

    def _quoting(self, host: Article, work: Article, sizes: list[int]) -> str:
        """The host with quotes of so many words each; in Chinese three characters are taken for two words."""
        words, quotable = host.text.split(" "), self._words("\n\n".join(work.own))
        for size in sizes:
            quote = self._piece(quotable, size * 3 // 2 if self.chinese else size)
            words.insert(self._rng.randrange(len(words) + 1), f"“{quote}”")
        return " ".join(words)

    def _piece(self, words: list[str], size: int) -> str:
        start = self._rng.randrange(max(1, len(words) - size + 1))
        return self._join(words[start : start + size])

    def _words(self, text: str) -> list[str]:
        return list(text) if self.chinese else text.split()

    def _join(self, words: list[str]) -> str:
        return ("" if self.chinese else " ").join(words)


SETTINGS: dict[str, Callable[[Copier, Article, Article], str]] = {
    "full copy": Copier.full,
    "full copy, other text around": Copier.full_inside,
    "5 % of words edited": lambda copier, work, host: copier.edited(work, 5),
    "15 % of words edited": lambda copier, work, host: copier.edited(work, 15),
    "30 % excerpt": Copier.excerpt,
    "30 % excerpt in an article": Copier.excerpt_inside,
    "two paragraphs in an article": Copier.two_paragraphs,
    "40-word quote in an article": Copier.quote,
    "sentences reordered": Copier.reordered,
    TRANSLATED: Copier.translated,
}
"""Every way of copying, as ENGINEERING part C lists them and more."""
