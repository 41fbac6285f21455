"""The judge: what is to be said of each number that a person gives for a task.

    right      the right number, or its digits filled up with zeros
    carried    wrong by itself, right from the person's own earlier numbers
    cut        the right number, or a carried one, cut where it should be rounded
    short      right, or cut, with fewer figures than are asked
    early      what comes of numbers rounded too early
    slip       what comes of one mistake: of the table, a number of another line, digits mistyped
    wrong      nothing explains it

The first that explains a number is said of it, and later numbers are judged from what explains it. What it is worth, or
whether one may go on, are policies: `marks` and `tries`.
"""
from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..recording.calculation import Line
from .agreement import ROUNDED, Spot, Written
from .answer import TELLING, Answer
from .explanations import ROUNDINGS, Candidate, Early, Explanations
from .misprints import misprints
from .work import Work

RIGHT, CARRIED, CUT, SHORT, EARLY, SLIP, WRONG = "right", "carried", "cut", "short", "early", "slip", "wrong"
UNEXPLAINED = "none of the usual slips gives this number"
MISPRINT, OTHER = "misprint", "another number"
"""The slips of those who computed rightly and wrote something else, and of those who computed something else."""
MOST_NAMED = 4
FAR, NEAR = 40.0, 0.01
"""From how many halves of a unit away on, and how far relatively, a mistake is not looked at more closely."""
SAME = 1e-9
CLEARLY = 0.5
"""How near, in parts of the distance of the next, the nearest mistake must be to be the only one named."""
CHANCE = 0.02
"""Of how many random numbers unseen mistakes may explain one: the nearest lines come first."""
BY_ROUNDING = 0.1
"""How far off, relatively, a number may be by rounding."""


class Named(NamedTuple):
    """A slip: its `name` in the table, what it happened to, and the canonical name of the line it happened in."""

    name: str
    detail: str
    at: str


class Judgement(NamedTuple):
    """What is said of a number: its word and a sentence; the number that was probably carried; the slips that give it, and
    the line where it happened: that of the slip, the rounding, or the number that is carried."""

    word: str
    sentence: str
    carried: Spot | None = None
    slips: tuple[Named, ...] = ()
    at: str = ""


class Hit(NamedTuple):
    """A mistake that a number may come of, with how far off it is in parts of what rounding allows."""

    candidate: Candidate
    distance: float

    @property
    def spot(self) -> Spot:
        """What the mistake gives."""
        return self.candidate.spot


class Judge:
    """The judgements on a person's work, line by line."""

    def __init__(self, work: Work):
        self.work, self.task = work, work.task
        self.faults: set[int] = set()
        """The positions of the lines that are not right from what was carried to them."""

    def judgements(self) -> dict[int, Judgement]:
        """The judgement on every number, by position."""
        found = {}
        for line in self.task.lines:
            answer = self.work.answers.get(line.position)
            if answer is None:
                if not line.is_given:
                    self.pass_on(line)
                continue
            judgement = found[line.position] = self.judgement(line, answer)
            is_right = self.work.is_right(line.position, answer)
            if not is_right and judgement.word not in (RIGHT, CARRIED):
                self.faults.add(line.position)
            if is_right and self.work.clean:
                self.pass_on(line)
            else:
                self.carry(line, judgement)
        return found

    def pass_on(self, line: Line) -> None:
        """Carry a line that is as it should be, or that was left out."""
        work = self.work
        work.settle(line.position, work.right_spot(line.position) if work.clean else work.best.spot(line))

    def carry(self, line: Line, judgement: Judgement) -> None:
        """Carry on from a number: from what explains it; from one that is refused, what should stand there."""
        work, answer = self.work, self.work.answers[line.position]
        work.clean = False
        if line.position in work.refused:
            work.settle(line.position, work.best.spot(line))
        else:
            work.settle(line.position, judgement.carried or Spot(float(answer), answer.hidden))

    def judgement(self, line: Line, answer: Answer) -> Judgement:
        """The judgement on a number: the first that explains it."""
        ways = (self.right, self.without_zeros, self.short, self.mistaken, self.within_rounding, self.padded, self.early,
                self.mistaken_before, self.other, self.mistyped)
        return next(filter(None, (way(line, answer) for way in ways)), Judgement(WRONG, UNEXPLAINED))

    # right, but perhaps for its last digits

    def right(self, line: Line, answer: Answer) -> Judgement | None:
        """Right, or cut, by itself or from the person's own numbers; with all that rounding on the way may do."""
        asked, right = answer.asked, self.work.right_spot(line.position)
        exact = Spot(right.value)
        if asked.rounds(exact) and self.work.clean:
            return Judgement(RIGHT, self.padding(answer, right), right)
        best, own = self.work.spots(line)
        found = next((spot for spot in (best, own) if asked.rounds(spot)), None)
        if asked.rounds(exact):
            return Judgement(RIGHT, self.padding(answer, right), found or right)
        within = asked.rounds(right)
        if asked.cuts(exact) and not asked.rounds(Spot(own.value)):
            return self.cut(line, answer, found or right, RIGHT if within or found else CUT)
        if within:
            return Judgement(RIGHT, self.on_the_way(answer, right, own), found or right)
        if found is not None:
            return self.follows(line, found)
        near = next((spot for spot in (right, best, own) if asked.cuts(spot)), None)
        return self.cut(line, answer, near, CUT) if near else None

    def on_the_way(self, answer: Answer, right: Spot, own: Spot) -> str:
        """Right as far as numbers that are rounded on the way can be, with the number that has all digits."""
        how = "from your own rounded numbers" if answer.asked.rounds(Spot(own.value)) else "rounded on the way"
        return f"right, {how}: with all digits it is {answer.asked.like(right.value)}"

    def padding(self, answer: Answer, right: Spot) -> str:
        """Right, with a word on zeros at the end that are none of the number's own digits."""
        shorter = answer.written.unpadded()
        if shorter is None or answer.written.rounds(Spot(right.value)) or not shorter.rounds(Spot(right.value)):
            return "right"
        return f"right; the zeros after {shorter.like(answer.written.value)} are padding"

    def cut(self, line: Line, answer: Answer, spot: Spot, word: str) -> Judgement:
        """The right digits, the last one not rounded; right all the same where rounding on the way may give them."""
        text = f"cut, not rounded: rounded it is {answer.asked.like(spot.value)}"
        return Judgement(word, text, spot, at=self.task.name(line.position))

    def follows(self, line: Line, spot: Spot, within: str = "") -> Judgement:
        """Right from own numbers."""
        origin = self.origin(line)
        text = f"right from your own {self.task.shown(origin.position)}" if origin else "right from your own earlier numbers"
        return Judgement(CARRIED, text + within, spot, at=self.task.name(origin.position) if origin else "")

    def origin(self, line: Line) -> Line | None:
        """The nearest line before a number that is at fault, if there is one."""
        waiting, seen, found = list(line.operands), set[int](), set[int]()
        while waiting:
            place = waiting.pop()
            if place in self.faults:
                found.add(place)
            elif place not in seen:
                seen.add(place)
                waiting += self.task.lines[place].operands
        return self.task.lines[max(found)] if found else None

    def short(self, line: Line, answer: Answer) -> Judgement | None:
        """Right, or cut, with fewer figures than are asked."""
        return self.as_far_as(line, answer, answer.own, "") if answer.is_short else None

    def padded(self, line: Line, answer: Answer) -> Judgement | None:
        """The same where zeros at the end hide it."""
        shorter = answer.written.unpadded(2)
        return self.as_far_as(line, answer, shorter, "; the zeros at its end are padding") if shorter else None

    def as_far_as(self, line: Line, answer: Answer, own: Written, more: str) -> Judgement | None:
        """Right, or cut, to the digits written."""
        spots = [self.work.right_spot(line.position)]
        if not self.work.clean:
            spots += [*self.work.spots(line), self.work.wide_spot(line)]
        how = {own.agrees(spot) for spot in spots}
        if how == {""}:
            return None
        lead = "right as far as it goes" if ROUNDED in how else "cut, not rounded"
        return Judgement(SHORT, f"{lead}: {asked(answer)} asked{more}", at=self.task.name(line.position))

    # rounded too early

    def early(self, line: Line, answer: Answer) -> Judgement | None:
        """Numbers before it rounded, or cut, to fewer figures than it takes."""
        own = float(answer)
        if not any(abs(spot.value - own) <= BY_ROUNDING * abs(spot.value) for spot in self.work.spots(line)):
            return None
        found = next((early for early in self.roundings(line, answer) if self.comes_of(early, answer)), None)
        return Judgement(EARLY, f"rounded too early: {found.words}", at=self.task.name(line.position)) if found else None

    def roundings(self, line: Line, answer: Answer) -> Iterator[Early]:
        """What comes of coarser figures than are asked."""
        coarse = [carry for carry in ROUNDINGS if int(carry.name.split()[0]) < answer.figures_asked]
        return self.explanations(line).roundings(coarse, self.work.rounded)

    def comes_of(self, early: Early, answer: Answer) -> bool:
        """Whether a number is what comes of some rounding, carried as finely as is usual afterwards."""
        value = early.spot.value
        if not math.isfinite(value) or answer.precision is None:
            return False
        return answer.asked.rounds(Spot(value, answer.precision.finer(value)))

    # mistakes

    def explanations(self, line: Line) -> Explanations:
        """What may have led to a line's number."""
        work = self.work
        bases = [work.best] if work.clean else [work.best, work.own]
        return Explanations(self.task, line.position, bases, self.unseen(line))

    def unseen(self, line: Line) -> list[int]:
        """The computed lines that a number comes from and that were not written down, the nearest first."""
        found: set[int] = set()
        waiting = list(line.operands)
        while waiting:
            place = waiting.pop()
            other = self.task.lines[place]
            if place not in found and not other.is_given and place not in self.work.answers:
                found.add(place)
                waiting += other.operands
        return sorted(found, reverse=True)

    def without_zeros(self, line: Line, answer: Answer) -> Judgement | None:
        """A mistake whose digits end in zeros that are not written, unless the person writes few figures everywhere."""
        if not answer.is_short or self.work.brief:
            return None
        hits = chosen(self.hits_here(line, answer.asked))
        return self.slip(line, answer, hits) if hits else None

    def mistaken(self, line: Line, answer: Answer) -> Judgement | None:
        """The mistakes in the number's own line that give it."""
        hits = chosen(self.hits_here(line, answer.telling))
        return self.slip(line, answer, hits) if hits else None

    def mistaken_before(self, line: Line, answer: Answer) -> Judgement | None:
        """The mistakes in lines before it that give it."""
        hits = chosen(self.hits_behind(line, answer.telling, self.is_turned(line, answer)))
        return self.slip(line, answer, hits) if hits else None

    def other(self, line: Line, answer: Answer) -> Judgement | None:
        """The number of another line."""
        other = self.another(line, answer)
        if other is None:
            return None
        shown, name = self.task.shown(other.position), self.task.name(other.position)
        return Judgement(SLIP, f"that is {shown}", slips=(Named(OTHER, shown, name),), at=name)

    def hits_here(self, line: Line, written: Written) -> Iterator[Hit]:
        """The mistakes of the number's own line, each from the numbers that were probably carried, or else from those
        written."""
        room = max(FAR * written.half, NEAR * abs(float(written)))
        nearest: dict[int, Hit] = {}
        for candidate in self.explanations(line).mistakes_here():
            if abs(candidate.value - float(written)) <= room and gives(candidate.spot, written):
                hit = Hit(candidate, distance(candidate.spot, written))
                kept = nearest.setdefault(id(candidate.mistake), hit)
                if hit.distance < kept.distance:
                    nearest[id(candidate.mistake)] = kept._replace(distance=hit.distance)
        return iter(nearest.values())

    def hits_behind(self, line: Line, written: Written, turned: bool) -> Iterator[Hit]:
        """The mistakes of the lines between the number's and the written ones before it, while chance is unlikely; to the right
        number with the other sign it seldom leads."""
        room, at = 0.0, line
        explanations = self.explanations(line)
        explanations.bases = explanations.bases[:1]
        most = math.inf if turned else CHANCE * 2.0 * abs(float(written))
        for candidate in explanations.mistakes_behind():
            if candidate.at is not at and room > most:
                return
            at, spot = candidate.at, candidate.spot
            room += 2.0 * (spot.radius + written.half) if math.isfinite(spot.value) else 0.0
            if gives(spot, written):
                yield Hit(candidate, distance(spot, written))

    def another(self, line: Line, answer: Answer) -> Line | None:
        """The line whose number it is."""
        numbers = self.work.own.values
        return next((other for other in self.explanations(line).others()
                     if numbers[other.position] and answer.asked.rounds(Spot(numbers[other.position]))), None)

    def slip(self, line: Line, answer: Answer, hits: list[Hit]) -> Judgement:
        """The judgement on mistakes that give the number."""
        at = hits[0].candidate.at
        slips = tuple(Named(hit.candidate.mistake.name, hit.candidate.mistake.detail, self.task.name(hit.candidate.at.position))
                      for hit in hits)
        return Judgement(SLIP, self.lead(line, answer) + self.sentence(line, hits), hits[0].spot, slips,
                         self.task.name(at.position))

    def lead(self, line: Line, answer: Answer) -> str:
        """What one sees at first: that the sign is wrong, or that the number is another line's."""
        if self.is_turned(line, answer):
            return "its sign is wrong: "
        other = self.another(line, answer)
        return f"that is {self.task.shown(other.position)}: " if other else ""

    def is_turned(self, line: Line, answer: Answer) -> bool:
        """Whether a number is right but for its sign."""
        turned = answer.asked.moved(answer.asked.value.copy_negate())
        spots = [self.work.right_spot(line.position), *([] if self.work.clean else self.work.spots(line))]
        return bool(answer.asked.value) and any(turned.rounds(spot) for spot in spots)

    def sentence(self, line: Line, hits: list[Hit]) -> str:
        """What gives the number, in words."""
        texts = grouped(self.words(line, hit.candidate) for hit in hits)
        more = "; or another slip" if len(texts) > MOST_NAMED else ""
        return f"that comes out if {'; or if '.join(texts[:MOST_NAMED])}{more}"

    def words(self, line: Line, candidate: Candidate) -> str:
        """A mistake in words, with its line if that is not the number's own."""
        at = candidate.at.position
        where = "" if at == line.position else f" in the line of {self.task.shown(at)}, which is not written down,"
        return f"{where} {candidate.mistake.words}".strip()

    def within_rounding(self, line: Line, answer: Answer) -> Judgement | None:
        """Right from own numbers, with all that the written digits may hide."""
        if self.work.clean:
            return None
        wide = self.work.wide_spot(line)
        return self.follows(line, wide, ", within their rounding") if answer.asked.rounds(wide) else None

    def mistyped(self, line: Line, answer: Answer) -> Judgement | None:
        """The right number with its sign, its point or its digits mistyped; of few digits that cannot be said."""
        if answer.figures < TELLING:
            return None
        meant = self.work.right_spot(line.position) if self.work.clean else self.work.best.spot(line)
        what = next(misprints(answer.written, Spot(meant.value)), None)
        if what is None:
            return None
        name = self.task.name(line.position)
        return Judgement(SLIP, f"right but for one thing: {kept_back(what)}", slips=(Named(MISPRINT, kept_back(what), name),),
                         at=name)


def asked(answer: Answer) -> str:
    """How finely a number is asked, with its verb."""
    text = str(answer.precision)
    return f"{text} {'is' if text.startswith('1 ') else 'are'}"


def kept_back(what: str) -> str:
    """A misprint without the number that it is one of: "the digit 7 of 0.37751 is lost" says too much."""
    return "a digit is lost" if what.endswith(" is lost") and "digit" in what else what


def gives(spot: Spot, written: Written) -> bool:
    """Whether a number may be the rounding of what a mistake gives; of 0 that says nothing."""
    return bool(spot.value) and math.isfinite(spot.value) and written.rounds(spot)


def distance(spot: Spot, written: Written) -> float:
    """How far off a number is, in parts of what rounding allows."""
    return abs(spot.value - float(written)) / (spot.radius + written.half or 1.0)


def chosen(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that cannot be told from the nearest one, each mistake once, the latest line first."""
    best: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda hit: hit.distance):
        best.setdefault(id(hit.candidate.mistake), hit)
    found = list(best.values())
    alike = [hit for hit in found if found[0].distance >= CLEARLY * hit.distance or same(hit, found[0])]
    return sorted(alike, key=lambda hit: -hit.candidate.at.position)


def same(one: Hit, other: Hit) -> bool:
    """Whether two mistakes give the same number here."""
    return abs(one.spot.value - other.spot.value) <= SAME * abs(other.spot.value)


def grouped(texts: Iterable[str]) -> list[str]:
    """The slips in words; what differs in its detail alone is said once: the bias is left out (without b_h1, or without b1)."""
    details: dict[str, dict[str, None]] = {}
    for text in texts:
        words, _, detail = text.partition(" (")
        details.setdefault(words, {})[detail.removesuffix(")")] = None
    return [f"{words} ({', or '.join(found)})" if any(found) else words for words, found in details.items()]
