"""What the course says of an exercise, as paragraphs, each with its look: the lesson, what is given, what is asked."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from ...classroom.papers import whose_given
from ...classroom.practice import EXERCISES, Attempt, hint, shown
from ...classroom.practice import sheet_printer as printer_of
from ...classroom.sheets import Blank
from ...errors import NeuronGraphError, UnknownName, shortened
from ...export.pictures import Row, Strokes
from ...network import Convention
from ...recording import KINDS, Printer, Style, said
from ...stepping import Moment, Picture, key_of

BAR_WIDTH = 20
FIRM = "\u00a0"
"""A space at which no line is broken."""
ASKED = "All that you have found would be forgotten, in every exercise. Do you mean it?"
UNCHANGED = "Nothing was changed."
GROUPS = {"hint": "answering", "next": "the exercise", "list": "the course"}
"""The first command of each group, as help lists them."""


class Paragraph(NamedTuple):
    """A text to be wrapped, how it looks, and the indent of its further lines."""

    text: str = ""
    look: str = ""
    indent: str = ""


def introduction(attempt: Attempt) -> Iterator[Paragraph]:
    """The exercise: number and title, the lesson."""
    number = list(EXERCISES).index(attempt.exercise.name) + 1
    yield Paragraph()
    yield Paragraph(f"{number} of {len(EXERCISES)}: {attempt.exercise.title} ({attempt.exercise.name})", "bold")
    yield Paragraph()
    yield Paragraph(attempt.exercise.lesson)


def task(attempt: Attempt, style: Style) -> Iterator[Paragraph]:
    """What is given and what is asked."""
    yield Paragraph()
    for label, texts in given(attempt, style).items():
        yield Paragraph(f"{label}: {', '.join(texts)}", "", "    ")
    if any(blank.step.phase != "forward" for blank in attempt.blanks):
        yield Paragraph(f"convention: {convention(attempt)}", "dim", "    ")
    yield Paragraph()
    yield Paragraph(f"Find {asked(attempt, style)}.", "bold", "    ")
    words = [f"{name} is {what}" for name, what in called(attempt, style).items()]
    if words:
        yield Paragraph(f"In words, {', '.join(words)}.", "dim", "    ")


def convention(attempt: Attempt) -> str:
    """How the error is computed, and what else is not as usual."""
    usual, own = Convention().as_dict(), attempt.sheet.example.convention.as_dict()
    return ", ".join(f"{key}={value}" for key, value in own.items() if key == "error" or value != usual[key])


def given(attempt: Attempt, style: Style) -> Mapping[str, list[str]]:
    """The given numbers that lead to those asked, by whose they are."""
    printer, found = Printer(style, attempt.sheet.task.notation), dict[str, dict[str, str]]()
    for place in needed(attempt):
        line, own = attempt.sheet.task.lines[place], attempt.given.get(place)
        name = shown(attempt.sheet, place, printer) if own else printer.name(line.step)
        text = own or printer.number(attempt.sheet.values[place])
        whose = "already known" if own else whose_given(attempt.sheet, line)
        found.setdefault(whose, {}).setdefault(name, f"{name}{FIRM}={FIRM}{text}")
    return {label: list(texts.values()) for label, texts in found.items()}


def needed(attempt: Attempt) -> list[int]:
    """The positions of what is given and leads to the numbers asked, as far as it is not hidden behind other given ones."""
    lines, found = attempt.sheet.task.lines, set[int]()
    waiting = [place for blank in attempt.blanks for place in lines[blank.position].operands]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += () if place in attempt.given else lines[place].operands
    chosen = [place for place in found if place in attempt.given or lines[place].is_given]
    return sorted(chosen, key=lambda place: (KINDS[lines[place].step.kind].place, place))


def asked(attempt: Attempt, style: Style) -> str:
    """The numbers asked, with how finely where that changes."""
    texts = [shown(attempt.sheet, blank.position, printer_of(attempt.sheet, style)) for blank in attempt.blanks]
    fine = [str(blank.precision) for blank in attempt.blanks]
    alike = len(set(fine)) == 1
    pieces = texts if alike else [f"{text} (to {own})".replace(" ", FIRM) for text, own in zip(texts, fine)]
    ending = f", each to {fine[0]}".replace(" ", FIRM) if alike else ""
    return " and ".join([", ".join(pieces[:-1]), pieces[-1]][len(pieces) == 1:]) + ending.replace(FIRM, " ", 1)


def called(attempt: Attempt, style: Style) -> Mapping[str, str]:
    """What the numbers of the way back are called in words, the first of each kind."""
    firsts: dict[str, Blank] = {}
    for blank in attempt.blanks:
        if blank.step.phase in ("backward", "update"):
            firsts.setdefault(blank.step.kind, blank)
    printer, notation = printer_of(attempt.sheet, style), attempt.sheet.task.notation
    return {shown(attempt.sheet, blank.position, printer):
            said(notation, blank.step) if KINDS[kind].said else f"the {KINDS[kind].word}"
            for kind, blank in firsts.items()}


def hints(attempt: Attempt, blank: Blank, level: int, style: Style) -> Iterator[Paragraph]:
    """A hint: the tip above the first one, what comes next below."""
    if level == 1 and attempt.exercise.tip:
        yield Paragraph(attempt.exercise.tip)
    for line in hint(attempt, blank, level, style):
        yield Paragraph(f"  {line}", "cyan", "      ")
    further = {1: "hint once more shows it with its numbers.", 2: "hint once more shows the answer."}
    yield Paragraph(further.get(level, "Type it yourself: then it stays."), "dim")


def bar(solved: set[str], unicode: bool) -> str:
    """The progress as a bar."""
    full, empty = "█░" if unicode else "#."
    count = len(solved & set(EXERCISES))
    filled = -(-BAR_WIDTH * count // len(EXERCISES))
    return f"{full * filled}{empty * (BAR_WIDTH - filled)} {count} of {len(EXERCISES)} solved"


def listing(solved: set[str], here: str, width: int, unicode: bool) -> Iterator[Paragraph]:
    """All exercises, a line each, and how many are solved."""
    for number, (name, row) in enumerate(EXERCISES.items(), start=1):
        mark = "[x]" if name in solved else "[ ]"
        text = f"{'>' if name == here else ' '}{number:>3} {mark} {name:<14} {row.title}"
        yield Paragraph(text if len(text) <= width else text[:width - 3] + "...",
                        "bold" if name == here else "dim" if name in solved else "")
    yield Paragraph(bar(solved, unicode))


def picture(attempt: Attempt, style: Style, strokes: Strokes, width: int) -> list[Row]:
    """The network with what is given and what has been found; nothing where it has no room."""
    sheet = attempt.sheet
    blank = attempt.current or attempt.blanks[-1]
    recording = sheet.recordings[0]
    step = recording.trail[min(blank.position, len(recording.trail) - 1)]
    moment = Moment(recording, step)
    known = {id(recording.trail[place].number) for place in {*attempt.given, *attempt.found} if place < len(recording.trail)}
    moment.known = {key: other for key, other in Moment(recording, recording.trail[-1]).known.items()
                    if other.phase == "given" or id(other.number) in known}
    starting = {key_of(other): other for other in recording.given if other.kind in ("weight", "bias")}
    moment.known = starting | moment.known
    moment.lit = set()
    drawn = Picture(sheet.example.network, moment, Printer(style, sheet.task.notation), bool(style.half))
    drawn.has_delta = drawn.has_delta and any(sheet.task.lines[blank.position].step.phase in ("backward", "update")
                                              for blank in attempt.blanks)
    return drawn.diagram(width, 1000, strokes) or []


def next_after(name: str, solved: set[str]) -> str | None:
    """The next exercise that is not solved, from the first one again after the last; None if all are."""
    names = list(EXERCISES)
    start = names.index(name) + 1 if name in EXERCISES else 0
    return next((other for other in names[start:] + names[:start] if other not in solved), None)


def exercise_named(text: str) -> str:
    """The exercise of a name or a number. Raises `UnknownName`."""
    names = list(EXERCISES)
    if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= len(names):
        return names[int(text) - 1]
    if text.lower() not in EXERCISES:
        raise UnknownName("exercise", text, names)
    return text.lower()


def unknown_command(line: str, names: Iterable[str]) -> NeuronGraphError:
    """The error for a line that is neither a command nor a number."""
    near = get_close_matches(line.lower().split()[0], list(names), n=1)
    offer = f"nearest: {near[0]}" if near else "help lists them"
    return NeuronGraphError(f"{shortened(repr(line))} is neither a number nor a command; {offer}")
