"""Parameters with gradients, which a rule moves: a neuron's weights and bias, or the
one bias that a layer shares."""
from __future__ import annotations

from .arithmetic import UNKNOWN


class Trainable:
    """`weights` and `bias` (None: there is none), their gradients, their velocities
    and, between `backward` and `update`, their new values, `updated`.

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
    bias_velocity: float
    updated_bias: float
    updated_bias_velocity: float
    frozen: frozenset[int] = frozenset()

    def __init__(self, weights: list[float], bias: float | None):
        self.weights = weights
        self.bias, self.owns_bias = UNKNOWN if bias is None else bias, bias is not None
        self.gradients: list[float] = []
        self.updated: list[float] = []
        self.velocities, self.bias_velocity = [0.0] * len(weights), 0.0
        self.updated_velocities: list[float] = []
        self.bias_gradient = self.updated_bias = self.updated_bias_velocity = UNKNOWN

    @property
    def moves_bias(self) -> bool:
        """Whether there is a bias that updates may move."""
        return self.owns_bias and len(self.weights) not in self.frozen

    def hold_frozen(self) -> None:
        """Let the new values of frozen weights be the old ones."""
        for position in self.frozen - {len(self.weights)}:
            self.updated[position] = self.weights[position]
            if self.updated_velocities:
                self.updated_velocities[position] = self.velocities[position]
