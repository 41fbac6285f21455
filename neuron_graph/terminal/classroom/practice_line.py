"""The course as a dialogue: it asks for one number after another and says at once what is to be said of each answer.

A command is a method here, `do_` and its name, and its docstring is its help. What is no command is an answer.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import IO

import neuron_graph.terminal.classroom.practice_text as text_of

from ...classroom.practice import EXERCISES, LEVELS, MOST_VARIANTS, Attempt, CourseProgress, Reply, TypedAnswer, shown
from ...classroom.sheets import Blank
from ...errors import NeuronGraphError, UnknownName
from ...export import Reasons
from ...judging import CARRIED, CUT, EARLY, RIGHT, SHORT, is_number
from ...recording import Notation, Printer, visible
from ...stepping import Quit
from ..commands import show
from ..dialogue import END, Dialogue
from ..screen import AMBER, Screen, say_error
from .practice_page import Page
from .practice_text import GROUPS, exercise_named, unknown_command

WHY_LEVELS, WHY_DIGITS, ANSWER_DIGITS = 2, 6, 9
"""How many levels `why` shows, and with how many figures; those that are shown of a right answer."""
LEADS = {RIGHT: "", CARRIED: "", CUT: "", SHORT: "Nearly: ", EARLY: "Nearly: "}
NOT_YET = "Not yet: "


class PracticeFace(Dialogue):
    """The dialogue about a student's progress. `notation` is how numbers are called."""

    def __init__(self, progress: CourseProgress, screen: Screen, source: IO[str], notation: Notation):
        super().__init__(screen, source)
        self.progress, self.notation, self.page = progress, notation, Page(screen)
        self.say = self.page.say
        self.warned = self.advised = False
        self.confirmed: Callable[[], None] | None = None
        self.attempt = self.attempt_at(next(iter(EXERCISES)))

    def run(self, name: str = "") -> int:
        """Hold the dialogue from an exercise on, or from where the student was; returns 0, or 2 if a line of a pipe could
        not be done."""
        state = self.progress.read()
        here = state.place if state.place in EXERCISES and state.place not in state.solved else None
        kept = "" if self.progress.memory else ", and what you have found is kept"
        self.say(f"Type each number and press Enter. help lists the commands; quit ends{kept}.", "dim")
        self.open(name or here or text_of.next_after(state.place, state.solved) or next(iter(EXERCISES)))
        return self.hold()

    def name(self, blank: Blank) -> str:
        """How a number is called here."""
        return shown(self.attempt.sheet, blank.position, self.printer)

    @property
    def printer(self) -> Printer:
        """What writes the exercise's numbers."""
        return Printer(self.screen.style, self.notation, WHY_DIGITS)

    def preloop(self) -> None:
        """Ask for the present number; say once that nothing can be kept."""
        current = self.attempt.current
        self.prompt = "yes or no? " if self.confirmed else f"{self.name(current)} = " if current else "practice> "
        if self.progress.trouble and not self.warned:
            self.warned = True
            self.screen.stream.flush()
            say_error(f"neuron-graph: {visible(self.progress.trouble)}")

    def postcmd(self, stop: bool, line: str) -> bool:
        """The same after every line."""
        self.preloop()
        return stop

    def obey(self, line: str) -> None:
        """A command, or an answer, or yes or no."""
        word, _, rest = line.partition(" ")
        if line == END:
            self.do_quit("")
        elif self.confirmed:
            self.confirm(line)
        elif word.lower() in COMMANDS:
            COMMANDS[word.lower()](self, rest.strip())
        elif line:
            self.answer(line)
        elif self.attempt.solved:
            self.do_next("")

    def confirm(self, line: str) -> None:
        """Do what was asked for, if that is meant."""
        meant, self.confirmed = self.confirmed, None
        if meant and line.lower() in ("y", "yes"):
            meant()
        else:
            self.say(text_of.UNCHANGED)

    def attempt_at(self, name: str) -> Attempt:
        """The student's work on an exercise so far."""
        state = self.progress.read()
        exercise = EXERCISES[name]
        exercise = replace(exercise, settings=replace(exercise.settings, notation=self.notation))
        variant = state.variants.get(name, 0)
        return Attempt(exercise, bytes.fromhex(state.seed), variant, state.typed(name, variant))

    def open(self, name: str) -> None:
        """Go to an exercise and show it."""
        self.progress.visit(name)
        self.attempt, self.advised = self.attempt_at(name), False
        self.page.tell(text_of.introduction(self.attempt))
        self.present(self.screen.is_terminal)

    def present(self, drawn: bool) -> None:
        """Show the network, what is given and asked, and what has been found."""
        attempt, style = self.attempt, self.screen.style
        rows = text_of.picture(attempt, style, self.screen.strokes, self.page.width) if drawn else []
        if rows:
            self.page.draw(rows)
        self.page.tell(text_of.task(attempt, style))
        found = [blank for blank in attempt.blanks if blank.position in attempt.found]
        if found:
            texts = (f"{self.name(blank)}{text_of.FIRM}={text_of.FIRM}{attempt.texts[blank.position]}" for blank in found)
            self.say(f"found: {', '.join(texts)}", "green", "    ")
        if attempt.solved:
            self.say("You have solved this one; variant gives fresh numbers, Enter goes on.", "green")
        self.say()

    def answer(self, line: str) -> None:
        """Judge an answer: a number, with or without the name before it."""
        name, equals, value = line.partition("=")
        if not is_number(line) and not equals and line[:1] not in "0123456789.,+-\u2212":
            raise unknown_command(line, COMMANDS)
        blank = self.attempt.blank(name.strip()) if equals and name.strip() else self.attempt.current
        if blank is None:
            raise NeuronGraphError("this exercise is solved: an empty line goes on, variant gives fresh numbers")
        before = self.attempt.solved
        text = value if equals else line
        reply = self.attempt.take(blank, text)
        self.progress.answer(self.attempt.exercise.name, self.attempt.variant,
                             TypedAnswer(blank.name, text.strip(), reply.accepted))
        self.react(blank, reply)
        if self.attempt.solved and not before:
            self.celebrate()

    def react(self, blank: Blank, reply: Reply) -> None:
        """Say what is to be said of an answer; of a right one the digits behind it, with which one may go on."""
        value = self.attempt.sheet.value(blank)
        more = Printer(self.screen.style, self.notation, ANSWER_DIGITS).number(value)
        known = reply.word != RIGHT or self.attempt.number(blank) in (value, float(more))
        sentence = LEADS.get(reply.word, NOT_YET) + reply.sentence + ("" if known else f": {more} with more digits")
        self.say(sentence[0].upper() + sentence[1:] + ".", "green" if reply.accepted else AMBER)
        if not reply.accepted and not self.advised:
            self.advised = True
            self.say("Try again as often as you like; hint helps, later goes on with your number.", "dim")

    def celebrate(self) -> None:
        """The exercise is solved."""
        self.progress.solve(self.attempt.exercise.name)
        solved = self.progress.read().solved
        self.say()
        self.say(f"Solved. {text_of.bar(solved, self.screen.unicode)}", "bold green")
        if solved >= set(EXERCISES):
            self.say("That was the whole course. You can compute by hand what frameworks hide: well done.")
        else:
            self.say("Enter goes on; why shows where a number comes from, variant gives fresh numbers.", "dim")

    def do_hint(self, rest: str) -> None:
        """A hint for the present number: its formula, then with numbers, then the answer."""
        blank = self.attempt.blank(rest) if rest else self.attempt.current
        if blank is None:
            raise NeuronGraphError("this exercise is solved: an empty line goes on")
        level = self.attempt.hints[blank.position] = min(self.attempt.hints[blank.position] + 1, len(LEVELS))
        self.page.tell(text_of.hints(self.attempt, blank, level, self.screen.style))

    def do_later(self, rest: str) -> None:
        """Leave this number for later; what comes after it is judged from the number you typed."""
        self.attempt.leave()

    def do_show(self, rest: str) -> None:
        """Show the network, what is given and what is asked once more."""
        self.present(True)

    def do_next(self, rest: str) -> None:
        """Go on to the next exercise that is not solved."""
        if not self.attempt.solved:
            raise NeuronGraphError("this exercise is not solved yet: skip goes on all the same")
        self.do_skip("")

    def do_skip(self, rest: str) -> None:
        """Go on to the next exercise; this one stays as it is."""
        name = text_of.next_after(self.attempt.exercise.name, self.progress.read().solved)
        if name is None:
            self.say("All exercises are solved: go NAME opens one again, variant gives fresh numbers.")
        elif name == self.attempt.exercise.name:
            self.say("This is the only one left.")
        else:
            self.open(name)

    def do_variant(self, rest: str) -> None:
        """The same exercise with fresh numbers."""
        exercise, variant = self.attempt.exercise, self.attempt.variant
        if exercise.fixed:
            self.say("These numbers are well known and stay as they are; you begin again with them.")
        self.progress.vary(exercise.name, variant if exercise.fixed else (variant + 1) % MOST_VARIANTS)
        self.open(exercise.name)

    def do_why(self, rest: str) -> None:
        """Where a number comes from, once you have found it; why NAME 4 shows four levels."""
        name, _, depth = rest.partition(" ")
        place = self.attempt.explainable(name)
        levels = int(depth) if depth.isascii() and depth.isdigit() and len(depth) < 4 else WHY_LEVELS
        recording = self.attempt.sheet.recordings[self.attempt.sheet.task.lines[place].step.epoch - 1]
        reasons, step = Reasons(recording, self.printer, levels), self.attempt.sheet.steps[place]
        show(reasons, step, self.screen)

    def do_list(self, rest: str) -> None:
        """All exercises, and which are solved."""
        solved, here = self.progress.read().solved, self.attempt.exercise.name
        self.page.tell(text_of.listing(solved, here, self.page.width, self.screen.unicode))

    def do_go(self, rest: str) -> None:
        """Go to an exercise by its name or number: go momentum."""
        self.open(exercise_named(rest))

    def do_reset(self, rest: str) -> None:
        """Forget all progress and begin anew, with other numbers; asks before."""
        self.say(text_of.ASKED)
        self.confirmed = self.reset

    def reset(self) -> None:
        """Begin the course anew."""
        self.progress.forget()
        self.say("Everything is forgotten.")
        self.open(next(iter(EXERCISES)))

    def do_help(self, rest: str) -> None:
        """This list; help hint says more about one."""
        if rest and rest not in COMMANDS:
            raise UnknownName("command", rest, COMMANDS)
        for name, command in COMMANDS.items():
            if name in GROUPS and not rest:
                self.say(f"{GROUPS[name]}:", "dim")
            if rest in ("", name):
                self.say(f"  {name:<8} {command.__doc__}", "", " " * 11)

    def do_quit(self, rest: str) -> None:
        """End; what you have found is kept."""
        if not self.progress.memory:
            self.say("Kept. neuron-graph practice goes on from here.", "dim")
        raise Quit


COMMANDS = {name.removeprefix("do_"): command for name, command in vars(PracticeFace).items() if name.startswith("do_")}
