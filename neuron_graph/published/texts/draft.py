"""A draft of a walkthrough: what a text says of a network as TOML, with what was assumed,
and what is to be decided, as comments.

Where a text leaves open how weights are numbered and which activations there are, that is
taken with which most of its figures agree, and said; so is a convention that the check of
the draft finds.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from ...errors import NeuronGraphError, shortened
from ...network import DEFAULT
from ...numerals import read_float
from ...recording import visible
from ..checker import check
from ..comparison import FigureComparison, placed
from ..example import Example
from ..figure import Figure
from ..files import keys, read_example, toml
from .facts import Facts
from .plain import TextLine, plain_lines
from .statement import statements
from .wiring import NONE, PER_INPUT, PER_NEURON, Wiring, samples_in, sizes_of, target_count

UNKNOWN = "?"
ACTIVATIONS = {
    "sigmoid": r"(?i)sigmoid|logistic|e\^\(?-|exp\(-|\bσ\(",
    "tanh": r"(?i)tanh|hyperbolic",
    "relu": r"(?i)\brelu|max\(\s*0",
    "identity": r"(?i)\blinear (?:activation|neuron|unit|output)|identity|no activation",
    "softmax": r"(?i)softmax",
    "bipolar-sigmoid": r"(?i)bipolar",
}
"""What a text says where it has an activation."""
TELL = {"error": ("target", r"E|d|.*\+$"), "bias": ("bias", r"b.*\+$|dE/db")}
"""Parts of a convention: with which numbers they play a role, and figures that tell."""
TURNED = {"sign": "target-output"}
"""What is tried besides what the check of a draft finds."""
EPOCH = re.compile(
    r"(?i)(?=.{,80}$).*?\b(?:epoch|iteration|round|pass|epoche|durchgang)\s*#?(\d+)\b")
"""A heading that says which epoch follows."""
HEAD = "# Drafted from {}: look it through, then neuron-graph check THIS-FILE"
MOST_STATEMENTS = 2000
MOST_SAID = 60


@dataclass(frozen=True)
class WayToRead:
    """What a draft settles: how weights are numbered, the activations of the hidden and
    the output neurons, and parts of a convention."""

    order: str = PER_NEURON
    hidden: str = "sigmoid"
    output: str = "sigmoid"
    convention: Mapping[str, Any] = field(default_factory=dict)


class Draft:
    """The draft of a text; `name` says where the text is from.

    What is known besides: the `sizes` of the layers, `hints` as lines like those of a
    text, and a way with what of it is known.
    """

    def __init__(self, text: str, name: str, sizes: Sequence[int] = (), hints: str = "",
                 known: WayToRead = WayToRead("", "", "")):
        lines = list(plain_lines(text))
        self.name, self.said = visible(name), " ".join(line.text for line in lines)
        found = list(islice(statements(lines), MOST_STATEMENTS))
        self.facts = Facts(found)
        self.facts.add(Facts(list(statements(plain_lines(hints)))))
        self.sizes, self.way, self.known = list(sizes) or sizes_of(self.facts), WayToRead(), known
        self.numbers: dict[str, Any] = defaultdict(lambda: UNKNOWN, {NONE: NONE})
        self.numbers |= {name: read_float(number, name) for kind in self.facts.given.values()
                         for name, number in kind.items()}
        self.remarks, self.questions = self.facts.remarks, self.facts.questions
        self.figures: Sequence[Figure] = ()
        if len(found) == MOST_STATEMENTS:
            self.questions.append(f"only the first {MOST_STATEMENTS} statements are read")
        try:
            if self.sizes:
                self.name_figures(lines)
                self.settle_activations()
                self.settle_convention()
        except NeuronGraphError as error:
            self.sizes = []
            self.questions.append(f"the network does not fit together: {error}")
        self.questions[:0] = self.asked()

    def example(self, unknown: Any = UNKNOWN) -> Example:
        """The example of the draft, with a number for what is `unknown`. Raises
        `NeuronGraphError` where it lacks something."""
        lines = "\n".join(self.lines()).replace(f" {toml(UNKNOWN)}", f" {toml(unknown)}")
        return read_example(lines.replace(f"[{toml(UNKNOWN)}", f"[{toml(unknown)}"), self.name)

    @property
    def wiring(self) -> Wiring:
        """The wiring of the way."""
        return Wiring(self.facts, self.sizes, self.way.order)

    def name_figures(self, lines: Sequence[TextLine]) -> None:
        """Find what the figures are figures of; those that are of nothing are asked
        for."""
        example, wiring, figures = self.example(0.1), self.wiring, list[Figure]()
        recording = example.recording()
        epochs = [(line.number, int(said[1])) for line in lines
                  if (said := EPOCH.match(line.text))]
        for one in self.facts.figures:
            names = list(wiring.readings(one))
            name = next((name for name in names if name in recording), names[0])
            [*_, (_, epoch)] = [(0, 1), *(found for found in epochs if found[0] <= one.line)]
            figures.append(Figure(name, one.printed, one.name, f"line {one.line}", epoch))
        known, lost = placed(replace(example, figures=figures))
        self.figures = known.figures
        for error in lost:
            figure, why = error.figure, str(error.error).partition("; known: ")[0]
            self.questions.append(f"{figure.where}: {figure.label} = {figure.printed}: {why}")

    def settle_activations(self) -> None:
        """Settle the activations, and how weights are numbered that stand in no sum."""
        mentioned = [name for name, shape in ACTIVATIONS.items() if re.search(shape, self.said)]
        usual = [name for name in mentioned if name != "softmax"] or [*ACTIVATIONS][:4]
        hidden, last = self.known.hidden, self.known.output or self.known.hidden
        outputs = [last] if last else usual + ["softmax"] * ("softmax" in mentioned)
        ways = [WayToRead(order, one, other, self.known.convention)
                 for order in (PER_NEURON, PER_INPUT) for one in ([hidden] if hidden else usual)
                 for other in sorted(outputs, key=one.__ne__)]
        agree = self.take(ways, FigureComparison)
        if not (mentioned or hidden):
            self.remarks.append(f"{self.way.hidden} hidden neurons, {self.way.output} outputs: "
                                f"the text names no activation, and {agree}")
        if len(self.facts.sums) < sum(self.sizes[1:]):
            self.remarks.append(f"weights that stand in no sum are numbered {self.way.order}: "
                                f"{agree}")

    def settle_convention(self) -> None:
        """Take the convention under which most figures are confirmed, of those that the
        check finds."""
        found, own, known = check(self.example(0.1)), self.way, self.known.convention
        others = [] if all(line.confirmed for line in found.lines) else [TURNED]
        agree = self.take([replace(own, convention={**parts, **known})
                           for parts in ({}, *found.established, *others)], check)
        self.remarks += [f"{key}={value}: {agree}" for key, value in self.way.convention.items()
                         if key not in known]

    def take(
            self, ways: Sequence[WayToRead], checked: Callable[[Example], FigureComparison]) -> str:
        """Take the first of some ways with which most figures agree, and say how many
        do."""
        counts, early = [], sum(figure.epoch == 1 for figure in self.figures)
        for self.way in ways:
            try:
                lines = checked(self.example(0.1)).lines
            except NeuronGraphError:
                lines = []
            counts.append(sum(line.confirmed or bool(line.agreement) for line in lines
                              if line.figure.epoch == 1))
        self.way = ways[counts.index(max(counts))]
        return f"{max(counts)} of {early} figures of epoch 1 agree"

    def asked(self) -> Iterator[str]:
        """What is not known."""
        if not self.sizes:
            yield ("the text does not say how many inputs and neurons there are: "
                   "say it with --layers, as in --layers 2-2-1")
            return
        given, targets, wanted = self.facts.given, target_count(self.facts), self.sizes[-1]
        for name in [name for name, number in self.numbers.items() if number == UNKNOWN]:
            yield f"{name} is not given: say it with --set {name}=..."
        if not given["rate"]:
            yield "the learning rate is not given: say it with --rate"
        if targets != wanted:
            yield f"{wanted} targets are needed, {targets} given: say them with --targets"
        for key, (kind, shape) in TELL.items():
            told = key in self.way.convention or any(
                re.match(shape, figure.name) for figure in self.figures)
            if given[kind] and not told:
                yield f"{key}={getattr(DEFAULT, key)} is the usual; no figure tells"

    def lines(self) -> Iterator[str]:
        """The lines of the draft: what was assumed, what is asked, the network, the
        figures."""
        yield HEAD.format(self.name)
        said = [f"assumed: {one}" for one in self.remarks] + [f"? {one}" for one in self.questions]
        yield from (f"# {shortened(visible(one), 300)}" for one in said[:MOST_SAID])
        yield from ("", *keys(title=f"A draft from {self.name}"))
        for head, values in self.tables() if self.sizes else ():
            yield from ("", head) if head else ()
            yield from keys(**values)

    def tables(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The tables of the example with their heads."""
        wiring, numbers, way = self.wiring, self.numbers, self.way
        rate = [numbers[name] for name in self.facts.given["rate"]] or ["unknown"]
        yield "", {"rate": rate[0], "inputs": wiring.inputs}
        if convention := DEFAULT.with_parts(way.convention).unlike(DEFAULT):
            yield "[convention]", convention
        for layer in wiring.layers:
            shared, is_last = wiring.shared(layer), layer is wiring.layers[-1]
            yield "[[layer]]", {"activation": way.output if is_last else way.hidden,
                                "bias": numbers[shared] if shared else None}
            for unit in layer:
                names = unit.weights if all(map(str.isidentifier, unit.weights)) else None
                yield "[[layer.neuron]]", {
                    "name": unit.name, "weights": [numbers[name] for name in unit.weights],
                    "weight-names": names, "bias": None if shared else numbers[unit.bias]}
        yield from self.samples(wiring.inputs)
        for one in self.figures:
            label = visible(one.label) if one.label != one.name else None
            yield "[[published]]", {
                "name": one.name, "printed": one.printed, "where": one.where, "label": label,
                "epoch": one.epoch if one.epoch > 1 else None}

    def samples(self, inputs: Sequence[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The tables of the samples; targets are left out that are not one for each
        output."""
        size = self.sizes[-1] if target_count(self.facts) == self.sizes[-1] else 0
        targets = iter(self.facts.given["target"])
        for sample in samples_in(self.facts):
            yield "[[sample]]", {
                "inputs": [self.numbers[name + sample] for name in inputs],
                "targets": [self.numbers[name] for name in islice(targets, size)]}
