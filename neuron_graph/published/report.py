"""The report of a check: how many figures have which verdict, a summary to be read aloud, and all of it as data."""
from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ..errors import NeuronGraphError
from ..export import FORMAT
from .case import keys_of
from .checker import FLOATS, Check
from .digits import agreement
from .figure import BEFORE
from .figure_line import FigureLine, in_a_row
from .phrases import in_words, telling_parts
from .verdict import CHAINED, CONVENTION, EXACT, MISPRINT, TRUNCATED, UNEXPLAINED, VERDICT_WORDS


class Report:
    """What came of a check; `name` is what the walkthrough was called by."""

    def __init__(self, name: str, check: Check):
        self.name, self.check, self.lines = name, check, check.lines

    @property
    def agrees(self) -> bool:
        """Whether every figure is confirmed."""
        return all(line.confirmed for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many figures have each verdict, those that none has left out."""
        found = {word: len(self.with_verdict(word)) for word in VERDICT_WORDS}
        return {word: number for word, number in found.items() if number}

    def with_verdict(self, word: str) -> list[FigureLine]:
        """The lines with a verdict."""
        return [line for line in self.lines if word_of(line) == word]

    def summary(self) -> Iterator[str]:
        """The summary, a sentence or two each."""
        if not self.lines:
            yield "There are no printed figures to check."
            return
        yield self.overall()
        yield self.convention()
        yield from self.first_break()
        yield from self.slips()
        yield from self.heirs()
        yield from self.other_conventions()
        yield from self.earlier()
        yield from self.misprints()
        yield from self.rest()

    @property
    def first(self) -> FigureLine | None:
        """The first line that does not follow from the lines before it."""
        return next((line for line in self.lines if not line.confirmed), None)

    def overall(self) -> str:
        """How many figures are confirmed, and how."""
        floats = sum(line.verdict.explanation.startswith(FLOATS) for line in self.lines)
        ways = [(self.counts.get(EXACT, 0), "exact"), (self.counts.get(TRUNCATED, 0), "cut instead of rounded"),
                (self.counts.get(CHAINED, 0) - floats, "from the text's own rounded figures"),
                (floats, "in the digits of 64-bit floats")]
        found = [f"{number} {text}" for number, text in ways if number]
        confirmed, total = sum(line.confirmed for line in self.lines), len(self.lines)
        how = f" ({', '.join(found)})" if found and total > 1 else ""
        if total == 1:
            return "The one printed figure is " + ("confirmed." if confirmed else "not confirmed.")
        whole = {2: "Both"}.get(total, f"All {total}")
        return f"{whole if confirmed == total else f'{confirmed} of {total}'} printed figures are confirmed{how}."

    def convention(self) -> str:
        """The convention that the text follows as a whole."""
        mine = self.held({})
        better = next((parts for parts in self.check.established if self.held(parts) > mine), None)
        own = in_words(telling_parts(self.check.example))
        if better:
            held = self.held(better)
            whole = "All" if held == len(self.lines) else held
            return (f"{whole} of its figures hold if {in_words(better, self.lines[0].figure)}, which is not what the file says "
                    f"({own}): by that, {mine or 'none'} do.")
        return f"The text computes like this: {own}."

    def held(self, parts: dict[str, Any]) -> int:
        """How many figures hold under a convention; {} is the file's own."""
        return sum(self.holds(line, parts) if parts else line.confirmed for line in self.lines)

    def first_break(self) -> Iterator[str]:
        """Where the text first departs from what follows."""
        line = self.first
        if line is not None:
            where = f" ({line.figure.where})" if line.figure.where else ""
            because = line.verdict.explanation or "nothing that is tried explains it"
            yield (f"The first figure that does not follow from those before it is {line.quoted}{where}, "
                   f"where {line.short} is computed: {because}.")

    def slips(self) -> Iterator[str]:
        """Where each further slip happened."""
        for line in self.lines:
            if "slip" in line.verdict.because and line is not self.first:
                yield f"{line.quoted}, where {line.short} is computed: {line.verdict.explanation}."

    def heirs(self) -> Iterator[str]:
        """Which figures inherit a mistake."""
        heirs = [line for line in self.lines if "inherits" in line.verdict.because]
        if heirs:
            verb = "is" if len(heirs) == 1 else "are"
            yield f"{quoted(heirs)} {verb} computed rightly, but from figures that are wrong already."

    def other_conventions(self) -> Iterator[str]:
        """Figures that hold under another convention, and those that contradict it."""
        chosen = sorted(self.with_verdict(CONVENTION), key=sorted_by)
        for _, group in groupby(chosen, sorted_by):
            lines = list(group)
            parts = convention_of(lines[0])
            fits = "fits only if" if len(lines) == 1 else "fit only if"
            yield f"{quoted(lines)} {fits} {in_words(parts, lines[0].figure)}.{self.contrast(parts)}"

    def contrast(self, parts: dict[str, Any]) -> str:
        """Confirmed figures that do not hold under another convention."""
        lost = [line for line in self.lines if line.confirmed and not line.is_given and line.position is not None
                and not self.holds(line, {key: value for key, value in parts.items() if key != "when"})]
        lost.sort(key=lambda line: (line.figure.epoch, "+" not in line.figure.name, -min(line.one.figures, 9)))
        if not lost or len(lost) == len(self.lines):
            return ""
        more = f" and {len(lost) - 1} more say" if len(lost) > 1 else " says"
        return f" {quoted(lost[:1])}{more} otherwise: the text does not compute so throughout."

    def earlier(self) -> Iterator[str]:
        """Figures that are those in an epoch, where others are those after it."""
        after = {line.figure.epoch for line in self.lines if line.figure.when and line.figure.when != BEFORE}
        for line in self.lines:
            if line.confirmed and line.figure.when == BEFORE and line.figure.epoch in after:
                yield (f"{line.figure.name} = {line.figure.printed} is the number in epoch {line.figure.epoch}, before its "
                       "update, and not the one after it.")

    def misprints(self) -> Iterator[str]:
        """Misprints other than the first mistake."""
        for line in self.with_verdict(MISPRINT):
            if line is not self.first:
                yield f"{line.quoted} is a misprint: {line.verdict.explanation}."

    def rest(self) -> Iterator[str]:
        """What is not explained."""
        left = [line for line in self.with_verdict(UNEXPLAINED) if line is not self.first]
        if left:
            yield f"Not explained: {quoted(left)}."

    def holds(self, line: FigureLine, parts: dict[str, Any]) -> bool:
        """Whether a figure holds under a convention, up to what follows from other figures."""
        if line.position is None or line.found.step is None:
            return line.confirmed
        try:
            value = self.check.case(line.figure, parts).value_like(line.figure, line.found.step)
        except NeuronGraphError:
            return False
        if value is None or value == line.found.values[0]:
            return line.confirmed
        return bool(agreement(line.one, value, 1e-12))

    def as_json(self) -> dict[str, Any]:
        """All of it as an object for JSON."""
        return {"format": FORMAT, "walkthrough": self.name, "figures": [figure_object(line) for line in self.lines],
                "counts": self.counts, "summary": " ".join(self.summary())}


def word_of(line: FigureLine) -> str:
    """A line's verdict in a word."""
    return line.verdict.word


def convention_of(line: FigureLine) -> dict[str, Any]:
    """The convention under which a line holds."""
    return dict(line.verdict.because["convention"])


def sorted_by(line: FigureLine) -> str:
    """The convention of a line as a text, to sort by."""
    return f"{keys_of(convention_of(line))}, {convention_of(line).get('when', '')}"


def quoted(lines: list[FigureLine]) -> str:
    """Lines by name with their digits, the last with an "and"."""
    return in_a_row([line.quoted for line in lines[:12]] + ["others"] * (len(lines) > 12))


def figure_object(line: FigureLine) -> dict[str, Any]:
    """A line as an object for JSON: its canonical name, without sample and epoch."""
    figure, step = line.figure, line.found.step
    computed = [value if math.isfinite(value) else repr(value) for value in line.computed]
    return {
        "name": step.name if step is not None else figure.name, "label": figure.label, "where": figure.where,
        "part": figure.part, "epoch": figure.epoch, "sample": step.sample if step is not None else figure.sample,
        "when": figure.when, "printed": figure.printed, "computed": computed[0] if len(computed) == 1 else computed,
        "verdict": word_of(line), "explanation": line.verdict.explanation,
        "because": dict(line.verdict.because),
    }
