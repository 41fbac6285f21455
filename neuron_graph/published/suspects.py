"""The suspects: what may have led to the digits of a line, simplest first, until chance would explain them too."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..recording.arithmetics import FLOATS
from ..recording.carry import Carry, read_carry
from ..recording.number import Number
from ..recording.replay import replayed
from ..recording.step import Step
from .calculation import Calculation, Edits, Fixed
from .chains import Chains, Reading
from .chance import ACCEPTED, Budget, odds
from .edits import without
from .example import Example
from .line import Line
from .misprints import misprints
from .printed import EXACT, SLACK, TRUNCATED
from .scene import Scene
from .slips import slips_in
from .verdict import CHAINED, MISPRINT, SLIP, UNEXPLAINED, Verdict

LEANING = 5
"""How much more chance is taken for a slip that the text is known to have made elsewhere."""
MOST_WORK = 600_000
"""How many operands are looked up for a figure, at most: a second or two."""
MISPRINTS = 20
"""About how many numbers are misprints of one."""
TELLING = 0.2
"""How many candidates chance may bring for them to be listed at all."""
LISTED = 3
"""How many candidates are listed where there are too few digits to choose."""
NARROW = 0.01
"""How wide, relatively, the rounding of wrong figures may make a line."""
TOO_EARLY, BOTH_SLOPES = "rounded too early", "both slopes missing"
ROUNDINGS = [f"{places} {kind}" for places in (2, 3, 4, 1, 5, 6) for kind in ("decimals", "figures")]


@dataclass(frozen=True)
class Suspect:
    """A value, and the verdict if the digits are its; with the edited lines and what stands in the others, if any."""

    value: float
    verdict: Verdict
    base: Fixed = field(default_factory=dict)
    edits: Edits = field(default_factory=dict)

    @property
    def slip(self) -> str:
        """The name of the slip, if it is one."""
        return str(self.verdict.because.get("slip", ""))


class Suspects:
    """The suspects of a line: `chains` are what follows from other figures, `width` is how far its values spread."""

    def __init__(self, calculation: Calculation, line: Line, chains: Chains, width: float, example: Example,
                 lines: Sequence[Line]):
        self.calculation, self.line, self.chains, self.lines = calculation, line, chains, lines
        self.width, self.example, self.scene = width, example, Scene(calculation, example.notation)
        self.printed, self.exact, self.position = line.one, line.exact[0], line.position or 0
        self.step: Step = calculation.trail[self.position]

    def chained(self, allowed: Callable[[int], bool]) -> Verdict | None:
        """What follows from confirmed figures, or from what the source says that it carries; rounded, else cut."""
        readings = [reading for reading in self.chains.readings(self.position, allowed) if reading.used]
        for wanted in (EXACT, TRUNCATED):
            for reading in readings:
                if self.printed.agreement(reading.value, SLACK) == wanted:
                    return Verdict(CHAINED, f"from the printed {self.named(reading.used)}" + (", cut" if wanted != EXACT else ""))
            if self.example.carry and self.printed.agreement(self.rounded(self.example.carry), SLACK) == wanted:
                return Verdict(CHAINED, f"carrying {self.example.carry.name}")
            if self.line.agreement == TRUNCATED:
                return None
        return None

    def rounded(self, carry: Carry | str) -> float:
        """The number when what stands in its line is rounded."""
        again = replayed(self.calculation.trail[:self.position + 1], {}, read_carry(carry), FLOATS, frozenset())
        return self.calculation.formula(self.position, {place: twin.value for place, twin in enumerate(again[:-1])})

    def named(self, used: Sequence[int]) -> str:
        """Figures by name, with their digits."""
        found = [f"{self.lines[number].name} = {self.lines[number].figure.printed}" for number in used]
        return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)

    def mistyped(self) -> Verdict | None:
        """A given number mistyped: what is computed from it shows what was meant."""
        what = next(misprints(self.printed, self.exact), None)
        text = f"{what}; the text goes on with {self.step.value:g}"
        return Verdict(MISPRINT, text, {"misprint": what}) if what else None

    def explained(self, known: set[str]) -> Verdict:
        """The first suspect whose digits these are, while chance is unlikely; `known` are slips made elsewhere."""
        budget = Budget(self.printed, self.width, float(self.exact))
        candidates: dict[str, Suspect] = {}
        most = self.calculation.work + MOST_WORK
        for suspect in self.suspects():
            admitted = budget.admits(suspect.value)
            if budget.spent > LEANING * ACCEPTED + 4 * self.printed.width / self.width:
                break
            if self.calculation.work > most:
                return self.misprint() or Verdict(UNEXPLAINED, "not every slip was tried: the network is too large for that")
            how = self.printed.agreement(suspect.value, SLACK)
            if not how or (suspect.slip == TOO_EARLY and how != EXACT) or self.refuted(suspect):
                continue
            if admitted or suspect.slip in known or not suspect.slip:
                return self.verdict_of(suspect, how)
            candidates.setdefault(suspect.verdict.explanation, suspect)
        return self.misprint() or Verdict(UNEXPLAINED, self.listed(list(candidates), max(budget.spent, budget.spent_near)))

    def misprint(self) -> Verdict | None:
        """A misprint of what the line should be, where so many possible ones leave chance unlikely."""
        what = next(misprints(self.printed, self.exact), None)
        if what is None or MISPRINTS * self.printed.width > ACCEPTED * self.width:
            return None
        return Verdict(MISPRINT, what, {"misprint": what})

    def same_slip(self) -> Verdict | None:
        """A slip in the line itself, or in one behind it, that gives just these digits."""
        nearest = [self.position, *reversed(self.calculation.before(self.position))]
        for suspect in (suspect for position in nearest for suspect in self.slips_at(position, self.bases[:1])):
            how = self.printed.agreement(suspect.value, SLACK)
            if how:
                return self.verdict_of(suspect, how)
        return None

    def listed(self, candidates: list[str], expected: float) -> str:
        """The candidates, where chance brings as many."""
        if not candidates or expected > TELLING:
            return ""
        lead = "too few digits to be sure, perhaps" if len(candidates) == 1 else "too few digits to choose"
        return f"{lead}: {'; or '.join(candidates[:LISTED])} ({odds(expected)})"

    def refuted(self, suspect: Suspect) -> bool:
        """Whether a slip in another line would change a figure that is confirmed."""
        for place, edited in suspect.edits.items():
            if place == self.position or suspect.slip == BOTH_SLOPES:
                return False
            for position, value in self.calculation.consequences(place, edited).items():
                printed = [source for source in self.chains.printed.get(position, ()) if self.lines[source.figure].confirmed]
                if any(not source.printed.near(value) for source in printed):
                    return True
        return False

    def verdict_of(self, suspect: Suspect, how: str) -> Verdict:
        """The verdict of a suspect, with the printed figures that it rests on, and a word where the digits are cut."""
        text = suspect.verdict.explanation + self.resting_on(suspect)
        if how != EXACT:
            text += ", then cut"
        return Verdict(suspect.verdict.word, text, suspect.verdict.because)

    def resting_on(self, suspect: Suspect) -> str:
        """The printed figures without which a suspect would have another value."""
        if not suspect.base:
            return ""
        def without_one(position: int) -> float:
            rest = {place: value for place, value in suspect.base.items() if place != position}
            return self.calculation.value(self.position, rest, suspect.edits)

        used = [place for place in suspect.base if without_one(place) != suspect.value]
        sources = [next(s for s in self.chains.printed[place] if float(s.printed.value) == suspect.base[place]) for place in used]
        return f"; from the printed {self.named([source.figure for source in sources])}" if sources else ""

    def suspects(self) -> Iterator[Suspect]:
        """Everything that may have happened, simplest first."""
        yield from self.inherited()
        yield from self.slips_at(self.position, self.bases)
        yield from self.early_rounding()
        for position in reversed(self.calculation.before(self.position)):
            yield from self.slips_at(position, self.bases[:2])
        yield from self.both_slopes()

    def inherited(self) -> Iterator[Suspect]:
        """What follows from figures of which one is wrong itself."""
        for source in self.chains.printed.get(self.position, ()):
            if self.lines[source.figure].wrong and source.printed.figures > self.printed.figures:
                yield self.heir(Reading(float(source.printed.value), (source.figure,)))
        readings = self.chains.readings(self.position, lambda number: self.lines[number].verdict is not None)
        guilty = [reading for reading in readings if any(self.lines[number].wrong for number in reading.used)]
        yield from map(self.heir, guilty)
        for reading in guilty:
            yield from self.within_rounding(reading)

    def within_rounding(self, reading: Reading) -> Iterator[Suspect]:
        """The printed number itself, if it lies between what the wrong figures give when they are half a unit larger and
        smaller: a text may go on from more digits than it prints."""
        found = []
        for way in (-0.5, 0.5):
            moved = {place: float(source.printed.value) + way * source.printed.width
                     for place, sources in self.chains.printed.items() for source in sources if source.figure in reading.used}
            found.append(self.calculation.value(self.position, moved))
        value = float(self.printed.value)
        low, high = min(found) - self.printed.width / 2, max(found) + self.printed.width / 2
        if low <= value <= high and high - low < NARROW * max(abs(value), self.width):
            heir = self.heir(reading)
            text = f"{heir.verdict.explanation}, within its rounding"
            yield Suspect(value, Verdict(SLIP, text, heir.verdict.because))

    def heir(self, reading: Reading) -> Suspect:
        """The suspect of a reading that uses wrong figures."""
        guilty = [number for number in reading.used if self.lines[number].wrong]
        because = {"inherits": self.lines[guilty[0]].name}
        return Suspect(reading.value, Verdict(SLIP, f"inherited from the printed {self.named(guilty)}", because))

    def follows_from(self, numbers: set[int], exactly: bool = False) -> bool:
        """Whether the digits follow, `exactly` or perhaps cut, from some of these figures: of the same number with more
        digits, or in its line."""
        for source in self.chains.printed.get(self.position, ()):
            if source.figure in numbers and source.printed.figures > self.printed.figures:
                return bool(self.printed.agreement(float(source.printed.value)))
        readings = self.chains.readings(self.position, lambda number: number in numbers or self.lines[number].confirmed)
        hows = (EXACT,) if exactly else (EXACT, TRUNCATED)
        return any(numbers.intersection(reading.used) and self.printed.agreement(reading.value, SLACK) in hows
                   for reading in readings)

    @cached_property
    def bases(self) -> list[dict[int, float]]:
        """What stands in the other lines: numbers in full; or as printed, with most digits, the right ones alone, or with
        fewest digits."""
        others = {position: sources for position, sources in self.chains.printed.items() if position != self.position}
        longest = {p: float(max(s, key=lambda source: source.printed.figures).printed.value) for p, s in others.items()}
        shortest = {p: float(min(s, key=lambda source: source.printed.figures).printed.value) for p, s in others.items()}
        right = {p: value for p, value in longest.items() if any(self.lines[s.figure].confirmed for s in others[p])}
        found: list[dict[int, float]] = [{}, longest, right, shortest]
        return [base for n, base in enumerate(found) if base not in found[:n]]

    def slips_at(self, position: int, bases: Sequence[Fixed]) -> Iterator[Suspect]:
        """Slips in the line at a position: its own, or one behind it."""
        line = self.calculation.trail[position]
        where = "" if position == self.position else f", in the line of {self.scene.name(line)}"
        for row, detail, edited in slips_in(self.scene, line):
            text = (f"{row.sentence} ({detail})" if detail else row.sentence) + where
            verdict = Verdict(SLIP, text, {"slip": row.name, "at": line.name})
            for base in bases:
                edits = {position: edited}
                yield Suspect(self.calculation.value(self.position, base, edits), verdict, base, edits)

    def both_slopes(self) -> Iterator[Suspect]:
        """All slopes left out at once."""
        edits: dict[int, Number] = {}
        for position in (*self.calculation.before(self.position), self.position):
            step = self.calculation.trail[position]
            slope = next((other for other in step.operands if other.kind == "slope"), None) if step.kind == "delta" else None
            edited = without(step.number, slope.number) if slope else None
            if edited is not None:
                edits[position] = edited
        verdict = Verdict(SLIP, "all slopes are left out", {"slip": BOTH_SLOPES, "at": self.step.name})
        for base in self.bases[:2] if len(edits) > 1 else ():
            yield Suspect(self.calculation.value(self.position, base, edits), verdict, base, edits)

    def early_rounding(self) -> Iterator[Suspect]:
        """The numbers in the line rounded before they are used."""
        for carry in ROUNDINGS:
            verdict = Verdict(SLIP, f"rounded too early: to {carry} in its line", {"slip": TOO_EARLY, "at": self.step.name})
            yield Suspect(self.rounded(carry), verdict)
