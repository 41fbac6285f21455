"""The source of the primitive functions, for programs: read from `network/arithmetic.py`, never written a second time."""
from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable
from functools import cache

from ..network import PRIMITIVES

NAMES = {name for function in PRIMITIVES.values() for name in function.__code__.co_names} | set(PRIMITIVES)
"""What primitives are called, and what they use: no variable of a program may be called so."""
CALLED = re.compile(r"(?<![\w.])(\w+)\(")


@cache
def in_line(name: str) -> str:
    """What a primitive returns, as an expression with {0}, {1}, ... for its operands; "" of one that does more than return
    an expression."""
    function = parsed(name)
    places = {argument.arg: f"{{{position}}}" for position, argument in enumerate(function.args.args)}
    _, returned, *more = function.body
    if more or not isinstance(returned, ast.Return) or returned.value is None:
        return ""
    for node in ast.walk(returned.value):
        if isinstance(node, ast.Name) and node.id in places:
            node.id = places[node.id]
    return f"({ast.unparse(returned.value)})"


@cache
def definition(name: str) -> str:
    """A primitive as a function of floats that stands alone: without decorator, docstring, annotations, and without the
    way that recorded numbers take through it."""
    function = parsed(name)
    function.decorator_list, function.returns = [], None
    function.body = function.body[1:]
    for argument in function.args.args:
        argument.annotation = None
    for node in ast.walk(function):
        if isinstance(node, ast.Try):
            node.handlers = [handler for handler in node.handlers if ast.unparse(handler.type or node) != "TypeError"]
    return ast.unparse(function)


def definitions(lines: Iterable[str], *always: str) -> list[str]:
    """The definitions of the primitives that some lines call, and of those that they call in turn."""
    found: dict[str, str] = {}
    waiting = [*lines, *(f"{name}()" for name in always)]
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
