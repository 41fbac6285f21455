"""What texts write out of a trail, by what is typed: parts of lines, gradients by them,
numbers of one sample in a batch."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from ...conventions import BACKWARD
from ...network import Convention
from ..expressions import Number, TypedExpression
from ..kinds import PARTS
from ..spelling import respelled
from ..step import Step
from .factors import Factors
from .part import Drawn, Passage, part_of

GRADIENT = re.compile(r"[d∂][A-Z]/[d∂](.+)", re.DOTALL)


class WrittenNumbers:
    """Numbers that are written out of the lines of a trail, the same steps each time;
    `steps` are the lines by their names as they are typed."""

    def __init__(self, trail: Sequence[Step], steps: Mapping[str, list[Step]], factors: Factors):
        self.trail, self.steps, self.factors = trail, steps, factors
        self.known: dict[str, list[Step]] = {}

    @cached_property
    def drawn(self) -> Drawn:
        """The lines at drawn numbers."""
        return Drawn(self.trail)

    def named(self, text: str) -> list[Step]:
        """The steps of a part of an expression, or of the gradient by one, in each
        sample."""
        if text not in self.known:
            by = GRADIENT.fullmatch(text)
            self.known[text] = list(self.gradients(by[1])) if by else [
                place.part() for place in self.places(text)]
        return self.known[text]

    def gradients(self, text: str) -> Iterator[Step]:
        """How the error changes with a part of an expression, in each sample."""
        bare = text[1:-1] if text[0] + text[-1] == "()" else text
        own = [Passage(step, step.number, 1.0, step.number)
               for step in self.plain(bare) if step.kind in PARTS]
        for place in own or self.places(text):
            rise = self.factors.arrived(place.step, place.step.sample)
            if rise is not None:
                yield place.gradient(rise)

    def places(self, text: str) -> Iterator[Passage]:
        """Where an expression stands in the lines, in each sample."""
        typed = TypedExpression(text, lambda name: bool(self.plain(name)))
        names = list(map(self.plain, typed.names))
        samples = {step.sample for steps in names for step in steps}
        for sample in sorted(samples, key=lambda sample: sample or 0):
            drawn = typed.of([self.drawn.of(steps, sample) for steps in names])
            yield from self.drawn.found(drawn, sample)

    def plain(self, name: str) -> list[Step]:
        """The steps of a name in an expression."""
        spelled = (name, *respelled(name))
        return next((self.steps[one] for one in spelled if one in self.steps), [])

    def unlisted(self, names: Iterable[str]) -> list[str]:
        """Those of some names that have no line, and could have one: parts of
        expressions, and changes."""
        return [name for name in names if name not in self.steps and (
            any(step.kind == "change" for step in self.factors.named(name))
            or next(self.places(name), None))]

    def made(self, step: Step, number: Number) -> list[Step]:
        """A number as a part that belongs to a step."""
        text = f"{step.name}[{step.sample}] {number.operation}"
        if text not in self.known:
            self.known[text] = [part_of(step, number)]
        return self.known[text]

    def others(self, steps: Sequence[Step], sample: int | None,
               convention: Convention) -> Iterator[list[Step]]:
        """What a name with a sample may mean besides its own steps: the number of its
        batch, or its share in a mean."""
        if sample is None:
            return
        own = next((step for step in steps if step.sample == sample), None)
        whole = [step for step in steps if step.sample is None and not step.is_given]
        places = [place for place, step in enumerate(self.trail) if step.sample == sample]
        if len(whole) > 1 and places:
            yield [step for step in whole if step in self.trail[places[-1]:]][:1]
        if own and own.phase == BACKWARD and convention.batch_scale == "mean":
            count = max(step.sample or 0 for step in self.trail)
            most = count if convention.batch == "all" else int(convention.batch)
            size = min(most, count - (sample - 1) // most * most)
            yield self.made(own, own.number / float(size)) if size > 1 else []
