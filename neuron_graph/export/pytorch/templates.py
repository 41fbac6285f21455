"""The texts that programs are made of, and how they are filled with facts.

    ‹path›           the fact of that name, or a part of it: ‹layer.dropout.rate›
    ‹path:!›         as Python writes it; ‹path:,name› is a list, of each its name, between commas
    ?path text       the text where that is so; ?!path where it is not
    *one path text   the text for each of a list, which is ‹one›; ‹n› counts from 1, ‹m› from 0
    «table:argument» the first row of a table whose pattern is found in its `subject`, filled; with
                     the argument, ‹arg›, and what was found, ‹match›. A text after ! refuses.
                     Of «,table» the lines are put between commas

What stands for a field or a table has as many lines as it needs, each as far to the right.
"""
from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from string import Formatter
from typing import Any

from ...errors import BadValue
from ...network import Network

Facts = Mapping[str, Any]
LINE = re.compile(r"( *)(?:\?(!?)(\S+) ?|\*(\w+) (\S+) )?(.*)")
FIELD = re.compile("«(,?)([^»:]+):?((?:[^«»]|«(?:[^«»]|«[^«»]*»)*»)*)»|‹([^›:]+):?([^›]*)›")


class Filling:
    """Fills the texts of the tables of some files: rows of texts by their patterns. Those of
    a later file stand in place of those of an earlier one."""

    def __init__(self, *names: str):
        self.tables: dict[str, dict[str, str]] = {}
        for name in names:
            self.tables |= tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))

    def program(self, network: Network, facts: Facts) -> str:
        """The program of a network, by the pattern of the table `facts` that are found in
        what the table `what` says of it. Raises `BadValue`."""
        last, own = network.layers[-1], network.convention
        keys = " ".join(f"{key}={value}" for key, value in own.as_dict().items())
        found = {"network": network, "own": own, "keys": keys, "n": 0, "final": last, **facts}
        what = self.row("what", "", found)
        found |= {key: re.search(one, what) for key, one in self.tables["facts"].items()}
        return self.row("program", "", {**found, "what": what})

    def spelled(self, value: Any, spec: str) -> str:
        """A fact as a field asks for it."""
        if spec[:1] == ",":
            return ", ".join(str(part(f"one{spec}".replace(",", "."), {"one": one}))
                             for one in listed(value))
        return repr(value) if spec == "!" else str(value)

    def filled(self, text: str, facts: Facts) -> str:
        """A text of several lines."""
        lines = (self.lines(line, facts) for line in text.strip("\n").split("\n"))
        return "\n".join(sum(lines, []))

    def lines(self, line: str, facts: Facts) -> list[str]:
        """What a line of a text becomes: none, one, or several."""
        indent, unless, condition, one, path, rest = LINE.findall(line)[0]
        if condition:
            is_so = bool(part(condition, facts)) != bool(unless)
            return self.lines(indent + rest, facts) if is_so else []
        if one:
            items = enumerate(listed(part(path, facts)))
            return sum((self.lines(indent + rest, {**facts, one: item, "m": m, "n": m + 1})
                        for m, item in items), [])
        found = FIELD.sub(lambda field: self.put_in(*field.groups(""), facts), rest)
        return [one and indent + one for one in found.split("\n")] if found or not rest else []

    def put_in(self, commas: str, table: str, argument: str, path: str, spec: str,
               facts: Facts) -> str:
        """What stands for a table, or for a field."""
        if not table:
            return self.spelled(part(path, facts), spec)
        found = self.row(self.filled(table, facts), self.filled(argument, facts), facts)
        return found.replace("\n", ", ") if commas else found

    def row(self, name: str, argument: str, facts: Facts) -> str:
        """The first row of a table whose pattern is found, "" if none is. Raises
        `BadValue`."""
        table = self.tables[name]
        subject = self.filled(table.get("subject", ""), facts)
        for pattern, text in table.items():
            match = re.search(pattern, subject)
            if match and pattern != "subject":
                if text.startswith("!"):
                    raise BadValue("--language", "pytorch", text[1:])
                return self.filled(text, {**facts, "arg": argument, "match": match})
        return ""


def part(path: str, facts: Facts) -> Any:
    """A fact, or a part of one."""
    return Formatter().get_field(path, (), facts)[0]


def listed(value: Any) -> list[Any]:
    """A list as it is; of anything else, that alone."""
    return [*value] if isinstance(value, (list, tuple)) else [value]
