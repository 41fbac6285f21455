"""What both faces of the stepper say, as plain text: where we are, the present step, what is
watched, the help."""
from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from ...errors import NeuronGraphError, UnknownName, first_of
from ...export import sides
from ...export.pictures import ASCII_BARS, BARS, sparkline
from ...numerals import begins
from ...recording import KINDS, Step, said, shown_name, visible
from ...stepping import COMMANDS, COUNT, TEXT, Stepper, Watch, command_of, nearest
from ..screen import Lines

FEW_GIVEN, MOST_GIVEN = 20, 40
"""Given numbers that are always seen at once; those that are listed, at most."""
COUNT_DIGITS = 6
"""Digits of the count before a command, at most."""


def step_sides(stepper: Stepper) -> list[str]:
    """Symbols, numbers and result of the present step; of a hidden one, what hints have
    given away."""
    found, quiz = sides(stepper.step, stepper.printer), stepper.quiz
    if not quiz or not stepper.hidden:
        return found
    return [*found[:-1][:quiz.level], f"?  ({quiz.precision})"]


def twin_sides(stepper: Stepper) -> tuple[str, list[str], str] | None:
    """The label of the timeline beside ours, the sides of the same step there, and why
    there are none if so; None where it does not differ, or is hidden."""
    other = stepper.comparison
    if not other or stepper.hidden or not other.differs(stepper.step):
        return None
    twin = other.twin(stepper.step)
    found = sides(twin, stepper.printer) if twin else []
    return other.label, found, other.trouble or "is not computed"


def watched(stepper: Stepper, watch: Watch, room: int) -> tuple[str, str]:
    """The number that is watched, or the one of an epoch before; and its values so far
    as bars, if there is room."""
    cursor, hidden, printer = stepper.cursor, stepper.hidden, stepper.printer
    number, now = "not computed yet", watch.now(cursor, hidden)
    if now is not None:
        number = printer.number(now)
    elif before := watch.before(cursor):
        number = f"{printer.number(before[1])} in epoch {before[0]}"
    room -= len(number) + 2
    values = watch.history(cursor, hidden)
    bars = BARS if stepper.unicode else ASCII_BARS
    return number, sparkline(values[-room:], bars) if room > 1 and len(values) > 1 else ""


def is_answer(stepper: Stepper, text: str) -> bool:
    """Whether a text is an answer to the present question and no command; 5n is a
    command."""
    written = answer_in(stepper, text)
    repeated = re.fullmatch(r"[0-9]+\s*(\S+)", written)
    is_command = repeated and command_of(repeated[1])
    return stepper.hidden and begins(written) and not is_command


def answer_in(stepper: Stepper, text: str) -> str:
    """What is answered, without the number's name before it: `0.3775` of
    `net_h1 = 0.3775`."""
    name, equals, value = text.strip().partition("=")
    step = stepper.step
    names = ("", step.name, shown_name(stepper.notation, step), stepper.name(step))
    return value.strip() if equals and name.strip() in names else text.strip()


def given(stepper: Stepper) -> str:
    """The numbers that a hidden one is computed from in the end: inputs, targets, weights,
    biases, the learning rate; of many first those in its own line. A blank that does not
    break stands between a name and its number."""
    moment, printer, order = stepper.moment, stepper.printer, list(KINDS)
    steps = [step for step in moment.known.values()
             if step.row.lasts or step.row.parameter]
    many = len(steps) > FEW_GIVEN
    steps.sort(key=lambda step: (many and not moment.is_lit(step), order.index(step.kind)))
    return first_of(
        [f"{printer.name(s)}\xa0{printer.number(s.value)}" for s in steps], MOST_GIVEN)


def meaning(stepper: Stepper, step: Step | None, term: str) -> list[str]:
    """What a number is, in words; or what a word means. Raises `UnknownName`."""
    from ..commands import found

    notation = stepper.notation
    if not step:
        return [f"{term}: {notation.lettered(found(term)[0][0].text)}"]
    name, belongs = stepper.name(step), ""
    if step.owner and step.owner not in step.names:
        belongs = f"{name} belongs to {visible(step.owner)}. "
    sentence = notation.lettered(step.row.sentence)
    return [f"{name}, {said(notation, step)}: {belongs}{sentence}"]


def new_file(path: str) -> str:
    """The name of a file that is not there yet, or with a ! behind it of one to write
    over."""
    if path.endswith("!"):
        return path[:-1]
    if Path(path).suffix.lower() not in ("", ".txt", ".svg"):
        raise NeuronGraphError(
            f"{path} cannot be written: .txt and .svg are what can be saved")
    if Path(path).exists():
        raise NeuronGraphError(f"{path} is there already; {path}! writes over it")
    return path


def help_lines(topic: str) -> Lines:
    """All commands in groups; or the docstring of one."""
    if not topic:
        for group, rows in groupby(COMMANDS.values(), attrgetter("group")):
            yield f"{group}:"
            yield from (f"  {row.letter:<2} {row.name:<16} {row.short}" for row in rows)
        yield "A number before a letter repeats it: 5n."
    elif one := command_of(topic):
        yield f"{one.name} ({one.letter}){TAKES[one.takes]}"
        yield from map(str.strip, one.help.splitlines())
    else:
        raise UnknownName("command", topic, COMMANDS, nearest(topic))


TAKES = {COUNT: ", a number before it repeats it", TEXT: ", with a text behind it", "": ""}
