"""What of its convention the figures of a text show: of an error nothing is said where
none plays a role, nor of trained biases where none is printed or used."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..network import KEYS
from ..recording import PHASES, Step
from .case import Parts
from .example import Example
from .figure_line import FigureLine
from .phrases import telling_parts


def shown_parts(example: Example, lines: Sequence[FigureLine]) -> Parts:
    """The parts of an example's convention that a reader of these figures has to
    know."""
    found = telling_parts(example)
    if any(is_later(line) for line in lines):
        return found
    steps = list(steps_behind(lines))
    last = max((PHASES.index(step.phase) for step in steps if step.phase in PHASES), default=0)
    phases = {key.name: key.phase for key in KEYS.values()}
    if not any(map(is_of_bias, steps)):
        found.pop("bias", None)
    if found.get("error") != "none" and not any(map(is_of_error, steps)):
        found.pop("error", None)
    return {key: value for key, value in found.items() if PHASES.index(phases[key]) <= last}


def is_later(line: FigureLine) -> bool:
    """Whether a line is of what training has led to, or of no calculation."""
    return line.position is None or line.epoch > 1 or bool(line.figure.when)


def steps_behind(lines: Iterable[FigureLine]) -> Iterator[Step]:
    """The steps that some lines, and what stands in them, come of."""
    for line in lines:
        if line.found.recording is not None and line.position is not None:
            calculation = line.found.recording.calculation
            for place in {line.position, *calculation.needed(line.position)}:
                yield calculation.lines[place].step


def is_of_error(step: Step) -> bool:
    """Whether a step is computed as the error, or its derivative, is."""
    return step.kind not in ("lack", "excess") and any(
        one.kind == "target" for one in step.operands)


def is_of_bias(step: Step) -> bool:
    """Whether a step is the update of a bias, or its change."""
    return step.phase == "update" and any(one.kind == "bias" for one in step.operands)
