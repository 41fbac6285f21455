"""The source of the primitive functions, for programs: read from `network/arithmetic.py`, never written a second time."""
from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache

from ..network import PRIMITIVES


@cache
def in_line(name: str) -> str:
    """What a primitive returns, as an expression with {0}, {1}, ... for its operands."""
    function = parsed(name)
    places = {argument.arg: f"{{{position}}}" for position, argument in enumerate(function.args.args)}
    returned = function.body[-1]
    assert isinstance(returned, ast.Return) and returned.value
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


def parsed(name: str) -> ast.FunctionDef:
    """A primitive's definition."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(PRIMITIVES[name]))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return tree
