"""What both faces of the stepper say, as plain text: where we are, the present step, what is watched, the help."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...errors import NeuronGraphError, UnknownName
from ...export import sides
from ...export.pictures import ASCII_BARS, BARS, sparkline
from ...numerals import begins
from ...recording import KINDS, Printer, Step, said, shown_name, visible
from ...stepping import COMMANDS, COUNT, TEXT, Stepper, Watch, command_of, nearest

MOST_GIVEN = 40
"""Given numbers that are listed, at most."""


def step_sides(stepper: Stepper, printer: Printer) -> list[str]:
    """Symbols, numbers and result of the present step; of a hidden one, what hints have given away."""
    found = sides(stepper.step, printer)
    if stepper.quiz is None or not stepper.hidden:
        return found
    return [*found[:-1][:stepper.quiz.level], f"?  ({stepper.quiz.precision})"]


def twin_sides(stepper: Stepper, printer: Printer) -> tuple[str, list[str], str] | None:
    """What the timeline beside ours is called, the same step there, and why there is none if so; None where it does not
    differ, or is hidden."""
    beside = stepper.comparison
    if beside is None or stepper.hidden or not beside.differs(stepper.step):
        return None
    twin = beside.twin(stepper.step)
    return beside.label, sides(twin, printer) if twin else [], beside.trouble or "is not computed"


def watched(stepper: Stepper, watch: Watch, printer: Printer, room: int) -> tuple[str, str]:
    """The number that is watched, or the one of an epoch before; and its values so far as bars, if there is room."""
    values = watch.history(stepper.cursor, stepper.hidden)
    now = watch.now(stepper.cursor, stepper.hidden)
    before = watch.before(stepper.cursor) if now is None else None
    number = printer.number(now) if now is not None else "not computed yet"
    if before:
        number = f"{printer.number(before[1])} in epoch {before[0]}"
    room -= len(number) + 2
    bars = BARS if printer.style.half else ASCII_BARS
    return number, sparkline(values[-room:], bars) if room > 1 and len(values) > 1 else ""


def is_answer(stepper: Stepper, text: str) -> bool:
    """Whether a text is an answer to the present question and no command; 5n is a command."""
    written = answer_in(stepper, text)
    repeated = re.fullmatch(r"[0-9]+\s*(\S+)", written)
    return stepper.hidden and begins(written) and not (repeated and command_of(repeated[1]))


def answer_in(stepper: Stepper, text: str) -> str:
    """What is answered, without the number's name before it: `0.3775` of `net_h1 = 0.3775`."""
    name, equals, value = text.strip().partition("=")
    names = ("", stepper.step.name, shown_name(stepper.notation, stepper.step), stepper.name(stepper.step))
    return value.strip() if equals and name.strip() in names else text.strip()


def given(stepper: Stepper, printer: Printer) -> str:
    """The numbers that a hidden one is computed from in the end: inputs, targets, weights, biases, the learning rate."""
    moment = stepper.moment
    steps = [step for step in moment.known.values() if KINDS[step.kind].lasts or KINDS[step.kind].parameter]
    if len(steps) > MOST_GIVEN:
        return ""
    order = list(KINDS)
    steps.sort(key=lambda step: order.index(step.kind))
    return ", ".join(f"{printer.name(step)} {printer.number(step.value)}" for step in steps)


def meaning(stepper: Stepper, step: Step | None, term: str) -> list[str]:
    """What a number is, in words; or what a word means. Raises `UnknownName`."""
    from ..commands import found

    if step is None:
        return [f"{term}: {found(term)[0][0].text}"]
    title = stepper.name(step)
    belongs = f"{title} belongs to {visible(step.owner)}. " if step.owner and step.owner not in step.names else ""
    return [f"{title}, {said(stepper.notation, step)}: {belongs}{KINDS[step.kind].sentence}"]


def new_file(path: str) -> str:
    """The name of a file that is not there yet, or with a ! behind it of one to write over."""
    if path.endswith("!"):
        return path[:-1]
    ending = Path(path).suffix.lower()
    if ending not in ("", ".txt", ".svg"):
        raise NeuronGraphError(f"{path} cannot be written: .txt and .svg are what can be saved")
    if Path(path).exists():
        raise NeuronGraphError(f"{path} is there already; {path}! writes over it")
    return path


def help_lines(topic: str) -> Iterator[str]:
    """All commands in groups; or the docstring of one."""
    if topic:
        row = command_of(topic)
        if row is None:
            raise UnknownName("command", topic, COMMANDS, [near] if (near := nearest(topic)) else ())
        yield f"{row.name}{f' ({row.letter})' if row.letter else ''}{ASKED[row.takes]}"
        yield from (line.strip() for line in row.help.splitlines())
        return
    for group in dict.fromkeys(row.group for row in COMMANDS.values()):
        yield f"{group}:"
        yield from (f"  {row.letter:<2} {row.name:<16} {row.short}" for row in COMMANDS.values() if row.group == group)
    yield "A number before a letter repeats it: 5n."


ASKED = {COUNT: ", a number before it repeats it", TEXT: ", with a text behind it", "": ""}
