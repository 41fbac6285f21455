"""The report of a check: how many figures have which verdict, a summary to be read
aloud, and all of it as data."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from ..errors import NeuronGraphError
from ..export import FORMAT, json_number
from ..network import KEYS
from ..recording import KINDS
from .cases import Parts, keys_of
from .checker import Check
from .comparison import BadFigure
from .confirmation import OF_FLOATS
from .digits import agreement
from .figure import AFTER, BEFORE
from .figure_line import FigureLine, in_a_row
from .phrases import as_sentence, in_words, shown_parts
from .verdict import (
    CHAINED,
    CONVENTION,
    EXACT,
    INHERITED,
    MISPRINT,
    SLIP,
    TRUNCATED,
    UNEXPLAINED,
    VERDICT_WORDS,
)

MOST_QUOTED = 12
"""How many figures a sentence names."""
MOST_CORRECTED = 3
"""How many figures the advice names."""
WRITABLE = {"rate", *(key.name for key in KEYS.values())}
"""What a file can say of a convention."""
TO_CORRECT = SLIP, MISPRINT, UNEXPLAINED


class Report:
    """What came of a check; `name` is what the walkthrough was called by, `lost` are
    the figures that could not be checked."""

    def __init__(self, name: str, check: Check, lost: Sequence[BadFigure] = ()):
        self.name, self.check, self.lines, self.lost = name, check, check.lines, lost

    @property
    def agrees(self) -> bool:
        """Whether every figure is confirmed, and none is lost."""
        return not self.lost and all(line.confirmed for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many figures have each verdict, those that none has left out."""
        found = {word: len(self.check.lines_with(word)) for word in VERDICT_WORDS}
        return {word: number for word, number in found.items() if number}

    def summary(self) -> Iterator[str]:
        """The summary, a sentence or two each."""
        if not self.lines:
            yield "There are no printed figures to check."
            yield from self.not_checked()
            return
        yield from self.advice()
        yield self.overall()
        yield from self.conventions()
        yield from self.first_break()
        yield from self.slips()
        yield from self.heirs()
        yield from self.other_conventions()
        yield from self.before_updates()
        yield from self.misprints()
        yield from self.rest()
        yield from self.not_checked()

    @property
    def first(self) -> FigureLine | None:
        """The first line that does not follow from the lines before it."""
        return next((line for line in self.lines if not line.confirmed), None)

    def advice(self) -> Iterator[str]:
        """What the author has to do, if anything."""
        wrong = [f"{line.told} (it is {line.short})" for line in self.lines
                 if line.verdict.word in TO_CORRECT]
        better = self.better
        chosen = [line.told for line in self.check.lines_with(CONVENTION)
                  if not better or convention_of(line).items() - better.items()]
        heirs = len(self.check.lines_with(INHERITED))
        steps = [f"correct {few(wrong)}"] if wrong else []
        if better and better.keys() <= WRITABLE:
            steps.insert(0, f"write {keys_of(better)} into the file, or follow what it says")
        if chosen:
            verb = "is" if len(chosen) == 1 else "are"
            steps.append(f"say by which convention {few(chosen)} {verb} computed, or compute "
                         "by one alone")
        if heirs:
            figures = "the figure that goes" if heirs == 1 else f"the {heirs} figures that go"
            steps.append(f"compute anew {figures} on from a wrong one")
        if steps:
            yield as_sentence("; ".join(steps))

    def overall(self) -> str:
        """How many figures are confirmed, and how."""
        total, confirmed = len(self.lines), sum(line.confirmed for line in self.lines)
        if total == 1:
            return f"The one printed figure is {'' if confirmed else 'not '}confirmed."
        if confirmed < total:
            counted = f"{confirmed} of {total}"
        else:
            counted = "Both" if total == 2 else f"All {total}"
        ways = ", ".join(self.ways())
        return f"{counted} printed figures are confirmed{f' ({ways})' if ways else ''}."

    def ways(self) -> Iterator[str]:
        """In which ways figures are confirmed, with how many there are of each."""
        counts = self.counts
        floats = sum(line.verdict.explanation.startswith(OF_FLOATS) for line in self.lines)
        ways = {
            "exact": counts.get(EXACT, 0),
            "cut instead of rounded": counts.get(TRUNCATED, 0),
            "from the text's own rounded figures": counts.get(CHAINED, 0) - floats,
            "in the digits of 64-bit floats": floats,
        }
        return (f"{number} {way}" for way, number in ways.items() if number)

    def conventions(self) -> Iterator[str]:
        """The convention that the text follows as a whole, or those of its parts, as
        far as the figures show them."""
        parts = dict.fromkeys(line.figure.part for line in self.lines)
        said = {part: in_words(self.shown(part)) for part in parts}
        own = "; ".join(filter(None, dict.fromkeys(said.values())))
        if self.better:
            held, mine = self.held(self.better), self.held({}) or "none"
            counted = "All" if held == len(self.lines) else held
            words = in_words(self.better, self.lines[0].figure)
            than = f", which is not what the file says{f' ({own})' if own else ''}"
            yield f"{counted} of its figures hold if {words}{than}: by that, {mine} do."
            return
        alike = len(set(said.values())) == 1
        for part, words in list(said.items())[:1 if alike else None]:
            who = f"Part {part}" if part and not alike else "The text"
            yield from [f"{who} computes like this: {words}."] if words else []

    def shown(self, part: str) -> Parts:
        """What of the convention of a part its figures show."""
        lines = [line for line in self.lines if line.figure.part == part]
        return shown_parts(self.check.part(lines[0].figure), lines)

    @cached_property
    def better(self) -> Parts:
        """A convention under which more figures hold than under the file's own, {} if
        there is none."""
        mine = self.held({})
        return next((parts for parts in self.check.established if self.held(parts) > mine), {})

    def held(self, parts: Parts) -> int:
        """How many figures hold under a convention; {} is the file's own."""
        return sum(self.holds(line, parts) if parts else line.confirmed for line in self.lines)

    def holds(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a figure holds under a convention, up to what follows from other
        figures."""
        if line.position is None or line.found.step is None:
            return line.confirmed
        try:
            case = self.check.case(line.figure, parts)
            value = case.value_like(line.figure, line.found.step, float(line.one))
        except NeuronGraphError:
            return False
        if value is None or value == line.own and not line.found.doubt:
            return line.confirmed
        return bool(agreement(line.one, value, 1e-12))

    def first_break(self) -> Iterator[str]:
        """Where the text first departs from what follows."""
        line = self.first
        if line is not None:
            where = f" ({line.figure.where})" if line.figure.where else ""
            because = line.verdict.explanation or "nothing that is tried explains it"
            yield (f"The first figure that does not follow from those before it is {line.told}"
                   f"{where}, where {line.short} is computed: {because}.")

    def slips(self) -> Iterator[str]:
        """Where each further slip happened."""
        for line in self.lines:
            if "slip" in line.verdict.because and line is not self.first:
                because = line.verdict.explanation
                yield f"{line.told}, where {line.short} is computed: {because}."

    def heirs(self) -> Iterator[str]:
        """Which figures inherit a mistake."""
        heirs = self.check.lines_with(INHERITED)
        if heirs:
            verb = "is" if len(heirs) == 1 else "are"
            yield (f"{some(heirs)} {verb} computed rightly, but from figures that are wrong "
                   "already.")

    def other_conventions(self) -> Iterator[str]:
        """Figures that hold under another convention, and those that contradict it."""
        chosen = sorted(self.check.lines_with(CONVENTION), key=convention_as_text)
        for _, group in groupby(chosen, convention_as_text):
            lines = list(group)
            parts, verb = convention_of(lines[0]), "fits" if len(lines) == 1 else "fit"
            only = f"{verb} only if {in_words(parts, lines[0].figure)}"
            yield f"{some(lines)} {only}.{self.contrast(parts)}"

    def contrast(self, parts: Parts) -> str:
        """Confirmed figures that do not hold under another convention."""
        throughout = {key: value for key, value in parts.items() if key != "when"}
        lost = [line for line in self.lines if line.confirmed and line.is_computed
                and not self.holds(line, throughout)]
        if not lost or len(lost) == len(self.lines):
            return ""
        most_telling = min(lost, key=tellingness)
        more = f" and {len(lost) - 1} more say" if len(lost) > 1 else " says"
        return (f" {most_telling.told}{more} otherwise: the text does not compute so "
                "throughout.")

    def before_updates(self) -> Iterator[str]:
        """Figures that are those in an epoch, where others are those after it; of
        parameters their names say it."""
        timed = [line for line in self.lines
                 if line.found.step and not KINDS[line.found.step.kind].parameter]
        after = {line.figure.epoch for line in timed if line.figure.when == AFTER}
        for line in timed:
            figure = line.figure
            if line.confirmed and figure.when == BEFORE and figure.epoch in after:
                yield (f"{figure.name} = {figure.printed} is the number in epoch {figure.epoch}, "
                       "before its update, and not the one after it.")

    def misprints(self) -> Iterator[str]:
        """Misprints other than the first mistake."""
        for line in self.check.lines_with(MISPRINT):
            if line is not self.first:
                yield f"{line.told} is a misprint: {line.verdict.explanation}."

    def rest(self) -> Iterator[str]:
        """What is not explained."""
        left = [line for line in self.check.lines_with(UNEXPLAINED) if line is not self.first]
        if left:
            yield f"Not explained: {some(left)}."

    def not_checked(self) -> Iterator[str]:
        """Which figures could not be checked, and why."""
        for error in self.lost:
            yield f"Not checked: {error.figure.where}: {error.error}."

    def as_json(self) -> dict[str, Any]:
        """All of it as an object for JSON."""
        return {
            "format": FORMAT, "walkthrough": self.name,
            "figures": [figure_object(line) for line in self.lines],
            "lost": [lost_object(error) for error in self.lost],
            "counts": self.counts, "summary": " ".join(self.summary()),
        }


def few(texts: Sequence[str]) -> str:
    """The first of some texts, and how many more there are."""
    left = len(texts) - MOST_CORRECTED
    more = [f"{left} more"] if left > 0 else []
    return in_a_row([*texts[:MOST_CORRECTED], *more])


def convention_of(line: FigureLine) -> Parts:
    """The convention under which a line holds."""
    return dict(line.verdict.because["convention"])


def convention_as_text(line: FigureLine) -> str:
    """The convention of a line as a text, to sort by."""
    parts = convention_of(line)
    return f"{keys_of(parts)}, {parts.get('when', '')}"


def tellingness(line: FigureLine) -> tuple[int, bool, int]:
    """A line's place among those that say the same: the earliest first, then new
    weights, then those with most digits."""
    return line.figure.epoch, "+" not in line.figure.name, -min(line.one.figures, 9)


def some(lines: list[FigureLine]) -> str:
    """Some lines by name with their digits, the last with an "and"."""
    others = ["others"] if len(lines) > MOST_QUOTED else []
    return in_a_row([line.told for line in lines[:MOST_QUOTED]] + others)


def figure_object(line: FigureLine) -> dict[str, Any]:
    """A line as an object for JSON: its canonical name, without sample and epoch."""
    figure, step, computed = line.figure, line.found.step, list(map(json_number, line.computed))
    return {
        "name": step.name if step else figure.name, "label": figure.label, "where": figure.where,
        "part": figure.part, "epoch": figure.epoch,
        "sample": step.sample if step else figure.sample, "when": figure.when,
        "printed": figure.printed, "computed": computed[0] if len(computed) == 1 else computed,
        "verdict": line.verdict.word, "explanation": line.verdict.explanation,
        "because": dict(line.verdict.because),
    }


def lost_object(error: BadFigure) -> dict[str, Any]:
    """A figure that could not be checked as an object for JSON, with the nearest
    names."""
    figure, why = error.figure, error.error
    return {
        "name": figure.name, "printed": figure.printed, "where": figure.where,
        "error": str(why), "nearest": getattr(why, "nearest", []),
    }
