"""Parameters with gradients, which a rule moves: a neuron's weights and bias, or the
one bias that a layer shares."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..checks import check_length, finite_list
from ..errors import BadValue
from .arithmetic import UNKNOWN

SQUARES = "second", "peak"
"""The kinds of what is remembered that are made of squares."""


class Trainable:
    """`weights` and `bias` (None: there is none), their gradients and, between
    `backward` and `update`, their new values, `updated`.

    `memory` is what a rule remembers of each from one update to the next, by kind, such
    as "velocity": a list with a number for each weight and, last, for the bias. What the
    last update has computed on its way is in `updated_parts`, by kind, in order.

    `frozen` holds the positions of weights that no update changes, the bias being the
    one after the last. `owns_bias` says whether `bias` is this one's: there is one, and
    no layer shares it out.
    """

    name = ""
    """That of a neuron; what a layer shares has none."""
    kinds: tuple[str, str] = "weight", "bias"
    """What its weights are, and its bias; or its first and its second weight."""
    bias: float
    bias_gradient: float
    updated_bias: float
    frozen: frozenset[int] = frozenset()

    def __init__(self, weights: list[float], bias: float | None):
        self.weights = weights
        self.bias, self.owns_bias = UNKNOWN if bias is None else bias, bias is not None
        self.gradients: list[float] = []
        self.updated: list[float] = []
        self.memory: dict[str, list[float]] = {}
        self.updated_parts: dict[str, list[float]] = {}
        self.kept: list[float] = []
        """The parameters themselves, while a rule looks ahead of them."""
        self.bias_gradient = self.updated_bias = UNKNOWN

    @property
    def moves_bias(self) -> bool:
        """Whether there is a bias that updates may move."""
        return self.owns_bias and len(self.weights) not in self.frozen

    def penalise(self, slope: Callable[[float], float], with_bias: bool) -> None:
        """Add to each weight's gradient that of the penalty on it; to the bias's, where
        it is said."""
        self.gradients = [g + slope(w) for g, w in zip(self.gradients, self.weights)]
        if with_bias:
            self.bias_gradient = self.bias_gradient + slope(self.bias)

    def remember(self, kinds: Iterable[str]) -> None:
        """Start what a rule remembers at 0, where nothing is known of it."""
        for kind in kinds:
            self.memory.setdefault(kind, [0.0] * (len(self.weights) + 1))

    def recall(self, kind: str, numbers: Sequence[float], what: str) -> None:
        """Let a rule remember these numbers: one for each weight and, if it is given, one
        more for a bias of its own; `what` names them in what is raised otherwise,
        `WrongLength` or `BadValue`."""
        size = len(self.weights)
        check_length(what, size, numbers[:size + (not self.owns_bias)])
        found = self.memory[kind] = finite_list(numbers, what) + [0.0] * (len(numbers) == size)
        check_length(what, size + 1, found)
        if kind in SQUARES and min(found) < 0.0:
            wanted = "squares are averaged there, and no average of squares is below 0"
            raise BadValue(what, min(found), wanted)

    def hold_frozen(self) -> None:
        """Let the new values of frozen weights be the old ones."""
        for position in self.frozen - {len(self.weights)}:
            self.updated[position] = (self.kept or self.weights)[position]
            for kind, numbers in self.memory.items():
                if f"new_{kind}" in self.updated_parts:
                    self.updated_parts[f"new_{kind}"][position] = numbers[position]

    def install(self, kinds: Iterable[str]) -> None:
        """Take over what the rule remembers."""
        self.kept = []
        for kind in kinds:
            new = self.updated_parts.get(f"new_{kind}", [])
            self.memory[kind] = [*new, *self.memory[kind][len(new):]]
