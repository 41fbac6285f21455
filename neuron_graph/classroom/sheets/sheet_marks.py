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
    read_answer,
)
from .sheet import Blank, Sheet

NOTHING_WRITTEN = Judgement(BLANK, "nothing is written here")
NO_NUMBER = Judgement(UNREADABLE, ANSWER_WANTED)
REFUSED = "; lines that follow from this number give no marks, since it makes them trivial"


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
        if blank := sheet.blank(name):
            texts[blank.position] = text
    return Marked(
        sheet.student, sheet.code,
        list(map(Marker(sheet, texts, weights).mark, sheet.blanks)))


class Marker:
    """Marks one student's work: `texts` are the answers as they were written, by
    position; `weights` say what they count."""

    def __init__(self, sheet: Sheet, texts: Mapping[int, str], weights: Weights):
        self.sheet, self.texts, self.weights = sheet, texts, weights
        self.said: dict[int, Judgement] = {}
        answers: dict[int, Answer] = {}
        for position, text in texts.items():
            try:
                answer = read_answer(text, sheet.precisions[position])
            except BadValue:
                self.said[position] = NO_NUMBER
            else:
                if answer:
                    answers[position] = answer
        self.work = Solution(sheet.task, sheet.chain, answers)
        self.said |= judgements(self.work)

    def mark(self, blank: Blank) -> Mark:
        """The mark of a blank."""
        judgement = self.said.get(blank.position, NOTHING_WRITTEN)
        answer = self.work.answers.get(blank.position)
        word = mark_of(judgement, answer) if answer else judgement.word
        refused = blank.position in self.work.refused and judgement.carried is None
        weights = self.weights
        return Mark(
            self.sheet.student, blank.name, blank.shown,
            self.texts.get(blank.position, "").strip(), word,
            judgement.sentence + REFUSED * refused, sum(weights.of(word)), weights.most,
            weights.scheme(word), judgement.slips, judgement.at, refused)
