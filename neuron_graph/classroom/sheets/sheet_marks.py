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

MISSING = {BLANK: Judgement(BLANK, "nothing is written here"), UNREADABLE: Judgement(UNREADABLE, ANSWER_WANTED)}


def marked(sheet: Sheet, answers: Mapping[str, str], weights: Weights = USUAL_WEIGHTS) -> Marked:
    """The marks of a sheet. `answers` are the texts written, by name in any spelling;
    what is not there is blank, and what the sheet does not ask for is left aside.

    >>> from neuron_graph.published.files.walkthrough import example_named
    >>> from neuron_graph.classroom.sheets.settings import Settings
    >>> from neuron_graph.classroom.sheets.shared_course import SharedCourse
    >>> sheet = SharedCourse(example_named("mazur"), Settings(source="mazur", ask=("z_h1", "a_h1"))).sheet("anna")
    >>> [mark.mark for mark in marked(sheet, {"net_h1": "0.3775", "out_h1": "0.4067"}).marks]
    ['right', 'slip']
    """
    texts = {blank.position: "" for blank in sheet.blanks}
    for name, text in answers.items():
        blank = sheet.blank(name)
        if blank is not None:
            texts[blank.position] = text
    read = {place: read_or_none(text, sheet, place) for place, text in texts.items()}
    work = work_of(sheet, {place: answer for place, answer in read.items() if isinstance(answer, Answer)})
    found = judgements(work)
    marks = []
    for blank in sheet.blanks:
        answer = read[blank.position]
        judgement = found.get(blank.position) or MISSING[str(answer)]
        word = mark_of(judgement, answer) if isinstance(answer, Answer) else str(answer)
        marks.append(mark(sheet, blank, texts[blank.position], judgement, word, weights, blank.position in work.refused))
    return Marked(sheet.student, sheet.code, marks)


def work_of(sheet: Sheet, answers: Mapping[int, Answer]) -> Solution:
    """A student's work on a sheet."""
    return Solution(sheet.task, sheet.chain, ranges_of(sheet.example.network), answers)


def read_or_none(text: str, sheet: Sheet, position: int) -> Answer | str:
    """The answer that a text writes, or the mark of there being none."""
    try:
        return read_answer(text, sheet.precisions[position]) or BLANK
    except BadValue:
        return UNREADABLE


def mark(sheet: Sheet, blank: Blank, text: str, judgement: Judgement, word: str, weights: Weights, refused: bool) -> Mark:
    """The mark of a judgement."""
    sentence = judgement.sentence
    if refused:
        sentence += "; the lines after it are not marked from this number, which would make them trivial"
    return Mark(sheet.student, blank.name, blank.shown, text.strip(), word, sentence, sum(weights.of(word)), weights.most,
                weights.scheme(word), judgement.slips, judgement.at, refused)
