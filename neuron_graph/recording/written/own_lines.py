"""Lines of their own for numbers that a text writes out, so that what uses them goes on from
them: z_h1 from w1·x1, dE/da_o1 from t_o1-a_o1, w5+ from Δw5."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..kinds import PART
from ..step import Key, Step
from .factors import Factors
from .part import Drawn, Passage, part_of


class OwnLines:
    """The lines of a trail, to which such are added. The numbers of the trail are
    changed."""

    def __init__(self, trail: Sequence[Step], factors: Factors, drawn: Drawn):
        self.trail, self.factors, self.drawn = list(trail), factors, drawn
        self.order = {step: place for place, step in enumerate(trail)}

    def add(self, name: str, found: Iterable[Passage]) -> None:
        """Add the lines of a name, which is that of a factor, or of a part that is
        `found` in some places."""
        known = self.factors.named(name)
        if known and known[0].kind == "change":
            for step in known:
                self.add_change(step)
            return
        for place in found:
            if not place.is_turned and place.is_inside and place.node.step is None:
                self.add_part(place, known[0].key if known else (PART, ()))

    def add_change(self, change: Step) -> None:
        """Let an updated parameter be the old one with its change added."""
        for updated in self.factors.all("updated", *change.names):
            if updated.sample == change.sample:
                self.trail.insert(self.trail.index(updated), change)
                old, _ = updated.number.operands
                updated.number.operation, updated.number.operands = "+", (old, change.number)

    def add_part(self, place: Passage, key: Key) -> None:
        """Name what stands at a place, and let later lines go on from it."""
        line, node = place.step, place.node
        self.trail.insert(self.trail.index(line), part_of(line, node, key))
        for other in self.drawn.like(place):
            if self.order[other.step] > self.order[line] and other.node.operation is not None:
                other.node.operation = "neg" if other.is_turned else "same"
                other.node.operands = (node,)
