"""Marking: a student's answers to a sheet, each judged, and with its mark."""
from __future__ import annotations

from collections.abc import Mapping

from ...errors import BadValue
from ...judging import (
    ANSWER_WANTED,
    BLANK,
    UNREADABLE,
    USUAL_WEIGHTS,
    Answer,
    Judgement,
    Mark,
    Marked,
    Solution,
    Weights,
    judgements,
    mark_of,
    ranges_of,
    read_answer,
)
from .sheet import Blank, Sheet

NOTHING_WRITTEN = Judgement(BLANK, "nothing is written here")
NO_NUMBER = Judgement(UNREADABLE, ANSWER_WANTED)
REFUSED = "; the lines after it are not marked from this number, which would make them trivial"


def marked(sheet: Sheet, answers: Mapping[str, str], weights: Weights = USUAL_WEIGHTS) -> Marked:
    """The marks of a sheet.

    `answers` are the texts written, by name in any spelling; what is not there is
    blank, and what the sheet does not ask for is left aside.

    >>> from neuron_graph.published.files.walkthrough import example_named
    >>> from neuron_graph.classroom.sheets.settings import Settings
    >>> from neuron_graph.classroom.sheets.shared_course import SharedCourse
    >>> settings = Settings(source="mazur", ask=("z_h1", "a_h1"))
    >>> sheet = SharedCourse(example_named("mazur"), settings).sheet("anna")
    >>> [mark.mark for mark in marked(sheet, {"net_h1": "0.3775", "out_h1": "0.4067"}).marks]
    ['right', 'slip']
    """
    texts: dict[int, str] = {}
    for name, text in answers.items():
        blank = sheet.blank(name)
        if blank is not None:
            texts[blank.position] = text
    marker = Marker(sheet, texts, weights)
    return Marked(sheet.student, sheet.code, list(map(marker.mark, sheet.blanks)))


def work_of(sheet: Sheet, answers: Mapping[int, Answer]) -> Solution:
    """A student's work on a sheet: the answers by position."""
    return Solution(sheet.task, sheet.chain, ranges_of(sheet.example.network), answers)


class Marker:
    """Marks one student's work: `texts` are the answers as they were written, by
    position; `weights` say what they count."""

    def __init__(self, sheet: Sheet, texts: Mapping[int, str], weights: Weights):
        self.sheet, self.texts, self.weights = sheet, texts, weights
        self.answers: dict[int, Answer] = {}
        self.unreadable: set[int] = set()
        for position in texts:
            self.read(position)
        self.work = work_of(sheet, self.answers)
        self.judgements = judgements(self.work)

    def read(self, position: int) -> None:
        """Read the text written for a line, if there is something in it."""
        try:
            answer = read_answer(self.texts[position], self.sheet.precisions[position])
        except BadValue:
            self.unreadable.add(position)
        else:
            if answer is not None:
                self.answers[position] = answer

    def judged(self, position: int) -> tuple[Judgement, str]:
        """What is said of the answer to a line, and the word of its mark."""
        if position in self.answers:
            judgement = self.judgements[position]
            return judgement, mark_of(judgement, self.answers[position])
        missing = NO_NUMBER if position in self.unreadable else NOTHING_WRITTEN
        return missing, missing.word

    def mark(self, blank: Blank) -> Mark:
        """The mark of a blank."""
        judgement, word = self.judged(blank.position)
        text = self.texts.get(blank.position, "").strip()
        refused = blank.position in self.work.refused
        sentence = judgement.sentence + REFUSED * refused
        weights = self.weights
        return Mark(
            self.sheet.student, blank.name, blank.shown, text, word, sentence,
            sum(weights.of(word)), weights.most, weights.scheme(word),
            judgement.slips, judgement.at, refused)
