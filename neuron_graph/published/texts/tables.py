"""Tables of Markdown as lines that say the same, each where its row stands.

    | weight | old | new |       w1 = 0.15 ; w1+ = 0.149
    | w1 | w2 |                  w1 = 0.15 ; w2 = 0.20
    |    | h1 | h2 |             w_x1_h1 = 0.15 ; w_x1_h2 = 0.25, and what comes in where:
                                 net_h1 = w_x1_h1 * x1 + w_x2_h1 * x2 + b_h1
    | x1 | x2 | t |              where there are several rows inputs = [[0, 1], [1, 1]], and
                                 targets = [[1], [0]]
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...numerals import is_number

Row = list[str]
RULE = re.compile(r"[\s|:+-]+")
NAME = re.compile(r"(?:[∂dΔδη]|[^\W\d_]{1,6}_?)[^\W_]*[\d₀-₉]\S*"
                  r"|[∂Δδ]\S+|[tyEbθη]|[Tt]arget\S*|ŷ|[Bb]ias")
COLUMNS = [
    (r"(?i)\b(?:new|updated|after|neu\w*)\b|w\+|'", "{}+"),
    (r"(?i)grad|[∂d]E", "∂E/∂{}"),
    (r"(?i)Δ|change", "Δ{}"),
    (r"(?i)^(?:net|z\b|sum|weighted)", "net_{}"),
    (r"(?i)^(?:out|a\b|act)", "out_{}"),
    (r"(?i)^(?:δ|delta|err)", "delta_{}"),
]
"""What a column has of the names at the left."""
LAYERS = "xihoy"
"""How names of neurons begin, layer by layer."""
TARGET = re.compile(r"t_?\d*|[Tt]arget\S*|y_?\d*|d\d*")
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
    marks = line.count("|") > 1 or line.count("|") and line.lstrip().startswith("|")
    return bool(marks) and "=" not in line or line.count("&") > 0 and (
        line.rstrip().endswith("\\\\") and not re.search(r"[=≈{]|\\approx", line))


def said_by(lines: Sequence[str]) -> list[str]:
    """A line for each line of a table, with what it says."""
    rows = [cells(line) for line in lines]
    head, said = rows[0], [""] * len(rows)
    body = [number for number, row in enumerate(rows) if number and row]
    names = [cell for cell in head[1:] if NAME.fullmatch(cell)]
    matrix = names and all(NAME.fullmatch(rows[number][0]) for number in body)
    samples = len(body) > 1 and not matrix and [x for x in head if re.fullmatch(r"[xi]_?\d+", x)]
    if samples:
        said[body[0]] = samples_of(head, [rows[number] for number in body])
        return said
    for number in body if not any(map(is_number, head)) else range(len(rows)):
        said[number] = " ; ".join(row_said(head, rows[number], bool(matrix)))
    if matrix:
        said[-1] += " ; " + " ; ".join(sums(head, [rows[number] for number in body]))
    return said


def cells(line: str) -> Row:
    """The cells of a row, without markup; none of a rule."""
    if RULE.fullmatch(line):
        return []
    inner = line.strip().removesuffix("\\\\").strip().strip("|")
    return [re.sub(r"[$`*{}]|\\(?:hline|text\w*)", "", cell).strip()
            for cell in re.split(r"\||(?<!\\)&", inner)]


def row_said(head: Row, row: Row, matrix: bool) -> Iterator[str]:
    """The statements of a row: each number with the name at its left or above."""
    name = ""
    for above, cell in zip(head, row):
        if NAME.fullmatch(cell):
            name = cell
        elif is_number(cell.removesuffix("%")) and matrix:
            yield f"{weight(name, above)} = {cell}"
        elif is_number(cell.removesuffix("%")) and (name or NAME.fullmatch(above)):
            column = next((form for shape, form in COLUMNS if re.search(shape, above)), "{}")
            yield f"{column.format(name) if name else above} = {cell}"


def weight(one: str, other: str) -> str:
    """The name of what stands between two neurons: a weight, or the bias of one."""
    before, after = sorted([one, other], key=lambda name: LAYERS.find(name[:1].lower()))
    return f"b_{after}" if BIAS.fullmatch(before) else f"w_{before}_{after}"


def sums(head: Row, rows: Sequence[Row]) -> Iterator[str]:
    """What comes in at each neuron of a table of weights."""
    names = [name for name in head[1:] if name], [row[0] for row in rows]
    after, before = sorted(names, key=lambda some: -max(LAYERS.find(n[:1].lower()) for n in some))
    for name in after:
        terms = [weight(name, one) + f" * {one}" * (not BIAS.fullmatch(one)) for one in before]
        yield f"net_{name} = {' + '.join(terms)}"


def samples_of(head: Row, rows: Sequence[Row]) -> str:
    """The samples of a table with a row for each."""
    kinds = {"inputs": re.compile(r"[xi]_?\d+"), "targets": TARGET}
    lists = []
    for kind, shape in kinds.items():
        places = [place for place, name in enumerate(head) if shape.fullmatch(name)]
        found = [f"[{', '.join(row[place] for place in places)}]" for row in rows
                 if len(row) == len(head)]
        lists.append(f"{kind} = [{', '.join(found)}]" if places else "")
    return " ; ".join(filter(None, lists))
