"""Formulas and numbers as text: tables over the one walk of an expression.

A `Style` is such a table: how each operation is written and how tightly it binds, so that parentheses stand where
float arithmetic needs them and nowhere else. `a + (b + c)` keeps its own: it is not `(a + b) + c` to the last bit.
A `Printer` is a style with a notation and a number of digits.
"""
from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from .expressions import OPERATIONS, Number, Place, fold, value_of
from .notation import ASCII, HTML, LATEX, UNICODE, Notation, Script, latex_text, shown_name

NUMERAL, SUM, MINUS, PRODUCT, POWER, ATOM = range(1, 7)
"""How tightly the outermost operation of a piece binds; NUMERAL is a negative number, loosest of all: (-0.2)·0.1."""


class Piece(NamedTuple):
    """A part of a formula and how tightly its outermost operation binds."""

    text: str
    binding: int = ATOM

    def within(self, binding: int) -> str:
        """The text, in parentheses where a place asks for a tighter binding."""
        return self.text if self.binding >= binding else f"({self.text})"

    def leading(self, binding: int) -> str:
        """The text at the left end of an operation, where a minus sign needs no parentheses."""
        return self.text if self.binding == MINUS else self.within(binding)

    def following(self, binding: int) -> str:
        """The text at the right of an operation, where a minus sign does."""
        return self.text if self.binding >= binding and self.text[0] != "-" else f"({self.text})"


@dataclass(frozen=True)
class Style:
    """How operations and numbers are written."""

    script: Script
    numeral: Callable[[Any, int | None], str]
    times: str = "*"
    functions: Mapping[str, str] = field(default_factory=dict)
    call: str = "{}({})"
    fraction: str = ""
    square: str = ""
    half: str = ""
    between: str = ", "
    """What stands between the operands of a function."""

    def combine(self, node: Number, parts: list[Piece]) -> Piece:
        """An operation applied to the pieces of its operands."""
        operation = str(node.operation)
        if operation in self.special:
            return self.special[operation](self, node, parts)
        return Piece(self.called(operation, parts))

    def called(self, name: str, parts: list[Piece]) -> str:
        """A function of its operands; a name with {} in it says where these go."""
        function, operands = self.functions.get(name, name), self.between.join(part.text for part in parts)
        return function.format(operands) if "{}" in function else self.call.format(function, operands)

    def itself(self, node: Number, parts: list[Piece]) -> Piece:
        """An operation that changes nothing."""
        return parts[0]

    def negative(self, node: Number, parts: list[Piece]) -> Piece:
        """-x. -(a·b) needs no parentheses: it is (-a)·b to the last bit."""
        return Piece("-" + parts[0].following(PRODUCT), MINUS)

    def sum(self, node: Number, parts: list[Piece]) -> Piece:
        """a + b, a - b"""
        return Piece(f"{parts[0].leading(SUM)} {node.operation} {parts[1].following(PRODUCT)}", SUM)

    def product(self, node: Number, parts: list[Piece]) -> Piece:
        """a·b, a², ½a"""
        first, second = node.operands
        if self.square and first is second:
            return Piece(self.square.format(parts[0].within(ATOM)), POWER)
        left = self.half if self.half and type(first) is float and first == 0.5 else parts[0].leading(PRODUCT)
        return Piece(left + self.times + parts[1].following(POWER), PRODUCT)

    def quotient(self, node: Number, parts: list[Piece]) -> Piece:
        """a / b"""
        if self.fraction:
            return Piece(self.fraction.format(parts[0].text, parts[1].text))
        return Piece(f"{parts[0].leading(PRODUCT)}/{parts[1].following(POWER)}", PRODUCT)

    def log_product(self, node: Number, parts: list[Piece]) -> Piece:
        """t·log(a)"""
        return Piece(parts[0].leading(PRODUCT) + self.times + self.called("log", parts[1:]), PRODUCT)

    special: ClassVar[dict[str, Any]] = {
        "same": itself, "identity": itself, "neg": negative, "+": sum, "-": sum, "*": product, "/": quotient,
               "xlogy": log_product, "divide": quotient}


class Python(Style):
    """Python syntax that evaluates to the value: where an expression would not, what it stands for is written."""

    def safe_quotient(self, node: Number, parts: list[Piece]) -> Piece:
        """a / b; where b is 0 Python's own division would raise."""
        return Piece(self.called("divide", parts)) if value_of(node.operands[1]) == 0 else self.quotient(node, parts)

    def safe_log_product(self, node: Number, parts: list[Piece]) -> Piece:
        """t·log(a), which is 0 where t is, whatever the logarithm."""
        t, a = map(value_of, node.operands)
        return Piece("0.0") if t == 0 and not a > 0 else self.log_product(node, parts)

    special: ClassVar[dict[str, Any]] = {**Style.special, "divide": safe_quotient, "xlogy": safe_log_product}


def python_numeral(value: Any, digits: int | None) -> str:
    """The shortest digits that give the float back."""
    return repr(value)


def numeral(value: Any, digits: int | None) -> str:
    """So many significant figures; the shortest digits that give the float back for None."""
    text = (repr(value) if isinstance(value, float) else str(value)) if digits is None else f"{value:.{digits}g}"
    return text.removesuffix(".0") if value != 0 else "0"


def latex_numeral(value: Any, digits: int | None) -> str:
    """The same with powers of ten spelled out."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"inf": r"\infty", "-inf": r"-\infty"}.get(repr(value), r"\mathrm{nan}")
    mantissa, e, exponent = numeral(value, digits).lower().partition("e")
    return rf"{mantissa}\cdot 10^{{{int(exponent)}}}" if e else mantissa


TEXT_FUNCTIONS = {name: row.text for name, row in OPERATIONS.items() if row.text}
LATEX_FUNCTIONS = {name: row.latex or rf"\mathrm{{{latex_text(name)}}}" for name, row in OPERATIONS.items()}
PYTHON = Python(ASCII, python_numeral, functions=TEXT_FUNCTIONS)
TEXT = Style(ASCII, numeral, times="·", functions=TEXT_FUNCTIONS, square="{}²", half="½")
PLAIN_ASCII = Style(ASCII, numeral, functions=TEXT_FUNCTIONS, square="{}^2")
PRETTY = Style(UNICODE, numeral, times="·", functions=TEXT_FUNCTIONS, square="{}²", half="½")
HTML_STYLE = Style(HTML, numeral, times="·", functions=TEXT_FUNCTIONS, square="{}<sup>2</sup>", half="½")
LATEX_STYLE = Style(LATEX, latex_numeral, times=r" \cdot ", functions=LATEX_FUNCTIONS, call=r"{}\left({}\right)",
                    fraction=r"\frac{{{}}}{{{}}}", square="{}^{{2}}", half=r"\tfrac{1}{2}")


def of_sample(operand: Place, step: Place) -> str:
    """What tells an operand of another sample than the step's own: [2] in what a batch makes of its samples."""
    return "" if operand.sample in (None, step.sample) or operand.phase == "given" else f"[{operand.sample}]"


class Printer:
    """Writes steps in a style and a notation; `digits` is the number of significant figures, None for all."""

    def __init__(self, style: Style, notation: Notation, digits: int | None = None):
        self.style, self.digits = style, digits
        self.notation = notation.written_in(style.script)

    def name(self, step: Place) -> str:
        """A step's name."""
        return shown_name(self.notation, step)

    def number(self, value: Any) -> str:
        """A value in digits."""
        return self.style.numeral(value, self.digits)

    def formula(self, step: Place) -> str:
        """The formula in symbols."""
        return self._write(step, lambda number: Piece(self.name(number.step) + of_sample(number.step, step)))

    def substituted(self, step: Place) -> str:
        """The formula with the numbers put in."""
        return self._write(step, lambda number: piece(self.operand(number)))

    def operand(self, number: Number) -> str:
        """A named number of a formula in digits."""
        return self.number(number.value)

    def _write(self, step: Place, named: Callable[[Any], Piece]) -> str:
        def leaf(operand: Any) -> Piece:
            return named(operand) if type(operand) is Number else piece(self.number(operand))

        if step.number.operation is None:
            return self.number(step.number.value)
        return fold(step.number, leaf, self.style.combine).text


def piece(numeral: str) -> Piece:
    """A number as a piece of a formula."""
    return Piece(numeral, NUMERAL) if numeral.startswith("-") else Piece(numeral)
