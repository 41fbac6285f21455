"""An attempt at an exercise: what a student has typed so far, and what is said of it.

    attempt = Attempt(EXERCISES["neuron"], seed, 0)
    attempt.take(attempt.current, "7")           a `Judgement`; an accepted number opens the next

A number that is wrong may be tried again, or left for later: what comes after it is
judged from it.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from ...errors import NeuronGraphError, UnknownName
from ...judging import (
    CARRIED,
    Judgement,
    is_number,
    judged_text,
    read_answer,
)
from ...recording import spellings
from ..sheets import Blank, asked_lines, rounded
from .exercise import Exercise


class TypedAnswer(NamedTuple):
    """An answer as it is kept: the blank's name, the text, whether it was accepted."""

    name: str
    text: str
    found: bool


class Attempt:
    """One student's work on one exercise. `typed` are the answers of an earlier
    sitting."""

    def __init__(self, exercise: Exercise, seed: bytes, variant: int,
                 typed: Iterable[TypedAnswer] = ()):
        self.exercise, self.variant = exercise, variant
        sheet = exercise.sheet(seed, variant)
        self.blanks = [blank for ask in exercise.asks if (blank := sheet.blank(ask))]
        """The numbers asked, in the order in which they are."""
        self.sheet = replace(
            sheet, asked=asked_lines(sheet.task, (*exercise.asks, *exercise.given)))
        """With the given numbers among its blanks, as if they had been found already: slips
        are then looked for in what comes after them."""
        self.given = {
            line.position: rounded(
                sheet.values[line.position], sheet.precisions[line.position], more=1)
            for line in asked_lines(sheet.task, exercise.given)}
        """The given computed numbers as they are shown, by position."""
        self.texts: dict[int, str] = {}
        """The answers by position, the latest last."""
        self.found: set[int] = set()
        self.left: set[int] = set()
        self.hints: Counter[int] = Counter()
        for name, text, found in typed:
            if (blank := sheet.blank(name)) and is_number(text):
                self.note(blank, text, found)

    def note(self, blank: Blank, text: str, found: bool) -> None:
        """Remember an answer."""
        self.texts.pop(blank.position, None)
        self.texts[blank.position] = text
        if found:
            self.found.add(blank.position)

    @property
    def current(self) -> Blank | None:
        """The number that is asked now: the first that is neither found nor left, then
        those left; None if all are found."""
        missing = [blank for blank in self.blanks if blank.position not in self.found]
        missing.sort(key=lambda blank: blank.position in self.left)
        return missing[0] if missing else None

    @property
    def solved(self) -> bool:
        """Whether all numbers are found."""
        return not self.current

    def blank(self, name: str) -> Blank:
        """The number of a name that is asked here. Raises `UnknownName`."""
        found = self.sheet.blank(name)
        if not found or found not in self.blanks:
            raise UnknownName(
                "number asked here called", name,
                [blank.shown for blank in self.blanks])
        return found

    def explainable(self, name: str) -> int:
        """The position of a number that may be explained: one that was found, or any
        where all are; without a name, the one found last."""
        found = [position for position in self.texts if position in self.found]
        if not found:
            raise NeuronGraphError("nothing is found yet; hint helps")
        if not name:
            return found[-1]
        position = self.position_of(name)
        if position not in found and not self.solved:
            raise NeuronGraphError(f"{name} is not found yet; hint helps")
        return position

    def position_of(self, name: str) -> int:
        """The position of the first number of a name, in any spelling. Raises
        `UnknownName`."""
        task = self.sheet.task
        for line in task.lines:
            if name in {other + task.place_of(line.step) for other in spellings(line.step)}:
                return line.position
        raise UnknownName("number", name, [task.shown(line.position) for line in task.lines])

    def number(self, blank: Blank) -> float | None:
        """The number that was typed for a blank, None if none was."""
        answer = read_answer(self.texts.get(blank.position, ""))
        return float(answer) if answer else None

    def leave(self) -> None:
        """Leave the present number for later; where all that are open were left, begin
        with the first of them again."""
        if blank := self.current:
            self.left.add(blank.position)
            if self.left | self.found >= {other.position for other in self.blanks}:
                self.left = {blank.position}

    def take(self, blank: Blank, text: str) -> Judgement:
        """Judge an answer and remember it, unless a right one was given before. Raises
        `BadValue` where it is no number."""
        reply = self.judged(blank, text)
        if reply.accepted or blank.position not in self.found:
            self.note(blank, text.strip(), reply.accepted)
        return reply

    def judged(self, blank: Blank, text: str) -> Judgement:
        """What is to be said of an answer, from the student's other answers."""
        texts = {**self.given, **self.texts, blank.position: text}
        found = judged_text(self.sheet.task, self.sheet.chain, texts, blank.position)
        return found._replace(sentence=self.sentence(found))

    def sentence(self, judgement: Judgement) -> str:
        """The judgement's sentence; of a carried number with the one that is still to
        be mended."""
        task = self.sheet.task
        if judgement.word == CARRIED:
            for place in range(len(task.lines)):
                if task.name(place) == judgement.at:
                    return f"right from your own {task.shown(place)}, which is still to be mended"
        return judgement.sentence
