"""The training step as a program: straight-line Python printed from a recording of it.

    a line for each number that has a name and is used more than once; the others are written into the lines that use
    them, since a line costs a store and a load (measured: one line per operation is slower than plain loops)
    nothing that the new parameters do not need: the error itself is not among it
    x * 1.0 as x, the one rewriting that changes no bit

Only names made here are printed: a neuron may be called anything.
"""
from __future__ import annotations

import itertools
import keyword
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from ..recording import (
    ATOM,
    GIVEN,
    IDENTIFIERS,
    KINDS,
    NOTATIONS,
    TEXT_FUNCTIONS,
    Notation,
    Piece,
    Step,
    Style,
    number_piece,
    python_numeral,
    shown_name,
)
from ..recording.expressions import OPERATIONS, Number, Place, fold, leaves
from .primitive_source import NAMES, in_line
from .training_step import TrainingStep

BRANCHES = {name for name, row in OPERATIONS.items() if row.branches}
"""Functions whose argument is looked at and used: it needs a name of its own."""
TAKEN = {*keyword.kwlist, *NAMES, *TEXT_FUNCTIONS.values(), "sample", "samples", "batch", "batches", "train", "error",
         "parameters", "eta", "math", "float", "len", "penalty", "predict", "labels", "found", "print"}


class ProgramStyle(Style):
    """Operations as Python that runs: functions that branch are written out, so that both sides are in the program."""

    def product(self, node: Number, parts: list[Piece]) -> Piece:
        """a * b; x * 1.0 is x to the bit."""
        return parts[0] if type(node.operands[1]) is float and node.operands[1] == 1.0 else super().product(node, parts)

    def written_out(self, node: Number, parts: list[Piece]) -> Piece:
        """What a function returns, in the place of a call; the call where it does more than return an expression."""
        template = in_line(str(node.operation))
        return Piece(template.format(*(part.within(ATOM) for part in parts)) or self.called(str(node.operation), parts))

    special: ClassVar[dict[str, Any]] = {
        **{name: write for name, write in Style.special.items() if name != "divide"}, "*": product,
        **dict.fromkeys(BRANCHES, written_out),
    }


CODE = ProgramStyle(IDENTIFIERS, python_numeral, functions=TEXT_FUNCTIONS)


class Variables:
    """Names for numbers, all different, all identifiers."""

    def __init__(self, notation: Notation = NOTATIONS["net-out"]):
        self.notation = notation.written_in(IDENTIFIERS)
        self.names: dict[int, str] = {}
        self.taken = set(TAKEN)

    def of(self, step: Place) -> str:
        """The name of a step's number."""
        name = self.names.get(id(step.number))
        if name is None:
            name = self.names[id(step.number)] = self.new(step)
        return name

    def new(self, step: Place) -> str:
        """A name that nothing has yet: as the trace calls it, if Python can."""
        if step.kind == "rate":
            return "eta"
        name = shown_name(self.notation, step)
        name = name if name.isidentifier() else f"n_{name}"
        numbered = (f"{name}_{count}" for count in itertools.count(2))
        free = name if name not in self.taken else next(other for other in numbered if other not in self.taken)
        self.taken.add(free)
        return free

    def share(self, step: Step, other: Step) -> None:
        """Let a step's number have the same variable as another's."""
        self.names[id(step.number)] = self.of(other)


class Lines:
    """The lines that compute some results from a trail of steps.

    `results` are the steps that must be there at the end; `readable` keeps a line for every named number. A number that
    gets no line loses its name here, so that its formula is printed where it is used: the trail is not to be used again
    for anything else.
    """

    def __init__(self, trail: Sequence[Step], results: Iterable[Step], variables: Variables, readable: bool = False):
        self.variables, self.readable = variables, readable
        kept = {id(step.number) for step in results}
        self.uses = uses(trail, kept)
        self.steps = []
        for step in trail:
            if step.phase != "given" and id(step.number) in self.uses:
                once = self.uses[id(step.number)] == 1 and not readable
                if id(step.number) not in kept and (once or step.number.operation == "same"):
                    step.number.step = None
                else:
                    self.steps.append(step)

    def expression(self, step: Step) -> str:
        """What stands to the right of the equals sign."""
        return fold(step.number, self.leaf, CODE.combine).text

    def leaf(self, operand: Any) -> Piece:
        """A constant or a variable."""
        if type(operand) is Number:
            return Piece(self.variables.of(operand.step))  # type: ignore[arg-type]
        return number_piece(repr(operand))

    def text(self, left_out: Collection[int] = ()) -> Iterator[str]:
        """The lines phase by phase, but for some numbers by their identity; readable ones below the name of the phase."""
        for phase, steps in itertools.groupby(self.steps, key=lambda step: step.phase):
            if self.readable:
                yield f"# {phase}"
            found = [(step, self.expression(step)) for step in steps if id(step.number) not in left_out]
            yield from (f"{self.variables.of(step)} = {text}" for step, text in found)


def uses(trail: Sequence[Step], results: Iterable[int]) -> dict[int, int]:
    """How often each number is used by those that the results need; one that is no key is not needed."""
    count = dict.fromkeys(results, 1)
    for step in reversed(trail):
        if id(step.number) in count:
            looked_at = 2 if step.number.operation in BRANCHES else 1
            for key in map(id, leaves(step.number)):
                count[key] = count.get(key, 0) + looked_at
    return count


CODE_INDENT = "    "


def step_function(step: TrainingStep, variables: Variables | None = None, readable: bool = False,
                  wanted: Sequence[Step] = ()) -> Iterator[str]:
    """The source of `train(samples, parameters, eta, exp)`: the parameters after all samples, or batches of them.

    `parameters` are in the order of `network.state`, a sample is a tuple of its inputs and targets. Where numbers are
    `wanted` of online training, it is `train(samples, parameters, eta, exp, report)`, and for each sample `report` is called
    with a tuple of them; a parameter is reported as it is before the update.
    """
    variables = variables or Variables()
    parameters = unpacked(step.parameters, variables)
    yield f"def train({'samples' if step.online else 'batches'}, parameters, eta, exp{', report' * bool(wanted)}):"
    yield f"{CODE_INDENT}{parameters} = parameters"
    lines = sample_lines(step, variables, readable, wanted) if step.online else batch_lines(step, variables, readable)
    yield from indented(lines, 1)
    yield f"{CODE_INDENT}return {parameters}"


def sample_lines(step: TrainingStep, variables: Variables, readable: bool, wanted: Sequence[Step]) -> Iterator[str]:
    """What is done for each sample."""
    before = [other for other in wanted if other.phase == GIVEN and KINDS[other.kind].parameter]
    kept = {id(other.number): f"n_{place}_before" for place, other in enumerate(before)}
    variables.taken.update(kept.values())
    yield f"for {unpacked(step.inputs, variables)} in samples:"
    yield from indented((f"{kept[id(other.number)]} = {variables.of(other)}" for other in before), 1)
    computed = [other for other in wanted if other.phase != GIVEN]
    yield from indented(updating([*step.sample_steps, *step.update_steps], step, variables, readable, computed), 1)
    if wanted:
        names = [kept.get(id(other.number)) or variables.of(other) for other in wanted]
        yield f"{CODE_INDENT}report(({', '.join(names)},))"


def batch_lines(step: TrainingStep, variables: Variables, readable: bool) -> Iterator[str]:
    """What is done for each batch."""
    loop = f"for {unpacked(step.inputs, variables)} in batch:"
    yield "for batch in batches:"
    sums = [variables.of(total) for total, _ in step.sums]
    yield from indented([" = ".join([*sums, "-0.0"]), loop], 1)
    lines = Lines(step.sample_steps, [gradient for _, gradient in step.sums], variables, readable)
    alone = set() if readable else {id(g.number) for _, g in step.sums if lines.uses[id(g.number)] == 1}
    yield from indented(lines.text(alone), 2)
    for name, (_, gradient) in zip(sums, step.sums):
        text = lines.expression(gradient) if id(gradient.number) in alone else variables.of(gradient)
        yield f"{CODE_INDENT * 2}{name} += {text}"
    if step.count and step.convention.batch_scale == "mean":
        yield f"{CODE_INDENT}{variables.of(step.count)} = float(len(batch))"
    yield from indented(updating(step.update_steps, step, variables, readable), 1)


def updating(trail: Sequence[Step], step: TrainingStep, variables: Variables, readable: bool,
             wanted: Sequence[Step] = ()) -> Iterator[str]:
    """The lines of a trail that ends with the update, each result in the variable of what it takes the place of; what
    else is wanted has a line, too."""
    lines = Lines(trail, [*(result for result, _ in step.results), *wanted], variables, readable)
    late = settle(lines, step.results, variables)
    yield from lines.text()
    for result, replaced in late:
        yield f"{variables.of(replaced)} = {variables.of(result)}"


def settle(lines: Lines, results: Sequence[tuple[Step, Step]], variables: Variables) -> list[tuple[Step, Step]]:
    """Give each result the variable of the parameter that it replaces; those that must wait, since a later line still
    reads the old one, are returned and keep a variable of their own."""
    last_read: dict[int, int] = {}
    written: dict[int, int] = {}
    for position, step in enumerate(lines.steps):
        written[id(step.number)] = position
        last_read.update(dict.fromkeys(map(id, leaves(step.number)), position))
    late = []
    for result, replaced in results:
        if last_read.get(id(replaced.number), -1) <= written[id(result.number)]:
            variables.share(result, replaced)
        else:
            late.append((result, replaced))
    return late


def unpacked(steps: Sequence[Step], variables: Variables) -> str:
    """A tuple of variables."""
    return ", ".join(map(variables.of, steps)) + ("," if len(steps) == 1 else "")


def indented(lines: Iterable[str], depth: int) -> Iterator[str]:
    """Lines further to the right."""
    return (CODE_INDENT * depth + line for line in lines)
