"""The course as a dialogue: it asks for one number after another and says at once what
is to be said of each answer.

A command is a method here, `do_` and its name, and its docstring is its help. What is
no command is an answer.
"""
from __future__ import annotations

from dataclasses import replace
from typing import IO

from ...classroom.practice import (
    EXERCISES,
    LEVELS,
    MOST_VARIANTS,
    Attempt,
    CourseProgress,
    TypedAnswer,
)
from ...classroom.sheets import Blank
from ...errors import NeuronGraphError, UnknownName
from ...export import Reasons
from ...judging import CARRIED, CUT, EARLY, RIGHT, SHORT, Judgement, is_number
from ...recording import Notation, Printer, visible
from ...stepping import Quit
from ..commands import show
from ..dialogue import END, Dialogue
from ..screen import AMBER, Screen, say_error
from .practice_page import Page
from .practice_text import (
    ASKED,
    GROUPS,
    UNCHANGED,
    ExerciseText,
    celebration,
    exercise_named,
    listing,
    open_from,
    unknown_command,
)

WHY_LEVELS = 2
"""Levels that `why` shows."""
WHY_DIGITS = 6
"""Figures with which `why` shows a number."""
ANSWER_DIGITS = 9
"""Figures that are shown of a right answer."""
LEADS = {
    **dict.fromkeys([RIGHT, CARRIED, CUT], ""),
    **dict.fromkeys([SHORT, EARLY], "Nearly: "),
}
NOT_YET = "Not yet: "


class PracticeFace(Dialogue):
    """The dialogue about a student's progress. `notation` is how numbers are called."""

    attempt: Attempt
    warned = advised = is_asked = False

    def __init__(
        self, progress: CourseProgress, screen: Screen, source: IO[str], notation: Notation
    ):
        super().__init__(screen, source)
        self.progress, self.notation, self.page = progress, notation, Page(screen)
        self.say = self.page.say

    def run(self, name: str = "") -> int:
        """Hold the dialogue from an exercise on, or from where the student was; returns
        0, or 2 if a line of a pipe could not be done."""
        state = self.progress.read()
        kept = "" if self.progress.memory else ", and what you have found is kept"
        self.say(
            f"Type each number and press Enter. help lists the commands; quit ends{kept}.",
            "dim")
        self.open(name or open_from(state.place, state.solved) or next(iter(EXERCISES)))
        return self.hold()

    def printer(self, digits: int) -> Printer:
        """What writes the exercise's numbers, in so many figures."""
        return Printer(self.screen.style, self.notation, digits)

    @property
    def text(self) -> ExerciseText:
        """What is said of the exercise."""
        return ExerciseText(self.attempt, self.screen.style)

    def preloop(self) -> None:
        """Ask for the present number; say once that nothing can be kept."""
        current = self.attempt.current
        self.prompt = f"{self.text.name(current)} = " if current else "practice> "
        if self.is_asked:
            self.prompt = "yes or no? "
        if self.progress.trouble and not self.warned:
            self.warned = True
            say_error(f"neuron-graph: {visible(self.progress.trouble)}")

    def postcmd(self, stop: bool, line: str) -> bool:
        """Ask for the next number after every line."""
        self.preloop()
        return stop

    def obey(self, line: str) -> None:
        """Do what a line says: a command, or an answer, or yes or no."""
        word, _, rest = line.partition(" ")
        if line == END:
            self.do_quit("")
        elif self.is_asked:
            self.confirm(line)
        elif command := COMMANDS.get(word.lower()):
            command(self, rest.strip())
        elif line:
            self.answer(line)
        elif self.attempt.solved:
            self.do_next("")

    def confirm(self, line: str) -> None:
        """Begin the course anew, if that is meant."""
        self.is_asked = False
        if line.lower() in ("y", "yes"):
            self.progress.forget()
            self.say("Everything is forgotten.")
            self.open(next(iter(EXERCISES)))
        else:
            self.say(UNCHANGED)

    def attempt_at(self, name: str) -> Attempt:
        """The student's work on an exercise so far."""
        state, exercise = self.progress.read(), EXERCISES[name]
        settings = replace(exercise.settings, notation=self.notation)
        variant = state.variants.get(name, 0)
        return Attempt(
            replace(exercise, settings=settings), bytes.fromhex(state.seed), variant,
            state.typed(name, variant))

    def open(self, name: str) -> None:
        """Go to an exercise and show it."""
        self.progress.visit(name)
        self.attempt, self.advised = self.attempt_at(name), False
        self.page.tell(self.text.introduction())
        self.present(self.screen.is_terminal)

    def present(self, drawn: bool) -> None:
        """Show the network, what is given and asked, and what has been found."""
        text, page = self.text, self.page
        rows = text.picture(page.width) if drawn else []
        if rows:
            page.draw(rows)
        page.tell(text.task())
        page.tell(text.found())

    def answer(self, line: str) -> None:
        """Judge an answer: a number, with or without the name before it."""
        attempt, (name, equals, value) = self.attempt, line.partition("=")
        if not is_number(line) and not equals and line[:1] not in "0123456789.,+-\u2212":
            raise unknown_command(line, COMMANDS)
        blank = self.meant(name.strip() if equals else "")
        before, text = attempt.solved, value if equals else line
        reply = attempt.take(blank, text)
        self.progress.answer(attempt.exercise.name, attempt.variant, TypedAnswer(
            blank.name, text.strip(), reply.accepted))
        self.react(blank, reply)
        if attempt.solved and not before:
            self.celebrate()

    def meant(self, name: str) -> Blank:
        """The number of a name, or the present one. Raises `NeuronGraphError` where none
        is left."""
        blank = self.attempt.blank(name) if name else self.attempt.current
        if not blank:
            raise NeuronGraphError(
                f"this exercise is solved: an empty line goes on{self.text.fresh}")
        return blank

    def react(self, blank: Blank, reply: Judgement) -> None:
        """Say what is to be said of an answer; of a right one the digits behind it,
        with which one may go on."""
        value = self.attempt.sheet.value(blank)
        more = self.printer(ANSWER_DIGITS).number(value)
        sentence = LEADS.get(reply.word, NOT_YET) + reply.sentence
        known = self.attempt.number(blank) in (value, float(more))
        if reply.word == RIGHT and not known:
            sentence += f": {more} with more digits"
        look = "green" if reply.accepted else AMBER
        self.say(f"{sentence[0].upper()}{sentence[1:]}.", look)
        if not reply.accepted and not self.advised:
            self.advised = True
            self.say(
                "Try again as often as you like; hint helps, later goes on with your number.",
                "dim")

    def celebrate(self) -> None:
        """Keep that the exercise is solved, and say so."""
        self.progress.solve(self.attempt.exercise.name)
        self.page.tell(celebration(
            self.progress.read().solved, self.screen.unicode, self.text.fresh))

    def do_hint(self, rest: str) -> None:
        """A hint for the present number: its formula, then with numbers, then the answer."""
        blank, given = self.meant(rest), self.attempt.hints
        level = given[blank.position] = min(given[blank.position] + 1, len(LEVELS))
        self.page.tell(self.text.hints(blank, level))

    def do_later(self, rest: str) -> None:
        """Leave this number for later; what comes after it is judged from the number you typed."""
        self.attempt.leave()

    def do_show(self, rest: str) -> None:
        """Show the network, what is given and what is asked once more."""
        self.present(True)

    def do_next(self, rest: str) -> None:
        """Go on to the next exercise that is not solved."""
        if not self.attempt.solved:
            raise NeuronGraphError(
                "this exercise is not solved yet: skip goes on all the same")
        self.do_skip("")

    def do_skip(self, rest: str) -> None:
        """Go on to the next exercise; this one stays as it is."""
        here, solved = self.attempt.exercise.name, self.progress.read().solved
        if name := open_from(here, {*solved, here}):
            self.open(name)
        elif here in solved:
            self.say(
                f"All exercises are solved: go NAME opens one again{self.text.fresh}.")
        else:
            self.say("This is the only one left.")

    def do_variant(self, rest: str) -> None:
        """The same exercise with fresh numbers."""
        exercise, variant = self.attempt.exercise, self.attempt.variant
        if exercise.fixed:
            self.say(
                "These numbers are well known and stay as they are; you begin again with "
                "them.")
        else:
            variant = (variant + 1) % MOST_VARIANTS
        self.progress.vary(exercise.name, variant)
        self.open(exercise.name)

    def do_why(self, rest: str) -> None:
        """Where a number comes from, once you have found it; why NAME 4 shows four levels."""
        name, _, depth = rest.partition(" ")
        attempt, sheet = self.attempt, self.attempt.sheet
        place = attempt.explainable(name)
        levels = int(depth) if depth.isdecimal() and len(depth) < 4 else WHY_LEVELS
        recording = sheet.recordings[sheet.task.lines[place].step.epoch - 1]
        show(Reasons(recording, self.printer(WHY_DIGITS), levels), sheet.steps[place], self.screen)

    def do_list(self, rest: str) -> None:
        """All exercises, and which are solved."""
        solved, here = self.progress.read().solved, self.attempt.exercise.name
        self.page.tell(listing(solved, here, self.page.width, self.screen.unicode))

    def do_go(self, rest: str) -> None:
        """Go to an exercise by its name or number: go momentum."""
        self.open(exercise_named(rest))

    def do_reset(self, rest: str) -> None:
        """Forget all progress and begin anew, with other numbers; asks before."""
        self.say(ASKED)
        self.is_asked = True

    def do_help(self, rest: str) -> None:
        """This list; help hint says more about one."""
        if rest and rest not in COMMANDS:
            raise UnknownName("command", rest, COMMANDS)
        for name, command in COMMANDS.items():
            if name in GROUPS and not rest:
                self.say(f"{GROUPS[name]}:", "dim")
            if rest in ("", name):
                self.say(f"  {name:<8} {command.__doc__ or ''}", "", " " * 11)

    def do_quit(self, rest: str) -> None:
        """End; what you have found is kept."""
        if not self.progress.memory:
            self.say("Kept. neuron-graph practice goes on from here.", "dim")
        raise Quit


COMMANDS = {
    name.removeprefix("do_"): command for name, command in vars(PracticeFace).items()
    if name.startswith("do_")
}
