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
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from .program import CODE_INDENT

WORDS = (
    (r"\bnot ", "!"), (" and ", " && "), (" or ", " || "), (r"\bfloat(?=\()", ""))
"""What is called otherwise in every language that has the signs of C."""
GUARDED = re.compile(r"^    try:\n((?:        .*\n)+)    except.*\n(?:        .*\n?)+", re.M)
"""What is tried in case that Python raises, where others return inf or nan."""
ASSIGNED = re.compile(r"(?:def \w+\(|for )?([\w, ]+?),?(?:\):| in \w+:| = .*)")
"""A line that gives variables their values."""


class Conditions(ast.NodeTransformer):
    """Turns conditions into those of C, in the place of names."""

    def visit_IfExp(self, node: ast.IfExp) -> ast.Name:
        """a if b else c"""
        self.generic_visit(node)
        return ast.Name("({} ? {} : {})".format(
            *map(ast.unparse, (node.test, node.body, node.orelse))))


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

    lines: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]
    words: tuple[tuple[str, str], ...]
    lacking: dict[str, str]
    own: str
    taken: str

    def translated(self, lines: Iterable[str]) -> Iterator[str]:
        """Functions; an empty line before each."""
        text = GUARDED.sub(
            lambda match: match[1].replace(CODE_INDENT * 2, CODE_INDENT), "\n".join([*lines, ""]))
        for word, lacking in self.lacking.items():
            yield from lacking.split("\n") * (word in text)
        for function in re.findall(r"^def .*\n(?: .*\n)*", text, re.M):
            if re.split(r"\W", function)[1] not in self.own.split():
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
            given = ASSIGNED.fullmatch(words)
            names = {*given[1].split(", ")} if given else {""}
            written = self.statement(words.replace(" = ", " := ", names <= known), read)
            yield from (CODE_INDENT * level + one for one in written if words)
            known, depth = known | names, level

    def statement(self, line: str, read: Mapping[str, int]) -> Iterator[str]:
        """A line of a function, in one or more; `read` says how often each name stands in
        it."""
        match, written = next(
            (match, written) for pattern, written in self.lines
            if (match := re.fullmatch(pattern, self.expression(line))))
        text = written(match) if callable(written) else match.expand(written)
        names = re.findall(r"\w+", match[1]) if match.re.groups else []
        for one in text.replace("$", str(len(names))).split("\n"):
            for place, name in enumerate(names if "@" in one else [one]):
                if read[name] != 1:
                    yield one.replace("@", name).replace("#", str(place))

    def expression(self, text: str) -> str:
        """An expression, or a line as far as its words go."""
        if " if " in text:
            text = ast.unparse(Conditions().visit(ast.parse(text)))
        for pattern, written in (*WORDS, *self.words):
            text = re.sub(pattern, written, text)
        return text
