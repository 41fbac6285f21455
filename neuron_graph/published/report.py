"""The report of a check: how many figures have which verdict, a summary to be read aloud, and all of it as data."""
from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ..errors import NeuronGraphError
from .check import FLOATS, Check
from .figure import BEFORE
from .line import Line
from .phrases import in_words, shown, telling_parts
from .verdict import CHAINED, CONVENTION, EXACT, MISPRINT, TRUNCATED, UNEXPLAINED, WORDS

FORMAT = 1


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
        found = {word: len(self.with_verdict(word)) for word in WORDS}
        return {word: number for word, number in found.items() if number}

    def with_verdict(self, word: str) -> list[Line]:
        """The lines with a verdict."""
        return [line for line in self.lines if word_of(line) == word]

    def summary(self) -> Iterator[str]:
        """The summary, a sentence or two each."""
        if not self.lines:
            yield "The text prints no figures."
            return
        yield self.overall()
        yield self.convention()
        yield from self.other_conventions()
        yield from self.earlier()
        yield from self.first_break()
        yield from self.heirs()
        yield from self.others()

    def overall(self) -> str:
        """How many figures are confirmed, and how."""
        floats = sum(line.verdict is not None and line.verdict.explanation.startswith(FLOATS) for line in self.lines)
        ways = [(self.counts.get(EXACT, 0), "exact"), (self.counts.get(TRUNCATED, 0), "cut instead of rounded"),
                (self.counts.get(CHAINED, 0) - floats, "from the text's own rounded figures"),
                (floats, "in the digits of 64-bit floats")]
        found = [f"{number} {text}" for number, text in ways if number]
        confirmed, total = sum(line.confirmed for line in self.lines), len(self.lines)
        how = f" ({', '.join(found)})" if found else ""
        if total == 1:
            return "The one printed figure is " + ("confirmed" + how if confirmed else "not confirmed") + "."
        return f"{'All' if confirmed == total else f'{confirmed} of'} {total} printed figures are confirmed{how}."

    def convention(self) -> str:
        """The convention that the text follows as a whole."""
        better = next((parts for parts in self.check.established if self.held(parts) > self.held({})), None)
        own = telling_parts(self.check.example)
        if better:
            return (f"Most figures do not follow the convention of the file ({in_words(own)}): {self.held(better)} of "
                    f"{len(self.lines)} hold when {in_words(better, self.lines[0].figure)}.")
        if self.check.example.forward_only:
            return "It is a way forwards only, and so no convention of an update plays a role."
        return f"As a whole the text follows the convention of its file: {in_words(own)}."

    def held(self, parts: dict[str, Any]) -> int:
        """How many figures hold under a convention; {} is the file's own."""
        return sum(self.holds(line, parts) if parts else line.confirmed for line in self.lines)

    def other_conventions(self) -> Iterator[str]:
        """Figures that hold under another convention."""
        chosen = sorted(self.with_verdict(CONVENTION), key=lambda line: keys_of(line))
        for _, group in groupby(chosen, keys_of):
            lines = list(group)
            parts = convention_of(lines[0])
            verb = "follows another one" if len(lines) == 1 else "follow another one"
            yield f"{quoted(lines)} {verb}: {in_words(parts, lines[0].figure)}.{self.contrast(parts)}"

    def contrast(self, parts: dict[str, Any]) -> str:
        """Confirmed figures that do not hold under another convention."""
        lost = [line for line in self.lines if line.confirmed and not line.is_given and line.position is not None
                and not self.holds(line, {key: value for key, value in parts.items() if key != "when"})]
        lost.sort(key=lambda line: -min(line.one.figures, 9))
        if not lost:
            return ""
        more = f" (and {len(lost) - 2} more)" if len(lost) > 2 else ""
        return f" {quoted(lost[:2])}{more} {'does' if len(lost) == 1 else 'do'} not."

    def holds(self, line: Line, parts: dict[str, Any]) -> bool:
        """Whether a figure holds under a convention, up to what follows from other figures."""
        if line.position is None or line.found.step is None:
            return line.confirmed
        try:
            value = self.check.case(line.figure, parts).value_like(line.figure, line.found.step)
        except NeuronGraphError:
            return False
        if value is None or value == line.found.values[0]:
            return line.confirmed
        return bool(line.one.agreement(value, 1e-12))

    def earlier(self) -> Iterator[str]:
        """Figures that are those in a round, where others are those after it."""
        after = {line.figure.round for line in self.lines if line.figure.when and line.figure.when != BEFORE}
        for line in self.lines:
            if line.confirmed and line.figure.when == BEFORE and line.figure.round in after:
                yield (f"{line.figure.printed} is {line.figure.name} in round {line.figure.round}, before its update, and not "
                       "the one after it.")

    def first_break(self) -> Iterator[str]:
        """The first line that does not follow from the lines before it."""
        line = next((line for line in self.lines if not line.confirmed), None)
        if line is not None and line.verdict is not None:
            where = f" ({line.figure.where})" if line.figure.where else ""
            because = f": {line.verdict.explanation}" if line.verdict.explanation else ": nothing that is tried explains it"
            yield (f"The first figure that does not follow from those before it is {line.name} = {line.figure.printed}{where}"
                   f"{because}. Computed, it is {', '.join(line.shown)}.")

    def heirs(self) -> Iterator[str]:
        """Which figures inherit a slip, and where each slip happened."""
        roots = [line for line in self.lines if line.verdict is not None and "slip" in line.verdict.because]
        for line in roots[:6]:
            if line.verdict is not None and line is not next(line for line in self.lines if not line.confirmed):
                yield f"{line.name} = {line.figure.printed}: {line.verdict.explanation}."
        heirs = [line for line in self.lines if line.verdict is not None and "inherits" in line.verdict.because]
        if heirs:
            verb = "inherits" if len(heirs) == 1 else "inherit"
            yield f"{quoted(heirs)} {verb} what is wrong before: each follows from printed figures."

    def others(self) -> Iterator[str]:
        """Misprints and what is not explained."""
        first = next((line for line in self.lines if not line.confirmed), None)
        for line in self.with_verdict(MISPRINT):
            if line is not first and line.verdict:
                yield f"{line.name} = {line.figure.printed} is a misprint: {line.verdict.explanation}."
        left = [line for line in self.with_verdict(UNEXPLAINED) if line is not first]
        if left:
            yield f"Not explained: {quoted(left)}."

    def as_json(self) -> dict[str, Any]:
        """All of it as an object for JSON."""
        return {"format": FORMAT, "walkthrough": self.name, "figures": [figure_object(line) for line in self.lines],
                "counts": self.counts, "summary": " ".join(self.summary())}


def word_of(line: Line) -> str:
    """A line's verdict in a word."""
    return line.verdict.word if line.verdict else UNEXPLAINED


def convention_of(line: Line) -> dict[str, Any]:
    """The convention under which a line holds."""
    return dict(line.verdict.because["convention"]) if line.verdict else {}


def keys_of(line: Line) -> str:
    """The convention of a line as a text, to sort by."""
    return ", ".join(f"{key}={shown(value)}" for key, value in convention_of(line).items())


def quoted(lines: list[Line]) -> str:
    """Lines by name with their digits, the last with an "and"."""
    found = [f"{line.name} = {line.figure.printed}" for line in lines[:12]] + ["others"] * (len(lines) > 12)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def figure_object(line: Line) -> dict[str, Any]:
    """A line as an object for JSON: its canonical name, without sample and round."""
    figure, step = line.figure, line.found.step
    computed = [value if math.isfinite(value) else repr(value) for value in line.computed]
    return {
        "name": step.name if step is not None else figure.name, "label": figure.label, "where": figure.where,
        "part": figure.part, "round": figure.round, "sample": step.sample if step is not None else figure.sample,
        "when": figure.when, "printed": figure.printed, "computed": computed[0] if len(computed) == 1 else computed,
        "verdict": word_of(line), "explanation": line.verdict.explanation if line.verdict else "",
        "because": because_object(line),
    }


def because_object(line: Line) -> dict[str, Any]:
    """The reason for a verdict as data."""
    return dict(line.verdict.because) if line.verdict else {}
