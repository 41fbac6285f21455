"""The policy of tries: a number may be typed again until it is right, and then one goes
on from it.

A right number is accepted, one that is right from own earlier ones, and one that is
cut, with a word.
"""
from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..errors import BadValue
from ..numerals import read_numeral
from ..recording import Calculation, Notation, Recording, Step
from .answer import Answer, read_answer
from .carried_numbers import Carried
from .judge import WAYS_ALONE, judged, judgements
from .judgement import Judgement
from .precision import Precision
from .question import Question
from .solution import Solution
from .task import Task

ANSWER_WANTED = ("this is no number that can be read: write it as 0.3775, 0,3775, 3.775e-1 or "
                 "3/8")


class Tries:
    """The tries at the numbers of a recording, to so many significant figures."""

    def __init__(self, recording: Recording, notation: Notation, figures: int):
        self.task = Task([recording], notation)
        right = list(self.calculation.own)
        precisions = self.task.precisions(right, figures)
        self.right = Carried(self.calculation, right, precisions).computed()

    @property
    def calculation(self) -> Calculation:
        """The calculation that is asked about."""
        return self.task.calculation

    def precision(self, step: Step) -> Precision:
        """How finely a number is asked for."""
        return self.right.precision(self.calculation.position(step))

    def radius(self, step: Step) -> float:
        """How far rounding on the way may lead from a number; 0 where that leads
        anywhere."""
        radius = self.right.radii[self.calculation.position(step)]
        return radius if radius < abs(step.value) else 0.0

    @cached_property
    def nothing_yet(self) -> Solution:
        """The solution of somebody who has given no number yet."""
        return Solution(self.task, self.right, {})

    def answer(self, step: Step, text: str) -> Answer:
        """A number as it is given for a step."""
        return Answer(read_numeral(text, step.name), self.precision(step))

    def judged_first(self, step: Step, answer: Answer) -> Judgement:
        """What is to be said of an answer where it is the first that somebody gives, as
        far as its line explains it."""
        line = self.task.lines[self.calculation.position(step)]
        return judged(Question(self.nothing_yet, line, answer, set()), WAYS_ALONE)

    def judged(self, step: Step, text: str, own: Mapping[int, str]) -> Judgement:
        """What is to be said of the `text` typed for a step; `own` are the numbers
        typed for others, by position.

        Raises `BadValue` where the text is no number.
        """
        position = self.calculation.position(step)
        return judged_text(self.task, self.right, {**own, position: text}, position)


def judged_text(task: Task, right: Carried, texts: Mapping[int, str], position: int) -> Judgement:
    """What is to be said of the text at a position, one of the texts that somebody has
    typed. Raises `BadValue` where one is no number."""
    answers = {place: answer for place, text in texts.items()
               if (answer := read_answer(text, right.precision(place)))}
    if position not in answers:
        raise BadValue("the answer", texts[position].strip(), ANSWER_WANTED)
    return judgements(Solution(task, right, answers))[position]
