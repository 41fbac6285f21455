"""Statements of a text: what stands on both sides of its signs of equality.

    net_h1 = w1*x1 + b1 = 0.15*0.05 + 0.35 = 0.3575       a chain; its last number is the figure
    x1 = 0.03 b1 = 0.39, w1 = 0.11                        three statements
    net_h1 = w1*x1 + b1                                   one without a figure
    x = [0.05, 0.10]                                      one with several numbers
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..files import NUMERAL
from .plain import Line

EQUAL = re.compile(r"(?<![<>!=:≡])(?::=|=>|=|≈|≃|≅|≡|←)(?!=)")
SAID = "≡"
"""The sign for what a sentence says: the input is 0.05."""
WORD = r"[^\W\d](?:\w|\[\d+\])*(?:\^\(?[\w+*]+\)?|\(\w\s?\+\s?1\)|\(\d\)|['⁺*+])*"
SLOPE = rf"[∂d]\s?(?:{WORD})?\s*/\s*[∂d]\s?{WORD}"
LEFT = r"(?:\b1|\bt|\by|\btarget|[^\W\d]\w*[\d_]\w*)\s*-\s*"
"""What an expression that has no name of its own begins with, as t_o1 - out_o1."""
NAME = rf"(?:{SLOPE}|(?:{LEFT})?(?:[^\W\d]\w*'?\({WORD}\)|{WORD}))"
AT_END = re.compile(rf"(?<![\w.∂^'])({WORD}\d(?:\s*,\s*\w+\d)+|{NAME})\s*\)?\s*$")
OPERATED = re.compile(r"[-+*/^(|]\s*$")
"""What ends before a name that is part of an expression."""
NUMBER = re.compile(rf"\s*(\()?({NUMERAL})(?(1)\))\s*(%?)"
                    r"(?![\w*]|\.\d|\s*[*/^(]|\s*[-+]\s*(?:[.(]|\w*[\d^(]))")
LIST = re.compile(r"\s*(?:\w+\.)?(?:array|tensor|matrix|Matrix)?\s*\(?\s*"
                  r"([\[(][\[\]()\s,;|.+eE\d-]*\d[\[\]()\s,;|.\d]*[\])])(?![\w(]|\s*[-+*/^])")
BETWEEN = r"\s*;\s*|\s*,(?=\s|[-+]?\d*\.)\s*|,?\s+(?:and|und|&)\s+"
PLAIN_LIST = re.compile(rf"\s*({NUMERAL}(?:(?:{BETWEEN}){NUMERAL})+)")
ENTRY = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
"""A number of a list, where a comma stands between two."""
CODE = re.compile(r"\s*(?:def|for|while|return|if|elif|import|from|class|print)\b.*[(:=]")
LEAST_STATED = re.compile(
    r"(?i)[\d_'+]|^(?:eta|η|inputs|targets?|E|bias|loss|lr|error|cost|output|yhat)$")


@dataclass(frozen=True)
class Statement:
    """`name` as the text writes it, `parts` what stands between the signs of equality
    and after the last; `numbers` are those of the figure, none or one or those of a
    list, in `rows` where it is one of lists."""

    name: str
    parts: tuple[str, ...]
    line: int
    percent: bool = False
    listed: str = ""
    before: str = ""
    """What the line says before it."""

    @property
    def printed(self) -> str:
        """The digits of its figure, "" without one."""
        found = NUMBER.match(self.parts[-1])
        return found[2].replace(" ", "").rstrip(".,") if found and not self.listed else ""

    @property
    def rows(self) -> list[list[str]]:
        """The numbers of a list, row by row."""
        inner = re.findall(r"\[([^\[\]]*)\]|\(([^()]*)\)", self.listed) or [(self.listed, "")]
        return [row for row in (ENTRY.findall("".join(one)) for one in inner) if row]


def statements(lines: Iterable[Line]) -> Iterator[Statement]:
    """The statements of some lines, in order."""
    for line in lines:
        if not CODE.match(line.text):
            yield from of_line(line)


def of_line(line: Line) -> Iterator[Statement]:
    """The statements of a line."""
    pieces = EQUAL.split(line.text)
    signs = EQUAL.findall(line.text)
    name, before, parts = *named(pieces[0]), list[str]()
    for sign, piece in zip(signs, pieces[1:]):
        following, last = AT_END.search(piece), piece is pieces[-1]
        done = last or following and ends(piece[:following.start()])
        parts.append(piece[:following.start()] if following and done and not last else piece)
        if done:
            if name and (sign != SAID or LEAST_STATED.search(name)):
                yield made(name, parts, line.number, before)
            (name, before), parts = named(piece), []


def named(text: str) -> tuple[str, str]:
    """The name at the end of a text, "" if there is none, and what stands before it."""
    found = AT_END.search(text)
    if not found or OPERATED.search(text[:found.start()]):
        return "", text
    return re.sub(r"\s+", "", found[1]), text[:found.start()]


def ends(text: str) -> bool:
    """Whether a statement ends with a text, before the name of the next: with a number,
    a list or a mark."""
    return bool(NUMBER.match(text) or LIST.match(text) or PLAIN_LIST.match(text)
                or re.search(r"[;,.:]\s*(?:\w+\s+){0,4}$|\s{3,}(?:\w+\s+)*$", text))


def made(name: str, parts: list[str], number: int, before: str) -> Statement:
    """A statement, its list told from its number."""
    last = parts[-1]
    found, percent = LIST.match(last) or PLAIN_LIST.match(last), NUMBER.match(last)
    many = found and ("[" in found[1] or len(ENTRY.findall(found[1])) > 1)
    listed = found[1] if found and many else ""
    return Statement(name, tuple(part.strip() for part in parts), number,
                     bool(percent and percent[3]), listed, before)
