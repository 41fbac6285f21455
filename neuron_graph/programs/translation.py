"""Programs in other languages: the lines that are printed as Python, in other words.

The arithmetic of the languages is the same, and so is how it is written. Other are what
stands around it (`lines`), what functions are called (`words`) and conditions. So
nothing is written a second time: a formula comes from its recording, a primitive from
`network/arithmetic.py`.
"""
from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .program import CODE_INDENT

Table = list[tuple[str, str]]
"""Patterns, and what is written for them."""


def table(text: str) -> Table:
    """A table that is written as text, a row in each line; \\ joins two."""
    return re.findall(r"^(.+?) +-> ?(.*)$", text.replace("\\\n", ""), re.M)


WORDS = table(r"""
\bnot\s       -> !
\band\b       -> &&
\bor\b        -> ||
\bfloat(?=\() ->""")
"""What is called otherwise in every language that has the signs of C."""
GUARDED = re.compile(
    r"^    try:\n    (    .*\n)(?:    (    .*\n))?    except.*\n(?:        .*\n?)+", re.M)
"""What is tried in case that Python raises, where others return inf or nan."""


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


class Tongue(NamedTuple):
    """A language.

    lines    how lines are written, the first that fits; ":=" stands where a variable of the
             function gets another value. A line with @ is written for each name of the first
             group that the function reads, with # for its place; $ is how many there are
    words    what is called otherwise in all of them
    lacking  what it lacks, by what calls that
    own      the primitives that are functions of its own, or stand in `lacking`
    taken    what no variable may be called
    """

    lines: Table
    words: Table
    lacking: dict[str, str]
    own: str
    taken: str

    def translated(self, lines: Iterable[str]) -> Iterator[str]:
        """Functions; an empty line before each."""
        text = re.sub(rf"^def (?:{self.own})\(.*\n(?: .*\n)*", "",
                      GUARDED.sub(r"\1\2", "\n".join([*lines, ""])), flags=re.M)
        for word, lacking in self.lacking.items():
            yield from lacking.split("\n") * (word in text)
        for function in re.findall(r"^def .*\n(?: .*\n)*", text, re.M):
            yield from self.function(function)

    def function(self, text: str) -> Iterator[str]:
        """The lines of a function. As in Python, a variable is its whole function's."""
        depth, known = 0, set[str]()
        read = Counter(re.findall(r"\w+", re.sub("#.*", "", text)))
        yield ""
        for line in text.split("\n"):
            words = line.lstrip(" ")
            level = (len(line) - len(words)) // len(CODE_INDENT)
            yield from (CODE_INDENT * closed + "}" for closed in reversed(range(level, depth)))
            given = {*re.findall(r"\w+", re.sub(r"^def \w+\(|[^\w, ].*", "", words))}
            written = self.statement(words, given <= known, read)
            yield from (CODE_INDENT * level + one for one in written if words)
            known, depth = known | given, level

    def statement(self, line: str, again: bool, read: Mapping[str, int]) -> Iterator[str]:
        """A line of a function, in one or more. Its variable may have a value already;
        `read` says how often each name stands in the function."""
        text = self.expression(line).replace(" = ", " := ", again)
        match, written = next((match, written) for pattern, written in self.lines
                              if (match := re.fullmatch(pattern, text)))
        names = re.findall(r"\w+", match[1])
        for one in match.expand(written).replace("$", str(len(names))).split("\n"):
            for place, name in enumerate(names if "@" in one else [one]):
                if read[name] != 1:
                    yield one.replace("@", name).replace("#", str(place))

    def expression(self, text: str) -> str:
        """An expression, or a line as far as its words go."""
        if " if " in text:
            text = with_conditions(text, "({} ? {} : {})")
        for pattern, written in [*WORDS, *self.words]:
            text = re.sub(pattern, written, text)
        return text
