"""The summary of a check, to be read aloud."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from ..network import KEYS
from .cases import Parts, keys_of
from .checker import Check
from .comparison import BadFigure
from .confirmation import OF_FLOATS
from .figure import AFTER, BEFORE
from .figure_line import OF_32_BITS, FigureLine, in_a_row
from .holding import Holding
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
)

Sentences: TypeAlias = Iterator[str]
"""Sentences of a summary, one or two each."""
MOST_QUOTED = 12
"""How many figures a sentence names."""
MOST_CORRECTED = 3
"""How many figures the advice names."""
WRITABLE = {"rate", *(key.name for key in KEYS.values())}
"""What a file can say of a convention."""
TO_CORRECT = SLIP, MISPRINT, UNEXPLAINED


class Summary:
    """The sentences on a `check`, one or two each; `lost` are the figures that could not
    be checked."""

    def __init__(self, check: Check, lost: Sequence[BadFigure]):
        self.check, self.lines, self.lost = check, check.lines, lost
        self.holding = Holding(check)
        self.first = next((line for line in check.lines if not line.confirmed), None)
        """The first line that does not follow from the lines before it."""

    def __iter__(self) -> Sentences:
        yield from self.on_figures() if self.lines else ["There are no printed figures to check."]
        for error in self.lost:
            yield f"Not checked: {error.figure.where}: {error.error}."

    def on_figures(self) -> Sentences:
        """The sentences on the figures that were checked."""
        yield from self.advice()
        yield self.overall()
        yield from self.conventions()
        yield from self.first_break()
        yield from self.slips()
        yield from self.heirs()
        yield from self.other_conventions()
        yield from self.before_updates()
        yield from self.rest()

    def with_word(self, word: str) -> list[FigureLine]:
        """The lines with a verdict, but for the first that does not follow."""
        return [line for line in self.check.lines_with(word) if line is not self.first]

    def advice(self) -> Sentences:
        """What the author has to do, if anything."""
        better, heirs = self.holding.better, len(self.check.lines_with(INHERITED))
        wrong = [f"{line.told} (it is {line.short})" for line in self.lines
                 if line.verdict.word in TO_CORRECT]
        chosen = [line.told for line in self.check.lines_with(CONVENTION)
                  if not better or convention_of(line).items() - better.items()]
        steps = []
        if better and better.keys() <= WRITABLE:
            steps.append(f"write {keys_of(better)} into the file, or follow what it says")
        if wrong:
            steps.append(f"correct {few(wrong)}")
        if chosen:
            steps.append(f"say which convention, or which epoch, gives {few(chosen)}, or compute "
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

    def ways(self) -> Sentences:
        """In which ways figures are confirmed, with how many there are of each."""
        exact, cut, chained = (len(self.check.lines_with(word))
                               for word in (EXACT, TRUNCATED, CHAINED))
        floats, singles = (sum(line.verdict.explanation.startswith(said) for line in self.lines)
                           for said in (OF_FLOATS, OF_32_BITS[:40]))
        ways = {
            "exact": exact,
            "cut instead of rounded": cut,
            "from the text's own rounded figures": chained - floats - singles,
            "in the digits of 64-bit floats": floats,
            "in those that 32-bit floats have": singles,
        }
        return (f"{number} {way}" for way, number in ways.items() if number)

    def conventions(self) -> Sentences:
        """The convention that the text follows as a whole, or those of its parts, as
        far as the figures show them."""
        said = {part: in_words(self.shown(part)) for part in self.check.printed_parts}
        if better := self.holding.better:
            own = "; ".join(filter(None, dict.fromkeys(said.values())))
            held, mine = self.holding.count(better), self.holding.count({}) or "none"
            counted = "All" if held == len(self.lines) else held
            words = in_words(better, self.lines[0].figure)
            than = f", which is not what the file says{f' ({own})' if own else ''}"
            yield f"{counted} of its figures hold if {words}{than}: by that, {mine} do."
            return
        alike = len(set(said.values())) == 1
        for part, words in list(said.items())[:1 if alike else None]:
            who = f"Part {part}" if part and not alike else "The text"
            yield from [f"{who} computes like this: {words}."] if words else []

    def shown(self, part: str) -> Parts:
        """What of the convention of a part its figures show."""
        lines = self.check.lines_of(part)
        return shown_parts(self.check.part(lines[0].figure), lines)

    def first_break(self) -> Sentences:
        """Where the text first departs from what follows."""
        line = self.first
        if line is not None:
            where = f" ({line.figure.where})" if line.figure.where else ""
            because = line.verdict.explanation or "nothing that is tried explains it"
            yield (f"The first figure that does not follow from those before it is {line.told}"
                   f"{where}, where {line.short} is computed: {because}.")

    def slips(self) -> Sentences:
        """Where each further slip happened."""
        for line in self.lines:
            if "slip" in line.verdict.because and line is not self.first:
                yield f"{line.told}, where {line.short} is computed: {line.verdict.explanation}."

    def heirs(self) -> Sentences:
        """Which figures inherit a mistake."""
        if heirs := self.check.lines_with(INHERITED):
            verb = "is" if len(heirs) == 1 else "are"
            yield (f"{some(heirs)} {verb} computed rightly, but from figures that are wrong "
                   "already.")

    def other_conventions(self) -> Sentences:
        """Figures that hold under another convention, and those that contradict it."""
        chosen = sorted(self.check.lines_with(CONVENTION), key=convention_as_text)
        for _, group in groupby(chosen, convention_as_text):
            lines = list(group)
            parts, verb = convention_of(lines[0]), "fits" if len(lines) == 1 else "fit"
            only = f"{verb} only if {in_words(parts, lines[0].figure)}"
            yield f"{some(lines)} {only}.{self.holding.contrast(parts)}"

    def before_updates(self) -> Sentences:
        """Figures that are those in an epoch, where others are those after it; of
        parameters their names say it."""
        timed = [line.figure for line in self.lines
                 if line.found.step and not line.found.step.row.parameter
                 and (line.confirmed or line.figure.when == AFTER)]
        after = {figure.epoch for figure in timed if figure.when == AFTER}
        for figure in timed:
            if figure.when == BEFORE and figure.epoch in after:
                yield (f"{figure.name} = {figure.printed} is the number in epoch {figure.epoch}, "
                       "before its update, and not the one after it.")

    def rest(self) -> Sentences:
        """Misprints, and what is not explained, other than the first mistake."""
        for line in self.with_word(MISPRINT):
            yield f"{line.told} is a misprint: {line.verdict.explanation}."
        if left := self.with_word(UNEXPLAINED):
            yield f"Not explained: {some(left)}."


def few(texts: Sequence[str]) -> str:
    """The first of some texts, and how many more there are."""
    left = texts[MOST_CORRECTED:]
    return in_a_row([*texts[:MOST_CORRECTED], *[f"{len(left)} more"] * bool(left)])


def some(lines: list[FigureLine]) -> str:
    """Some lines by name with their digits, the last with an "and"."""
    others = ["others"] * (len(lines) > MOST_QUOTED)
    return in_a_row([line.told for line in lines[:MOST_QUOTED]] + others)


def convention_of(line: FigureLine) -> Parts:
    """The convention under which a line holds."""
    return dict(line.verdict.because["convention"])


def convention_as_text(line: FigureLine) -> str:
    """The convention of a line as a text, to sort by."""
    parts = convention_of(line)
    return f"{keys_of(parts)}, {parts.get('when', '')}"
