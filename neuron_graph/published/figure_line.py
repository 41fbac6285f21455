"""A line of a check: a printed figure with what it is compared with, and the verdict on
it."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from ..judging import FLOAT_SLACK, Written, spread
from ..recording import Notation, Recording, Step, shown_name
from .cases import TURNED, Found
from .digits import agreement, agreement_of
from .figure import AFTER, AT_END, BEFORE, Figure
from .verdict import UNDECIDED, Verdict

FIGURES_OF = {32: 7, 64: 15}
"""Figures that floats of so many bits have at least."""
FIGURES_OF_32, PART_OF_32, FEWEST_OF_32 = 7, 2.0 ** -20, 3
"""Figures that a 32-bit float has, how far off a result of such may be, relatively, and
how many that are show that a text computes with them."""
OF_32_BITS = "right in the figures that 32-bit floats have; exactly it is {}"
TIMES = {BEFORE: "in epoch", AFTER: "after epoch", AT_END: "after all of epoch"}
FEWEST_TURNED = 2
"""How many derivatives make a way of writing where no convention speaks for it."""


@dataclass(eq=False)
class FigureLine:
    """A `figure` with its `number` among the figures.

    `printed` are its digits, `found` is what it is the figure of, `exact` that in 50
    digits; `values` are those under other conventions; `way` says what the number is
    where the text writes it with the other sign, and `printed` has that of the
    calculation; `slack` how far off, relatively, its program's floats may be.
    """

    number: int
    figure: Figure
    printed: list[Written]
    found: Found
    exact: list[Any]
    notation: Notation
    agreement: str = ""
    verdict: Verdict = UNDECIDED
    values: list[float] = field(default_factory=list)
    way: str = ""
    slack: float = 0.0

    @property
    def one(self) -> Written:
        """The printed number, of a list the first."""
        return self.printed[0]

    @property
    def own(self) -> float:
        """The computed number, of a list the first."""
        return float(self.found.values[0])

    @property
    def width(self) -> float:
        """How far the values of its number spread under other conventions."""
        return spread(self.values, self.one)

    def agrees(self, value: float) -> str:
        """How its digits agree with a computed number: EXACT, TRUNCATED or ""."""
        return agreement(self.one, value, self.slack or FLOAT_SLACK)

    @property
    def computed(self) -> list[float]:
        """The computed numbers, as they would be printed; in the place of one that
        floats cannot hold on the way, what it is in full."""
        factor = (100.0 if self.figure.percent else 1.0) * (-1.0 if self.way else 1.0)
        return [factor * float(value if isfinite(value) else exact) + 0.0
                for value, exact in zip(self.found.values, self.exact)]

    def turn(self, way: str) -> None:
        """Read the digits with the other sign, as `way` says."""
        self.way, self.printed = way, [one.turned for one in self.printed]
        self.agreement = agreement_of(self.printed, self.exact)

    @property
    def position(self) -> int | None:
        """Where its number stands in its calculation."""
        if self.found.recording is None or self.found.step is None or len(self.printed) > 1:
            return None
        return self.found.recording.calculation.position(self.found.step)

    def place_in(self, recording: Recording) -> int | None:
        """Where its number stands in a recording: its own; that of the same epoch under
        another convention; or that of the next epoch, which starts from what an
        update leaves."""
        step, own = self.found.step, self.found.recording
        if own is recording or step is None or own is None or self.position is None:
            return self.position
        kinds, sample = [step.kind], step.sample
        if recording.epoch == own.epoch + 1 and step.row.is_result:
            kinds, sample = [step.row.parameter, "bias"], None
        elif recording.epoch != own.epoch:
            return None
        for kind in kinds:
            twin = recording.calculation.at(kind, step.names, sample, recording.epoch)
            if twin and (twin.value == step.value or self.one.near(twin.value)):
                return recording.calculation.positions.get(twin.number)
        return None

    @property
    def epoch(self) -> int:
        """The epoch of the calculation that it belongs to, 0 if to none."""
        return self.found.recording.epoch if self.found.recording else 0

    @property
    def is_given(self) -> bool:
        """Whether its number is given, and not computed."""
        return self.found.step is not None and self.found.step.is_given

    @property
    def is_computed(self) -> bool:
        """Whether its number is one that was computed in a calculation."""
        return self.position is not None and not self.is_given

    @property
    def step(self) -> Step:
        """The step of its number, of a figure that has one."""
        assert self.found.step is not None
        return self.found.step

    @property
    def place(self) -> tuple[Any, ...]:
        """Where the text and its calculation have such numbers."""
        return self.figure.part, self.step.kind, self.step.sample, self.epoch

    @property
    def confirmed(self) -> bool:
        """Whether the figure is known to be right."""
        return self.verdict.confirmed

    @property
    def wrong(self) -> bool:
        """Whether the figure is known to be wrong."""
        return self.verdict is not UNDECIDED and not self.confirmed

    @property
    def name(self) -> str:
        """The figure's name in the example's notation, with its sample and its
        epoch."""
        step, figure = self.found.step, self.figure
        if figure.when:
            of_row = f" of row {figure.predict} to predict" if figure.predict else figure.of_sample
            return f"{figure.name}{of_row} {TIMES[figure.when]} {figure.epoch}"
        name = figure.name if step is None else shown_name(self.notation, step)
        return f"{name}{figure.of_sample}" + f"@{figure.epoch}" * (figure.epoch != 1)

    @property
    def quoted(self) -> str:
        """Its name with its digits."""
        return f"{self.name} = {self.figure.printed}"

    @property
    def family(self) -> str:
        """The kind of its number; what comes back from a layer above is a share, or a
        sum of shares."""
        comes_back = self.step.kind == "upstream" and all(
            one.kind != "target" for one in self.step.operands)
        return "share" if comes_back else self.step.kind

    @property
    def is_turned(self) -> bool:
        """Whether its numbers agree with the other sign alone."""
        return not self.agreement and bool(
            agreement_of([one.turned for one in self.printed], self.exact))

    @property
    def told(self) -> str:
        """The same with the part of the text that it stands in."""
        return f"{self.figure.part}: {self.quoted}" if self.figure.part else self.quoted

    @property
    def rounded(self) -> str:
        """The computed number in as many digits as are printed, and with the sign that
        the text gives it."""
        return self.one.like(-self.exact[0] if self.way else self.exact[0])

    @property
    def shown(self) -> list[str]:
        """The computed numbers in as many digits as are printed, and in six at
        least."""
        return self.in_figures(17)

    @property
    def short(self) -> str:
        """The computed numbers in so many digits that a sentence can bear."""
        return ", ".join(self.in_figures(9))

    def in_figures(self, most: int) -> list[str]:
        """The computed numbers in as many figures as are printed, in six at least and
        so many at most; -0 is 0."""
        figures = [min(max(one.figures, 6), most) for one in self.printed]
        return [f"{value:.{many}g}" for many, value in zip(figures, self.computed)]

    @property
    def order(self) -> tuple[int, ...]:
        """Its place in the calculation; of one number the figure with most digits comes
        first. A number without a line of its own follows those that it is made of."""
        place, recording = self.position or 0, self.found.recording
        if recording and place >= len(recording.trail):
            place = max(recording.calculation.lines[place].operands, default=place)
        return self.epoch, place, -self.one.figures, self.number


def quoted(lines: Iterable[FigureLine]) -> str:
    """Lines by name, with their digits."""
    return in_a_row([line.quoted for line in lines])


def in_a_row(texts: Sequence[str]) -> str:
    """Texts with commas between, the last with an "and"."""
    *others, last = texts
    return f"{', '.join(others)} and {last}" if others else last


def are_of_32_bits(lines: Sequence[FigureLine]) -> bool:
    """Whether some lines, if they are all that do not follow, are off only as far as
    32-bit floats are."""
    wide = [line for line in lines if line.one.figures > FIGURES_OF_32]
    near = (abs(float(line.one) - line.own) <= PART_OF_32 * abs(line.own) for line in lines)
    return len(wide) >= FEWEST_OF_32 and all(near) and not any(line.found.doubt for line in lines)


def turned_throughout(lines: Iterable[FigureLine], follows_deltas: bool) -> Iterator[FigureLine]:
    """The lines of a part of a text that it writes with the other sign: several of a
    kind agree so, and none as it stands; one is enough of changes, and of what
    `follows_deltas` that have the other sign, too.

    Where all the deltas or all the new weights are wrong, that comes of a mistake.
    """
    families: dict[str, list[FigureLine]] = {"delta": [], "updated": []}
    for line in lines:
        if line.one.value and line.is_computed and not line.found.doubt:
            families.setdefault(line.family, []).append(line)
    right = {kind for kind, members in families.items() if any(one.agreement for one in members)}
    mistaken = families["updated"] and "updated" not in right
    if mistaken or any(line.is_turned for line in families["delta"]):
        return
    for kind in TURNED.keys() & families.keys() - right:
        turned = {(line.epoch, line.position) for line in families[kind] if line.is_turned}
        if len(turned) >= (1 if follows_deltas or kind == "change" else FEWEST_TURNED):
            yield from families[kind]
