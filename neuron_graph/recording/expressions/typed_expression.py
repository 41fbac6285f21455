"""An expression as a person types it: w1*x1, 1 + e^(-z_h1), η·δ_o1·out_h1.

It is taken apart by Python's grammar, and of the tree there are only the operations that a
recording knows: no text is executed.
"""
from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping

from ...network import ACTIVATIONS
from .operations import OPERATIONS, Function

LONGEST = 200
"""How many characters are read, at most."""
SIGNS = {"·": "*", "×": "*", "⋅": "*", "−": "-", "^": "**", "²": "**2", "{": "(", "}": ")"}
"""How Python writes a sign."""
BINARY: Mapping[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
FUNCTIONS: Mapping[str, Function] = {
    **ACTIVATIONS, **{row.text or name: row.floats for name, row in OPERATIONS.items()},
    "ln": OPERATIONS["log"].floats}
UNREADABLE = (
    ArithmeticError, LookupError, MemoryError, RecursionError, SyntaxError, TypeError, ValueError)
"""What is raised by a text that is no expression, or that has no value."""


class TypedExpression:
    """A text with the `names` in it; `known` says what is one."""

    def __init__(self, text: str, known: Callable[[str], bool]):
        self.names: list[str] = []
        source, rest = "", text[:LONGEST].strip()
        while rest:
            name = longest_name(rest, known)
            if name:
                source += f" n{len(self.names)} "
                self.names.append(name)
            source += "" if name else SIGNS.get(rest[0], rest[0])
            rest = rest[len(name) or 1:]
        self.source = source.strip()

    def of(self, values: list[float]) -> float:
        """Its value when the names in it have these values; nan if it has none, or is
        no more than a name."""
        try:
            tree = ast.parse(self.source, mode="eval").body
            named = {f"n{place}": value for place, value in enumerate(values)}
            return math.nan if isinstance(tree, ast.Name) else of_tree(tree, named)
        except UNREADABLE:
            return math.nan


def of_tree(tree: ast.expr, values: Mapping[str, float]) -> float:
    """The value of an expression of numbers, names, operations and functions; anything
    else is a `KeyError`."""
    def of(part: ast.expr) -> float:
        return of_tree(part, values)

    match tree:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.BinOp(left=ast.Name(id="e"), op=ast.Pow(), right=power):
            return float(OPERATIONS["exp"].floats(of(power)))
        case ast.BinOp(left=base, op=ast.Pow(), right=ast.Constant(value=2)):
            return of(base) ** 2
        case ast.BinOp(left=left, op=operation, right=right):
            return float(OPERATIONS[BINARY[type(operation)]].floats(of(left), of(right)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -of(operand)
        case ast.Call(func=ast.Name(id=name), args=operands):
            return float(FUNCTIONS[name](*map(of, operands)))
    return values[getattr(tree, "id", "")]


def longest_name(text: str, known: Callable[[str], bool]) -> str:
    """The longest known name that a text begins with, "" if there is none."""
    if not text[0].isalpha():
        return ""
    ends = (end for end in range(len(text), 0, -1) if is_boundary(text, end))
    return next((text[:end] for end in ends if known(text[:end])), "")


def is_boundary(text: str, end: int) -> bool:
    """Whether a name may end here: no letter follows, and behind a plus of its own only
    another sign, or nothing."""
    if text[end - 1] == "+":
        return text[end:].lstrip()[:1] in ("", *"+-*/·)")
    is_balanced = text[:end].count("{") == text[:end].count("}")
    return is_balanced and not text[end - 1].isspace() and not re.match(r"[^\W²]", text[end:])
