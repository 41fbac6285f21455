"""The search for the mistake behind a number that is not right, in one line of a
solution.

Each way is a function on a `Question` that gives a `Judgement`, or None; `judge` has
their order.
"""
from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain

from ..recording import Line
from .agreement import Spot, Written
from .answer import TELLING_FIGURES
from .causes import Cause, explains, reached, ways_to_copy
from .explanations import Outcome
from .judgement import MISPRINT, MOST_NAMED, OTHER, SLIP, WRONG, Judgement, Named, grouped
from .misprint import misprints
from .nearest_mistakes import chosen, hits
from .question import Question
from .slips import DIGITS
from .solution import Solution

CHANCE = 0.02
"""Of how many random numbers unseen mistakes may explain one: the nearest lines come
first."""
SELDOM = 0.01, 0.05
"""The same of the seldom ones; more where later answers follow from the number, which
then was computed with and is no random one."""
MISCOPIED = 0.002, 0.02
"""The same of numbers copied wrongly and of digits changed: there are many."""
PAIRED = 0.0005, 0.02
"""The same of two mistakes at once."""
MANY = 3
"""How many numbers a cause explains at least that has no explanation itself."""


def slip_without_zeros(question: Question) -> Judgement | None:
    """A mistake in the line whose digits end in zeros that are not written, unless the
    person writes few figures everywhere."""
    if not question.answer.is_short or question.solution.brief:
        return None
    return slip(question, question.explanations.mistakes_here(), written=question.asked)


def slip_in_line(question: Question) -> Judgement | None:
    """The mistakes in the line that give the number."""
    return slip(question, question.explanations.mistakes_here())


def slip_behind(question: Question) -> Judgement | None:
    """The mistakes in lines before it that give the number; to the right number with
    the other sign few lead by chance."""
    return slip(question, question.explanations.mistakes_behind(1),
                math.inf if is_turned(question) else CHANCE)


def seldom_slip(question: Question) -> Judgement | None:
    """The seldom mistakes that give the number, the commonest first, in the line or
    else in those before it."""
    found = question.explanations
    outcomes = chain(found.mistakes_here(seldom=True), found.mistakes_behind(1, seldom=True))
    return slip(question, outcomes, SELDOM[question.is_carried_on])


def miscopy(question: Question) -> Judgement | None:
    """A number copied wrongly into the line."""
    return slip(question, question.explanations.miscopies(question.solution.digits),
                MISCOPIED[question.is_carried_on])


def two_slips(question: Question) -> Judgement | None:
    """Two mistakes in the line at once."""
    pairs = question.task.mistakes(question.line.position, pairs=True)
    return slip(question, question.explanations.outcomes(pairs), PAIRED[question.is_carried_on])


def digit_changed(question: Question) -> Judgement | None:
    """The right number with one digit written wrongly, where its digits tell."""
    written = question.answer.written
    most = MISCOPIED[question.is_carried_on] * 2.0 * written.units
    is_telling = len(DIGITS) * written.figures <= most
    return mistyped(question, typed_wrongly(question, True) if is_telling else "")


def common_cause(question: Question) -> Judgement | None:
    """The judgement on a number that follows, as others do, from one behind it that was
    not written down, if a mistake gives that or there are several others."""
    for cause in question.causes:
        if cause.mistakes:
            return said_of(question, [question.outcome(cause, m) for m in cause.mistakes])
        is_near = cause is question.causes[0] or not cause.line.is_given
        if is_near and (said := copied_wrongly(question, cause)):
            return said
    is_one = any(len(cause.strays) >= MANY for cause in question.causes)
    return unknown_cause(question) if is_one else None


def unknown_cause(question: Question) -> Judgement | None:
    """The judgement on a number that follows from one behind it of which nobody knows
    how it came about."""
    for cause in question.causes:
        place, value = cause.line.position, question.asked.like(cause.spot.value)
        text = f"it follows, as others do, from {question.task.shown(place)} = {value}, "
        text += "for which there is no explanation"
        return Judgement(WRONG, text, at=question.task.name(place), supposed=cause.edits)
    return None


def copied_wrongly(question: Question, cause: Cause) -> Judgement | None:
    """The judgement on a number that follows, as others do, from another line's number
    in the line of the cause, or from that copied wrongly."""
    line, name = cause.line, question.task.name(cause.line.position)
    for slip, value, what in ways_to_copy(question.solution, cause):
        text = f"that comes out, as other numbers do, with {value} for "
        text += question.task.shown(line.position)
        text += f", {'which was given' if line.is_given else 'which is not written down'}: {what}"
        slips = (Named(slip, what, name),)
        return Judgement(SLIP, text, slips=slips, at=name, supposed=cause.edits)
    return None


def slip(question: Question, outcomes: Iterable[Outcome], chance: float = math.inf,
         written: Written | None = None) -> Judgement | None:
    """The judgement on mistakes that give the number, as long as few random ones would
    be explained."""
    given = hits(outcomes, written or question.answer.telling, chance)
    fitting = (hit for hit in given if fits(question.solution, hit.outcome))
    found = [hit.outcome for hit in chosen(fitting)]
    return said_of(question, found) if found else None


def fits(solution: Solution, outcome: Outcome) -> bool:
    """Whether the other answers that a mistake in a line behind reaches follow from it
    too, but for those that are wrong anyway."""
    place, edited = outcome.at.position, outcome.mistake.edited
    return outcome.position == place or all(
        explains(solution, {place: edited}, answer)
        for answer in reached(solution, (place,)) if answer not in solution.strays)


def said_of(question: Question, found: Sequence[Outcome]) -> Judgement:
    """The judgement on mistakes that cannot be told apart."""
    texts = grouped(words(question, outcome) for outcome in found)
    more = "; or another slip" if len(texts) > MOST_NAMED else ""
    said = f"that comes out if {'; or if '.join(texts[:MOST_NAMED])}{more}"
    name = question.task.name
    slips = tuple(Named(one.name, one.detail, name(outcome.at.position))
                  for outcome in found for one in outcome.mistake.parts)
    first = found[0]
    return Judgement(SLIP, lead(question) + said, first.spot, slips, slips[0].at,
                     None if first.at is question.line else {first.at.position: first.start})


def words(question: Question, outcome: Outcome) -> str:
    """A mistake in words, with its line if that is not the number's own."""
    if outcome.at is question.line:
        return outcome.mistake.words
    line = question.task.shown(outcome.at.position)
    return f"in the line of {line}, which is not written down, {outcome.mistake.words}"


def lead(question: Question) -> str:
    """What one sees at first: that the sign is wrong, or that the number is another
    line's."""
    if is_turned(question):
        return "its sign is wrong; "
    line = another_line(question)
    return f"this is {question.task.shown(line.position)}; " if line else ""


def is_turned(question: Question) -> bool:
    """Whether the number is right but for its sign."""
    spots = [question.right, *question.wrongly_following] if question.asked.value else []
    return any(map(question.asked.turned.rounds, spots))


def another_number(question: Question) -> Judgement | None:
    """The judgement on a number that is another line's."""
    line = another_line(question)
    if line is None:
        return None
    shown, at = question.task.shown(line.position), question.task.name(line.position)
    return Judgement(SLIP, f"that is {shown}", slips=(Named(OTHER, shown, at),), at=at)


def another_line(question: Question) -> Line | None:
    """The other line whose number was given, None if there is none."""
    values, asked = question.solution.own.values, question.asked
    given = (line for line in question.explanations.others()
             if (value := values[line.position]) and asked.rounds(Spot(value)))
    return next(given, None)


def misprint(question: Question) -> Judgement | None:
    """The right number with its sign, its point or its digits mistyped; of few digits
    only the sign can be said, of one not even that. Which digit is lost is not told."""
    written, figures = question.answer.written, question.answer.figures
    meant = [*question.wrongly_following, question.right]
    if figures > 1 and written.value and any(map(written.turned.agrees, meant)):
        return mistyped(question, "its sign is wrong")
    what = typed_wrongly(question) if figures >= TELLING_FIGURES else ""
    is_lost = what.startswith("the digit ") and what.endswith(" is lost")
    return mistyped(question, "a digit is lost" if is_lost else what)


def typed_wrongly(question: Question, changed: bool = False) -> str:
    """What happened to the digits of the number that follows from own ones, or else of
    the right one; "" if nothing did."""
    meant = question.wrongly_following or [question.right]
    return next(chain(*(misprints(question.answer.written, spot, changed) for spot in meant)), "")


def mistyped(question: Question, what: str) -> Judgement | None:
    """The judgement on digits that were mistyped, if they were."""
    text, slip = f"right but for one thing: {what}", Named(MISPRINT, what, question.name)
    return Judgement(SLIP, text, slips=(slip,), at=question.name) if what else None
