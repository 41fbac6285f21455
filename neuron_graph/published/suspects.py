"""The policy of chance: what may have led to the digits of a printed line, simplest first, until chance would explain
them too.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from ..judging import (
    ACCEPTED_CHANCE,
    BY_ROUNDING,
    OTHER,
    ROUNDINGS,
    Budget,
    Carried,
    Explanations,
    Outcome,
    Reading,
    Readings,
    RoundedChains,
    Spot,
    Task,
    carried_from,
    misprints,
    odds,
)
from ..judging.slips import without
from ..recording import Carry, Expression, Step
from .digits import EXACT, SLACK, TRUNCATED, agreement
from .example import Example
from .figure_line import FigureLine, in_a_row
from .verdict import CHAINED, MISPRINT, OPEN, SLIP, UNEXPLAINED, Verdict

LEANING = 5
"""How much more chance is taken for a slip that the text is known to have made elsewhere."""
MOST_TRIES = 20_000
"""How many candidates are tried for a figure, and how many lines computed for them, at most: a second or two."""
MISPRINTS = 20
"""About how many numbers are misprints of one."""
TELLING = 0.2
"""How many candidates chance may bring for them to be listed at all."""
FEWEST = 3
"""How many figures tell one number from another."""
LISTED = 3
"""How many candidates are listed where there are too few digits to choose."""
NARROW = 0.01
"""How wide, relatively, the rounding of wrong figures may make a line."""
TOO_EARLY, BOTH_SLOPES = "rounded too early", "both slopes missing"


@dataclass(frozen=True)
class Suspect:
    """A value, and the verdict if the digits are its; with the edited lines and what stands in the others, if any."""

    value: float
    verdict: Verdict
    base: Carried | None = None
    edits: Mapping[int, Expression] = field(default_factory=dict)

    @property
    def slip(self) -> str:
        """The name of the slip, if it is one."""
        return str(self.verdict.because.get("slip", ""))


class Suspects:
    """The suspects of a line: `readings` are what follows from other figures, `width` is how far its values spread."""

    def __init__(self, task: Task, line: FigureLine, readings: Readings, width: float,
                 example: Example, lines: Sequence[FigureLine]):
        self.task, self.calculation, self.line, self.readings, self.lines = task, task.calculation, line, readings, lines
        self.width, self.example = width, example
        self.printed, self.exact, self.position = line.one, line.exact[0], line.position or 0
        self.step: Step = self.calculation.lines[self.position].step
        self.rounded_chains = RoundedChains(task, self.calculation.own)

    def chained(self, allowed: Callable[[int], bool]) -> Verdict | None:
        """What follows from confirmed figures, or from what the source says that it carries; rounded, else cut."""
        readings = [reading for reading in self.readings.of(self.position, allowed) if reading.used]
        for wanted in (EXACT, TRUNCATED):
            for reading in readings:
                if agreement(self.printed, reading.value, SLACK) == wanted:
                    return Verdict(CHAINED, f"from the printed {self.named(reading.used)}" + (", cut" if wanted != EXACT else ""))
            if self.example.carry and agreement(self.printed, self.rounded(self.example.carry), SLACK) == wanted:
                return Verdict(CHAINED, f"carrying {self.example.carry.name}")
            if self.line.agreement == TRUNCATED:
                return None
        return None

    def rounded(self, carry: Carry) -> float:
        """The number when what stands in its line, and before it, is rounded."""
        return self.calculation.lines[self.position].of(self.rounded_chains.chain(carry))

    def named(self, used: Sequence[int]) -> str:
        """Figures by name, with their digits."""
        return in_a_row([self.lines[number].quoted for number in used])

    def mistyped(self) -> Verdict | None:
        """A given number mistyped: what is computed from it shows what was meant."""
        what = self.mistyped_as
        return Verdict(MISPRINT, f"{what}; the text goes on with {self.step.value:g}", {"misprint": what}) if what else None

    def explained(self, known: set[str]) -> Verdict:
        """The first suspect whose digits these are, while chance is unlikely; `known` are slips made elsewhere."""
        budget = Budget(self.printed, self.width, float(self.exact))
        candidates: dict[str, Suspect] = {}
        most = MOST_TRIES
        for suspect in self.suspects():
            most -= 1
            admitted = budget.admits(suspect.value)
            if budget.spent > LEANING * ACCEPTED_CHANCE + 4 * self.printed.unit / self.width:
                break
            if most < 0:
                return self.misprint() or Verdict(UNEXPLAINED, "not every slip was tried: the network is too large for that")
            how = agreement(self.printed, suspect.value, SLACK)
            if not how or (suspect.slip == TOO_EARLY and how != EXACT) or self.refuted(suspect):
                continue
            if admitted or suspect.slip in known or not suspect.slip:
                return self.verdict_of(suspect, how)
            candidates.setdefault(suspect.verdict.explanation, suspect)
        rounded = any(suspect.slip == TOO_EARLY for suspect in candidates.values())
        chance = max(budget.spent, budget.spent_near)
        return (None if rounded else self.misprint()) or Verdict(UNEXPLAINED, self.listed(list(candidates), chance))

    def misprint(self) -> Verdict | None:
        """A misprint of what the line should be, where so many possible ones leave chance unlikely."""
        if self.mistyped_as is None or MISPRINTS * self.printed.unit > ACCEPTED_CHANCE * self.width:
            return None
        return Verdict(MISPRINT, self.mistyped_as, {"misprint": self.mistyped_as})

    @cached_property
    def mistyped_as(self) -> str | None:
        """What happened at the keyboard, if the right number was meant."""
        return next(misprints(self.printed, Spot(self.exact)), None)

    def same_slip(self) -> Verdict | None:
        """A slip in the line itself, or in one behind it, that gives just these digits."""
        found = self.explanations(self.bases[:1])
        for suspect in map(self.slip_of, chain(found.mistakes_here(), found.mistakes_behind())):
            how = agreement(self.printed, suspect.value, SLACK)
            if how:
                return self.verdict_of(suspect, how)
        return None

    def listed(self, candidates: list[str], expected: float) -> str:
        """What is most natural, a number rounded, mistaken or mistyped; else the candidates, where chance brings as many."""
        natural = next(self.natural(), "")
        if natural:
            return f"too few digits to be sure, perhaps {natural}"
        if candidates and expected <= TELLING:
            lead = "too few digits to be sure, perhaps" if len(candidates) == 1 else "too few digits to choose"
            return f"{lead}: {'; or '.join(candidates[:LISTED])} ({odds(expected)})"
        return ""

    def natural(self) -> Iterator[str]:
        """What may have happened to a right number, or to one of another line, in words."""
        found = chain(self.early_rounding(), self.others())
        yield from (suspect.verdict.explanation for suspect in found if agreement(self.printed, suspect.value, SLACK) == EXACT)
        if self.mistyped_as is not None and self.printed.figures >= FEWEST:
            yield self.mistyped_as

    def refuted(self, suspect: Suspect) -> bool:
        """Whether a slip in another line would change a figure that is confirmed."""
        for place, edited in suspect.edits.items():
            if place == self.position or suspect.slip == BOTH_SLOPES:
                return False
            for position, value in self.calculation.consequences(place, edited).items():
                printed = [source for source in self.readings.printed.get(position, ()) if self.lines[source.figure].confirmed]
                if any(not source.printed.near(value) for source in printed):
                    return True
        return False

    def verdict_of(self, suspect: Suspect, how: str) -> Verdict:
        """The verdict of a suspect, with the printed figures that it rests on, and a word where the digits are cut."""
        text = suspect.verdict.explanation + self.resting_on(suspect)
        text += ", then cut" if how == TRUNCATED else ""
        return Verdict(suspect.verdict.word, text, suspect.verdict.because)

    def resting_on(self, suspect: Suspect) -> str:
        """The printed figures without which a suspect would have another value."""
        if suspect.base is None or not suspect.base.fixed:
            return ""
        base = suspect.base.numbers
        used = [place for place in base if self.without_one(suspect, place) != suspect.value]
        sources = [next(s for s in self.readings.printed[place] if float(s.printed) == base[place]) for place in used]
        return f"; from the printed {self.named([source.figure for source in sources])}" if sources else ""

    def without_one(self, suspect: Suspect, place: int) -> float:
        """The value of a suspect where one of the printed figures is not carried."""
        assert suspect.base is not None
        rest = {other: value for other, value in suspect.base.numbers.items() if other != place}
        return carried_from(self.calculation, rest).value_after(self.position, suspect.edits)

    def suspects(self) -> Iterator[Suspect]:
        """Everything that may have happened, simplest first."""
        found = self.explanations(self.bases)
        yield from self.inherited()
        yield from map(self.slip_of, found.mistakes_here())
        yield from self.early_rounding()
        yield from map(self.slip_of, found.mistakes_behind())
        yield from self.both_slopes()
        yield from self.others()

    def explanations(self, bases: Sequence[Carried]) -> Explanations:
        """What may have led to the number, from these numbers."""
        return Explanations(self.task, self.position, bases, self.calculation.before(self.position)[::-1])

    def inherited(self) -> Iterator[Suspect]:
        """What follows from figures of which one is wrong itself."""
        for source in self.readings.printed.get(self.position, ()):
            if self.lines[source.figure].wrong and source.printed.figures > self.printed.figures:
                yield self.heir(Reading(float(source.printed), (source.figure,)))
        readings = self.readings.of(self.position, lambda number: self.lines[number].verdict is not OPEN)
        guilty = [reading for reading in readings if any(self.lines[number].wrong for number in reading.used)]
        yield from map(self.heir, guilty)
        for reading in guilty:
            yield from self.within_rounding(reading)

    def within_rounding(self, reading: Reading) -> Iterator[Suspect]:
        """The printed number itself, if it lies between what the wrong figures give when they are half a unit larger and
        smaller: a text may go on from more digits than it prints."""
        found = []
        for way in (-0.5, 0.5):
            moved = {place: float(source.printed) + way * source.printed.unit
                     for place, sources in self.readings.printed.items() for source in sources if source.figure in reading.used}
            found.append(carried_from(self.calculation, moved).values[self.position])
        value = float(self.printed)
        low, high = min(found) - self.printed.half, max(found) + self.printed.half
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
        for source in self.readings.printed.get(self.position, ()):
            if source.figure in numbers and source.printed.figures > self.printed.figures:
                return bool(agreement(self.printed, float(source.printed)))
        readings = self.readings.of(self.position, lambda number: number in numbers or self.lines[number].confirmed)
        hows = (EXACT,) if exactly else (EXACT, TRUNCATED)
        return any(numbers.intersection(reading.used) and agreement(self.printed, reading.value, SLACK) in hows
                   for reading in readings)

    @cached_property
    def bases(self) -> list[Carried]:
        """What stands in the other lines: numbers in full; or as printed, with most digits, the right ones alone, or with
        fewest digits."""
        others = {position: sources for position, sources in self.readings.printed.items() if position != self.position}
        longest = {p: float(max(s, key=lambda source: source.printed.figures).printed) for p, s in others.items()}
        shortest = {p: float(min(s, key=lambda source: source.printed.figures).printed) for p, s in others.items()}
        right = {p: value for p, value in longest.items() if any(self.lines[s.figure].confirmed for s in others[p])}
        found: list[dict[int, float]] = [{}, longest, right, shortest]
        return [carried_from(self.calculation, base) for n, base in enumerate(found) if base not in found[:n]]

    def slip_of(self, candidate: Outcome) -> Suspect:
        """A slip in the line itself, or in one behind it, as a suspect."""
        line = candidate.at.step
        where = "" if candidate.at.position == self.position else f", in the line of {self.task.scene.name(line)}"
        text = self.lead + candidate.mistake.words + where
        verdict = Verdict(SLIP, text, {"slip": candidate.mistake.name, "at": line.name})
        return Suspect(candidate.value, verdict, candidate.base, {candidate.at.position: candidate.mistake.edited})

    @cached_property
    def lead(self) -> str:
        """What one sees at first: that the number is right but for its sign, or that it is another line's."""
        turned = self.printed.moved(self.printed.value.copy_negate())
        if self.printed.value and agreement(turned, self.exact):
            return "its sign is wrong: "
        other = next((suspect for suspect in self.others() if agreement(self.printed, suspect.value, SLACK) == EXACT), None)
        return f"{other.verdict.explanation}: " if other else ""

    def others(self) -> Iterator[Suspect]:
        """The numbers of other lines."""
        for line in self.explanations(()).others():
            value = self.calculation.own[line.position]
            if value and self.printed.figures >= FEWEST:
                shown, name = self.task.shown(line.position), self.task.name(line.position)
                yield Suspect(value, Verdict(SLIP, f"that is {shown}", {"slip": OTHER, "at": name}))

    def both_slopes(self) -> Iterator[Suspect]:
        """All slopes left out at once."""
        edits: dict[int, Expression] = {}
        for position in (*self.calculation.before(self.position), self.position):
            step = self.calculation.lines[position].step
            slope = next((other for other in step.operands if other.kind == "slope"), None) if step.kind == "delta" else None
            edited = without(step.number, slope.number) if slope else None
            if edited is not None:
                edits[position] = self.calculation.expression(edited)
        verdict = Verdict(SLIP, "all slopes are left out", {"slip": BOTH_SLOPES, "at": self.step.name})
        for base in self.bases[:2] if len(edits) > 1 else ():
            yield Suspect(base.value_after(self.position, edits), verdict, base, edits)

    def early_rounding(self) -> Iterator[Suspect]:
        """The numbers in the line, or all before it, rounded before they are used."""
        value = float(self.exact)
        if not abs(float(self.printed) - value) <= BY_ROUNDING * abs(value):
            return
        coarse = [carry for carry in ROUNDINGS if int(carry.name.split()[0]) <= self.printed.figures]
        for early in self.explanations(self.bases[:1]).roundings(coarse, self.rounded_chains):
            verdict = Verdict(SLIP, f"rounded too early: {early.words}", {"slip": TOO_EARLY, "at": self.step.name})
            yield Suspect(early.spot.value, verdict)
