"""The texts that programs are made of, and how they are filled with facts.

    ‹path›           the fact of that name, or a part of it: ‹layer.dropout.rate›
    ‹path:spec›      as `Filling.spelled` writes it
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
from collections.abc import Iterator, Mapping
from importlib.resources import files
from string import Formatter
from typing import Any

from ...errors import BadValue
from ...network import Network

Facts = Mapping[str, Any]
LINE = re.compile(r"( *)(?:\?(!?)(\S+) ?|\*(\w+) (\S+) )?(.*)")
FIELD = re.compile("«([^»:]+):?((?:[^«»]|«(?:[^«»]|«[^«»]*»)*»)*)»|‹([^›:]+):?([^›]*)›")


class Filling:
    """Fills the texts of the tables of some files: rows of texts by their patterns. Those of
    a later file stand in place of those of an earlier one."""

    def __init__(self, *names: str):
        self.tables: dict[str, dict[str, str]] = {}
        for name in names:
            text = files(__package__).joinpath(name).read_text(encoding="utf-8")
            self.tables |= tomllib.loads(text)

    def spelled(self, value: Any, spec: str) -> str:
        """A fact as a field asks for it: as it is, as Python writes it (!), or some of
        its attributes (,name) between commas."""
        if spec[:1] == ",":
            return ", ".join(str(self.fact(f"one.{spec[1:]}", {"one": one})) for one in listed(value))
        return repr(value) if spec == "!" else str(value)

    def about(self, network: Network, facts: Facts) -> dict[str, Any]:
        """The facts, with what is to be known of a network and of its convention, and
        whether each pattern of the table `facts` is found in it."""
        own = network.convention
        keys = " ".join(f"{key}={value}" for key, value in own.as_dict().items())
        found = {
            **facts, "network": network, "own": own, "keys": keys, "n": 0,
            "last": len(network.layers), "final": network.layers[-1], "hidden": network.layers[:-1],
            "updates": int(network.updates), "outputs": len(network.outputs)}
        what = found["what"] = self.row("what", "", found)
        return found | {name: re.search(pattern, what)
                        for name, pattern in self.tables["facts"].items()}

    def fact(self, path: str, facts: Facts) -> Any:
        """A fact, or a part of one."""
        return Formatter().get_field(path, (), facts)[0]

    def filled(self, text: str, facts: Facts) -> str:
        """A text of several lines."""
        return "\n".join(found for line in text.strip("\n").split("\n")
                         for found in self.lines(line, facts))

    def lines(self, line: str, facts: Facts) -> Iterator[str]:
        """What a line of a text becomes: none, one, or several."""
        indent, unless, condition, one, path, rest = LINE.findall(line)[0]
        if condition:
            if bool(self.fact(condition, facts)) != bool(unless):
                yield from self.lines(indent + rest, facts)
        elif one:
            before = None
            for m, item in enumerate(listed(self.fact(path, facts))):
                own = {"m": m, "n": m + 1, "before": before, one: item}
                yield from self.lines(indent + rest, {**facts, **own})
                before = item
        elif (found := self.put_in(rest, facts)) or not rest:
            yield from (part and indent + part for part in found.split("\n"))

    def put_in(self, text: str, facts: Facts) -> str:
        """A text with its fields and tables put in."""
        def part(found: re.Match[str]) -> str:
            table, argument, path, spec = found.groups("")
            if table:
                row = self.row(self.put_in(table.strip(","), facts), self.put_in(argument, facts), facts)
                return row.replace("\n", ", ") if table[0] == "," else row
            return self.spelled(self.fact(path, facts), spec)

        return FIELD.sub(part, text)

    def row(self, name: str, argument: str, facts: Facts) -> str:
        """The first row of a table whose pattern is found, "" if none is. Raises
        `BadValue`."""
        table = self.tables[name]
        subject = self.put_in(table.get("subject", ""), facts)
        for pattern, text in table.items():
            match = re.search(pattern, subject)
            if match and pattern != "subject":
                if text.startswith("!"):
                    raise BadValue("--language", "pytorch", text[1:])
                return self.filled(text, {**facts, "arg": argument, "match": match})
        return ""


def listed(value: Any) -> list[Any]:
    """A list as it is; of anything else, that alone."""
    return [*value] if isinstance(value, (list, tuple)) else [value]
