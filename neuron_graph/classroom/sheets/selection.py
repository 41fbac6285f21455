"""The lines of a calculation that a sheet asks for, chosen by phase or by name.

    all, forward, error, backward, update     every line of a phase that a person computes
    delta_o1, dE/dw*                          lines by name, * for any characters
"""
from __future__ import annotations

from collections.abc import Iterable

from ...errors import BadValue, UnknownName
from ...judging import Task
from ...recording import PHASES, Line, Step
from .settings import ALL

ON_THE_WAY = "new_second", "ahead_gradient", "clipped", "decayed"
"""Kinds of numbers by which there are so many on the way of a rule that one parameter's
are enough."""


def asked_lines(task: Task, ask: Iterable[str]) -> list[Line]:
    """The lines that phases or names ask for, in the order of the calculation.

    A phase leaves out numbers that are another line's by another name, how softmax is
    computed inside, and of long rules the updates of all parameters but one: these are asked
    by name alone. Raises `UnknownName` for a name
    that no line has, `BadValue` for a phase without lines and for given numbers.
    """
    chosen: set[int] = set()
    for pattern in ask:
        is_phase = pattern == ALL or pattern in PHASES
        found = of_phase if is_phase else of_name
        chosen.update(found(task, pattern))
    return [task.lines[position] for position in sorted(chosen)]


def of_phase(task: Task, phase: str) -> list[int]:
    """The positions of the lines that a phase, or `ALL` of them, asks for."""
    phases = PHASES if phase == ALL else (phase,)
    found = [line for line in task.lines if line.step.phase in phases]
    if not found:
        raise BadValue("what is asked", phase, "the calculation has no such phase")
    own = [line for line in found if not (
        line.is_given or line.is_renamed or line.step.row.is_inside)]
    ways = [line.step.names for line in own if line.step.kind in ON_THE_WAY]
    return [line.position for line in own if not (
        ways and line.step.phase == "update" and line.step.names not in ((), ways[0]))]


def of_name(task: Task, pattern: str) -> list[int]:
    """The positions of the computed lines whose names match a pattern."""
    positions = task.calculation.positions
    computed = [
        positions[step.number] for step in matching(task, pattern)
        if not step.is_given and step.number.operation
    ]
    if not computed:
        raise BadValue(
            "what is asked", pattern,
            "it is given on the sheet; ask for numbers that are computed")
    return computed


def matching(task: Task, pattern: str) -> list[Step]:
    """The steps of a name, in any epoch that has it. Raises `UnknownName` where none
    has."""
    found: list[Step] = []
    unknown: UnknownName | None = None
    for recording in task.recordings:
        try:
            found += recording.directory.select(pattern)
        except UnknownName as error:
            unknown = error
    if unknown and not found:
        raise unknown
    return found
