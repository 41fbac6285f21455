"""A student's work: the numbers written on a sheet, and what the later ones may have been computed from.

    right   the sheet's own numbers, as they are when one figure more is carried than asked
    own     the student's written numbers, to the digits written
    best    the numbers that the student probably carried: what an answer comes from, where it is explained, with the
            figures behind those written
    wide    the own numbers with all that rounding to the written digits may have hidden
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..network.activations import EVERYWHERE
from ..stepping.answer import settled
from .chain import Chain, off
from .formula import Values, result
from .graph import Line, Mistake
from .sheet import Sheet
from .written import Written

TRIVIAL = (1.0, -1.0)
NOISE = 1e-12
"""By how much, relatively, floats may be off at the edge of an interval."""


@dataclass(frozen=True)
class Spot:
    """A number that an answer may be the rounding of: it lies within `radius` of `value`."""

    value: float
    radius: float

    def rounds_to(self, written: float, half: float) -> bool:
        """Whether a written number may be its rounding, half a unit of its last figure being `half`; 0 and the other sign
        never are, but of 0."""
        if not self.value:
            return written == 0.0
        near = abs(written - self.value) <= (self.radius + half) * (1.0 + NOISE) + NOISE * abs(self.value)
        return near and written * self.value > 0.0

    def cut_to(self, written: float, unit: float) -> bool:
        """Whether a written number may be what is left of it when it is cut."""
        short = abs(self.value) - abs(written)
        return written * self.value > 0.0 and -self.radius <= short <= unit + self.radius


class Work:
    """The answers of a sheet by position; `refused` are those from which nothing may be carried."""

    def __init__(self, sheet: Sheet, answers: Mapping[int, Written]):
        self.sheet, self.graph, self.answers = sheet, sheet.graph, answers
        self.between = {neuron.name: neuron.activation.between for neuron in sheet.example.network.neurons}
        """Between which numbers the activation of each neuron lies."""
        self.right = sheet.chain
        self.refused = {place for place, answer in answers.items()
                        if not self.is_right(place, answer) and self.trivial(place, answer.value)}
        values, tight, self.hidden = self.own_values()
        self.own = Chain(self.graph, sheet.precisions, values, tight)
        self.best = Chain(self.graph, sheet.precisions, list(values), self.hidden)
        few = sum(answer.half > 1.01 * self.half(place, answer) for place, answer in answers.items())
        self.brief = 2 * few > len(answers)
        """Whether most answers have fewer figures than are asked for."""
        self.rounded_chains: dict[str, Values] = {}
        """All numbers rounded before they are used, by how; filled where it is asked for."""
        self.clean = True
        """Whether everything so far is as on the right sheet."""

    def own_values(self) -> tuple[Values, list[float], list[float]]:
        """All numbers from the written ones; how far they are off if these were carried, and if more figures were."""
        values: Values = []
        tight: list[float] = []
        hidden: list[float] = []
        for line in self.graph.lines:
            answer = self.carries(line.position)
            if answer is not None:
                values.append(answer.value)
                tight.append(0.0)
                hidden.append(self.half_hidden(line.position, answer))
                continue
            values.append(self.sheet.values[line.position] if line.formula is None else result(line.formula, values))
            for radii in (tight, hidden):
                radii.append(self.radius(line, values, radii))
        return values, tight, hidden

    def radius(self, line: Line, values: Values, radii: list[float]) -> float:
        """How far a line's number is off when it is computed from some values."""
        if line.formula is None:
            return 0.0
        return off(line.formula, line.rough, line.operands, self.sheet.precisions[line.position], values, radii)

    def carries(self, position: int) -> Written | None:
        """The answer that later lines go on from, None if there is none."""
        return None if position in self.refused else self.answers.get(position)

    def half(self, position: int, written: Written) -> float:
        """Half a unit of the last figure asked."""
        return self.sheet.precisions[position].half(written.value)

    def half_hidden(self, position: int, written: Written) -> float:
        """How far the number behind a written one may be: not to the figures written where more are asked, since a
        spreadsheet drops the zeros at the end."""
        return min(written.half, self.half(position, written))

    def trivial(self, position: int, value: float) -> bool:
        """Whether a number would make the lines after it trivial: 0, 1, or no activation of its neuron."""
        step = self.graph.lines[position].step
        if value == 0.0 or value in TRIVIAL and step.kind != "z":
            return True
        low, high = self.between.get(step.owner, EVERYWHERE) if step.kind == "a" else EVERYWHERE
        return not low < value < high

    def spot(self, chain: Chain, position: int, radii: list[float] | None = None) -> Spot:
        """The number of a line from those before it in a chain."""
        line = self.graph.lines[position]
        assert line.formula is not None
        value = bare(line, result(line.formula, chain.values))
        return Spot(value, self.radius(line, chain.values, radii or chain.radii))

    def right_spot(self, position: int) -> Spot:
        """The right number of a line."""
        return Spot(bare(self.graph.lines[position], self.right.values[position]), self.right.radii[position])

    def spots(self, position: int) -> list[Spot]:
        """The numbers that a line has from what was carried to it: as far as is known, and as written."""
        return [self.spot(self.best, position), self.spot(self.own, position)]

    def wide_spot(self, position: int) -> Spot:
        """The number of a line from the written ones, with all that they may hide."""
        return self.spot(self.own, position, self.hidden)

    def mistaken(self, position: int, mistake: Mistake) -> Iterator[Spot]:
        """What a slip gives in a line, from what was carried to it."""
        line = self.graph.lines[position]
        for chain in (self.best, self.own):
            yield Spot(result(mistake.formula, chain.values), chain.mistaken(line, mistake))

    def is_right(self, position: int, written: Written) -> bool:
        """Whether an answer is right to the figures asked."""
        return self.right_spot(position).rounds_to(written.value, self.half(position, written))

    def settle(self, position: int, spot: Spot) -> None:
        """Note what the student probably carried from a line."""
        self.best.values[position], self.best.radii[position] = spot.value, spot.radius


def bare(line: Line, value: float) -> float:
    """A line's number; 0 where its terms cancel and only the rounding of floats is left."""
    return settled(line.step, value) if abs(value) < NOISE else value
