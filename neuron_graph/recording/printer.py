"""Formulas and numbers as text: tables over the one walk of an expression.

A `Style` is such a table: how each operation is written and how tightly it binds, so
that parentheses stand where float arithmetic needs them and nowhere else. `a + (b + c)`
keeps its own: it is not `(a + b) + c` to the last bit. A `Printer` is a style with a
notation and a number of digits.
"""
from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, NamedTuple

from ..network import LARGEST_EXPONENT
from .expressions import OPERATIONS, Number, Place, fold, value_of
from .kinds import GIVEN, KINDS, PART
from .notation import ASCII, HTML, LATEX, UNICODE, Notation, Script, latex_text, shown_name

CHOICE, NUMERAL, SUM, MINUS, PRODUCT, POWER, ATOM = range(7)
"""How tightly the outermost operation of a piece binds; NUMERAL is a negative number,
looser than all that is computed: (-0.2)·0.1."""


class Piece(NamedTuple):
    """A part of a formula and how tightly its outermost operation binds."""

    text: str
    binding: int = ATOM

    def within(self, binding: int) -> str:
        """The text, in parentheses where a place asks for a tighter binding."""
        return self.text if self.binding >= binding else f"({self.text})"

    def leading(self, binding: int) -> str:
        """The text at the left of an operation, where a minus sign needs no
        parentheses."""
        return self.text if self.binding == MINUS else self.within(binding)

    def following(self, binding: int) -> str:
        """The text at the right of an operation, where a minus sign does."""
        return f"({self.text})" if self.text[0] == "-" else self.within(binding)


def number_piece(numeral: str) -> Piece:
    """A number, in digits, as a piece of a formula."""
    return Piece(numeral, NUMERAL if numeral.startswith("-") else ATOM)


Parts = list[Piece]
"""The pieces of an operation's operands."""
Combine = Callable[[Number, Parts], Piece]
"""What makes a piece of an operation."""


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
    raised: str = "power({}, {})"
    choice: str = "{2} if {0} {4} {1} else {3}"
    until: str = "<="
    below: str = "<"
    between: str = ", "
    """What stands between the operands of a function."""

    def combine(self, node: Number, parts: Parts) -> Piece:
        """An operation applied to the pieces of its operands."""
        operation = str(node.operation)
        if operation in self.special:
            return self.special[operation](self, node, parts)
        return Piece(self.called(operation, parts))

    def called(self, name: str, parts: Parts) -> str:
        """A function of its operands; a name with {} in it says where these go."""
        function = self.functions.get(name, name)
        operands = self.between.join(part.text for part in parts)
        if "{}" in function:
            return function.format(operands)
        return self.call.format(function, operands)

    def itself(self, node: Number, parts: Parts) -> Piece:
        """An operation that changes nothing."""
        return parts[0]

    def negative(self, node: Number, parts: Parts) -> Piece:
        """-x. -(a·b) needs no parentheses: it is (-a)·b to the last bit."""
        return Piece("-" + parts[0].following(PRODUCT), MINUS)

    def sum(self, node: Number, parts: Parts) -> Piece:
        """a + b, a - b"""
        first, second = parts
        return Piece(f"{first.leading(SUM)} {node.operation} {second.following(PRODUCT)}", SUM)

    def product(self, node: Number, parts: Parts) -> Piece:
        """a·b, a², ½a"""
        first, second = node.operands
        if self.square and first is second:
            base = parts[0].within(ATOM)
            fraction = re.search(r"(?<!<)/|^\\frac", base) and base[0] != "("
            return Piece(self.square.format(f"({base})" if fraction else base), POWER)
        is_half = type(first) is float and first == 0.5
        left = self.half if self.half and is_half else parts[0].leading(PRODUCT)
        return Piece(left + self.times + parts[1].following(POWER), PRODUCT)

    def quotient(self, node: Number, parts: Parts) -> Piece:
        """a / b"""
        first, second = parts
        if self.fraction:
            return Piece(self.fraction.format(first.text, second.text))
        return Piece(f"{first.leading(PRODUCT)}/{second.following(POWER)}", PRODUCT)

    def log_product(self, node: Number, parts: Parts) -> Piece:
        """t·log(a)"""
        t, a = parts
        return Piece(t.leading(PRODUCT) + self.times + self.called("log", [a]), PRODUCT)

    def to_the_power(self, node: Number, parts: Parts) -> Piece:
        """bⁿ"""
        return Piece(self.raised.format(*(part.within(ATOM) for part in parts)), POWER)

    def either(self, node: Number, parts: Parts) -> Piece:
        """a if z ≤ c else b; what keeps a float from overflowing is not shown."""
        if value_of(node.operands[1]) == LARGEST_EXPONENT:
            return parts[2]
        texts = (part.within(NUMERAL) for part in parts)
        return Piece(self.choice.format(*texts, getattr(self, str(node.operation))), CHOICE)

    special: ClassVar[dict[str, Any]] = {
        "same": itself, "identity": itself, "neg": negative, "+": sum, "-": sum, "*": product,
        "/": quotient, "xlogy": log_product, "divide": quotient,
        "power": to_the_power, "until": either, "below": either}


class Python(Style):
    """Python syntax that evaluates to the value: where an expression would not, what it
    stands for is written."""

    def safe_quotient(self, node: Number, parts: Parts) -> Piece:
        """a / b; where b is 0 Python's own division would raise."""
        if value_of(node.operands[1]) == 0:
            return Piece(self.called("divide", parts))
        return self.quotient(node, parts)

    def safe_log_product(self, node: Number, parts: Parts) -> Piece:
        """t·log(a), which is 0 where t is, whatever the logarithm."""
        t, a = map(value_of, node.operands)
        return Piece("0.0") if t == 0 and not a > 0 else self.log_product(node, parts)

    special: ClassVar[dict[str, Any]] = {
        **Style.special, "divide": safe_quotient, "xlogy": safe_log_product}


def python_numeral(value: Any, digits: int | None) -> str:
    """The shortest digits that give the float back."""
    return repr(value)


def numeral(value: Any, digits: int | None) -> str:
    """So many significant figures; for None the shortest digits of the float."""
    if value == 0:
        return "0"
    if digits is not None:
        return f"{value:.{digits}g}".removesuffix(".0")
    return (repr(value) if isinstance(value, float) else str(value)).removesuffix(".0")


def latex_numeral(value: Any, digits: int | None) -> str:
    """The figures of `numeral` with powers of ten spelled out."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"inf": r"\infty", "-inf": r"-\infty"}.get(repr(value), r"\mathrm{nan}")
    mantissa, e, exponent = numeral(value, digits).lower().partition("e")
    return rf"{mantissa}\cdot 10^{{{int(exponent)}}}" if e else mantissa


TEXT_FUNCTIONS = {name: row.text for name, row in OPERATIONS.items() if row.text}
PYTHON = Python(ASCII, python_numeral, functions=TEXT_FUNCTIONS, raised="{}**{}")
PLAIN_ASCII = Style(
    ASCII, numeral, functions=TEXT_FUNCTIONS, square="{}^2", raised="{}^{}")
TEXT = replace(
    PLAIN_ASCII, times="·", square="{}²", half="½", until="≤",
    functions=TEXT_FUNCTIONS | {name: row.sign for name, row in OPERATIONS.items() if row.sign})
PRETTY = replace(TEXT, script=UNICODE)
HTML_STYLE = replace(
    TEXT, script=HTML, square="{}<sup>2</sup>", raised="{}<sup>{}</sup>", below="&lt;")
LATEX_STYLE = Style(
    LATEX, latex_numeral, times=r" \cdot ",
    functions={name: row.latex or rf"\mathrm{{{latex_text(name)}}}"
               for name, row in OPERATIONS.items()}, call=r"{}\left({}\right)",
    fraction=r"\frac{{{}}}{{{}}}", square="{}^{{2}}", raised="{}^{{{}}}",
    choice=r"{2}\text{{ if }}{0} {4} {1}\text{{, else }}{3}",
    until=r"\le",
    half=r"\tfrac{1}{2}")
IN_SCRIPTS = {ASCII: PLAIN_ASCII, UNICODE: PRETTY, HTML: HTML_STYLE, LATEX: LATEX_STYLE}
"""How formulas are written beside names in a script."""


def of_sample(operand: Place, step: Place) -> str:
    """What tells an operand of another sample than the step's own: [2] in what a batch
    makes of its samples."""
    if operand.sample in (None, step.sample) or operand.phase == GIVEN:
        return ""
    return f"[{operand.sample}]"


class Printer:
    """Writes steps in a style and a notation; `digits` is the number of significant
    figures, None for all."""

    def __init__(self, style: Style, notation: Notation, digits: int | None = None):
        self.style, self.digits = style, digits
        self.notation = notation.written_in(style.script)

    def name(self, step: Place) -> str:
        """A step's name; that of a part is its formula."""
        return self.formula(step) if step.kind == PART else shown_name(self.notation, step)

    def number(self, value: Any) -> str:
        """A value in digits."""
        return self.style.numeral(value, self.digits)

    def numbers(self, values: Iterable[Any]) -> list[str]:
        """Some values in digits."""
        return [*map(self.number, values)]

    def formula(self, step: Place) -> str:
        """The formula in symbols."""
        def named(number: Any) -> Piece:
            if number.step.kind == PART:
                return self._piece(number, named, self.style.combine)
            name = self.name(number.step) + of_sample(number.step, step)
            return Piece(name, SUM if "-" in KINDS[number.step.kind].text else ATOM)

        return self._write(step, named)

    def substituted(self, step: Place) -> str:
        """The formula with the numbers put in."""
        return self._write(
            step, lambda number: number_piece(self.operand(number)), self._chosen)

    def _chosen(self, node: Number, parts: Parts) -> Piece:
        """An operation on numbers; of two that can be chosen, the one that is."""
        if node.operation in ("until", "below"):
            z, at = map(value_of, node.operands[:2])
            return OPERATIONS[node.operation].floats(z, at, *parts[2:])
        return self.style.combine(node, parts)

    def operand(self, number: Number) -> str:
        """A named number of a formula in digits."""
        return self.number(number.value)

    def _write(self, step: Place, named: Callable[[Any], Piece],
               combine: Combine | None = None) -> str:
        """The expression of a step; `named` writes the named numbers in it."""
        if step.number.operation is None:
            return self.number(step.number.value)
        return self._piece(step.number, named, combine or self.style.combine).text

    def _piece(self, number: Number, named: Callable[[Any], Piece], combine: Combine) -> Piece:
        """An expression as a piece of a formula."""
        def leaf(operand: Any) -> Piece:
            if type(operand) is Number:
                return named(operand)
            return number_piece(self.number(operand))

        return fold(number, leaf, combine)
