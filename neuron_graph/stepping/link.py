"""A place in a calculation as one short line, which a page has behind the # of its
address:

    epoch=3&step=12&w5=0.5    step 12 of epoch 3, what if w5 is 0.5 there
    epoch=3&step=dE/dw5       a step may be called by its name
    epoch=9&step=1&w5@3=0.5   what if w5 was 0.5 in epoch 3
"""
from __future__ import annotations

from urllib.parse import quote, unquote

from ..errors import BadValue, NeuronGraphError
from ..numerals import read_whole
from .stepper import Stepper


def link(stepper: Stepper) -> str:
    """Where a stepper is, and what was changed there."""
    epoch, parts = stepper.cursor.epoch, []
    for change in stepper.cursor.timeline.changes:
        name = change.name + (f"@{change.epoch}" if change.epoch != epoch else "")
        parts.append(f"&{quote(name, '+@[]/:')}={change.value!r}".removesuffix(".0"))
    return f"epoch={epoch}&step={stepper.cursor.position + 1}{''.join(parts)}"


def follow(stepper: Stepper, line: str) -> str:
    """Bring a stepper to where a line leads, with what is changed there, and nothing
    else; where that cannot be, it stays as it is. Raises `NeuronGraphError` then."""
    cursor = stepper.cursor
    here, position, timeline = cursor.here, cursor.position, cursor.timeline
    comparison, changed = stepper.comparison, stepper.changed
    stepper.restore()
    try:
        return go(stepper, line.strip().removeprefix("#"))
    except NeuronGraphError:
        stepper.comparison, stepper.changed = comparison, changed
        cursor.here, cursor.position, cursor.timeline = here, position, timeline
        raise


def go(stepper: Stepper, line: str) -> str:
    """Go where a line leads, from the unchanged calculation."""
    cursor, state = stepper.cursor, {"epoch": str(stepper.cursor.epoch), "step": "1"}
    for part in line.split("&"):
        name, equals, value = map(unquote, part.rpartition("="))
        if not equals:
            wanted = "it is written as in epoch=3&step=12&w5=0.5"
            raise BadValue("the place", part, wanted)
        state[name] = value
    epoch, step = read_whole(state.pop("epoch"), "the epoch", 1), state.pop("step")
    for name, value in state.items():
        cursor.visit(cursor.epoch_in(name) or epoch)
        stepper.change(f"{name}={value}")
    cursor.visit(epoch)
    if not step.isdecimal():
        return cursor.go_to(f"{epoch} {step}")
    if not 1 <= read_whole(step, "the step") <= len(cursor.steps):
        wanted = f"a name, or a number from 1 to {len(cursor.steps)}, is needed"
        raise BadValue("the step", step, wanted)
    cursor.visit(epoch, int(step) - 1)
    return ""
