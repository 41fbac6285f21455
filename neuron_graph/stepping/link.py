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
from .cursor import Cursor
from .stepper import Stepper


def link(stepper: Stepper) -> str:
    """Where a stepper is, and what is changed there."""
    cursor, line = stepper.cursor, ""
    for change in cursor.timeline.changes:
        name = change.name + f"@{change.epoch}" * (change.epoch != cursor.epoch)
        line += f"&{quote(name, '+@[]/:')}={change.value!r}".removesuffix(".0")
    return f"epoch={cursor.epoch}&step={cursor.position + 1}{line}"


def follow(stepper: Stepper, line: str) -> str:
    """Bring a stepper to where a line, or the end of an address, leads, with what is
    changed there and nothing else; where that cannot be, it stays, and nothing is
    changed. Raises `NeuronGraphError` then."""
    cursor = stepper.cursor
    written = (part.rpartition("=") for part in line.strip().rpartition("#")[2].split("&"))
    state = {unquote(name): unquote(value) for name, _, value in written}
    epoch = read_whole(state.pop("epoch", str(cursor.epoch)), "the epoch", 1)
    step = state.pop("step", "1")
    refuse_beyond(cursor, epoch, step)
    stepper.restore()
    here = cursor.epoch, cursor.position
    try:
        for name, value in state.items():
            cursor.visit(cursor.epoch_in(name) or epoch)
            stepper.change(f"{name}={value}")
        return cursor.go_to(f"{epoch} {step}")
    except NeuronGraphError:
        stepper.restore()
        cursor.visit(*here)
        raise


def refuse_beyond(cursor: Cursor, epoch: int, step: str) -> None:
    """Refuse an epoch or the number of a step that there is not, as a page does."""
    count = len(cursor.steps)
    if epoch > cursor.timeline.last:
        raise BadValue("the epoch", epoch, cursor.last_epoch)
    is_counted = step.isdecimal() and step not in cursor.recording.directory.steps
    if is_counted and not 1 <= read_whole(step, "the step") <= count:
        raise BadValue("the step", step, f"they go from 1 to {count}, or have a name")
