"""Marking: a student's answers to a sheet, each with its mark.

An answer is compared with the sheet's own number first, then with what follows from the student's answers before it,
then explained by rounding, then by one slip. What explains it is what later lines are marked from.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..errors import BadValue
from .diagnosis import Hit, diagnosed, named, to_the_figures_asked
from .early import cut, rounded_before, too_short
from .graph import Line
from .mark import BLANK, CARRIED, DEFAULT, RIGHT, ROUNDED, SLIP, UNREADABLE, WRONG, Mark, Marked, Named, Weights
from .sheet import Blank, Sheet
from .work import Spot, Work
from .written import WANTED, Written, read_written

MOST_NAMED = 4


class Verdict(NamedTuple):
    """A mark's word and sentence, what the student probably carried, the slips, and where it happened."""

    word: str
    sentence: str
    carried: Spot | None = None
    slips: tuple[Named, ...] = ()
    at: str = ""


def marked(sheet: Sheet, answers: Mapping[str, str], weights: Weights = DEFAULT) -> Marked:
    """The marks of a sheet. `answers` are the texts written, by name in any spelling; what is not there is blank, and what
    the sheet does not ask for is left aside.

    >>> from neuron_graph.published.walkthrough import example_named
    >>> from neuron_graph.classroom.settings import Settings
    >>> from neuron_graph.classroom.shared import SharedCourse
    >>> sheet = SharedCourse(example_named("mazur"), Settings(source="mazur", ask=("z_h1", "a_h1"))).sheet("anna")
    >>> [mark.mark for mark in marked(sheet, {"net_h1": "0.3775", "out_h1": "0.4067"}).marks]
    ['right', 'slip']
    """
    texts = {blank.position: "" for blank in sheet.blanks}
    for name, text in answers.items():
        blank = sheet.blank(name)
        if blank is not None:
            texts[blank.position] = text
    read, unreadable = read_all(texts)
    marking = Marking(Work(sheet, read))
    verdicts = marking.verdicts()
    marks = []
    for blank in sheet.blanks:
        verdict = verdicts.get(blank.position) or missing(blank, unreadable)
        marks.append(mark_of(sheet, blank, texts[blank.position], verdict, weights, blank.position in marking.work.refused))
    return Marked(sheet.student, sheet.code, marks)


def read_all(texts: Mapping[int, str]) -> tuple[dict[int, Written], set[int]]:
    """The numbers of the answers by position, and the positions of those that are none."""
    read: dict[int, Written] = {}
    unreadable: set[int] = set()
    for position, text in texts.items():
        try:
            written = read_written(text)
        except BadValue:
            unreadable.add(position)
            continue
        if written is not None:
            read[position] = written
    return read, unreadable


def missing(blank: Blank, unreadable: Iterable[int]) -> Verdict:
    """The verdict where there is no number."""
    return Verdict(UNREADABLE, WANTED) if blank.position in unreadable else Verdict(BLANK, "nothing is written here")


def mark_of(sheet: Sheet, blank: Blank, text: str, verdict: Verdict, weights: Weights, refused: bool) -> Mark:
    """The mark of a verdict."""
    sentence = verdict.sentence
    if refused:
        sentence += "; the lines after it are not marked from this number, which would make them trivial"
    return Mark(sheet.student, blank.name, blank.shown, text.strip(), verdict.word, sentence, sum(weights.of(verdict.word)),
                weights.most, weights.scheme(verdict.word), verdict.slips, verdict.at, refused)


class Marking:
    """The verdicts on a student's work, line by line."""

    def __init__(self, work: Work):
        self.work = work
        self.faults: set[int] = set()
        """The positions of the lines that are not right from what was carried to them."""

    def verdicts(self) -> dict[int, Verdict]:
        """The verdict on every answer, by position."""
        found = {}
        for line in self.work.graph.lines:
            written = self.work.answers.get(line.position)
            if line.formula is None:
                continue
            if written is None or self.work.clean and self.work.is_right(line.position, written):
                self.pass_on(line.position)
                if written is not None:
                    found[line.position] = Verdict(RIGHT, "right")
                continue
            verdict = found[line.position] = self.verdict(line.position, written)
            if verdict.word not in (RIGHT, CARRIED):
                self.faults.add(line.position)
            self.carry(line.position, verdict)
        return found

    def pass_on(self, position: int) -> None:
        """Carry a line that is as it should be, or that was left out."""
        work = self.work
        work.settle(position, work.right_spot(position) if work.clean else work.spot(work.best, position))

    def carry(self, position: int, verdict: Verdict) -> None:
        """Carry on from an answer: from what explains it; a refused one from what should stand there."""
        work, written = self.work, self.work.answers[position]
        work.clean = False
        if position in work.refused:
            work.settle(position, work.spot(work.best, position))
        else:
            work.settle(position, verdict.carried or Spot(written.value, work.half_hidden(position, written)))

    def verdict(self, position: int, written: Written) -> Verdict:
        """The verdict on an answer: the first that explains it."""
        return (self.right(position, written) or self.without_zeros(position, written) or self.by_figures(position, written)
                or self.slipped(position, written) or self.by_rounding(position, written)
                or Verdict(WRONG, self.unexplained(position, written)))

    def unexplained(self, position: int, written: Written) -> str:
        """What is said of a number that nothing explains; of one with the wrong sign, that."""
        other = replace(written, value=-written.value)
        best, own = self.work.spots(position)
        half = self.work.half(position, written)
        turned = self.work.is_right(position, other) or any(spot.rounds_to(other.value, half) for spot in (best, own))
        return "right but for its sign" if turned and written.value else "nothing explains this number"

    def right(self, position: int, written: Written) -> Verdict | None:
        """Right by itself, or from the student's own answers."""
        work, half = self.work, self.work.half(position, written)
        best, own = work.spots(position)
        following = next((spot for spot in (best, own) if spot.rounds_to(written.value, half)), None)
        if work.is_right(position, written):
            return Verdict(RIGHT, "right", following or work.right_spot(position))
        if following is None:
            return None
        origin = self.origin(position)
        text = f"right from your own {origin.shown}" if origin else "right from your own earlier answers"
        return Verdict(CARRIED, text, following, at=origin.name if origin else "")

    def origin(self, position: int) -> Line | None:
        """The nearest line before an answer that is at fault, if there is one."""
        work, waiting, seen = self.work, list(self.work.graph.lines[position].operands), set()
        found: set[int] = set()
        while waiting:
            place = waiting.pop()
            if place in self.faults:
                found.add(place)
            elif place not in seen:
                seen.add(place)
                waiting += work.graph.lines[place].operands
        return work.graph.lines[max(found)] if found else None

    def without_zeros(self, position: int, written: Written) -> Verdict | None:
        """A slip whose digits end in zeros that are not written, unless the student writes few figures everywhere."""
        short = written.half > self.work.half(position, written)
        hits = to_the_figures_asked(self.work, position, written) if short and not self.work.brief else []
        return self.slip(position, hits) if hits else None

    def by_figures(self, position: int, written: Written) -> Verdict | None:
        """Right but for the figures written: too few, or the last one cut."""
        text = too_short(self.work, position, written) or cut(self.work, position, written)
        return Verdict(ROUNDED, text, at=self.name(position)) if text else None

    def slipped(self, position: int, written: Written) -> Verdict | None:
        """The slips that give the number; or, with all that the written digits may hide, right from own answers."""
        hits = diagnosed(self.work, position, written)
        if hits:
            return self.slip(position, hits)
        wide = self.work.wide_spot(position)
        if wide.rounds_to(written.value, self.work.half(position, written)):
            origin = self.origin(position)
            text = "right from your own earlier answers, within their rounding"
            return Verdict(CARRIED, text, wide, at=origin.name if origin else "")
        return None

    def slip(self, position: int, hits: list[Hit]) -> Verdict:
        """The verdict on slips that give the number."""
        return Verdict(SLIP, self.sentence(position, hits), hits[0].spot, named(hits), hits[0].at.name)

    def sentence(self, position: int, hits: list[Hit]) -> str:
        """What gives the number, in words."""
        texts = grouped(self.words(position, hit) for hit in hits)
        more = "; or another slip" if len(texts) > MOST_NAMED else ""
        return f"that comes out if {'; or if '.join(texts[:MOST_NAMED])}{more}"

    def words(self, position: int, hit: Hit) -> str:
        """A slip in words, with its line if that is not the answer's own."""
        where = "" if hit.at.position == position else f" in the line of {hit.at.shown}, which is not written down,"
        return f"{where} {hit.mistake.words}".strip()

    def by_rounding(self, position: int, written: Written) -> Verdict | None:
        """Numbers rounded before they were used."""
        padded = (too_short(self.work, position, one) for one in unpadded(written))
        text = rounded_before(self.work, position, written) or next(filter(None, padded), "")
        return Verdict(ROUNDED, text, at=self.name(position)) if text else None

    def name(self, position: int) -> str:
        """The canonical name of a line."""
        return self.work.graph.lines[position].name


def unpadded(written: Written) -> Iterator[Written]:
    """The number without the zeros at its end, which may only fill up the figures asked."""
    digits = re.fullmatch(r"[^eE×·^/]*[.,]\d*?(0+)", written.text)
    if digits and written.half:
        yield replace(written, half=written.half * 10.0 ** len(digits[1]), figures=written.figures - len(digits[1]))


def grouped(texts: Iterable[str]) -> list[str]:
    """The slips in words; what differs in its detail alone is said once: the bias is left out (without b_h1, or without b1)."""
    details: dict[str, dict[str, None]] = {}
    for text in texts:
        words, _, detail = text.partition(" (")
        details.setdefault(words, {})[detail.removesuffix(")")] = None
    return [f"{words} ({', or '.join(found)})" if any(found) else words for words, found in details.items()]
