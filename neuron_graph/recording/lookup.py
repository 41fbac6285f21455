"""Names as a person types them: dE/dw5, net_h1, E[3], w5+@10000, dE/dw*.

    NAME         in any notation
    NAME[3]      of sample 3
    NAME@2       of round 2
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from ..errors import Ambiguous, UnknownName
from .factors import factors
from .notation import NOTATIONS, UNICODE, shown_name
from .step import Step

if TYPE_CHECKING:
    from .recording import Recording


SPELLED = [notation.written_in(script) for notation in NOTATIONS.values() for script in (notation.script, UNICODE)]


class Typed(NamedTuple):
    """A typed name taken apart; sample and round are None where they are not said."""

    name: str
    sample: int | None = None
    round: int | None = None


def split_name(text: str) -> Typed:
    """`w5+[2]@10` as ("w5+", 2, 10)."""
    match = re.fullmatch(r"(.*?)(?:\[([0-9]{1,9})\])?(?:@([0-9]{1,9}))?", text, flags=re.DOTALL)
    name, sample, round = match.groups() if match else (text, None, None)
    return Typed(name, int(sample) if sample else None, int(round) if round else None)


def spellings(step: Step) -> set[str]:
    """Every way in which a step's name is shown somewhere."""
    return {shown_name(notation, step) for notation in SPELLED}


class Directory:
    """The steps of a recording by every spelling of their names."""

    def __init__(self, recording: Recording):
        self.recording = recording
        self.steps: dict[str, list[Step]] = {}
        for step in recording.trail:
            for name in spellings(step):
                self.steps.setdefault(name, []).append(step)

    def matching(self, text: str) -> list[Step]:
        """All steps of a typed name: of every sample, if it does not say of which."""
        if text in self.steps:
            return self.steps[text]
        typed = split_name(text)
        if typed.round is not None and typed.round != self.recording.round:
            return []
        if typed.name not in self.steps and (made := factors(self.recording.trail, typed.name)):
            self.steps[typed.name] = made
        found = self.steps.get(typed.name, [])
        return [step for step in found if typed.sample is None or step.sample == typed.sample]

    def meant(self, text: str) -> list[Step]:
        """The steps of a typed name, each time that it is computed; of a gradient or an error the whole batch's alone, if
        there is one."""
        found = self.matching(text)
        whole = [step for step in found if step.sample is None and step.phase != "given"]
        return whole or found

    def step(self, text: str) -> Step:
        """The one step of a typed name: for a weight the first, for an updated value the last, for a gradient or an
        error the whole batch's."""
        found = self.matching(text)
        if not found:
            raise self.unknown(text)
        whole = [step for step in found if step.sample is None]
        if len(found) == 1 or found[0].phase == "given":
            return found[0]
        if found[-1].kind in ("updated", "new_velocity"):
            return found[-1]
        if whole:
            return whole[-1]
        name, _, round = split_name(text)
        raise Ambiguous(text, [f"{name}[{step.sample}]" + (f"@{round}" if round else "") for step in found])

    def unknown(self, text: str) -> UnknownName:
        """The error for a name that is not here, with what was probably meant."""
        typed = split_name(text)
        names = [step.name for step in self.recording.trail]
        shared = re.fullmatch(r"(dE/d)?b_(.+?)(\+?)", typed.name)
        own = self.shared_bias(*shared.groups()) if shared else []
        near = own or get_close_matches(typed.name, self.steps, n=4, cutoff=0.5)
        if typed.name in self.steps:
            samples = [step.sample for step in self.steps[typed.name] if step.sample and self.recording.samples > 1]
            near = [f"{typed.name}[{sample}]" for sample in samples[:4]] or [typed.name]
        return UnknownName("number", text, dict.fromkeys(names), near)

    def shared_bias(self, lead: str | None, neuron: str, plus: str) -> list[str]:
        """The name of the shared bias that a neuron has in place of one of its own."""
        z = self.steps.get(f"z_{neuron}")
        biases = [step.name for step in z[0].operands if step.kind == "bias"] if z else []
        return [f"{lead or ''}{name}{plus}" for name in biases if f"{lead or ''}{name}{plus}" in self.steps] or biases

    def select(self, pattern: str) -> list[Step]:
        """The computed steps whose name, in any spelling, matches a pattern such as `dE/dw*`; or `UnknownName`."""
        typed = split_name(pattern)
        names = [name for name in self.steps if fnmatchcase(name, typed.name)]
        chosen = {id(step) for name in names for step in self.steps[name] if typed.sample in (None, step.sample)}
        found = [step for step in self.recording.trail if id(step) in chosen]
        if not found or typed.round not in (None, self.recording.round):
            raise self.unknown(pattern)
        return found


def selected(recording: Recording, patterns: Iterable[str]) -> list[Step]:
    """The steps that match any of the patterns, in the order of the calculation."""
    chosen = {id(step) for pattern in patterns for step in recording.directory.select(pattern)}
    return [step for step in recording.trail if id(step) in chosen]
