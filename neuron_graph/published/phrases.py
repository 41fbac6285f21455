"""Conventions in words, for those who have never seen one: what each part means in a
sentence about a figure."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..conventions import show
from ..network import DEFAULT, KEYS
from ..recording import PHASES, Step
from .cases import BIASES, Parts, keys_of, of_convention
from .example import Example
from .figure import BEFORE, Figure
from .figure_line import FigureLine


def in_words(parts: Parts, figure: Figure | None = None) -> str:
    """The parts of a case as a phrase, with its keys; when a `figure` is looked at,
    too.

    >>> in_words({"rate": 0.1})
    'the learning rate is 0.1 (rate=0.1)'
    """
    convention = DEFAULT.with_parts(of_convention(parts))
    phrases = [
        f"the learning rate is {show(value)}" if key == "rate" else
        BIASES[value] if key == "biases" else convention.sentence(key)
        for key, value in parts.items() if key != "when"]
    found = [f"{'; '.join(phrases)} ({keys_of(parts)})"] if phrases else []
    if "when" in parts and figure is not None:
        found.append(time_in_words(parts["when"], figure))
    return "; ".join(found)


def time_in_words(when: str, figure: Figure) -> str:
    """When a number is looked at: in an epoch or after it."""
    epoch = figure.epoch
    if when == BEFORE:
        return f"it is the number in epoch {epoch}, before its update, and not the one after it"
    return f"it is the number after epoch {epoch}, and not the one in it, before its update"


def as_sentence(part: str) -> str:
    """A part of a sentence as one of its own."""
    return f"{part[0].upper()}{part[1:]}."


def shown_parts(example: Example, lines: Sequence[FigureLine]) -> dict[str, Any]:
    """The parts of an example's convention that a reader of these figures has to know:
    what plays a role in them, and is not the same for all.

    Of an error nothing is said where none is computed, nor of biases where none is
    updated.
    """
    own = example.convention
    steps = list(steps_behind(lines))
    found = own.unlike(DEFAULT)
    if own.follows_error:
        found = {"error": own.error, **found}
    if example.occasion.biases and example.trains:
        found["bias"] = own.bias
    if any(line.position is None or line.epoch > 1 or line.figure.when for line in lines):
        return found
    last = max([PHASES.index(step.phase) for step in steps if step.phase in PHASES], default=0)
    phases = {key.name: PHASES.index(key.phase) for key in KEYS.values()}
    unseen = {
        "bias": not any(step.phase == "update" and "bias" in kinds_in(step) for step in steps),
        "error": own.error != "none" and not any(map(is_of_error, steps))}
    return {key: value for key, value in found.items()
            if phases[key] <= last and not unseen.get(key)}


def steps_behind(lines: Iterable[FigureLine]) -> Iterator[Step]:
    """The steps of some lines, and those that they come of."""
    for line in lines:
        if line.found.recording is not None and line.position is not None:
            calculation = line.found.recording.calculation
            for place in calculation.behind([line.position]):
                yield calculation.lines[place].step


def is_of_error(step: Step) -> bool:
    """Whether a step is an error, or a derivative of one."""
    return step.kind not in ("lack", "excess") and "target" in kinds_in(step)


def kinds_in(step: Step) -> set[str]:
    """The kinds of a step's operands."""
    return {operand.kind for operand in step.operands}
