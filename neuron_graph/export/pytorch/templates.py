"""The texts that programs are made of, and how they are filled with facts.

    ‹path›           the fact of that name, or a part of it: ‹layer.dropout.rate›
    ‹path:!›         as Python writes it; ‹path:.name› is a list, of each its name, between commas
    ?path text       the text where that is so; ?!path where it is not
    *one path text   the text for each of a list, which is ‹one›; ‹n› counts from 1, ‹m› from 0
    «table:argument» the first row of a table whose pattern is found in what `subjects` has for it,
                     filled; the argument is ‹arg›, what was found ‹match›. A text after ! refuses.
                     Of «,table» the lines are put between commas

What stands for a field or a table has as many lines as it needs, each as far to the right.
"""
from __future__ import annotations

import re
import tomllib
from collections import ChainMap
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from itertools import chain
from string import Formatter
from typing import Any

from ...errors import BadValue
from ...network import Network

Facts = Mapping[str, Any]
LINE = re.compile(r"( *)(?:\?(!?)(\S+) ?|\*(\w+) (\S+) )?(.*)")
FIELD = re.compile("«(,?)([^»:]+):?((?:[^«»]|«(?:[^«»]|«[^«»]*»)*»)*)»|‹([^›:]+):?([^›]*)›")
FACT = Formatter().get_field


class Filling:
    """Fills the texts of the tables of some files: rows of texts by their patterns. Those of
    an earlier file stand in place of those of a later one."""

    def __init__(self, *names: str):
        texts = (files(__package__).joinpath(name).read_text("utf-8") for name in names)
        self.tables = dict(ChainMap(*map(tomllib.loads, texts)))

    def program(self, network: Network, facts: Facts) -> str:
        """The program of a network, by the patterns of the table `facts` that are found in
        what the table `what` says of it. Raises `BadValue`."""
        own = network.convention
        keys = " ".join(f"{key}={value}" for key, value in own.as_dict().items())
        found = {"network": network, "own": own, "keys": keys, "n": 0, **facts}
        what = found["what"] = self.row("what", "", found)
        found |= {key: re.search(one, what) for key, one in self.tables["facts"].items()}
        return self.row("program", "", found)

    def spelled(self, value: Any, spec: str) -> str:
        """A fact as a field asks for it."""
        if spec.startswith("."):
            return ", ".join(str(FACT(f"one{spec}", (), {"one": one})[0]) for one in listed(value))
        return repr(value) if spec else str(value)

    def filled(self, text: str, facts: Facts) -> str:
        """A text of several lines."""
        return "\n".join(chain(*(self.lines(line, facts) for line in text.strip("\n").split("\n"))))

    def lines(self, line: str, facts: Facts) -> Iterator[str]:
        """What a line of a text becomes: none, one, or several."""
        indent, unless, condition, name, path, rest = LINE.findall(line)[0]
        if condition:
            if bool(FACT(condition, (), facts)[0]) != bool(unless):
                yield from self.lines(indent + rest, facts)
        elif name:
            for m, one in enumerate(listed(FACT(path, (), facts)[0])):
                yield from self.lines(indent + rest, {**facts, "m": m, "n": m + 1, name: one})
        elif (found := FIELD.sub(partial(self.part, facts), rest)) or not rest:
            yield from (one and indent + one for one in found.split("\n"))

    def part(self, facts: Facts, field: re.Match[str]) -> str:
        """What stands for a field, or for a table."""
        commas, table, argument, path, spec = field.groups("")
        if path:
            return self.spelled(FACT(path, (), facts)[0], spec)
        found = self.row(self.filled(table, facts), self.filled(argument, facts), facts)
        return found.replace("\n", ", ") if commas else found

    def row(self, name: str, argument: str, facts: Facts) -> str:
        """The first row of a table whose pattern is found, "" if none is. Raises
        `BadValue`."""
        subject = self.filled(self.tables["subjects"].get(name, ""), facts)
        for pattern, text in self.tables[name].items():
            if match := re.search(pattern, subject):
                if text.startswith("!"):
                    raise BadValue("--language", "pytorch", text[1:])
                return self.filled(text, {**facts, "arg": argument, "match": match})
        return ""


def listed(value: Any) -> list[Any]:
    """A list as it is; of anything else, that alone."""
    return [*value] if isinstance(value, (list, tuple)) else [value]
