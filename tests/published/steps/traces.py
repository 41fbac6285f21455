"""A trace: a walkthrough file that somebody writes of a text, and which of its figures are right."""
from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """A figure: its name, its digits as printed, whether they are right, and what else the file says of it."""

    name: str
    digits: str
    right: bool = True
    epoch: int = 1
    sample: int = 0

    def block(self) -> str:
        more = {"epoch": self.epoch} | ({"sample": self.sample} if self.sample else {})
        return "\n[[published]]\n" + table({"name": self.name, "printed": self.digits} | more)


@dataclass(frozen=True)
class Trace:
    """Figures below what the text claims; `mistake` is what is done wrong throughout, "" for nothing."""

    name: str
    claims: str
    figures: list[Printed]
    mistake: str = ""

    @property
    def kind(self) -> str:
        wrong = any(not figure.right for figure in self.figures)
        return "mistaken" if self.mistake else "falsified" if wrong else "right"

    @property
    def walkthrough(self) -> str:
        return self.claims + "".join(figure.block() for figure in self.figures)


def table(values: dict[str, object]) -> str:
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
