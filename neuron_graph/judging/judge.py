"""The judge: what is to be said of each number that a person gives for a task.

The first that explains a number is said of it, and later numbers are judged from what
explains it. What it is worth, or whether one may go on, are policies: `marks` and
`tries`.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from ..recording import Line
from .agreement import Spot
from .judgement import CARRIED, CUT, RIGHT, WRONG, Judgement
from .mistake_search import (
    another_number,
    common_cause,
    digit_changed,
    miscopy,
    misprint,
    seldom_slip,
    slip_behind,
    slip_in_line,
    slip_without_zeros,
    two_slips,
    unknown_cause,
)
from .question import Question
from .solution import Solution

Way: TypeAlias = Callable[[Question], Judgement | None]
WAYS_TO_EXPLAIN = (
    Question.is_exact,
    Question.is_cut,
    Question.is_rounded_on_the_way,
    Question.is_carried,
    Question.is_nearly_cut,
    common_cause,
    slip_without_zeros,
    Question.is_short,
    slip_in_line,
    Question.is_carried_within_rounding,
    Question.is_padded,
    Question.is_early,
    slip_behind,
    another_number,
    misprint,
    seldom_slip,
    miscopy,
    digit_changed,
    unknown_cause,
    two_slips,
)
"""What may be said of a number, in the order in which it is tried."""
WAYS_ALONE = (
    Question.is_exact, Question.is_cut, Question.is_rounded_on_the_way, Question.is_nearly_cut,
    Question.is_short, slip_in_line, another_number, misprint)
"""Those that ask for nothing but the line, in the same order."""
NO_EXPLANATION = Judgement(WRONG, "none of the usual slips gives this number")


def judgements(solution: Solution) -> dict[int, Judgement]:
    """The judgement on every number of a person's solution, by position."""
    found: dict[int, Judgement] = {}
    faults: set[int] = set()
    for line in solution.task.lines:
        answer = solution.answers.get(line.position)
        if answer is None:
            if not line.is_given:
                pass_on(solution, line)
            continue
        judgement = judged(Question(solution, line, answer, faults))
        found[line.position] = judgement
        is_right = solution.is_right(line.position, answer)
        is_cut = judgement.word == CUT and not judgement.at
        if not (is_right or is_cut or judgement.word in (RIGHT, CARRIED)):
            faults.add(line.position)
            solution.refuse(line.position)
        if judgement.supposed:
            faults.update(judgement.supposed)
            solution.suppose(judgement.supposed, line.position)
        if is_right and solution.clean:
            pass_on(solution, line)
        else:
            carry(solution, line, judgement)
    return found


def judged(question: Question, ways: Iterable[Way] = WAYS_TO_EXPLAIN) -> Judgement:
    """The judgement of the first way that explains the number."""
    return next(filter(None, (way(question) for way in ways)), NO_EXPLANATION)


def pass_on(solution: Solution, line: Line) -> None:
    """Carry a line that is as it should be, or that was left out."""
    spot = solution.right_spot(line.position) if solution.clean else solution.best.spot(line)
    solution.settle(line.position, spot)


def carry(solution: Solution, line: Line, judgement: Judgement) -> None:
    """Carry on from a number: from what explains it; from one that is refused, what
    should stand there."""
    answer, solution.clean = solution.answers[line.position], False
    solution.settle(line.position, judgement.carried or Spot(float(answer), answer.hidden))
