"""A person's work: the numbers given for some lines of a task, and what the later ones may have been computed from.

    right   the right numbers, as they are when one figure more is carried than asked
    own     the person's written numbers, to the digits written
    best    the numbers that the person probably carried: what an answer comes from, where it is explained, with the
            figures behind those written
    wide    the own numbers with all that rounding to the written digits may have hidden
"""
from __future__ import annotations

from collections.abc import Mapping

from ..network import EVERYWHERE, Network, Span
from ..recording import Line
from .agreement import Spot
from .answer import Answer
from .carried_numbers import Carried
from .explanations import RoundedChains, right_spot
from .task import Task

TRIVIAL = (1.0, -1.0)


class Solution:
    """The answers to a task by position; `refused` are those from which nothing may be carried.

    `right` are the right numbers, with how finely each line is carried; `between` says for each neuron between which
    numbers its activation lies, these excluded.
    """

    def __init__(self, task: Task, right: Carried, between: Mapping[str, Span], answers: Mapping[int, Answer]):
        self.task, self.right, self.between, self.answers = task, right, between, answers
        self.refused = {place for place, answer in answers.items()
                        if self.trivial(place, float(answer)) and not self.is_right(place, answer)}
        self.written = {place: float(answer) for place, answer in answers.items() if place not in self.refused}
        """The numbers that later lines go on from, by position."""
        self.own, self.hidden = self.own_numbers()
        self.best = Carried(task.calculation, list(self.own.values), right.precisions, self.hidden, self.written)
        few = sum(answer.is_short for answer in answers.values())
        self.brief = 2 * few > len(answers)
        """Whether most answers have fewer figures than are asked for."""
        self.rounded = RoundedChains(task, right.values)
        self.clean = True
        """Whether everything so far is as on the right sheet."""

    def own_numbers(self) -> tuple[Carried, list[float]]:
        """All numbers from the written ones, with how far they are off if these were carried; and how far they are off if
        more figures were."""
        values, hidden = list(self.right.values), list(self.right.radii)
        own = Carried(self.task.calculation, values, self.right.precisions, self.right.radii, self.written)
        wide = Carried(self.task.calculation, values, self.right.precisions, hidden)
        wide.radii = hidden
        moved: set[int] = set()
        for line in self.task.lines:
            place = line.position
            if place in self.written:
                values[place], own.radii[place], hidden[place] = self.written[place], 0.0, self.answers[place].hidden
                moved.add(place)
            elif not moved.isdisjoint(line.operands):
                values[place] = line.of(values)
                own.radii[place], hidden[place] = own.radius(line), wide.radius(line)
                moved.add(place)
        return own, hidden

    def trivial(self, position: int, value: float) -> bool:
        """Whether a number would make the lines after it trivial: 0, 1, or no activation of its neuron."""
        step = self.task.lines[position].step
        if value == 0.0 or value in TRIVIAL and step.kind != "z":
            return True
        low, high = self.between.get(step.owner, EVERYWHERE) if step.kind == "a" else EVERYWHERE
        return not low < value < high

    def right_spot(self, position: int) -> Spot:
        """The right number of a line."""
        return right_spot(self.right, self.task.lines[position])

    def spots(self, line: Line) -> list[Spot]:
        """The numbers that a line has from what was carried to it: as far as is known, and as written."""
        return [self.best.spot(line), self.own.spot(line)]

    def wide_spot(self, line: Line) -> Spot:
        """The number of a line from the written ones, with all that they may hide."""
        return Carried(self.task.calculation, self.own.values, self.own.precisions, self.hidden).spot(line)

    def is_right(self, position: int, answer: Answer) -> bool:
        """Whether an answer is right to the figures asked."""
        return answer.asked.rounds(self.right_spot(position))

    def settle(self, position: int, spot: Spot) -> None:
        """Note what the person probably carried from a line."""
        self.best.values[position], self.best.radii[position] = spot.value, spot.radius


def ranges_of(network: Network) -> dict[str, Span]:
    """Between which numbers the activation of each neuron lies."""
    return {neuron.name: neuron.activation.between for neuron in network.neurons}
