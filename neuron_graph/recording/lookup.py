"""Names as a person types them: dE/dw5, net_h1, E[3], w5+@10000, dE/dw*.

    NAME         in any notation
    NAME[3]      of sample 3
    NAME@2       of epoch 2

A name that texts write for two things, such as dE_o1/da_h1, has two `readings`.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from os.path import commonprefix
from typing import NamedTuple

from ..errors import Ambiguous, BadValue, UnknownName
from ..network import Convention
from .kinds import KINDS, PART
from .notation import SPELLED, TYPESET, Notation, said, shown_name, visible
from .spelling import respelled
from .step import Step
from .written import Factors, WrittenNumbers

ALIKE = 1e-9
"""How far apart, relatively, two numbers may be that are the same but for rounding."""
MOST_NEAREST = 4
"""How many names that look like an unknown one are offered."""

Steps = list[Step]


class TypedName(NamedTuple):
    """A typed name taken apart; sample and epoch are None where they are not said."""

    name: str
    sample: int | None = None
    epoch: int | None = None

    @property
    def of_sample(self) -> str:
        """The name with its sample, and without its epoch."""
        return self.name + (f"[{self.sample}]" if self.sample else "")


class Meaning(NamedTuple):
    """One number that a typed name may mean, with the words that say which."""

    step: Step
    words: str


def split_name(text: str) -> TypedName:
    """`w5+[2]@10` as ("w5+", 2, 10)."""
    match = re.fullmatch(r"(.*?)(?:\[([0-9]{1,9})\])?(?:@([0-9]{1,9}))?", text, flags=re.DOTALL)
    assert match is not None
    name, *numbers = match.groups()
    return TypedName(name, *(int(number) if number else None for number in numbers))


def spellings(step: Step) -> set[str]:
    """Every way in which a step's name is shown, or written by texts."""
    names = [visible(name) for name in step.names]
    return {template.format(*names) for template in spelled(step.kind)}


@lru_cache
def spelled(kind: str) -> list[str]:
    """The templates of all spellings of a kind's names."""
    return [*(own.template(kind) for own in SPELLED),
            *(own.lettered(text) for own in SPELLED for text in KINDS[kind].also)]


def by_name(steps: Iterable[Step],
            names: Callable[[Step], Iterable[str]]) -> dict[str, Steps]:
    """The steps of each name, in order, of those that `names` has for a step."""
    found: dict[str, Steps] = {}
    for step in steps:
        for name in names(step):
            found.setdefault(name, []).append(step)
    return found


@dataclass(eq=False)
class Directory:
    """The steps of a trail by every spelling of their names; it is that of an epoch of
    so many samples. Errors write names in a `notation`."""

    trail: Sequence[Step]
    convention: Convention
    epoch: int
    samples: int
    notation: Notation

    @cached_property
    def steps(self) -> dict[str, Steps]:
        """The steps by their names as they are typed."""
        return by_name(self.trail, spellings)

    @cached_property
    def typeset(self) -> dict[str, Steps]:
        """The steps by their names as they are set in type."""
        return by_name(self.trail, lambda step: [shown_name(one, step) for one in TYPESET])

    @cached_property
    def factors(self) -> Factors:
        """What makes the factors that texts write out."""
        return Factors(self.trail, self.convention)

    @cached_property
    def written(self) -> WrittenNumbers:
        """What texts write out of the lines."""
        return WrittenNumbers(self.trail, self.steps, self.factors)

    def meanings(self, name: str) -> Iterator[Steps]:
        """The steps of each thing that a name without sample and epoch may mean; first
        what it says.

        Texts write dE_o1/da_h1 for o1's share of dE/da_h1, be it the derivative of E_o1
        or not. In another arithmetic than that of floats it is the share.
        """
        here = self.steps.get(name, [])
        if not here:
            own = self.factors.named(name) or self.written.named(name) or self.typeset.get(name)
            yield from [own] if own else self.respelled(name)
            return
        if is_borrowed(here[0], name) and isinstance(here[0].value, float):
            made = self.factors.named(name)
            if not alike(made, here):
                yield made
        yield here

    def respelled(self, name: str) -> Iterator[Steps]:
        """The steps of each thing that a name may mean as another text writes it; none
        where no spelling of it is known here."""
        plain = (one for one in respelled(name) if one in self.steps or self.factors.named(one))
        first = next(plain, None)
        yield from [[]] if first is None else self.meanings(first)

    def found(self, text: str) -> Iterator[Steps]:
        """The steps of each thing that a typed name may mean: of every sample, if it
        does not say of which."""
        typed = TypedName(text) if text in self.steps else split_name(text)
        if typed.epoch in (None, self.epoch):
            for steps in self.meanings(typed.name):
                own = [step for step in steps if typed.sample in (None, step.sample)]
                yield from [own] if own else []
                yield from self.written.others(steps, typed.sample, self.convention)

    def readings(self, text: str) -> list[Meaning]:
        """All numbers that a typed name may mean, with the words that say which; first
        what it says."""
        return [Meaning(self.chosen(text, steps), self.said(text, steps[0]))
                for steps in self.found(text) if steps]

    def said(self, text: str, step: Step) -> str:
        """Which number of those that a name may mean a step is, in words."""
        if step.kind == PART:
            return "its share of the mean"
        in_batch = step.sample is None and split_name(text).sample is not None
        return said(self.notation, step) + " of the batch" * in_batch

    def matching(self, text: str) -> Steps:
        """All steps of a typed name: of every sample, if it does not say of which."""
        return next(self.found(text), [])

    def meant(self, text: str) -> Steps:
        """The steps of a typed name, each time that it is computed; of a gradient or an
        error the whole batch's alone, if there is one."""
        found = self.matching(text)
        return [step for step in found if step.sample is None and not step.is_given] or found

    def step(self, text: str) -> Step:
        """The one step of a typed name: for a weight the first, for an updated value
        the last, for a gradient or an error the whole batch's. Raises `UnknownName` or
        `Ambiguous`."""
        found = self.matching(text)
        if not found:
            raise self.unknown(text)
        return self.chosen(text, found)

    def chosen(self, text: str, found: Sequence[Step]) -> Step:
        """The one that is meant, of the steps of a typed name."""
        if len(found) == 1 or found[0].is_given:
            return found[0]
        whole = [step for step in found if step.sample is None]
        if later := found if KINDS[found[-1].kind].is_result else whole:
            return later[-1]
        name, _, epoch = split_name(text)
        tail = f"@{epoch}" if epoch else ""
        raise Ambiguous(text, [f"{name}[{step.sample}]{tail}" for step in found])

    def lines(self, text: str) -> Steps:
        """All steps of a typed name that have a line of their own in the trail."""
        return next((steps for steps in self.found(text) if steps and steps[0] in self.trail), [])

    def line(self, text: str) -> Step:
        """The one step of a typed name that has a line of its own. Raises `BadValue`
        for a factor, which has none."""
        found = self.lines(text)
        if not found and self.matching(text):
            raise BadValue("the name", text, "it is a factor that has no line of its own; why "
                                             "shows what it is")
        return self.chosen(text, found) if found else self.step(text)

    def unknown(self, text: str) -> UnknownName:
        """The error for a name that is not here, with what was probably meant."""
        name = split_name(text).name
        shared = re.fullmatch(r"(dE/d)?b_(.+?)(\+?)", name)
        near = self.shared_bias(*shared.groups()) if shared else []
        if name in self.steps:
            near = [f"{name}[{step.sample}]" for step in self.steps[name]
                    if step.sample and self.samples > 1][:MOST_NEAREST] or [name]
        return UnknownName("number", text, self.shown(self.trail), near or self.nearest(name))

    def nearest(self, name: str) -> list[str]:
        """The names that look like one in some spelling, as this notation shows
        them."""
        near = get_close_matches(name, self.steps, n=len(SPELLED) * MOST_NEAREST, cutoff=0.5)
        return self.shown(self.steps[spelling][0] for spelling in near)[:MOST_NEAREST]

    def shown(self, steps: Iterable[Step]) -> list[str]:
        """The names of some steps in this notation, each once."""
        return list(dict.fromkeys(shown_name(self.notation, step) for step in steps))

    def shared_bias(self, lead: str | None, neuron: str, plus: str) -> list[str]:
        """The name of the shared bias that a neuron has in place of one of its own."""
        for step in self.steps.get(f"z_{neuron}", [])[:1]:
            for bias in step.operands:
                if bias.kind == "bias":
                    name = f"{lead or ''}{bias.name}{plus}"
                    return [name if name in self.steps else bias.name]
        return []

    def select(self, *patterns: str) -> Steps:
        """The steps whose name, in any spelling, matches one of some patterns such as
        `dE/dw*`, in the order of the calculation. Raises `UnknownName` for one that
        nothing matches."""
        chosen = {step for pattern in patterns for step in self.matched(pattern)}
        return [step for step in self.trail if step in chosen]

    def matched(self, pattern: str) -> Steps:
        """The steps that one pattern matches. For one that nothing matches names like it are
        offered, and the pattern of them all."""
        typed = split_name(pattern)
        found = [
            step for name, steps in self.steps.items() if fnmatchcase(name, typed.name)
            for step in steps if typed.sample in (None, step.sample)]
        if not found or typed.epoch not in (None, self.epoch):
            error = self.unknown(pattern)
            stem = commonprefix(error.nearest)
            every = [f"'{stem}*'"] if stem.endswith(("_", "dE/dw")) else []
            raise UnknownName(error.kind, pattern, error.known, error.nearest + every)
        return found


def is_borrowed(step: Step, name: str) -> bool:
    """Whether a name is one that texts write for a step, and that is never shown."""
    return name not in [shown_name(notation, step) for notation in SPELLED]


def alike(steps: Sequence[Step], others: Sequence[Step]) -> bool:
    """Whether the numbers of some steps are those of others, sample by sample."""
    values = {step.sample: step.value for step in others}
    return not any(abs(step.value - values[step.sample]) > ALIKE * abs(step.value)
                   for step in steps if step.sample in values)
