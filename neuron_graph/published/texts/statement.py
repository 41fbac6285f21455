"""Statements of a text: what stands on both sides of its signs of equality.

    net_h1 = w1*x1 + b1 = 0.15*0.05 + 0.35 = 0.3575       a chain; its last number is the figure
    x1 = 0.03 b1 = 0.39, w1 = 0.11                        three statements
    net_h1 = w1*x1 + b1                                   one without a figure
    x = [0.05, 0.10]                                      one with several numbers
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..files import NUMERAL
from .plain import TextLine

EQUAL = re.compile(r"(?<![<>!=:≡])(?::=|=>|=|≈|≃|≅|≡|←)(?!=)")
SAID = "≡"
"""The sign for what a sentence says: the input is 0.05."""
WORD = r"[^\W\d](?:\w|\[\d+\])*(?:\^\(?[\w+*]+\)?|\(\w\s?\+\s?1\)|\(\d\)|['⁺*+])*"
SLOPE = rf"[∂d]\s?(?:{WORD})?\s*/\s*[∂d]\s?{WORD}"
LEFT = r"(?:\b1|\bt|\by|\btarget|[^\W\d]\w*[\d_]\w*)\s*-\s*"
"""What an expression that has no name of its own begins with, as t_o1 - out_o1."""
NAME = rf"(?:{SLOPE}|(?:{LEFT})?(?:[^\W\d]\w*'?\({WORD}\)|{WORD}))"
AT_END = re.compile(rf"(?<![\w.∂^'])({NAME})\s*\)?\s*$")
OPERATED = re.compile(r"[-+*/^(|]\s*$")
"""What ends before a name that is part of an expression."""
NUMBER = re.compile(rf"\s*(\()?({NUMERAL})(?(1)\))\s*(%?)"
                    r"(?![\w*]|\.\d|\s*[*/^]|\s?\(|\s*[-+]\s*(?:[.(]|\w*[\d^(]))")
BETWEEN = r"\s*;\s*|\s*,(?=\s|[-+]?\d*\.)\s*|,?\s+(?:and|und|&)\s+"
LIST = re.compile(r"\s*(?:\w+\.)?(?:array|tensor|matrix|Matrix)?\s*\(?\s*"
                  r"[\[(][\[\]()\s,;|.+eE\d-]*\d[\[\]()\s,;|.\d]*[\])](?![\w(]|\s*[-+*/^])"
                  rf"|\s*{NUMERAL}(?:(?:{BETWEEN}){NUMERAL})+")
ROW = re.compile(r"[^\[\]()]*\d[^\[\]()]*")
ENTRY = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
"""A number of a list, where a comma stands between two."""
ENDS = re.compile(rf"^(?:{NUMBER.pattern}|{LIST.pattern})"
                  r"|[;,.:]\s*(?:\w+\s+){0,4}$|\s{3,}(?:\w+\s+)*$")
"""How a statement ends before the name of the next: with a number, a list or a mark."""
CODE = re.compile(r"\s*(?:def|for|while|return|if|elif|import|from|class|print)\b.*[(:=]")
LEAST_STATED = re.compile(
    r"(?i)[\d_'+]|^(?:eta|η|inputs|targets?|E|bias|loss|lr|error|cost|output|yhat)$")


class Statement(NamedTuple):
    """`name` as the text writes it, `parts` what stands between the signs of equality
    and after the last, `before` what the line says before it."""

    name: str
    parts: Sequence[str]
    line: int
    before: str

    @property
    def rows(self) -> list[list[str]]:
        """The numbers of a list, or of a list of lists; [] where it is of one number."""
        listed = LIST.match(self.parts[-1])
        rows = [ENTRY.findall(row) for row in ROW.findall(listed[0])] if listed else []
        return rows if len(rows) > 1 or listed and ("[" in listed[0] or len(rows[0]) > 1) else []

    @property
    def printed(self) -> str:
        """The digits of its figure, with a sign of percent, "" without one."""
        found = NUMBER.match(self.parts[-1])
        return found[2].replace(" ", "").rstrip(".,") + found[3] if found and not self.rows else ""


def statements(lines: Iterable[TextLine]) -> Iterator[Statement]:
    """The statements of some lines, in order; program code has none."""
    for line in lines:
        if not CODE.match(line.text):
            yield from of_line(line)


def of_line(line: TextLine) -> Iterator[Statement]:
    """The statements of a line."""
    first, *pieces = EQUAL.split(line.text)
    (name, before), parts = named(first), list[str]()
    for sign, piece in zip(EQUAL.findall(line.text), pieces):
        following, last = AT_END.search(piece), piece is pieces[-1]
        end = following.start() if following and not last else len(piece)
        done = last or following and ENDS.search(piece[:end])
        parts.append((piece[:end] if done else piece).strip())
        if done:
            if name and (sign != SAID or LEAST_STATED.search(name)):
                yield Statement(name, parts, line.number, before)
            (name, before), parts = named(piece), []


def named(text: str) -> tuple[str, str]:
    """The name at the end of a text, "" if there is none, and what stands before it."""
    found = AT_END.search(text)
    before = text[:found.start()] if found else text
    return re.sub(r"\s+", "", found[1]) if found and not OPERATED.search(before) else "", before
