"""What the course says of an exercise, as paragraphs, each with its look: the
lesson, what is given, what is asked."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from ...classroom.papers import whose_given
from ...classroom.practice import EXERCISES, Attempt, hint, sheet_printer, shown
from ...classroom.sheets import Blank
from ...errors import NeuronGraphError, UnknownName, shortened
from ...network import Convention
from ...recording import KINDS, Printer, Step, Style, said
from ...stepping import Moment, Picture, key_of
from ..screen import Lines, Rows

BAR_WIDTH = 20
FIRM = "\u00a0"
"""A space at which no line is broken."""
ASKED = "All that you have found would be forgotten, in every exercise. Do you mean it?"
UNCHANGED = "Nothing was changed."
GROUPS = {"hint": "answering", "next": "the exercise", "list": "the course"}
"""The first command of each group, as help lists them."""
FURTHER = [
    "hint once more shows it with its numbers.",
    "hint once more shows the answer.",
    "Type it yourself: then it stays.",
]
"""What comes after a hint of each level."""


class Paragraph(NamedTuple):
    """A text to be wrapped, how it looks, and the indent of its further lines."""

    text: str = ""
    look: str = ""
    indent: str = ""


class ExerciseText:
    """What is said of a student's work on an exercise, in a style."""

    def __init__(self, attempt: Attempt, style: Style):
        self.attempt, self.style = attempt, style
        self.blanks, self.sheet = attempt.blanks, attempt.sheet
        self.lines, self.notation = self.sheet.task.lines, self.sheet.task.notation

    def introduction(self) -> Iterator[Paragraph]:
        """The exercise: number and title, the lesson."""
        exercise = self.attempt.exercise
        number = [*EXERCISES].index(exercise.name) + 1
        yield Paragraph()
        yield Paragraph(
            f"{number} of {len(EXERCISES)}: {exercise.title} ({exercise.name})", "bold")
        yield Paragraph()
        yield Paragraph(exercise.lesson)

    def task(self) -> Iterator[Paragraph]:
        """What is given and what is asked."""
        yield Paragraph()
        for whose, numbers in self.given().items():
            yield Paragraph(f"{whose}: {', '.join(dict.fromkeys(numbers))}", "", "    ")
        if any(blank.step.phase != "forward" for blank in self.blanks):
            yield Paragraph(f"convention: {self.convention()}", "dim", "    ")
        yield Paragraph()
        yield Paragraph(f"Find {self.asked()}.", "bold", "    ")
        words = ", ".join(self.in_words())
        if words:
            yield Paragraph(f"In words, {words}.", "dim", "    ")

    def found(self) -> Iterator[Paragraph]:
        """What has been found, and whether that is all."""
        attempt = self.attempt
        numbers = [
            equal(self.name(blank), attempt.texts[blank.position])
            for blank in self.blanks if blank.position in attempt.found]
        if numbers:
            yield Paragraph(f"found: {', '.join(numbers)}", "green", "    ")
        if attempt.solved:
            yield Paragraph(
                f"You have solved this one; Enter goes on{self.fresh}.", "green")
        yield Paragraph()

    @property
    def fresh(self) -> str:
        """The offer of fresh numbers at the end of a sentence, where there are any."""
        return "" if self.attempt.exercise.fixed else ", variant gives fresh numbers"

    def convention(self) -> str:
        """How the error is computed, and which other keys are not at their defaults."""
        usual = Convention().as_dict() | {"error": None}
        own = self.sheet.example.convention.as_dict()
        return ", ".join(f"{key}={own[key]}" for key in own if own[key] != usual[key])

    def given(self) -> dict[str, list[str]]:
        """The given numbers that lead to those asked, by whose they are."""
        printer, found = Printer(self.style, self.notation), defaultdict[str, list[str]](list)
        for place in self.needed():
            line, own = self.lines[place], self.attempt.given.get(place)
            whose = "already known" if own else whose_given(self.sheet, line)
            name = self.name_at(place) if own else printer.name(line.step)
            found[whose].append(equal(name, own or printer.number(self.sheet.values[place])))
        return found

    def name(self, blank: Blank) -> str:
        """How a number that is asked for is called."""
        return self.name_at(blank.position)

    def name_at(self, place: int) -> str:
        """How the number at a place of the task is called."""
        return shown(self.sheet, place, sheet_printer(self.sheet, self.style))

    def needed(self) -> list[int]:
        """The positions of what is given and leads to the numbers asked, as far as
        it is not hidden behind other given ones."""
        given, lines = self.attempt.given, self.lines
        used = [p for blank in self.blanks for p in lines[blank.position].operands]
        behind = self.sheet.task.calculation.behind(used, given)
        chosen = [p for p in behind if p in given or lines[p].is_given]
        return sorted(chosen, key=lambda p: KINDS[lines[p].step.kind].place)

    def asked(self) -> str:
        """The numbers asked, with how finely where that changes."""
        fine = [str(blank.precision) for blank in self.blanks]
        names = [*map(self.name, self.blanks)]
        ending = ", " + f"each to {fine[0]}".replace(" ", FIRM)
        if len(set(fine)) > 1:
            names = [
                f"{name} (to {own})".replace(" ", FIRM) for name, own in zip(names, fine)]
            ending = ""
        *first, last = names
        return (f"{', '.join(first)} and " if first else "") + last + ending

    def in_words(self) -> Lines:
        """What the numbers of the backward pass are called in words, the first of each
        kind."""
        firsts: dict[str, Blank] = {}
        for blank in filter(goes_back, self.blanks):
            firsts.setdefault(blank.step.kind, blank)
        for key, blank in firsts.items():
            kind = KINDS[key]
            words = said(self.notation, blank.step) if kind.said else f"the {kind.word}"
            yield f"{self.name(blank)} is {words}"

    def hints(self, blank: Blank, level: int) -> Iterator[Paragraph]:
        """A hint: the tip above the first one, what comes next below."""
        tip = self.attempt.exercise.tip
        if level == 1 and tip:
            yield Paragraph(tip)
        for line in hint(self.attempt, blank, level, self.style):
            yield Paragraph(f"  {line}", "cyan", "      ")
        yield Paragraph(FURTHER[level - 1], "dim")

    def picture(self, width: int) -> Rows:
        """The network with what is given and what has been found; nothing where it has
        no room."""
        recording, blank = self.sheet.recordings[0], self.attempt.current or self.blanks[-1]
        moment = Moment(recording, recording.trail[:blank.position + 1][-1])
        moment.known, moment.lit = self.known(), set()
        drawn = Picture(
            self.sheet.example.network, moment, Printer(self.style, self.notation))
        if not any(map(goes_back, self.blanks)):
            drawn.labels.pop("delta", None)
        return drawn.diagram(width, 1000)

    def known(self) -> dict[Any, Step]:
        """The numbers of the first epoch that are given or have been found: parameters
        as they are at its start where nothing else is known of them."""
        found = {*self.attempt.given, *self.attempt.found}
        return {
            key_of(step): step for place, step in enumerate(self.sheet.recordings[0].trail)
            if step.is_given or place in found}


def equal(name: str, number: str) -> str:
    """A name with its number, which stay in one line."""
    return f"{name}{FIRM}={FIRM}{number}"


def goes_back(blank: Blank) -> bool:
    """Whether a number is one of the backward pass, or of the update."""
    return blank.step.phase in ("backward", "update")


def celebration(solved: set[str], unicode: bool, fresh: str) -> Iterator[Paragraph]:
    """What is said when an exercise is solved; `fresh` is the offer of fresh numbers."""
    yield Paragraph()
    yield Paragraph(f"Solved. {bar(solved, unicode)}", "bold green")
    if solved >= set(EXERCISES):
        yield Paragraph(
            "That was the whole course. You can compute by hand what frameworks hide: "
            "well done.")
    else:
        yield Paragraph(
            f"Enter goes on; why shows where a number comes from{fresh}.", "dim")


def bar(solved: set[str], unicode: bool) -> str:
    """The progress as a bar."""
    full, empty = "█░" if unicode else "#."
    count = len(solved & set(EXERCISES))
    filled = -(-BAR_WIDTH * count // len(EXERCISES))
    return (f"{full * filled}{empty * (BAR_WIDTH - filled)} {count} of {len(EXERCISES)} "
            "solved")


def listing(
    solved: set[str], here: str, width: int, unicode: bool
) -> Iterator[Paragraph]:
    """All exercises, a line each, and how many are solved."""
    for number, (name, row) in enumerate(EXERCISES.items(), start=1):
        mark, look = ("[x]", "dim") if name in solved else ("[ ]", "")
        sign = " "
        if name == here:
            sign, look = ">", "bold"
        text = f"{sign}{number:>3} {mark} {name:<14} {row.title}"
        yield Paragraph(shortened(text, width), look)
    yield Paragraph(bar(solved, unicode))


def open_from(name: str, solved: set[str]) -> str | None:
    """The first exercise that is not solved, from one on, and from the beginning again
    after the last; None if all are."""
    names = list(EXERCISES)
    start = names.index(name) if name in EXERCISES else 0
    return next((other for other in names[start:] + names[:start] if other not in solved), None)


def exercise_named(text: str) -> str:
    """The exercise of a name or a number. Raises `UnknownName`."""
    numbered = {str(number): name for number, name in enumerate(EXERCISES, start=1)}
    name = numbered.get(text.lstrip("0"), text.lower())
    if name not in EXERCISES:
        raise UnknownName("exercise", text, [*EXERCISES])
    return name


def unknown_command(line: str, names: Iterable[str]) -> NeuronGraphError:
    """The error for a line that is neither a command nor a number; to the name of an
    exercise one goes."""
    near = get_close_matches(line.lower().split()[0], [*names, *EXERCISES], n=1)
    offer = f"nearest: {'go ' * (near[0] in EXERCISES)}{near[0]}" if near else "help lists them"
    return NeuronGraphError(
        f"{shortened(repr(line))} is neither a number nor a command; {offer}")
