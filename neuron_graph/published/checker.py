"""The check of a published calculation: a verdict on each of its figures.

    1  each figure against what is computed, and against what follows from the figures
       before it
    2  those left against other conventions, all of them together
    3  those left against figures that are wrong already, slips and misprints, one by
       one

    for line in check(example_named("mazur")).lines: print(line.name, line.verdict.word)
"""
from __future__ import annotations

from dataclasses import replace
from itertools import islice
from statistics import median_low
from typing import Any

from ..errors import NeuronGraphError, UnknownName
from ..judging import Task
from ..judging.slips import MISCOPY
from ..recording import Address, Recording
from .case import TURNED, Case, Found, Parts
from .chance_policy import ChancePolicy
from .digits import agreement, agreement_of, read_printed
from .example import Example
from .figure import Figure
from .figure_line import FigureLine, are_of_32_bits, turned_throughout
from .pool import Pool
from .readings import Readings
from .suspects import Background, Suspects, pattern_of
from .variants import MOST_STEPS, OUTPUT_ALONE, beyond, variants
from .verdict import (
    CHAINED,
    CONVENTION,
    EXACT,
    INHERITED,
    MISPRINT,
    SLIP,
    TRUNCATED,
    UNDECIDED,
    UNEXPLAINED,
    Verdict,
)

OF_FLOATS = "the digits of 64-bit floats"
FLOAT_DIGITS = 13
"""Significant digits from which on 64-bit floats show their own rounding."""
CLOSE = 0.01
"""How far off, relatively, a figure of few digits may be without a word."""
FEW_DIGITS, FEWEST_USUAL = 2, 4
"""Digits that confirm little where a text usually has two more; figures that make a
habit."""
FEWEST_CONVENTIONS = 25
"""How many conventions are tried at least, however large the network is."""


class BadFigure(NeuronGraphError):
    """A figure that cannot be compared with anything: `figure`, the `number` of it from
    0, and the `error`."""

    def __init__(self, number: int, figure: Figure, error: NeuronGraphError):
        self.number, self.figure, self.error = number, figure, error
        super().__init__(f"published {number + 1}: {error}")


class Check:
    """The lines of a walkthrough with their verdicts.

    Raises `BadFigure` for a figure of what does not exist.
    """

    def __init__(self, example: Example):
        self.example = example
        self.cases: dict[Any, Case] = {}
        self.unlisted: dict[str, list[str]] = {}
        """Of each part the names that have no line in a recording."""
        self.addresses: set[Address] = set()
        """Where the numbers of all figures belong."""
        self.lines = [self.line(number, figure) for number, figure in enumerate(example.figures)]
        self.pools: list[Pool] = []
        """The search for conventions, of each part."""
        self.backgrounds: dict[int, Background] = {}
        """What is printed of recordings' numbers, by their identity."""
        self.recorded, self.explaining = 0, 1
        """How many numbers were recorded under other conventions, and how many figures
        are to be explained."""
        self.slips: set[str] = set()
        """The slips that are found so far."""
        self.patterns: set[str] = set()
        """The same in words, without the numbers in their names."""

    def line(self, number: int, figure: Figure) -> FigureLine:
        """A figure with what is computed for it: of what its name may mean the first
        that agrees with its digits."""
        try:
            case, found = self.case(figure, {}), self.readings(figure)
            lines = [self.line_of(number, figure, case, one) for one in found]
        except NeuronGraphError as error:
            raise BadFigure(number, figure, error) from error
        for step in filter(None, (line.found.step for line in lines)):
            self.addresses |= {(step.key, step.sample), (step.key, figure.sample)}
        return next((line for line in lines if line.agreement), lines[0])

    def readings(self, figure: Figure) -> list[Found]:
        """What a figure may be the figure of; without targets of a backward pass of the
        output itself, in doubt."""
        case = self.case(figure, {})
        try:
            return case.readings(figure)
        except UnknownName as error:
            if not case.example.forward_only:
                raise
            found = self.case(figure, OUTPUT_ALONE).readings(figure)
            return [replace(one, doubt=str(error)) for one in found]

    def line_of(self, number: int, figure: Figure, case: Case, found: Found) -> FigureLine:
        """A figure with one number that it may be the figure of."""
        printed, values = read_printed(figure.printed, percent=figure.percent), found.values
        if len(values) != len(printed):
            text = f"{figure.name} is {len(values)} numbers, and {len(printed)} are printed"
            raise NeuronGraphError(text)
        exact = values if found.step is None or found.doubt else [case.exact(found)]
        line = FigureLine(number, figure, printed, found, exact, case.example.notation)
        line.agreement = "" if found.doubt else agreement_of(printed, exact)
        is_floats = (case.example.floats or figure.floats) and not found.doubt
        if is_floats and agreement_of(printed, values) == EXACT:
            line.agreement = EXACT
        return line

    def part(self, figure: Figure) -> Example:
        """The example, or the part of it, that a figure belongs to."""
        return self.example.parts[figure.part] if figure.part else self.example

    def case(self, figure: Figure, parts: Parts) -> Case:
        """The case of a figure, with parts of the convention changed."""
        wanted = {**parts, **figure.convention}
        key = figure.part, tuple(sorted(wanted.items()))
        if key not in self.cases:
            written = self.written(figure.part)
            self.cases[key] = Case(self.part(figure), wanted, written, self.addresses)
        return self.cases[key]

    def written(self, part: str) -> list[str]:
        """The names in a part's figures of numbers that its text writes out, and that
        have no line in a recording."""
        if part not in self.unlisted:
            names = {one.name for one in self.example.figures if one.part == part}
            case = Case(self.example.parts[part] if part else self.example)
            self.unlisted[part] = case.recording(1).directory.written.unlisted(names)
            if not self.unlisted[part]:
                self.cases[part, ()] = case
        return self.unlisted[part]

    def lines_with(self, word: str) -> list[FigureLine]:
        """The lines with a verdict; with "" those that have none yet."""
        return [line for line in self.lines if line.verdict.word == word]

    @property
    def established(self) -> list[Parts]:
        """The conventions under which some figures hold."""
        return [parts for pool in self.pools for parts in pool.established]

    def run(self) -> Check:
        """Find the verdict on every figure, in the three steps above."""
        self.turn_signs()
        for line in self.lines:
            line.verdict = with_few_digits(line, self.confirmation(line), self.usual(line))
        for part in dict.fromkeys(line.figure.part for line in self.lines_with("")):
            self.find_conventions(part)
        wrong = sorted(self.lines_with(""), key=lambda line: line.order)
        self.explaining = len(wrong)
        for line in wrong:
            line.verdict = self.explanation(line)
        for line in self.lines_with(UNEXPLAINED) if self.slips else ():
            line.verdict = self.made_again(line) or self.explanation(line)
        for pool in self.pools:
            pool.settle()
        for line in self.lines_with(CONVENTION):
            if not line.found.doubt:
                line.verdict = self.with_slip(line)
        for line in self.lines_with(MISPRINT):
            line.verdict = self.carried_on(line)
        return self

    def usual(self, line: FigureLine) -> int:
        """How many significant digits the figures of a line's part usually have."""
        found = [other.one.figures for other in self.lines
                 if other.figure.part == line.figure.part and other.is_computed]
        return median_low(found) if len(found) >= FEWEST_USUAL else 0

    def turn_signs(self) -> None:
        """Read with the other sign what a part of the text writes so throughout."""
        for part in dict.fromkeys(line.figure.part for line in self.lines):
            lines = [line for line in self.lines if line.figure.part == part]
            deltas = self.part(lines[0].figure).convention.sign == "target-output"
            for line in list(turned_throughout(lines, deltas)):
                line.turn(TURNED[line.family])

    # 1: figures that are right

    def confirmation(self, line: FigureLine) -> Verdict:
        """A verdict for a figure that is right: exact, else of floats, else from
        figures before it, else cut."""
        if line.agreement == EXACT:
            return Verdict(EXACT, "; ".join(filter(None, [line.found.words, line.way])))
        if line.found.doubt:
            return UNDECIDED
        ways = self.of_floats, self.chained, self.cut, self.padded
        return next(filter(None, (way(line) for way in ways)), UNDECIDED)

    def of_floats(self, line: FigureLine) -> Verdict | None:
        """The verdict on digits of a 64-bit float, where those of the exact number
        differ."""
        if line.position is None or line.one.figures < FLOAT_DIGITS:
            return None
        if agreement(line.one, line.own) != EXACT:
            return None
        return Verdict(CHAINED, f"{OF_FLOATS}; exactly it is {line.rounded}")

    def chained(self, line: FigureLine) -> Verdict | None:
        """What follows from the figures before it, or from what the text says that it
        carries."""
        if not line.is_computed:
            return None
        return self.policy(line).chained(
            lambda number: number < line.number and self.lines[number].confirmed,
            self.part(line.figure).carry)

    def cut(self, line: FigureLine) -> Verdict | None:
        """The verdict on a number whose last digits are left out."""
        if line.agreement != TRUNCATED or self.goes_on_from_wrong(line):
            return None
        return Verdict(TRUNCATED, f"cut; rounded it is {line.rounded}")

    def goes_on_from_wrong(self, line: FigureLine) -> bool:
        """Whether the digits are the rounded result of earlier figures of which some
        are not confirmed."""
        earlier = {other.number for other in self.lines[:line.number]
                   if not other.confirmed and not other.is_given}
        if not earlier or line.position is None:
            return False
        return self.policy(line).follows_from(earlier, (EXACT,), throughout=True)

    def padded(self, line: FigureLine) -> Verdict | None:
        """The number rounded to fewer digits, with zeros after them."""
        shorter = line.one.unpadded() if len(line.printed) == 1 else None
        how = agreement(shorter, line.exact[0]) if shorter else ""
        if shorter is None or not how:
            return None
        word, done = (CHAINED, "rounded to") if how == EXACT else (TRUNCATED, "cut after")
        return Verdict(word, f"{done} {-shorter.last} decimals; the zeros after them are padding")

    # 2: figures that hold under another convention

    def find_conventions(self, part: str) -> None:
        """Verdicts for the lines of one part that hold under another convention."""
        lines = [line for line in self.lines if line.figure.part == part and line.is_computed]
        confirmed = [line for line in lines if line.confirmed]
        undecided = [line for line in lines if line.verdict is UNDECIDED]
        if are_of_32_bits(undecided):
            for line in undecided:
                line.verdict = line.of_32_bits
        elif undecided:
            pool = Pool(undecided, confirmed, self.case, self.follows, self.chained_under)
            trails = [line.found.recording.trail for line in undecided if line.found.recording]
            most = max(FEWEST_CONVENTIONS, MOST_STEPS // max(map(len, trails)))
            example = self.part(lines[0].figure)
            pool.search(islice(variants(example), most),
                        lambda parts: islice(beyond(example, parts), most))
            self.pools.append(pool)

    def follows(self, line: FigureLine, others: set[int]) -> bool:
        """Whether a line follows, exactly or cut, from some others."""
        return self.policy(line).follows_from(others, (EXACT, TRUNCATED))

    def chained_under(self, line: FigureLine, parts: Parts) -> bool:
        """Whether a figure follows, under another convention, from figures before
        it."""
        if self.recorded > MOST_STEPS:
            return False
        assert line.found.step is not None
        step, recording = line.found.step, self.case(line.figure, parts).time_of(line.figure)
        self.recorded += len(recording.trail) * (id(recording) not in self.backgrounds)
        calculation = recording.calculation
        twin = calculation.at(step.kind, step.names, step.sample, recording.epoch)
        if twin is None:
            return False
        background = self.background(recording, line)
        readings = Readings(calculation, background.sources(line), background.reached)
        found = readings.of(calculation.position(twin), lambda number: number < line.number)
        return any(reading.used and line.agrees(reading.value) == EXACT for reading in found)

    # 3: figures that are wrong

    def explanation(self, line: FigureLine) -> Verdict:
        """A verdict for a figure that is wrong."""
        if line.position is None or line.found.doubt:
            return Verdict(UNEXPLAINED, line.found.doubt)
        if line.is_given:
            return self.policy(line).given_misprint()
        verdict = self.policy(line).explained(self.slips)
        if "slip" in verdict.because:
            self.slips.add(verdict.because["slip"])
            self.patterns.add(pattern_of(verdict.explanation))
        return verdict

    def made_again(self, line: FigureLine) -> Verdict | None:
        """A verdict by a slip that was found elsewhere."""
        return self.policy(line).made_again(self.patterns) if line.is_computed else None

    def with_slip(self, line: FigureLine) -> Verdict:
        """A convention's verdict with the slip that gives the same digits, if there is
        one: only the author knows which."""
        verdict, other = line.verdict, self.policy(line).same_slip()
        if other is None:
            return verdict
        text = f"{verdict.explanation}; or {other.explanation}"
        return Verdict(CONVENTION, text, {**verdict.because, "or": dict(other.because)})

    def carried_on(self, line: FigureLine) -> Verdict:
        """What is said of a misprint: that it is more than one, where later figures go
        on from it."""
        verdict = line.verdict
        heirs = (other for other in self.lines_with(INHERITED)
                 if other.figure.part == line.figure.part)
        if not any(self.follows(heir, {line.number}) for heir in heirs):
            return verdict
        text = f"{verdict.explanation}, and later figures go on from it"
        at = line.found.step.name if line.found.step else line.figure.name
        return Verdict(SLIP, text, {"slip": MISCOPY.name, "at": at})

    def policy(self, line: FigureLine) -> ChancePolicy:
        """The policy of chance for a line, with its suspects."""
        assert line.found.recording is not None
        suspects = Suspects(self.background(line.found.recording, line), line)
        return ChancePolicy(suspects, self.explaining)

    def background(self, recording: Recording, line: FigureLine) -> Background:
        """What is printed of a recording's numbers in the part of a line."""
        if id(recording) not in self.backgrounds:
            task = Task([recording], self.part(line.figure).notation)
            found = ((other.number, other.place_in(recording)) for other in self.lines
                     if other.figure.part == line.figure.part)
            places = {number: place for number, place in found if place is not None}
            self.backgrounds[id(recording)] = Background(task, places, self.lines)
        return self.backgrounds[id(recording)]


def with_few_digits(line: FigureLine, verdict: Verdict, usual: int) -> Verdict:
    """A verdict, with a word on a figure that has fewer digits than the text's others:
    it confirms less."""
    figures, off = line.one.figures, abs(line.one.number - line.own)
    has_few = figures <= min(FEW_DIGITS, usual - 2) and off > CLOSE * abs(line.own)
    if not (verdict.confirmed and has_few):
        return verdict
    digits = f"{figures} digit{'s' * (figures != 1)}"
    text = f"with {digits} it confirms little: the text usually has {usual}"
    return replace(verdict, explanation="; ".join(filter(None, [verdict.explanation, text])))


def placed(example: Example) -> tuple[Example, list[BadFigure]]:
    """The example with those of its figures that can be compared with a number, and the
    errors of the others."""
    trial, kept, lost = Check(replace(example, figures=())), list[Figure](), list[BadFigure]()
    for number, figure in enumerate(example.figures):
        try:
            trial.line(number, figure)
            kept.append(figure)
        except BadFigure as error:
            lost.append(error)
    return replace(example, figures=kept), lost


def check(example: Example) -> Check:
    """The verdicts on all printed figures of an example and its parts.

    >>> from neuron_graph.published.files.walkthrough import example_named
    >>> lines = check(example_named("mazur")).lines
    >>> print("; ".join(line.name for line in lines if not line.confirmed))
    E after epoch 1; E after epoch 10000; out_o1 after epoch 10000; out_o2 after epoch 10000
    """
    return Check(example).run()
