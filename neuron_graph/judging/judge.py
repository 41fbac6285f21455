"""The judge: what is to be said of each number that a person gives for a task.

The first that explains a number is said of it, and later numbers are judged from what explains it. What it is worth, or
whether one may go on, are policies: `marks` and `tries`.
"""
from __future__ import annotations

from ..recording import Line
from .agreement import Spot
from .judgement import CARRIED, CUT, RIGHT, Judgement
from .question import Question
from .solution import Solution


def judgements(work: Solution) -> dict[int, Judgement]:
    """The judgement on every number of a person's work, by position."""
    found: dict[int, Judgement] = {}
    faults: set[int] = set()
    for line in work.task.lines:
        answer = work.answers.get(line.position)
        if answer is None:
            if not line.is_given:
                pass_on(work, line)
            continue
        judgement = found[line.position] = Question(work, line, answer, faults).judgement()
        is_right = work.is_right(line.position, answer)
        if not is_right and judgement.word not in (RIGHT, CARRIED) and (judgement.at or judgement.word != CUT):
            faults.add(line.position)
        if is_right and work.clean:
            pass_on(work, line)
        else:
            carry(work, line, judgement)
    return found


def pass_on(work: Solution, line: Line) -> None:
    """Carry a line that is as it should be, or that was left out."""
    work.settle(line.position, work.right_spot(line.position) if work.clean else work.best.spot(line))


def carry(work: Solution, line: Line, judgement: Judgement) -> None:
    """Carry on from a number: from what explains it; from one that is refused, what should stand there."""
    answer, work.clean = work.answers[line.position], False
    spot = judgement.carried or Spot(float(answer), answer.hidden)
    work.settle(line.position, work.best.spot(line) if line.position in work.refused else spot)
