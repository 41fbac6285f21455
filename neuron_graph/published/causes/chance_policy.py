"""The policy of chance: a figure is what the first of its suspects says, until chance
would explain its digits too.
"""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import chain, islice

from ...judging import (
    ACCEPTED_CHANCE,
    WRONG_SIGN,
    Budget,
    odds,
)
from ...recording import Carry
from ..digits import agreement
from ..figure_line import FigureLine, quoted
from ..verdict import CHAINED, EXACT, INHERITED, SLIP, TRUNCATED, UNEXPLAINED, Verdict
from .mistyping import Mistyping
from .suspect import Suspect
from .suspects import FEWEST_FIGURES, TOO_EARLY, Suspects

LEANING = 4
"""How much more chance is taken for a slip that the text is known to have made
elsewhere."""
MOST_COMPUTED, LEAST_COMPUTED = 1_000_000, 20_000
"""How many numbers are computed for the suspects of all figures, at most, and of one, in
any case."""
MOST_OF_ONE = 200_000
"""How many for one, at most."""
MOST_AGAIN = 4_000
"""How many suspects are looked at for a slip that was made before, at most."""
LISTED_CHANCE = 0.2
"""How many suspects chance may bring for them to be listed at all."""
MOST_LISTED = 3
"""How many suspects are listed where there are too few digits to choose."""
CUT_SHORT = "the search was cut after {} tries"
BROKEN_OFF = "with so few digits chance broke the search for a mistake off"
PERHAPS = "too few digits to be sure, perhaps"


class ChancePolicy:
    """The verdicts on a line, one of so many `figures` to be explained, that its
    suspects bear out."""

    def __init__(self, suspects: Suspects, figures: int = 1):
        self.suspects, self.line = suspects, suspects.line
        self.printed, self.position = suspects.printed, suspects.position
        self.readings, self.calculation = suspects.readings, suspects.calculation
        self.mistyping = Mistyping(suspects)
        self.most = max(LEAST_COMPUTED, min(MOST_OF_ONE, MOST_COMPUTED // max(1, figures)))

    def chained(self, allowed: Callable[[FigureLine], bool], carry: Carry | None) -> Verdict | None:
        """What follows from confirmed figures, or from how the source says that it
        carries; rounded, else cut."""
        right, own = self.suspects.task.right, self.calculation.lines[self.position]
        readings = [one for one in self.readings.of(self.position, allowed) if one.used]
        for how in (EXACT, TRUNCATED):
            for reading in readings:
                if self.line.agrees(reading.value) == how:
                    cut = ", cut" if how == TRUNCATED else ""
                    return Verdict(CHAINED, f"from the printed {quoted(reading.used)}{cut}")
            if carry and self.line.agrees(right.rounded(own, carry)) == how:
                return Verdict(CHAINED, f"carrying {carry.name}")
            if self.line.agreement == TRUNCATED:
                return None
        return None

    def follows_from(self, others: Collection[FigureLine], hows: Collection[str],
                     throughout: bool = False) -> bool:
        """Whether the digits follow, exactly or perhaps cut, from some of these
        figures: of the same number with more digits, or in its line; if all lines go on
        from them, too."""
        for source in self.suspects.elsewhere:
            if source in others and source.one.figures > self.printed.figures:
                return bool(agreement(self.printed, source.one.number))
        readings = self.readings.of(
            self.position, lambda line: line in others or line.confirmed)
        return any(
            any(line in others for line in reading.used) and self.line.agrees(reading.value) in hows
            and not (throughout and self.line.agrees(self.suspects.throughout(reading)) not in hows)
            for reading in readings)

    def explained(self, known: Collection[str]) -> Verdict:
        """The first suspect whose digits these are, while chance is unlikely; `known`
        are slips made elsewhere."""
        if self.mistyping.elsewhere and (misprint := self.mistyping.verdict()):
            return misprint
        budget, cut, broken = self.budget(), "", ""
        # A change without its sign, as the text writes it: no line behind it is to blame.
        lost_sign = self.line.family == "change" and self.mistyping.own == WRONG_SIGN
        most_spent = LEANING * ACCEPTED_CHANCE + 4 * self.printed.unit / self.line.width
        candidates: dict[str, Suspect] = {}
        for number, suspect in enumerate(self.suspects):
            if suspect.slip and lost_sign:
                break
            admitted = budget.admits(suspect.value, suspect.prior)
            if budget.spent > most_spent:
                broken = BROKEN_OFF
                break
            if self.suspects.computed > self.most:
                cut = CUT_SHORT.format(number)
                break
            how = self.fits(suspect)
            if how and (admitted or suspect.slip in known or not suspect.slip
                        or self.is_coarse(suspect, budget)):
                return self.verdict_of(suspect, how)
            if how:
                candidates.setdefault(suspect.words, suspect)
        rounded = any(suspect.slip == TOO_EARLY for suspect in candidates.values())
        chance = max(budget.spent, budget.spent_near)
        misprint = None if rounded else self.mistyping.verdict()
        words = filter(None, [self.listed(list(candidates), chance), cut])
        return misprint or Verdict(UNEXPLAINED, "; ".join(words) or broken)

    def is_coarse(self, suspect: Suspect, budget: Budget) -> bool:
        """Whether a number comes of those in its line, carried with clearly fewer figures than
        it has: near the right number that is more common than all else."""
        gap = abs(self.line.own - self.printed.number)
        return (suspect.slip == TOO_EARLY and suspect.common and gap > self.printed.unit
                and budget.spent <= ACCEPTED_CHANCE)

    def made_again(self, known: Collection[str]) -> Verdict | None:
        """The verdict on a slip that the text is known to have made in such a line
        elsewhere: there are few of them, so that little is left to chance."""
        budget = self.budget()
        for suspect in islice(self.suspects, MOST_AGAIN):
            if suspect.pattern in known and budget.admits(suspect.value, suspect.prior):
                how = self.fits(suspect)
                if how:
                    return self.verdict_of(suspect, how)
        return None

    def budget(self) -> Budget:
        """How many suspects chance admits."""
        return Budget(self.printed, self.line.width, float(self.line.exact[0]))

    def fits(self, suspect: Suspect) -> str:
        """How the digits agree with a suspect that no confirmed figure refutes."""
        how = self.line.agrees(suspect.value)
        if (suspect.slip == TOO_EARLY or suspect.prior < 1.0) and how != EXACT:
            return ""
        return how if how and not self.refuted(suspect) else ""

    def refuted(self, suspect: Suspect) -> bool:
        """Whether a slip in another line would change a figure that is confirmed; one
        that is printed rightly elsewhere was not used where it is wrong."""
        if self.position in suspect.edits:
            return False
        return any(
            source.confirmed and not source.one.near(value)
            for place, edited in suspect.edits.items()
            for position, value in self.calculation.consequences(place, edited).items()
            if not self.is_ahead(position)
            for source in self.suspects.sources.get(position, ()))

    def is_ahead(self, position: int) -> bool:
        """Whether a number is this line's, or comes of it, and the text prints that
        rightly elsewhere and may go on from there."""
        return any(source.confirmed for source in self.suspects.elsewhere) and (
            position == self.position or self.position in self.calculation.needed(position))

    def verdict_of(self, suspect: Suspect, how: str) -> Verdict:
        """The verdict of a suspect, with the printed figures that it rests on, and a
        word where the digits are cut."""
        lines = self.resting_on(suspect)
        resting = f"; from the printed {quoted(lines)}" if lines else ""
        cut = ", then cut" if how == TRUNCATED else ""
        return Verdict(SLIP if suspect.slip else INHERITED, f"{suspect.words}{resting}{cut}",
                       suspect.because)

    def resting_on(self, suspect: Suspect) -> list[FigureLine]:
        """The printed figures without which a suspect would have another value."""
        numbers = suspect.base.numbers if suspect.base else {}
        used, edited = [], (place for one in suspect.edits.values() for place in one.operands)
        behind = {*self.calculation.behind(edited), *self.calculation.needed(self.position)}
        for place, number in numbers.items():
            if place not in behind:
                continue
            rest = {other: value for other, value in numbers.items() if other != place}
            if self.suspects.value_from(rest, suspect.edits) != suspect.value:
                sources = self.suspects.sources[place]
                used += [line for line in sources if line.one.number == number][:1]
        return used

    def same_slip(self) -> Verdict | None:
        """A slip in the line itself, or in one behind it, that gives just these
        digits."""
        for suspect in self.suspects.slips():
            how = self.line.agrees(suspect.value)
            if how or self.suspects.computed > self.most:
                return self.verdict_of(suspect, how) if how else None
        return None

    def listed(self, candidates: list[str], expected: float) -> str:
        """What is most natural, a number rounded, mistaken or mistyped; else the
        candidates, where chance brings as many."""
        natural = next(self.natural(), "")
        if natural:
            return f"{PERHAPS} {natural}"
        if not candidates or expected > LISTED_CHANCE:
            return ""
        lead = PERHAPS if len(candidates) == 1 else "too few digits to choose"
        return f"{lead}: {'; or '.join(candidates[:MOST_LISTED])} ({odds(expected)})"

    def natural(self) -> Iterator[str]:
        """What may have happened to a right number, or to one of another line, in
        words."""
        for suspect in chain(self.suspects.early_rounding(), self.suspects.others()):
            if self.line.agrees(suspect.value) == EXACT:
                yield suspect.words
        if self.mistyping.own and self.printed.figures >= FEWEST_FIGURES:
            yield self.mistyping.own
