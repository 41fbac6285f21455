"""Pasted lines as figures: `net_h1 = 0.3775`, as they stand in a text.

    net_h1 = 0.3775                                 any name of any notation, with [3]
                                                    for a sample and @2 for an epoch
    out_h1 = 1/(1 + exp(-0.3775)) = 0.593269992     the formula in between is let be:
                                                    what counts is the last number
    E_{total} = 0.298371109,  w5_new = 0.35891648   names as LaTeX or a blog writes them
    # a comment, an empty line
    {"name": "w5_new", "printed": "0.3589", "where": "page 3"}
                                                    an object of JSON, with keys as in a file
    {"net_h1": 0.3775, "E": 0.298371109}            in place of lines: numbers by name
"""
from __future__ import annotations

import json
import re
from contextlib import suppress

from ...errors import BadValue, NeuronGraphError
from ...recording import split_name
from ..digits import read_printed
from ..example import Example
from ..figure import Figure
from .reader import figure_of
from .toml_table import TomlTable

EQUALS = re.compile(r":=|=|≈|≃|≅|←|~|:(?=\s)")
COLON = re.compile(r":(?!.*:)", re.DOTALL)
"""The last colon: of a line without a sign of equality it is one, as in out_h1:0.59."""
POWER = (r"[eE][+\-\u2212]?\d+|\s*[×·]\s*10\^?\{?[+\-\u2212]?\d+\}?"
         r"|\s*[×·]\s*10[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
NUMERAL = rf"[+\-\u2212]?(?:\d+[.,]?\d*|[.,]\d+)(?:{POWER}|/\d+[.,]?\d*)?"
NUMBER_AND_REST = re.compile(
    rf"(?P<printed>\[[^\]]*\]|{NUMERAL})\s*(?P<percent>%)?(?P<rest>.*)", re.DOTALL | re.ASCII)
SAYS_MORE = re.compile(r"(?!\s*[(#]).*\d", re.DOTALL)
"""What stands after a number and has digits of its own, outside of brackets or a
comment."""
SECOND_NAME = re.compile(r"\d\s+[A-Za-z][\w/+]*\s*$")
"""A number with a name after it: a second figure in the same line."""
MOST_PASTED = 10_000
LONGEST_PASTED = 1000
BULLET = re.compile(r"^[-*>•]\s+")
GLUED = r"^(net|out|z|a|delta)\s*(?=[A-Za-z])"
"""Letters of a notation before a neuron's name, with no sign between."""


def read_lines(text: str, example: Example) -> list[Figure]:
    """The figures of some lines. Raises `BadValue` with the number of the line that
    cannot be read."""
    figures = []
    for number, line in enumerate(in_lines(text).splitlines(), start=1):
        if line.strip() and not line.strip().startswith("#"):
            read = read_object if line.lstrip().startswith("{") else read_line
            figures.append(read(line.strip(), f"line {number}", example))
    if not figures or len(figures) > MOST_PASTED:
        raise BadValue("--lines", f"{len(figures)} figures",
                       f"lines such as net_h1 = 0.3775 are needed, {MOST_PASTED} at most")
    return figures


def in_lines(text: str) -> str:
    """Lines as they are; of an object of JSON, that holds numbers by name, a line for each."""
    with suppress(ValueError, RecursionError):
        held = json.loads(text, parse_float=str, parse_int=str)
        if isinstance(held, dict) and "printed" not in held:
            return "\n".join(f"{name} = {value}" for name, value in held.items())
    return text


def read_line(line: str, what: str, example: Example) -> Figure:
    """The figure of one line: the name before the first equals sign, the number after
    the last one."""
    first, *others = (EQUALS if EQUALS.search(line) else COLON).split(line)
    match = None
    if others and len(line) <= LONGEST_PASTED and not any(map(SECOND_NAME.search, others[:-1])):
        match = NUMBER_AND_REST.fullmatch(others[-1].strip())
    if match is None or SAYS_MORE.match(match["rest"]):
        raise BadValue(what, line,
                       "write a name and a number, as in net_h1 = 0.3775, one in a line")
    printed = re.sub(r"\s|[{}]", "", match["printed"].replace("\u2212", "-")).rstrip(".,")
    read_printed(printed, what)
    typed = split_name(BULLET.sub("", first.strip()))
    name = known_name(typed.name, typed.sample, example)
    return Figure(name, printed, sample=typed.sample, epoch=typed.epoch or 1, where=what,
                  percent=bool(match["percent"]))


def read_object(line: str, what: str, example: Example) -> Figure:
    """The figure of an object of JSON in one line; what it prints is judged with the
    others, and a number there keeps the digits that it is written with."""
    try:
        found = TomlTable(json.loads(line, parse_float=str), what)
    except (ValueError, RecursionError):
        advice = 'write an object of JSON in one line, as in {"name": "net_h1", "printed": "0.38"}'
        raise BadValue(what, line, advice) from None
    figure = figure_of(TomlTable({**found.values, "printed": "0"}, what), {})
    name = known_name(figure.name, figure.sample, example)
    return figure._replace(name=name, printed=str(found.get("printed", "")),
                           label=figure.label or figure.name, where=figure.where or what)


def known_name(name: str, sample: int | None, example: Example) -> str:
    """A name as it is known here, from how a text spells it; as it is, where none is
    known."""
    recording, of_sample = example.recording(), f"[{sample}]" if sample else ""
    for spelling in (name, re.sub(GLUED, r"\1_", name)):
        try:
            return recording[spelling + of_sample].name
        except NeuronGraphError:
            continue
    return "E" if name in ("J", "L", "C") else name
