"""The figures of a text under the names that they have here, with the epoch that each is
of.

    z3, I6, net_h1     net_o1, net_6, net_h1: by the neuron's place
    ŷ, out, y1         out_o1, out_y1
    dE/db3, b3+        dE/db_o1, b_o1+
    J, MSE, loss       E
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ...errors import NeuronGraphError
from ...numerals import read_float
from ...recording import Recording
from ..digits import agreement, read_printed
from ..example import Example
from ..figure import Figure
from ..files import known_name
from .facts import AFTER_EPOCHS, EPOCH, IS_NEW, TOTAL, kind_of, neuron_of, sum_in
from .plain import Line
from .statement import Statement
from .wiring import Wiring

NEAR = 2e-3
"""How far, relatively, a figure may be from the number that it is, where the text goes on
from rounded ones."""
HEADING = 80
"""Characters of a line that says which epoch follows, at most."""


class Names:
    """The names of the numbers of a text, as its wiring tells them."""

    def __init__(self, wiring: Wiring):
        self.wiring = wiring
        units = wiring.units
        self.neurons = {str(n): unit.name for n, unit in enumerate(units, start=1)}
        for n, unit in enumerate(wiring.layers[-1], start=1):
            self.neurons |= {f"y{n}": unit.name, f"o{n}": unit.name}
        self.neurons |= {unit.label or unit.name: unit.name for unit in units}
        self.biases = {}
        for number, layer in enumerate(wiring.layers, start=1):
            shared = wiring.shared(layer)
            for unit in layer:
                self.biases[unit.bias] = f"b{number}" if shared else f"b_{unit.name}"

    def readings(self, statement: Statement) -> Iterator[str]:
        """How the name of a statement may be written here, the likeliest first."""
        name = statement.name
        if TOTAL.fullmatch(name):
            yield "E"
        bare = IS_NEW.sub("", name)
        if kind_of(bare) and (bare != name or kind_of(name)):
            yield f"{self.biases.get(bare, bare)}+"
        if not kind_of(name):
            yield "/".join(self.part(part, statement) for part in name.split("/"))
        yield name

    def part(self, part: str, statement: Statement) -> str:
        """One side of a stroke, or a name without one."""
        bare = re.sub(r"^(?:[∂Δ]|d(?!elta))", "", part)
        lead = part.removesuffix(bare).replace("∂", "d")
        if TOTAL.fullmatch(bare):
            return f"{lead}E"
        if bare in self.biases:
            return lead + self.biases[bare]
        role, label = neuron_of(bare) or ("", "")
        if not label or kind_of(bare):
            return lead + bare
        plain_sum = bool(sum_in(statement)) and not re.match(r"\s*\w+\(", statement.parts[0])
        neuron = self.neurons.get(label, label)
        outputs = self.wiring.layers[-1]
        if label not in self.neurons and len(outputs) == 1 and re.match(r"[oyp]", label):
            neuron = outputs[0].name
        return f"{lead}{role or ('net' if plain_sum and not lead else 'out')}_{neuron}"


def figures_of(found: Iterable[Statement], names: Names, example: Example) -> Iterator[Figure]:
    """The figures of some statements; one whose name is not known here bears it as it is."""
    recording, kept = example.recording(), dict[tuple[str, ...], str]()
    for statement in found:
        readings = tuple(names.readings(statement))
        if readings not in kept:
            known = [known_name(name, None, example) for name in readings]
            kept[readings] = next((name for name in known if name in recording), known[0])
        where = f"line {statement.line}"
        yield Figure(kept[readings], statement.printed, statement.name, where,
                     percent=statement.percent)


def dated(figures: Iterable[Figure], lines: Sequence[Line],
          remarks: list[str]) -> Iterator[Figure]:
    """The figures with their epochs: what a heading says, or the next one where a name
    comes again, with another number, after an update."""
    epochs = {line.number: epoch for line, epoch in epochs_of(lines)}
    epoch, seen, updated = 1, dict[str, float](), False
    for figure in figures:
        said, when = epochs.get(int(figure.where.removeprefix("line ") or 0), (0, None))
        value = read_float(figure.printed, figure.where)
        if said and said != epoch:
            epoch, seen, updated = said, {}, False
        elif updated and figure.name in seen and not near(value, seen[figure.name]) and (
                "+" not in figure.name):
            epoch, seen, updated = epoch + 1, {}, False
            remarks.append(f"{figure.where}, {figure.label} = {figure.printed}, comes again after "
                           f"an update: it and what follows is of epoch {epoch}")
        seen[figure.name], updated = value, updated or "+" in figure.name
        yield replace(figure, epoch=epoch, when=when)


def epochs_of(lines: Iterable[Line]) -> Iterator[tuple[Line, tuple[int, str | None]]]:
    """The epoch that is said for each line, 0 where none is; of a number after so many
    epochs that it is after."""
    epoch = 0
    for line in lines:
        heading, after = EPOCH.search(line.text), AFTER_EPOCHS.search(line.text)
        if heading and not after and heading.start() < HEADING and len(line.text) < HEADING:
            epoch = int(heading[1])
        yield line, (int(after[1].replace(",", "")), "after") if after else (epoch, None)


def near(value: float, other: float) -> bool:
    """Whether two numbers are the same but for rounding."""
    return abs(value - other) <= NEAR * max(abs(value), abs(other))


def agreeing(figures: Iterable[Figure], example: Callable[[], Example]) -> int:
    """How many figures of the first epoch agree with an example, 0 where there is
    none."""
    try:
        recording = example().recording()
    except NeuronGraphError:
        return 0
    return sum(agrees(figure, recording) for figure in figures)


def agrees(figure: Figure, recording: Recording) -> bool:
    """Whether a figure is the number of its name, or what is left of it by rounding."""
    try:
        value = recording[figure.name].value
    except NeuronGraphError:
        return False
    [printed] = read_printed(figure.printed, figure.where, figure.percent)
    return near(float(printed), value) or bool(agreement(printed, value))
