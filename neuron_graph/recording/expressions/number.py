"""A number that remembers how it came about.

    value      the float
    operation  "+", "-", "*", "/", "neg", a function's name, or None for a number that was given
    operands   what the operation was applied to: Numbers, and floats for the constants of a formula
    step       the step that names it, or None

>>> x = Number(3.0)
>>> y = 2.0 * x + 1.0
>>> y.value, y.operation, y.operands[1]
(7.0, '+', 1.0)

It wraps a float and is none: with a subclass of float, `math.exp`, `abs`, `round` and
`sum` would lose the record in silence; of a wrapped one they raise `TypeError`. So do
comparison and truth, since a branch on a value would be recorded for ever.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, Protocol

from ...network import NOTHING


class Place(Protocol):
    """Where a number belongs in a training step, from which its name is made."""

    kind: str
    names: tuple[str, ...]
    phase: str
    sample: int | None
    number: Number

    def shown(self, notation: Any) -> str:
        """The name in a notation."""


class Number:
    """A float with the operation that made it."""

    __slots__ = ("value", "operation", "operands", "step")

    def __init__(self, value: float, operation: str | None = None, operands: tuple[Any, ...] = ()):
        self.value, self.operation, self.operands = value, operation, operands
        self.step: Place | None = None

    def through(self, function: Callable[..., float], *operands: Any) -> Number:
        """The number that a primitive function of these operands gives."""
        return Number(function(*map(value_of, operands)), function.__name__, operands)

    def __deepcopy__(self, memo: object) -> Number:
        return self

    def __add__(self, other: Any) -> Number:
        return Number(self.value + value_of(other), "+", (self, other))

    def __radd__(self, other: float) -> Number:
        return self if other is NOTHING else Number(other + self.value, "+", (other, self))

    def __sub__(self, other: Any) -> Number:
        return Number(self.value - value_of(other), "-", (self, other))

    def __rsub__(self, other: float) -> Number:
        return Number(other - self.value, "-", (other, self))

    def __mul__(self, other: Any) -> Number:
        return Number(self.value * value_of(other), "*", (self, other))

    def __rmul__(self, other: float) -> Number:
        return Number(other * self.value, "*", (other, self))

    def __truediv__(self, other: Any) -> Number:
        return Number(self.value / value_of(other), "/", (self, other))

    def __rtruediv__(self, other: float) -> Number:
        return Number(other / self.value, "/", (other, self))

    def __neg__(self) -> Number:
        return Number(-self.value, "neg", (self,))

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("a recorded number is neither compared nor tested: the branch taken "
                        "would be recorded for ever")

    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __bool__ = _refuse
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"Number({self.value!r}, {self.operation!r})"


def value_of(operand: Any) -> Any:
    """The value of a Number; a constant is its own."""
    return operand.value if type(operand) is Number else operand
