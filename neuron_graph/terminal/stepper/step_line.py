"""The stepper in lines: for pipes, screen readers, tests and small terminals. The same
commands, one prompt, plain text."""
from __future__ import annotations

import re
from itertools import islice
from typing import IO

from ...data import write_file
from ...errors import NeuronGraphError, shortened
from ...export import Reasons, facts
from ...export.pictures import plain
from ...numerals import begins
from ...published import Example
from ...recording import Printer, Step, visible
from ...stepping import (
    COMMANDS,
    COUNT,
    TEXT,
    Quit,
    Stepper,
    command_of,
    nearest,
    perform,
)
from ..dialogue import END, Dialogue
from ..screen import Lines, Screen
from .step_text import (
    COUNT_DIGITS,
    answer_in,
    given,
    help_lines,
    is_answer,
    meaning,
    new_file,
    step_sides,
    twin_sides,
    watched,
)

SYMBOLS = ":/;][?{}"
MOST_LINES = 400
"""Lines of a tree that are shown."""


class LineFace(Dialogue):
    """A dialogue about a stepper. `linear` is one fact a line."""

    prompt = "(step) "
    last: tuple[object, ...] = ()
    last_place = ""
    last_part: tuple[object, ...] = ()
    waiting = False

    def __init__(
        self, example: Example, printer: Printer, screen: Screen, source: IO[str],
        epoch: int, linear: bool,
    ):
        super().__init__(screen, source)
        self.linear = linear
        self.margin = "" if linear else "  "
        self.stepper = Stepper(example, self, printer, epoch)

    def run(self) -> int:
        """Hold the dialogue; returns 0, 1 if something was not found, 2 if a command in
        a pipe or a file could not be done."""
        code, quiz = self.hold(), self.stepper.quiz
        if quiz:
            self.say(*quiz.summary())
        return code or int(quiz is not None and not quiz.passed)

    def say(self, *lines: str) -> None:
        """Write lines, and keep them."""
        self.saved += lines
        self.screen.write(lines)

    def preloop(self) -> None:
        """Say what the example is, and where the dialogue begins."""
        stepper = self.stepper
        self.say(
            visible(stepper.example.title), f"convention: {stepper.example.convention}",
            f"{stepper.counted}; help lists the commands, an empty line repeats the last")
        self.present()

    def obey(self, line: str) -> None:
        """Do what a line says: an answer, a command, or the last one again."""
        if line == END:
            raise Quit
        if is_answer(self.stepper, line):
            self.answer(line)
            return
        line = line or self.lastcmd or "next"
        said = self.command(line)
        self.lastcmd = line
        if said:
            self.say(*said.split("\n"))
        else:
            self.last = ()
        self.present()

    def answer(self, text: str) -> None:
        """Judge an answer; after a right one go on."""
        quiz = self.stepper.quiz
        assert quiz is not None
        found = quiz.answer(answer_in(self.stepper, text))
        self.say(found.sentence)
        if found.accepted:
            self.present()
            self.say(*filter(None, [quiz.go_on()]))
            self.present()

    def command(self, line: str) -> str:
        """Run a command line: a count, a word or a letter, a text."""
        count, word, text = split(line)
        row = command_of(word)
        if not row:
            if self.stepper.quiz and begins(line):
                raise NeuronGraphError("nothing is hidden here; n goes on")
            raise unknown(word or line, count)
        if row.takes == COUNT:
            number = count or text or "1"
            if not number.isdecimal():
                raise NeuronGraphError(
                    f"{row.name} takes a number: 5{row.letter}; "
                    f"{shortened(repr(text))} is none")
            if len(number) > COUNT_DIGITS:
                raise NeuronGraphError(
                    f"{shortened(number)} times is too often: "
                    f"{'9' * COUNT_DIGITS} is the most")
            return perform(self.stepper, row, int(number))
        if text and not row.takes:
            raise NeuronGraphError(
                f"{row.name} takes no text, so {shortened(repr(text))} is one word too "
                "many")
        return perform(self.stepper, row, *[text] * (row.takes == TEXT))

    def present(self) -> None:
        """Say where we are and what the present step is, if it is not as it was said
        last."""
        stepper, step, quiz = self.stepper, self.stepper.step, self.stepper.quiz
        seen = (id(step), stepper.hidden, quiz and quiz.level, id(stepper.comparison),
                len(stepper.watches))
        if seen == self.last:
            return
        self.last = seen
        place = ", ".join(filter(None, [stepper.place, stepper.sign]))
        if place != self.last_place:
            self.last_place = place
            self.say(place)
        part = step.epoch, step.sample, step.phase
        if quiz and part != self.last_part:
            self.last_part = part
            numbers = given(stepper).replace("\xa0", " ")
            self.say(f"  given: {numbers}")
        self.say(*self.step_lines(), *self.twin_line(), *self.watch_lines())

    def step_lines(self) -> Lines:
        """The present step."""
        stepper = self.stepper
        title = stepper.name(stepper.step)
        if not self.linear:
            yield f"  {' = '.join([title, *step_sides(stepper)])}"
        elif stepper.hidden:
            for side in step_sides(stepper):
                yield f"{title} is to be found: {side}"
        else:
            yield from facts(stepper.step, stepper.printer, title)

    def twin_line(self) -> Lines:
        """The present step in the timeline beside ours where it differs."""
        stepper = self.stepper
        if twin := twin_sides(stepper):
            label, found, why = twin
            if found:
                why = f"is {found[-1]}" if self.linear else f"= {' = '.join(found)}"
            yield f"{self.margin}{label}: {stepper.name(stepper.step)} {why}"

    def watch_lines(self) -> Lines:
        """What is watched, a line each."""
        room, sign = (0, ": ") if self.linear else (50, " = ")
        for watch in self.stepper.watches:
            number, bars = watched(self.stepper, watch, room)
            yield f"{self.margin}watched {watch.name}{sign}{number}  {bars}".rstrip()

    def explain(self, step: Step, depth: int) -> str:
        """The tree of a number, a line each."""
        recording = self.stepper.cursor.recording
        dated = step if step.epoch != recording.epoch else None
        reasons = Reasons(recording, self.stepper.printer, depth, dated)
        lines = [self.margin + line
                 for line in islice(reasons.lines(step, self.linear), MOST_LINES + 1)]
        if len(lines) > MOST_LINES:
            lines[-1] = f"... and more; why {self.stepper.name(step)} 2 shows two levels"
        return "\n".join(lines)

    def help(self, topic: str) -> str:
        """The commands, or one of them."""
        return "\n".join(help_lines(topic))

    def picture(self) -> str:
        """The network as far as it is known."""
        if self.linear:
            return "\n".join(self.in_words())
        return "\n".join(map(plain, self.stepper.pictured(self.screen.width(), 1000)))

    def in_words(self) -> Lines:
        """What is known of each neuron, a line each."""
        printer, moment = self.stepper.printer, self.stepper.moment
        letters = {"z": printer.notation.z, "a": printer.notation.a, "delta": "delta"}
        for neuron in self.stepper.example.network.neurons:
            known = ((letter, moment.find(kind, neuron.name)) for kind, letter in letters.items())
            found = (f"{letter} {printer.number(step.value) if step else 'not computed yet'}"
                     for letter, step in known)
            yield f"{visible(neuron.name)}: {', '.join(found)}"

    def define(self, step: Step | None, term: str) -> str:
        """What a number is, or what a word means."""
        return "\n".join(meaning(self.stepper, step, term))

    def progress(self, epoch: int) -> None:
        """Say once that a run takes a while, where somebody is waiting."""
        if self.asks_person and not self.waiting:
            self.waiting = True
            self.say("running; Ctrl-C stops it")

    def interrupted(self, sentence: str) -> str:
        """What is said of a run that was interrupted; where nobody types, it ends the
        program."""
        if not self.asks_person:
            raise KeyboardInterrupt
        return f"interrupted; {sentence}"

    def save(self, path: str) -> str:
        """What has been said so far, as a text."""
        path = new_file(path)
        if path.lower().endswith(".svg"):
            raise NeuronGraphError(
                f"{path} cannot be written: a picture is made on the full screen; here a "
                ".txt is")
        write_file(path, self.saved)
        return f"saved to {path}"

    def completenames(self, text: str, *ignored: object) -> list[str]:
        """The words that a beginning may become."""
        return [word for word in COMMANDS if word.startswith(text)]

    def completedefault(self, text: str, *ignored: object) -> list[str]:
        """The numbers that a beginning may become."""
        return self.stepper.names(text)


def split(line: str) -> tuple[str, str, str]:
    """Count, word and text of a line: `5n`, `:a_o1`, `until E < 0.01`."""
    match = re.fullmatch(r"([0-9]*)\s*(\S*)\s*(.*)", line, re.DOTALL)
    assert match
    count, word, text = match.groups()
    if f"{word}-{text}" in COMMANDS:
        return count, f"{word}-{text}", ""
    if len(word) > 1 and word[0] in SYMBOLS:
        word, text = word[0], f"{word[1:]} {text}".strip()
    return count, word, text


def unknown(word: str, count: str) -> Exception:
    """The error for a line that is no command."""
    if word == count or not word:
        number = shortened(word or count)
        return NeuronGraphError(
            f"{number} is no command; :{number} goes to that epoch, help lists the "
            "commands")
    near = nearest(word)
    hint = f"nearest: {near[0]}" if near else "help lists them"
    return NeuronGraphError(f"there is no command {shortened(repr(word))}; {hint}")
