"""Tables of Markdown as lines that say the same, each where its row stands: every
number bears the name of its row, of its column, or of both.

    | weight | old | new |       w1 = 0.15 ; w1+ = 0.149
    | w1 | w2 |                  w1 = 0.15 ; w2 = 0.20
    |    | h1 | h2 |             w_x1_h1 = 0.15 ; w_x1_h2 = 0.25
    | x1 | x2 | t |              of the second sample x1[2] = 0 ; x2[2] = 1 ; t[2] = 1
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from ...numerals import is_number

NAME = re.compile(r"(?:[∂dΔδη]|[^\W\d_]{1,6}_?)[^\W_]*[\d₀-₉]\S*"
                  r"|[∂Δδ]\S+|[tyEbθη]|[Tt]arget ?\S*|[Ll]earning[ _-]rate|ŷ|[Bb]ias")
COLUMNS = [
    (r"(?i)\b(?:new|updated|after|neu\w*)\b|\w\+|'", "{}+"),
    (r"(?i)grad|[∂d]E", "∂E/∂{}"),
    (r"(?i)Δ|change", "Δ{}"),
    (r"(?i)^(?:net|z\b|sum|weighted)", "net_{}"),
    (r"(?i)^(?:out|a\b|act)", "out_{}"),
    (r"(?i)^(?:δ|delta|err)", "delta_{}"),
    ("", "{}"),
]
"""What a column has of the names at the left."""
LAYERS = "xihoy"
"""How names of neurons begin, layer by layer."""
INPUT = re.compile(r"[xi]_?\d+")
TARGET = re.compile(r"^(?:t|y|[Tt]argets?|d)(?=_?\d*$)")
NEURON = re.compile(r"[xihoy]_?\d\w*|(?i:b|bias|θ)")
BIAS = re.compile(r"(?i)b|bias|θ")


def without_tables(text: str) -> str:
    """A text with its tables as statements; no line is moved."""
    lines: list[str] = []
    for is_row, group in groupby(text.splitlines(), key=is_row_of_table):
        rows = list(group)
        lines.extend(said_by(rows) if is_row and len(rows) > 1 else rows)
    return "\n".join(lines)


def is_row_of_table(line: str) -> bool:
    """Whether a line is a row of a table."""
    return line.count("|") > 1 and "=" not in line


def said_by(lines: Sequence[str]) -> Iterator[str]:
    """A line for each line of a table, with what it says."""
    rows = [[cell.strip(" $`*") for cell in line.strip().strip("|").split("|")] for line in lines]
    head = [] if any(map(is_number, rows[0])) else rows[0]
    is_samples, sample = any(map(INPUT.fullmatch, head)), 0
    for row in rows:
        sample += is_samples and any(map(is_number, row))
        yield " ; ".join(row_said(head, row, f"[{sample}]" * (sample > 1)))


def row_said(head: Sequence[str], row: Sequence[str], sample: str) -> Iterator[str]:
    """The statements of a row: each number with the name at its left, above, or both."""
    name = ""
    for above, cell in zip_longest(head, row, fillvalue=""):
        if NAME.fullmatch(cell):
            name = cell
        elif is_number(cell) and name:
            yield f"{both(name, above)} = {cell}"
        elif is_number(cell) and NAME.fullmatch(above):
            yield f"{TARGET.sub('t', above)}{sample} = {cell}"


def both(name: str, above: str) -> str:
    """The name of a number that stands beside one name and below another."""
    if not NEURON.fullmatch(above):
        return next(form for shape, form in COLUMNS if re.search(shape, above)).format(name)
    before, after = sorted([name, above], key=lambda one: LAYERS.find(one[:1].lower()))
    return f"b_{after}" if BIAS.fullmatch(before) else f"w_{before}_{after}"
