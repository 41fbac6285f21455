"""The training step as a program: straight-line Python printed from a recording of it.

    a line for each number that has a name and is used more than once; the others are written into
    the lines that use them, since a line costs a store and a load (measured: one line per operation
    is slower than plain loops)
    nothing that the new parameters do not need: the error itself is not among it
    x * 1.0 as x, the one rewriting that changes no bit
"""
from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from ..recording import (
    ATOM,
    IDENTIFIERS,
    TEXT_FUNCTIONS,
    Piece,
    Step,
    Style,
    number_piece,
    python_numeral,
)
from ..recording.expressions import OPERATIONS, Number, fold, leaves
from .primitive_source import in_line
from .training_step import Measurement, TrainingStep
from .variables import Variables

BRANCHING = {name for name, row in OPERATIONS.items() if row.branches}
"""Functions whose argument is looked at and used: it needs a name of its own."""
CODE_INDENT = "    "


class ProgramStyle(Style):
    """Operations as Python that runs: functions that branch are written out, so that
    both sides are in the program."""

    def product(self, node: Number, parts: list[Piece]) -> Piece:
        """a * b; x * 1.0 is x to the bit."""
        factor = node.operands[1]
        is_one = type(factor) is float and factor == 1.0
        return parts[0] if is_one else super().product(node, parts)

    def written_out(self, node: Number, parts: list[Piece]) -> Piece:
        """What a function returns, in the place of a call; the call where it does more
        than return an expression."""
        name = str(node.operation)
        operands = [part.within(ATOM) for part in parts]
        return Piece(self.returned(name).format(*operands) or self.called(name, parts))

    def returned(self, name: str) -> str:
        """What a function returns, with {0}, {1}, ... for its operands."""
        return in_line(name)

    special: ClassVar[dict[str, Any]] = {
        **Style.special, "*": product, **dict.fromkeys(BRANCHING, written_out)}
    del special["divide"]


CODE = ProgramStyle(IDENTIFIERS, python_numeral, functions=TEXT_FUNCTIONS)


class Lines:
    """The lines that compute some results from a trail of steps.

    `results` are the steps that must be there at the end. A number that gets no line
    loses its name here, so that its formula is printed where it is used: the trail is
    not to be used again for anything else.
    """

    def __init__(self, trail: Sequence[Step], results: Iterable[Step], variables: Variables):
        self.variables = variables
        kept = {step.number for step in results}
        self.uses = uses(trail, kept)
        self.steps = []
        for step in trail:
            if not step.is_given and step.number in self.uses:
                if step.number in kept or self.has_line(step):
                    self.steps.append(step)
                else:
                    step.number.step = None

    def has_line(self, step: Step) -> bool:
        """Whether a number is worth a line of its own."""
        often = self.variables.is_readable or not self.is_used_once(step)
        return often and step.number.operation != "same"

    def is_used_once(self, step: Step) -> bool:
        """Whether a number is used in one place alone."""
        return self.uses[step.number] == 1

    def expression(self, step: Step) -> str:
        """What stands to the right of the equals sign."""
        return fold(step.number, self.leaf, CODE.combine).text

    def leaf(self, operand: Any) -> Piece:
        """A constant or a variable."""
        if type(operand) is Number:
            return Piece(self.variables.of(operand.step))  # type: ignore[arg-type]
        return number_piece(repr(operand))

    def text(self, left_out: Collection[Step] = ()) -> Iterator[str]:
        """The lines phase by phase, but for those of some steps; readable ones below
        the name of the phase."""
        for phase, steps in itertools.groupby(self.steps, key=lambda step: step.phase):
            if self.variables.is_readable:
                yield f"# {phase}"
            found = [(step, self.expression(step)) for step in steps if step not in left_out]
            for step, text in found:
                yield f"{self.variables.of(step)} = {text}"


def uses(trail: Sequence[Step], results: Iterable[Number]) -> dict[Number, int]:
    """How often each number is used by those that the results need; one that is no key
    is not needed."""
    count = dict.fromkeys(results, 1)
    for step in reversed(trail):
        if step.number in count:
            looked_at = 2 if step.number.operation in BRANCHING else 1
            for leaf in leaves(step.number):
                count[leaf] = count.get(leaf, 0) + looked_at
    return count


class StepFunction:
    """The source of `train(samples, parameters, eta, exp)`: the parameters after all
    samples, or batches of them.

    `parameters` are in the order of `network.state`, a sample is a tuple of its inputs
    and targets. Where numbers are `wanted` of online training, it is `train(samples,
    parameters, eta, exp, report)`, and for each sample `report` is called with a tuple
    of them; a parameter is reported as it is before the update.
    """

    def __init__(self, step: TrainingStep, variables: Variables | None = None,
                 wanted: Sequence[Step] = ()):
        self.step, self.variables, self.wanted = step, variables or Variables(), wanted

    def lines(self) -> Iterator[str]:
        """The source, line by line."""
        parameters = self.variables.unpacked(self.step.parameters)
        several = "samples" if self.step.online else "batches"
        report = ", report" if self.wanted else ""
        yield f"def train({several}, parameters, eta, exp{report}):"
        yield f"{CODE_INDENT}{parameters} = parameters"
        yield from indented(self.online() if self.step.online else self.in_batches())
        yield f"{CODE_INDENT}return {parameters}"

    def online(self) -> Iterator[str]:
        """What is done for each sample."""
        step, variables = self.step, self.variables
        before = [other for other in self.wanted if is_parameter(other)]
        names = {other: f"n_{place}_before" for place, other in enumerate(before)}
        variables.taken.update(names.values())
        yield f"for {variables.unpacked(step.inputs)} in samples:"
        yield from indented(f"{names[other]} = {variables.of(other)}" for other in before)
        computed = [other for other in self.wanted if not other.is_given]
        yield from indented(self.updating([*step.sample_steps, *step.update_steps], computed))
        if self.wanted:
            report = [names.get(other) or variables.of(other) for other in self.wanted]
            yield f"{CODE_INDENT}report(({', '.join(report)},))"

    def in_batches(self) -> Iterator[str]:
        """What is done for each batch."""
        step, variables = self.step, self.variables
        yield "for batch in batches:"
        if step.count and step.convention.batch_scale == "mean":
            yield f"{CODE_INDENT}{variables.of(step.count)} = float(len(batch))"
        if step.sums:
            sums, gradients = zip(*step.sums)
            yield f"{CODE_INDENT}{' = '.join([*map(variables.of, sums), '-0.0'])}"
            yield f"{CODE_INDENT}for {variables.unpacked(step.inputs)} in batch:"
            lines = Lines(step.sample_steps, gradients, variables)
            yield from indented(indented(self.adding(lines)))
        yield from indented(self.updating(step.update_steps))

    def adding(self, lines: Lines) -> Iterator[str]:
        """The lines of a sample of a batch, and each gradient added to its sum; a
        gradient that is used for nothing else is written there."""
        variables, sums = self.variables, self.step.sums
        alone = {gradient for _, gradient in sums
                 if lines.is_used_once(gradient) and not variables.is_readable}
        yield from lines.text(alone)
        for total, gradient in sums:
            text = lines.expression(gradient) if gradient in alone else variables.of(gradient)
            yield f"{variables.of(total)} += {text}"

    def updating(self, trail: Sequence[Step], wanted: Sequence[Step] = ()) -> Iterator[str]:
        """The lines of a trail that ends with the update, each result in the variable
        of what it takes the place of; what else is wanted has a line, too."""
        results = [*(result for result, _ in self.step.results), *wanted]
        lines = Lines(trail, results, self.variables)
        late = self.settle(lines)
        yield from lines.text()
        for result, replaced in late:
            yield f"{self.variables.of(replaced)} = {self.variables.of(result)}"

    def settle(self, lines: Lines) -> list[tuple[Step, Step]]:
        """Give each result the variable of the parameter that it replaces; those that
        must wait, since a later line still reads the old one, are returned and keep a
        variable of their own."""
        written = {step.number: position for position, step in enumerate(lines.steps)}
        last_read = {leaf: written[number] for number in written for leaf in leaves(number)}
        late = []
        for result, replaced in self.step.results:
            if last_read.get(replaced.number, -1) <= written[result.number]:
                self.variables.share(result, replaced)
            else:
                late.append((result, replaced))
        return late


def measuring(step: Measurement) -> Iterator[str]:
    """The source of `train(samples, parameters, exp)`: for each sample a tuple of its error
    and of the outputs."""
    variables, trail = Variables(), step.recorder.trail
    outputs = [other for other in trail if other.kind == "a"][-len(step.recorder.network.outputs):]
    results = [other for other in trail if other.kind == "total"] + outputs
    yield "def train(samples, parameters, exp):"
    yield f"{CODE_INDENT}{variables.unpacked(step.parameters)} = parameters"
    yield f"{CODE_INDENT}for {variables.unpacked(step.inputs)} in samples:"
    yield from indented(indented(Lines(trail, results, variables).text()))
    yield f"{CODE_INDENT * 2}yield {variables.unpacked(results)}"


def is_parameter(step: Step) -> bool:
    """Whether a step is a parameter as it is before the update."""
    return step.is_given and bool(step.row.parameter)


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Lines further to the right."""
    return (CODE_INDENT + line for line in lines)
