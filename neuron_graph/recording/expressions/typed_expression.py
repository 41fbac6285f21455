"""An expression as a person types it: w1*x1, 1 + e^(-z_h1), η·δ_o1·out_h1.

It is taken apart by Python's grammar, and of the tree there are only the operations that a
recording knows: no text is executed.
"""
from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from ...network import ACTIVATIONS
from .operations import OPERATIONS, Function

LONGEST = 200
"""How many characters are read, at most."""
SIGNS = {
    "·": "*", "×": "*", "⋅": "*", "−": "-", "^": "**", "²": "**2", "√": "sqrt", "{": "(", "}": ")"}
"""How Python writes a sign."""
BINARY = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.Pow: operator.pow}
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
            named = {f"n{place}": value for place, value in enumerate(values)} | {"e": math.e}
            return math.nan if isinstance(tree, ast.Name) else float(of_tree(tree, named))
        except UNREADABLE:
            return math.nan


def of_tree(tree: ast.expr, values: Mapping[str, float]) -> Any:
    """The value of an expression of numbers, names, operations and functions; anything
    else is a `KeyError`."""
    match tree:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.BinOp():
            return BINARY[type(tree.op)](of_tree(tree.left, values), of_tree(tree.right, values))
        case ast.UnaryOp(op=ast.USub()):
            return -of_tree(tree.operand, values)
        case ast.Call(func=ast.Name(id=name)):
            return FUNCTIONS[name](*(of_tree(operand, values) for operand in tree.args))
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
