"""Programs in JavaScript: the lines that are printed as Python, in other words.

The arithmetic of the two languages is the same, and so is how it is written. Other are
what stands around it (`LINES`), what functions are called (`WORDS`) and conditions. So
nothing is written a second time: a formula comes from its recording, a primitive from
`network/arithmetic.py`.

>>> list(translated(["def half(x):", "    return x / 2.0 if x > 0.0 else -math.exp(x)"]))
['', 'function half(x) {', '    return (x > 0.0 ? x / 2.0 : -Math.exp(x));', '}']
"""
from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from .program import CODE_INDENT

LINES = [(re.compile(pattern), written) for pattern, written in (
    (r"# (.*)", r"// \1"),
    (r"def (.*):", r"function \1 {"),
    (r"for (.*,.*) in (.*):", r"for (var [\1] of \2) {"),
    (r"for (.*) in (.*):", r"for (var \1 of \2) {"),
    (r"if (.*):", r"if (\1) {"),
    (r"except.*:", "catch {"),
    (r"(.*):", r"\1 {"),
    (r"(\w+,[\w, ]*) = (.*)", r"var [\1] = \2;"),
    (r"(\w+) = (.*\b\1\b.*)", r"\1 = \2;"),
    (r"(\w+ = .*)", r"var \1;"),
    (r"return (\w+,[\w, ]*)", r"return [\1];"),
    (r"(.*)", r"\1;"))]
"""How lines are written, the first that fits. As in Python, a variable is its whole
function's."""
WORDS = (
    (r" = (?=\w+ = )", " = -0.0, "), ("(?<= [!=]=)(?= )", "="), (r"\bnot ", "!"),
    (" and ", " && "), (" or ", " || "), (r"\bfloat(?=\()", ""),
    ("math.inf", "Infinity"), ("math.nan", "NaN"), ("math.isnan", "isNaN"),
    ("math.isfinite", "isFinite"), ("math.copysign", "copysign"),
    ("math.erf", "error_function"), (r"math\.", "Math."),
    (r"(?<![\w.])(?=(max|min|abs)\()", "Math."), (r"\bint\(", "Math.trunc("),
    (r"(?<=, )\*(?=\w)", "..."),
    (r"\blen\((\w+)\)", r"\1.length"))
"""What is called otherwise."""
HELPERS = """\
"use strict";
const copysign = (x, y) => y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x);
"""
"""What JavaScript lacks."""
ERROR_FUNCTION = """
function error_function(x) {
    const z = Math.abs(x);
    if (z > 6) return x > 0 ? 1 : -1;
    if (z < 2.5) {
        let term = x, sum = x;
        for (let n = 3; sum + term !== sum || n === 3; n += 2) sum += term *= 2 * x * x / n;
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
    let rest = z;
    for (let n = 60; n > 0; n--) rest = z + n / 2 / rest;
    return Math.sign(x) * (1 - Math.exp(-x * x) / rest / Math.sqrt(Math.PI));
}"""
"""erf, which it lacks as well: a series of terms of one sign, and for what is large a
continued fraction (DLMF 7.6.2 and 7.9.1)."""


class Conditions(ast.NodeTransformer):
    """Turns conditions into those of another language, in the place of names."""

    def __init__(self, written: str):
        self.written = written

    def visit_IfExp(self, node: ast.IfExp) -> ast.Name:
        """a if b else c"""
        self.generic_visit(node)
        return ast.Name(self.written.format(
            *map(ast.unparse, (node.test, node.body, node.orelse))))


def with_conditions(text: str, written: str) -> str:
    """A Python expression whose conditions are written otherwise: {} stand for the
    condition, and for what holds where it is true and where not."""
    return ast.unparse(Conditions(written).visit(ast.parse(text)))


def translated(lines: Iterable[str]) -> Iterator[str]:
    """Functions; an empty line before each."""
    depth, text = 0, "\n".join(lines)
    yield from ERROR_FUNCTION.split("\n") * ("math.erf" in text)
    for line in [*filter(None, text.split("\n")), ""]:
        text = line.lstrip(" ")
        level = (len(line) - len(text)) // len(CODE_INDENT)
        yield from (CODE_INDENT * closed + "}" for closed in reversed(range(level, depth)))
        yield from [""] * (text != "" and level == 0)
        yield from [CODE_INDENT * level + statement(text)] * (text != "")
        depth = level


def statement(line: str) -> str:
    """A line of a function."""
    text = expression(line)
    return next(match.expand(written) for pattern, written in LINES
                if (match := pattern.fullmatch(text)))


def expression(text: str) -> str:
    """An expression, or a line as far as its words go."""
    if " if " in text:
        text = with_conditions(text, "({} ? {} : {})")
    for pattern, written in WORDS:
        text = re.sub(pattern, written, text)
    return text
