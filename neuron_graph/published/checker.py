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
from typing import Any

from ..errors import NeuronGraphError, UnknownName
from ..judging import Task
from ..recording import Address, Recording
from .background import Background
from .case import Case, Found, Parts
from .chance_policy import ChancePolicy
from .digits import agreement, agreement_of, read_printed
from .example import Example
from .figure import Figure
from .figure_line import FigureLine
from .pool import Pool
from .readings import Readings
from .suspects import Suspects
from .variants import MOST_STEPS, OUTPUT_ALONE, beyond, variants
from .verdict import CHAINED, CONVENTION, EXACT, TRUNCATED, UNDECIDED, UNEXPLAINED, Verdict

FIGURES_OF_32, PART_OF_32, FEWEST_OF_32 = 7, 2.0 ** -20, 3
"""Figures that a 32-bit float has, how far off a result of such may be, relatively, and
how many that are show that a text computes with them."""
OF_FLOATS = "the digits of 64-bit floats"
FLOAT_DIGITS = 13
"""Significant digits from which on 64-bit floats show their own rounding."""
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
        straight = {side(line) for line in self.lines if line.agreement and line.own}
        self.lines = [
            self.line(line.number, line.figure, False)
            if line.found.is_turned and (*side(line)[:2], False) in straight else line
            for line in self.lines]
        self.pools: list[Pool] = []
        """The search for conventions, of each part."""
        self.backgrounds: dict[int, Background] = {}
        """What is printed of recordings' numbers, by their identity."""
        self.recorded = 0
        """How many numbers were recorded under other conventions."""
        self.explaining = 1
        """How many figures are to be explained."""
        self.slips: set[str] = set()
        """The slips that are found so far."""

    def line(self, number: int, figure: Figure, turned: bool = True) -> FigureLine:
        """A figure with what is computed for it: of what its name may mean, with the
        other sign only if `turned`, the first that agrees with its digits."""
        try:
            case = self.case(figure, {})
            readings = self.readings(figure)
            lines = [self.line_of(number, figure, case, found)
                     for found in readings if turned or not found.is_turned]
        except NeuronGraphError as error:
            raise BadFigure(number, figure, error) from error
        for step in filter(None, (found.step for found in readings)):
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
            self.unlisted[part] = case.recording(1).directory.unlisted(names)
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
        for line in self.lines:
            line.verdict = self.confirmation(line)
        for part in dict.fromkeys(line.figure.part for line in self.lines_with("")):
            self.find_conventions(part)
        wrong = sorted(self.lines_with(""), key=lambda line: line.order)
        self.explaining = len(wrong)
        for line in wrong:
            line.verdict = self.explanation(line)
        for line in self.lines_with(UNEXPLAINED) if self.slips else ():
            line.verdict = self.explanation(line)  # by a slip that was found elsewhere since
        for pool in self.pools:
            pool.settle()
        for line in self.lines_with(CONVENTION):
            if not line.found.doubt:
                line.verdict = self.with_slip(line)
        return self

    # 1: figures that are right

    def confirmation(self, line: FigureLine) -> Verdict:
        """A verdict for a figure that is right: exact, else of floats, else from
        figures before it, else cut."""
        if line.agreement == EXACT:
            return Verdict(EXACT, line.found.words)
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
        return Verdict(CHAINED, f"{OF_FLOATS}; exactly it is {line.one.like(line.exact[0])}")

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
        return Verdict(TRUNCATED, f"cut; rounded it is {line.one.like(line.exact[0])}")

    def goes_on_from_wrong(self, line: FigureLine) -> bool:
        """Whether the digits are the rounded result of earlier figures of which some
        are not confirmed."""
        earlier = {other.number for other in self.lines[:line.number]
                   if not other.confirmed and not other.is_given}
        if not earlier or line.position is None:
            return False
        return self.policy(line).follows_from(earlier, (EXACT,))

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
        if undecided and not self.of_32_bits(undecided):
            pool = Pool(undecided, confirmed, self.case, self.follows, self.chained_under)
            trails = [line.found.recording.trail for line in undecided if line.found.recording]
            most = max(FEWEST_CONVENTIONS, MOST_STEPS // max(map(len, trails)))
            example = self.part(lines[0].figure)
            pool.search(islice(variants(example), most),
                        lambda parts: islice(beyond(example, parts), most))
            self.pools.append(pool)

    def of_32_bits(self, lines: list[FigureLine]) -> bool:
        """Whether some lines, if they are all that do not follow, differ only where 32-bit
        floats do; then the verdict on them says so."""
        wide = [line for line in lines if line.one.figures > FIGURES_OF_32]
        far = (abs(float(line.one) - line.own) > PART_OF_32 * abs(line.own) for line in lines)
        if len(wide) < FEWEST_OF_32 or any(far):
            return False
        for line in lines:
            words = f"right in the figures that 32-bit floats have; exactly it is {line.short}"
            line.verdict = Verdict(CHAINED, words)
        return True

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
        return verdict

    def with_slip(self, line: FigureLine) -> Verdict:
        """A convention's verdict with the slip that gives the same digits, if there is
        one: only the author knows which."""
        verdict, other = line.verdict, self.policy(line).same_slip()
        if other is None:
            return verdict
        text = f"{verdict.explanation}; or {other.explanation}"
        return Verdict(CONVENTION, text, {**verdict.because, "or": dict(other.because)})

    def policy(self, line: FigureLine) -> ChancePolicy:
        """The policy of chance for a line, with its suspects."""
        assert line.found.recording is not None
        suspects = Suspects(self.background(line.found.recording, line), line)
        return ChancePolicy(suspects, self.explaining)

    def background(self, recording: Recording, line: FigureLine) -> Background:
        """What is printed of a recording's numbers, or of the new weights that it starts
        from, in the part of a line."""
        if id(recording) not in self.backgrounds:
            task = Task([recording], self.part(line.figure).notation)
            found = ((other.number, place_in(recording, other)) for other in self.lines
                     if other.figure.part == line.figure.part)
            places = {number: place for number, place in found if place is not None}
            self.backgrounds[id(recording)] = Background(task, places, self.lines)
        return self.backgrounds[id(recording)]


def side(line: FigureLine) -> tuple[str, str, bool]:
    """The part and the kind of a line, and whether its number is meant with the other
    sign: a text means all of a kind alike."""
    return line.figure.part, line.found.step.kind if line.found.step else "", line.found.is_turned


def place_in(recording: Recording, line: FigureLine) -> int | None:
    """Where a figure's number stands in a recording: its own; that of the same epoch
    under another convention; or that of the next epoch, which starts from the new
    weights."""
    step, own = line.found.step, line.found.recording
    if own is recording or step is None or own is None or line.position is None:
        return line.position
    kinds, sample = [step.kind], step.sample
    if recording.epoch == own.epoch + 1 and step.kind == "updated":
        kinds, sample = ["weight", "bias"], None
    elif recording.epoch != own.epoch:
        return None
    for kind in kinds:
        twin = recording.calculation.at(kind, step.names, sample, recording.epoch)
        if twin and (twin.value == step.value or line.one.near(twin.value)):
            return recording.calculation.positions.get(twin.number)
    return None


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
