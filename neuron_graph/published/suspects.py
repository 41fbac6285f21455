"""The suspects: what may have led to the digits of a line, simplest first, until chance would explain them too."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..recording.arithmetics import FLOATS
from ..recording.carry import read_carry
from ..recording.number import Number
from ..recording.replay import replayed
from .calculation import Calculation
from .chains import Chains, Reading
from .chance import Budget
from .edits import without
from .example import Example
from .misprints import misprints
from .printed import EXACT, TRUNCATED, Printed
from .slips import Scene, Slip, slips_in
from .verdict import CHAINED, MISPRINT, SLIP, UNEXPLAINED, Verdict

SLACK = 4e-16
BASES = 8
LEANING = 5
"""How much more chance is taken for a slip that the text is known to have made elsewhere."""
ROUNDINGS = [f"{places} {kind}{cut}" for places in (2, 3, 4, 1, 5, 6) for kind in ("decimals", "figures") for cut in ("", " cut")]


@dataclass(frozen=True)
class Suspect:
    """A value, and the verdict if the digits are its."""

    value: float
    verdict: Verdict
    used: tuple[int, ...] = ()


@dataclass
class Suspects:
    """`exact` is what the line should be, `chains` what follows from other figures, `width` how far its values spread."""

    calculation: Calculation
    position: int
    printed: Printed
    exact: Any
    chains: Chains
    width: float
    example: Example
    lines: Mapping[int, Any]
    candidates: list[str] = field(default_factory=list)

    @property
    def step(self) -> Any:
        """The step whose figure it is."""
        return self.calculation.trail[self.position]

    def chained(self, allowed: Callable[[int], bool]) -> Verdict | None:
        """What follows from confirmed figures, or from what the source says that it carries; rounded, else cut."""
        readings = [reading for reading in self.chains.readings(self.position, allowed) if reading.used]
        for wanted in (EXACT, TRUNCATED):
            budget = Budget(self.printed, self.width)
            for reading in readings:
                if not budget.admits(reading.value) and len(budget.cells) > 4:
                    break
                if self.printed.agreement(reading.value, SLACK) == wanted:
                    return Verdict(CHAINED, f"from the printed {self.named(reading.used)}" + (", cut" if wanted != EXACT else ""))
            if self.example.carry and self.printed.agreement(self.carried, SLACK) == wanted:
                return Verdict(CHAINED, f"carrying {self.example.carry.name}")
            if self.printed.agreement(self.exact) == TRUNCATED:
                return None
        return None

    @property
    def carried(self) -> float:
        """The number when the source's own rounding is carried from line to line."""
        return self.rounded(self.example.carry)

    def rounded(self, carry: Any) -> float:
        """The number when what stands in its line is rounded."""
        again = replayed(self.calculation.trail[:self.position + 1], {}, read_carry(carry), FLOATS, frozenset())
        values = {position: twin.value for position, twin in enumerate(again[:-1])}
        return self.calculation.formula(self.position, values)

    def named(self, used: tuple[int, ...]) -> str:
        """Figures by name, with their digits."""
        found = [f"{self.lines[number].figure.shown} = {self.lines[number].figure.printed}" for number in used]
        return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)

    def mistyped(self) -> Verdict | None:
        """A given number mistyped: what is computed from it shows what was meant."""
        what = next(misprints(self.printed, self.exact), None)
        if what is None:
            return None
        return Verdict(MISPRINT, f"{what}; the figures computed from it have {self.step.value:g}", {"misprint": what})

    def explained(self, known: set[str]) -> Verdict:
        """The first suspect whose digits these are, while chance is unlikely; `known` are slips made elsewhere."""
        budget = Budget(self.printed, self.width)
        for suspect in self.suspects():
            admitted = budget.admits(suspect.value)
            if not admitted and budget.spent > LEANING * 0.01 + 4 * self.printed.width / self.width:
                break
            how = self.printed.agreement(suspect.value, SLACK)
            if how:
                verdict = with_cut(suspect.verdict, how)
                if admitted or suspect.verdict.because.get("slip") in known or "inherits" in suspect.verdict.because:
                    return verdict
                self.candidates.append(verdict.explanation)
        return Verdict(UNEXPLAINED, self.listed())

    def listed(self) -> str:
        """The candidates, where there are too many that chance brings."""
        distinct = list(dict.fromkeys(self.candidates))
        return f"too few digits to choose: {'; '.join(distinct[:3])}" if distinct else ""

    def suspects(self) -> Iterator[Suspect]:
        """Everything that may have happened, simplest first."""
        yield from self.inherited()
        yield from self.own_slips()
        yield from self.typing()
        yield from self.early_rounding()
        yield from self.slips_behind()

    def inherited(self) -> Iterator[Suspect]:
        """What follows from figures of which one is wrong itself."""
        for source in self.chains.printed.get(self.position, ()):
            if self.wrong(source.figure) and source.printed.figures > self.printed.figures:
                yield self.heir(Reading(float(source.printed.value), (source.figure,)))
        for reading in self.chains.readings(self.position, lambda number: self.lines[number].verdict is not None):
            if any(map(self.wrong, reading.used)):
                yield self.heir(reading)

    def follows_from(self, numbers: set[int]) -> bool:
        """Whether the digits follow from some of these figures: of the same number with more digits, or in its line."""
        for source in self.chains.printed.get(self.position, ()):
            if source.figure in numbers and source.printed.figures > self.printed.figures:
                return bool(self.printed.agreement(float(source.printed.value)))
        readings = self.chains.readings(self.position, lambda number: number in numbers or self.lines[number].confirmed)
        return any(numbers.intersection(reading.used) and self.printed.agreement(reading.value, SLACK) for reading in readings)

    def wrong(self, number: int) -> bool:
        """Whether a figure is known to be wrong."""
        return self.lines[number].verdict is not None and not self.lines[number].confirmed

    def heir(self, reading: Reading) -> Suspect:
        """The suspect of a reading that uses wrong figures."""
        guilty = [number for number in reading.used if self.wrong(number)]
        shown = self.lines[guilty[0]].figure.shown
        return Suspect(reading.value, Verdict(SLIP, f"inherited from the printed {self.named(tuple(guilty))}", {"inherits": shown}))

    @cached_property
    def bases(self) -> list[dict[int, float]]:
        """What stands in the other lines: numbers in full, or as printed."""
        others = {position: sources for position, sources in self.chains.printed.items() if position != self.position}
        longest = {p: float(max(s, key=lambda source: source.printed.figures).printed.value) for p, s in others.items()}
        shortest = {p: float(min(s, key=lambda source: source.printed.figures).printed.value) for p, s in others.items()}
        right = {p: value for p, value in longest.items() if any(self.lines[s.figure].confirmed for s in others[p])}
        found: list[dict[int, float]] = [{}, longest, right, shortest]
        return [base for n, base in enumerate(found) if base not in found[:n]]

    def own_slips(self) -> Iterator[Suspect]:
        """Slips in the line itself."""
        scene = Scene(self.calculation)
        for row, detail, edited in slips_in(scene, self.step):
            for base in self.bases:
                value = self.calculation.value(self.position, base, {self.position: edited})
                yield Suspect(value, self.slipped(row, detail, self.step, bool(base)))

    def slips_behind(self) -> Iterator[Suspect]:
        """Slips in the lines behind it, nearest first."""
        scene = Scene(self.calculation)
        for position in reversed(self.calculation.before(self.position)):
            for row, detail, edited in slips_in(scene, self.calculation.trail[position]):
                for base in self.bases[:2]:
                    value = self.calculation.value(self.position, base, {position: edited})
                    yield Suspect(value, self.slipped(row, detail, self.calculation.trail[position], bool(base)))
        yield from self.both_slopes()

    def both_slopes(self) -> Iterator[Suspect]:
        """All slopes left out at once."""
        edits: dict[int, Number] = {}
        for position in (*self.calculation.before(self.position), self.position):
            step = self.calculation.trail[position]
            slope = next((other for other in step.operands if other.kind == "slope"), None) if step.kind == "delta" else None
            edited = without(step.number, slope.number) if slope else None
            if edited is not None:
                edits[position] = edited
        if len(edits) > 1:
            for base in self.bases[:2]:
                value = self.calculation.value(self.position, base, edits)
                yield Suspect(value, Verdict(SLIP, "both slopes are left out", {"slip": "both slopes missing", "at": self.step.name}))

    def typing(self) -> Iterator[Suspect]:
        """Misprints of what the line should be."""
        for what in misprints(self.printed, self.exact):
            yield Suspect(float(self.printed.value), Verdict(MISPRINT, what, {"misprint": what}))

    def early_rounding(self) -> Iterator[Suspect]:
        """The numbers in the line rounded before they are used."""
        for carry in ROUNDINGS:
            yield Suspect(self.rounded(carry), Verdict(SLIP, f"rounded too early: carrying {carry}",
                                                       {"slip": "rounded too early", "at": self.step.name}))

    def slipped(self, row: Slip, detail: str, line: Any, printed: bool) -> Verdict:
        """The verdict of a slip."""
        text = f"{row.sentence} ({detail})" if detail else row.sentence
        where = "" if line is self.step else f", in the line of {line.name}"
        base = "; with the figures as printed" if printed else ""
        return Verdict(SLIP, text + where + base, {"slip": row.name, "at": line.name})


def with_cut(verdict: Verdict, how: str) -> Verdict:
    """The verdict, with a word where the digits are cut."""
    return verdict if how == EXACT or verdict.word == MISPRINT else Verdict(verdict.word, verdict.explanation + ", then cut", verdict.because)
