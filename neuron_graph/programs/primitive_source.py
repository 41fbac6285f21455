"""The source of the primitive functions, for programs: read from
`network/arithmetic.py`, never written a second time."""
from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable
from functools import cache

from ..network import PRIMITIVES

PRIMITIVE_NAMES = {*PRIMITIVES}.union(
    *(function.__code__.co_names for function in PRIMITIVES.values()))
"""What primitives are called, and what they use: names that no variable may have."""
CALLED = re.compile(r"(?<![\w.])(\w+)\(")


@cache
def in_line(name: str) -> str:
    """What a primitive returns, as an expression with {0}, {1}, ... for its operands;
    "" of one that does more than return an expression."""
    function = parsed(name)
    _, returned, *more = function.body
    several = bool(more or function.args.vararg)
    if several or not isinstance(returned, ast.Return) or returned.value is None:
        return ""
    places = {argument.arg: f"{{{place}}}" for place, argument in enumerate(function.args.args)}
    for node in ast.walk(returned.value):
        if isinstance(node, ast.Name):
            node.id = places.get(node.id, node.id)
    return f"({ast.unparse(returned.value)})"


@cache
def definition(name: str) -> str:
    """A primitive as a function of floats that stands alone: without decorator,
    docstring and annotations, and without the way of recorded numbers through it."""
    function = parsed(name)
    function.decorator_list, function.returns, function.body = [], None, function.body[1:]
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.Try):
            node.handlers = [handler for handler in node.handlers
                             if ast.unparse(handler.type or node) != "TypeError"]
    return ast.unparse(function)


def definitions(lines: Iterable[str]) -> list[str]:
    """The definitions of the primitives that some lines call, and of those that they
    call in turn."""
    found: dict[str, str] = {}
    waiting = list(lines)
    while waiting:
        for name in CALLED.findall(waiting.pop()):
            if name in PRIMITIVES and name not in found:
                found[name] = definition(name)
                waiting.append(found[name])
    return [found[name] for name in PRIMITIVES if name in found]


def parsed(name: str) -> ast.FunctionDef:
    """A primitive's definition."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(PRIMITIVES[name]))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return tree
