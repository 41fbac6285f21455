"""A draft of a walkthrough: what a text says of a network as TOML, with what was assumed,
and what is to be decided, as comments.

Where a text leaves open how weights are numbered, which activations there are or which
convention is followed, that is taken with which most of its figures agree, and said.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Any

from ...errors import NeuronGraphError, shortened
from ...network import DEFAULT
from ...numerals import read_float
from ...recording import visible
from ..checker import placed
from ..example import Example
from ..figure import Figure
from ..files import read_example, toml
from .facts import Facts, facts_of
from .figures import Names, agreeing, dated, figures_of
from .plain import Line, plain_lines
from .statement import statements
from .wiring import NONE, PER_INPUT, PER_NEURON, Unit, Wiring, sizes_of, target_count, wired

UNKNOWN = "?"
ACTIVATIONS = {
    "sigmoid": r"(?i)sigmoid|logistic|e\^\(?-|exp\(-|\bσ\(",
    "tanh": r"(?i)tanh|hyperbolic",
    "relu": r"(?i)\brelu|max\(\s*0",
    "identity": r"(?i)\blinear (?:activation|neuron|unit|output)|identity|no activation",
    "softmax": r"(?i)softmax",
}
"""What a text says where it has an activation."""
CHOICES: dict[str, Sequence[Any]] = {
    "error": ("half-squared-sum", "squared-sum", "half-squared-mean", "squared-mean",
              "binary-cross-entropy", "cross-entropy"),
    "sign": ("output-target", "target-output"),
    "order": ("original", "updated"),
    "bias": ("trained", "frozen"),
    "gradient-factor": (1.0, 0.5, 2.0),
}
"""What is tried of a convention, the usual first."""
HEAD = "# Drafted from {}: look it through, then neuron-graph check THIS-FILE"
MOST_STATEMENTS = 2000
MOST_QUESTIONS = 60


@dataclass(frozen=True)
class Plan:
    """What a draft settles: how weights are numbered, the activations of the hidden and
    the output neurons, and parts of a convention."""

    order: str = PER_NEURON
    hidden: str = "sigmoid"
    output: str = "sigmoid"
    convention: Mapping[str, Any] = field(default_factory=dict)


class Draft:
    """The draft of a text; `name` says where the text is from.

    What is known besides: the `sizes` of the layers, `hints` as lines like those of a
    text, the `activation` of all neurons and that of the `output`, parts of a
    `convention`.
    """

    def __init__(self, text: str, name: str, sizes: Sequence[int] = (), hints: str = "",
                 known: Plan = Plan("", "", "")):
        lines = list(plain_lines(text))
        said = [line._replace(number=0) for line in plain_lines(hints)]
        self.name, self.said = visible(name), " ".join(line.text for line in lines)
        found = list(islice(statements(lines), MOST_STATEMENTS))
        self.facts = facts_of([*found, *statements(said)])
        self.sizes = list(sizes) or sizes_of(self.facts)
        self.remarks, self.questions = self.facts.remarks, self.facts.questions
        if len(found) == MOST_STATEMENTS:
            self.questions.append(f"only the first {MOST_STATEMENTS} statements are read")
        self.figures = [Figure(one.name, one.printed, where=f"line {one.line}")
                        for one in self.facts.figures]
        self.plan, self.known = Plan(), known
        self.missing: dict[str, None] = {}
        try:
            example = self.tried(self.plan) if self.sizes else None
        except NeuronGraphError as error:
            example, self.sizes = None, []
            self.questions.append(f"the network does not fit together: {error}")
        self.ask()
        if example:
            self.name_figures(example, lines)
            self.settle_activations()
            self.settle_convention()

    @property
    def wiring(self) -> Wiring:
        """The wiring of the plan."""
        return wired(self.facts, self.sizes, self.plan.order)

    def example(self) -> Example:
        """The example of the draft. Raises `NeuronGraphError` where it lacks something."""
        return read_example("\n".join(self.lines()), self.name)

    def tried(self, plan: Plan) -> Example:
        """The example under a plan, with 0.1 for numbers that are not known."""
        return read_example("\n".join(self.network(plan, "0.1")), self.name)

    def name_figures(self, example: Example, lines: Sequence[Line]) -> None:
        """Find what the figures are figures of; those that are of nothing are asked
        for."""
        found = list(figures_of(self.facts.figures, Names(self.wiring), example))
        known, lost = placed(replace(example, figures=list(dated(found, lines, self.remarks))))
        self.figures = list(known.figures)
        for error in lost:
            figure = error.figure
            why = str(error.error).partition("; known: ")[0]
            self.questions.append(f"{figure.where}: {figure.label} = {figure.printed}: {why}")

    def settle_activations(self) -> None:
        """Settle the activations, and how weights are numbered that stand in no sum."""
        mentioned = [name for name, shape in ACTIVATIONS.items() if re.search(shape, self.said)]
        usual = [name for name in mentioned if name != "softmax"] or list(ACTIVATIONS)[:4]
        hidden, last = self.known.hidden, self.known.output or self.known.hidden
        outputs = [last] if last else ["softmax"] * ("softmax" in mentioned) + usual
        agree = self.take(
            Plan(order, one, other, self.known.convention)
            for order in (PER_NEURON, PER_INPUT) for one in ([hidden] if hidden else usual)
            for other in sorted(outputs, key=lambda name: name not in (one, "softmax")))
        if not (mentioned or self.known.hidden):
            self.remarks.append(f"{self.plan.hidden} hidden neurons, {self.plan.output} outputs: "
                                f"the text names no activation, and {agree}")
        if len(self.facts.sums) < sum(self.sizes[1:]):
            self.remarks.append(f"weights that stand in no sum are numbered {self.plan.order}: "
                                f"{agree}")

    def settle_convention(self) -> None:
        """Settle what is not known of the convention."""
        for key, values in CHOICES.items():
            if key not in self.known.convention:
                plan, usual = self.plan, values[0]
                agree = self.take(replace(plan, convention={**plan.convention, key: value})
                                  for value in values)
                taken = self.plan.convention[key]
                if taken != usual:
                    self.remarks.append(f"{key}={taken}: {agree}")
                elif self.tied and self.figures and (
                        key == "error" or key == "bias" and self.facts.given["bias"]):
                    self.questions.append(f"{key}={taken} is the usual; no figure tells")

    def take(self, plans: Iterable[Plan]) -> str:
        """Take the first of some plans with which most figures agree, and say how many
        do."""
        early = [figure for figure in self.figures if figure.epoch == 1 and not figure.when]
        counted = {agreeing(early, partial(self.tried, plan)): plan
                   for plan in reversed(list(plans))}
        most, self.tied = max(counted), len(counted) == 1
        self.plan = counted[most]
        return f"{most} of {len(early)} figures of epoch 1 agree"

    def ask(self) -> None:
        """Ask for what is not known."""
        if not self.sizes:
            self.questions.insert(0, "the text does not say how many inputs and neurons there are: "
                                  "say it with --layers, as in --layers 2-2-1")
            return
        self.questions[:0] = [f"{name} is not given: say it with --set {name}=..."
                              for name in self.missing]
        if not self.facts.given["rate"]:
            self.questions.append("the learning rate is not given: say it with --rate")
        if target_count(self.facts) != self.sizes[-1] and not self.facts.samples.get("target"):
            self.questions.append(f"{self.sizes[-1]} targets are needed, "
                                  f"{target_count(self.facts)} given: say them with --targets")

    def lines(self) -> Iterator[str]:
        """The lines of the draft: what was assumed, what is asked, the network, the
        figures."""
        yield HEAD.format(self.name)
        yield from (comment(f"assumed: {remark}") for remark in self.remarks)
        yield from (comment(f"? {question}") for question in
                    list(dict.fromkeys(self.questions))[:MOST_QUESTIONS])
        yield from ("", f"title = {toml(f'A draft from {self.name}')}")
        if self.sizes:
            yield from self.network(self.plan)
        else:
            yield from (comment(f"given: {name} = {number}") for known in self.facts.given.values()
                        for name, number in known.items())
        for figure in self.figures:
            yield from figure_lines(figure)

    def network(self, plan: Plan, unknown: str = toml(UNKNOWN)) -> Iterator[str]:
        """The lines of the example, without its figures; numbers that are not known are
        `unknown`."""
        given, wiring = self.facts.given, wired(self.facts, self.sizes, plan.order)
        numbers = Numbers({**given["input"], **given["bias"], **given["weight"]}, unknown)
        self.missing = numbers.missing
        rate = next(iter(given["rate"].values()), "")
        yield f"rate = {number(rate) if rate else toml('unknown')}"
        yield f"inputs = {toml(wiring.inputs)}"
        convention = DEFAULT.with_parts(plan.convention).unlike(DEFAULT)
        yield from ("", "[convention]") if convention else ()
        yield from (f"{key} = {toml(value)}" for key, value in convention.items())
        activations = [plan.hidden] * (len(wiring.layers) - 1) + [plan.output]
        for layer, activation in zip(wiring.layers, activations):
            yield from ("", "[[layer]]", f"activation = {toml(activation)}")
            if shared := wiring.shared(layer):
                yield f"bias = {numbers.of(shared)}"
            for unit in layer:
                yield from ("", "[[layer.neuron]]", f"name = {toml(unit.name)}")
                yield from numbers.parameters(unit, wiring.first(unit), not shared)
        for inputs, targets in samples(self.facts, wiring, numbers):
            yield from ("", "[[sample]]", f"inputs = {inputs}", f"targets = {targets}")


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text by name, as TOML; one that it does not say is `unknown`."""

    given: Mapping[str, str]
    unknown: str
    missing: dict[str, None] = field(default_factory=dict)
    """The names that were asked for and are not given."""

    def of(self, name: str) -> str:
        """A number by its name."""
        if name in self.given:
            return number(self.given[name])
        self.missing[name] = None
        return self.unknown

    def listed(self, names: Iterable[str]) -> str:
        """A list of numbers by their names."""
        return in_brackets(map(self.of, names))

    def parameters(self, unit: Unit, first: int, with_bias: bool) -> Iterator[str]:
        """The weights and the bias of a neuron; `first` is the number of its first
        weight."""
        yield f"weights = {self.listed(unit.weights)}"
        usual = [f"w{number}" for number, _ in enumerate(unit.weights, start=first)]
        if unit.weights != usual and all(re.fullmatch(r"\w+", name) for name in unit.weights):
            yield f"weight-names = {toml(unit.weights)}"
        if with_bias:
            yield f"bias = {toml(NONE) if unit.bias == NONE else self.of(unit.bias)}"


def number(text: str) -> str:
    """A number as TOML writes it."""
    return toml(read_float(text, "a number"))


def in_brackets(numbers: Iterable[str]) -> str:
    """Some numbers as a list in TOML."""
    return f"[{', '.join(numbers)}]"


def samples(facts: Facts, wiring: Wiring, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """The inputs and the targets of each sample as TOML. Targets are left out that are
    not one for each output."""
    outputs = len(wiring.layers[-1])
    rows = [in_brackets(map(number, row)) for row in facts.samples.get("input", [])]
    rows = rows or [numbers.listed(wiring.inputs)]
    targets = facts.samples.get("target") or [list(facts.given["target"].values())]
    targets = [row if len(row) in (outputs, outputs * len(rows)) else [] for row in targets]
    if len(targets) == 1 and len(rows) > 1:
        size = len(targets[0]) // len(rows)
        targets = [targets[0][n * size:(n + 1) * size] for n, _ in enumerate(rows)]
    return zip(rows, (in_brackets(map(number, row)) for row in targets))


def figure_lines(figure: Figure) -> Iterator[str]:
    """The table of a figure."""
    yield from ("", "[[published]]", f"name = {toml(figure.name)}",
                f"printed = {toml(figure.printed)}", f"where = {toml(figure.where)}")
    if figure.label != figure.name:
        yield f"label = {toml(visible(figure.label))}"
    if figure.epoch != 1:
        yield f"epoch = {figure.epoch}"
    if figure.when:
        yield f"when = {toml(figure.when)}"
    if figure.percent:
        yield "percent = true"


def comment(text: str) -> str:
    """A text as a comment of one line."""
    return f"# {shortened(visible(text), 300)}"
