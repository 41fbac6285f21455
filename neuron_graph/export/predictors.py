"""The forward pass of an example as a Python program of its own: what a network says of
inputs, and nothing else.

    labels   the classes, in the order of the outputs; none where numbers are predicted
    middle   of a single output for two classes: above it is the second
    results  what is said: the outputs, or what is predicted in units of its own
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..errors import TooMuch
from ..programs import CODE_INDENT, MOST_OPERATIONS, Lines, Variables, indented
from ..recording import Notation, Recording, Step
from .languages import LANGUAGES, Language
from .scripts import opening


class Saying(NamedTuple):
    """What the outputs say. `results` are steps of the recording; `columns` are those whose
    cells are no numbers yet, in JSON."""

    results: Sequence[Step]
    labels: Sequence[str] = ()
    middle: float = 0.5
    columns: str = ""


def predictor(title: str, recording: Recording, saying: Saying, notation: Notation,
              rows: Sequence[str],
              language: Language = LANGUAGES["python"]) -> Iterator[str]:
    """The lines of the program; it prints what is said of some rows, numbers between commas.
    Raises `TooMuch`
    for a network too large for it."""
    trail = recording.trail
    if len(trail) > MOST_OPERATIONS:
        raise TooMuch(f"a forward pass of {len(trail)} steps is too large to print: "
                      f"the limit is {MOST_OPERATIONS}")
    variables = Variables(notation, True, language.taken)
    functions = list(function(trail, saying, variables))
    constants = [language.constant.format(variables.of(step), repr(step.value))
                 for step in trail if step.row.parameter == "weight"]
    yield from opening([title], functions, language)
    if language.constant.startswith(CODE_INDENT):  # below the function's own first line
        functions[3:3], constants = constants, []
    yield from [*constants, *language.functions(functions)]
    if saying.columns:
        yield language.cells[0].format(saying.columns)
    yield ending(saying, rows, language)


def function(trail: Sequence[Step], saying: Saying, variables: Variables) -> Iterator[str]:
    """The function from a row to what is said of it."""
    given = "raw" if any(step.kind == "raw" for step in trail) else "input"
    inputs = [step for step in trail if step.kind == given]
    yield from ("", "", f"def predict({variables.unpacked(inputs).rstrip(',')}):")
    lines = Lines([step for step in trail if step not in inputs], saying.results, variables)
    yield from indented(lines.text())
    yield f"{CODE_INDENT}return [{', '.join(map(variables.of, saying.results))}]"


def ending(saying: Saying, rows: Sequence[str], language: Language) -> str:
    """What is said of the rows, printed."""
    numbers, two_classes, classes = language.says
    if saying.labels:
        numbers = two_classes if len(saying.results) == 1 else classes
    said = numbers.format(middle=saying.middle)
    told = (language.prediction.format(row=row, said=said) for row in rows)
    labels = language.labels.format(language.texts([*saying.labels])) if saying.labels else ""
    return language.ending.format(
        labels=labels, told="\n".join(told), said=said, count=len(saying.results),
        width=rows[0].count(",") + 1)
