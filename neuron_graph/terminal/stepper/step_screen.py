"""The stepper on the full screen: keys in, frames out."""
from __future__ import annotations

import copy
import sys
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

from ...data import write_file
from ...errors import NeuronGraphError
from ...export.pictures import plain
from ...published import Example
from ...recording import Printer, Step, visible
from ...stepping import (
    COUNT,
    TEXT,
    Command,
    Quit,
    Stepper,
    Tree,
    command_of,
    perform,
    positions,
)
from ..drawing import assembled, svg
from ..field import Field
from ..keys import Keys, Keystroke
from ..screen import Screen
from ..stage import Stage
from .screen_state import ScreenState
from .step_text import COUNT_DIGITS, answer_in, help_lines, is_answer, meaning, new_file
from .step_view import frame

RESIZE_WAIT = 0.1
"""Seconds after which the size of the terminal is looked at again."""
AT_ONCE = ("why", "explain", "help")
"""Commands that take a text and do not ask for it: they are about the present number, or
about all."""
OPEN_SCREEN = ("until", "goto")
"""Commands that may take a while: what was asked for is shown before."""
SCROLLS = {"Up": -1, "Down": 1, "PageUp": -10, "PageDown": 10}
"""Keys that go up or down so many lines."""
TREE_MOVES = {**SCROLLS, "k": -1, "p": -1, "j": 1, "n": 1}
"""Keys that go up or down so many branches of a tree."""
BRANCHES = {
    **dict.fromkeys(["Right", "l"], Tree.open),
    **dict.fromkeys(["Left", "h"], Tree.close),
    "Space": Tree.toggle,
}
"""Keys that open and close the selected branch of a tree."""


class FullScreen(ScreenState):
    """A stepper on the full screen of a terminal."""

    def __init__(self, example: Example, printer: Printer, screen: Screen, epoch: int = 1):
        super().__init__(Stepper(example, self, printer, epoch))
        self.screen = screen
        self.count = self.word = ""
        self.history: defaultdict[str, list[str]] = defaultdict(list)
        self.size = (80, 24)
        self.stage: Stage | None = None

    def run(self) -> int:
        """Take the screen, follow the keys, leave the screen; returns the exit code."""
        with Keys(sys.stdin.fileno()) as keys, Stage(self.screen.stream, keys) as stage:
            self.stage = stage
            with suppress(Quit):
                self.listen(keys, stage)
        quiz = self.stepper.quiz
        if quiz:
            self.screen.write(quiz.summary())
        return 0 if not quiz or quiz.passed else 1

    def listen(self, keys: Keys, stage: Stage) -> None:
        """Draw when there is nothing more to read, take a key, and so on."""
        fresh = False
        while True:
            fresh = fresh and not stage.stale and tuple(stage.size) == self.size
            if not fresh and not keys.pending:
                self.size = stage.size.columns, stage.size.lines
                stage.draw(self.drawn(*self.size))
                fresh = True
            key = self.next_key(keys)
            if key:
                self.press(key)
                fresh = False

    def next_key(self, keys: Keys) -> Keystroke | None:
        """The next key, if one comes soon; Ctrl-C closes what is open, and leaves where
        nothing is."""
        try:
            return keys.read(RESIZE_WAIT)
        except KeyboardInterrupt:
            if not (self.field or self.tree or self.pages):
                raise
            return Keystroke("Escape")

    def drawn(self, width: int, height: int) -> str:
        """The frame with the terminal's own escape codes."""
        return "\n".join(self.screen.lines(frame(self, width, height)))

    def press(self, key: Keystroke) -> None:
        """Do what a key says."""
        if key.name == "eof":
            raise Quit
        if self.field:
            self.press_in_field(self.field, key)
        elif self.pages is not None:
            self.press_in_pages(key)
        elif self.tree:
            self.press_in_tree(self.tree, key)
        else:
            self.press_key(key)

    def press_key(self, key: Keystroke) -> None:
        """A key where nothing is open: an answer, a digit of a count, a command."""
        if self.spells(key.text):
            return
        self.message = ""
        stepper, digit = self.stepper, key.name in [*"0123456789"]
        if key.text and is_answer(stepper, key.text):
            self.field = Field(f"{stepper.name(stepper.step)} = ", self.answer, key.text)
        elif stepper.quiz and (digit or key.name == "."):
            self.message = "nothing is hidden here; n goes on"
        elif digit and (self.count or key.name != "0"):
            self.message = self.count = (self.count + key.name)[:COUNT_DIGITS]
        elif key.name == "Enter" and stepper.hidden:
            self.message = "type the number; h is a hint, s skips it"
        elif key.name == "paste":
            self.message = (
                "pasted text is not taken for keys; it goes into a field, as after : or u")
        else:
            self.command(key)

    def spells(self, letter: str) -> bool:
        """Whether a key goes on with the word of the command that its first letter has
        run: after h, int. Of a word whose second letter is a key, too, nobody knows."""
        word = self.word + letter
        row, second = command_of(word[:1]), word[1:2]
        goes_on = row and row.name.startswith(word) and not (second and command_of(second))
        self.word = word if goes_on else letter
        return self.word != letter

    def command(self, key: Keystroke) -> None:
        """The command of a key, with the count typed before it."""
        row, count, self.count = command_of(key.name), self.count, ""
        if key.name == "Escape":
            return
        if not row:
            self.message = (
                f"{visible(key.text or key.name)} is no key here; ? shows them all")
        elif row.takes == COUNT:
            self.perform(row, int(count or 1))
        elif row.takes == TEXT and row.name not in AT_ONCE:
            self.open_field(row, f"{count} " if count and row.name == "goto" else "")
        else:
            self.perform(row, *[""] * (row.takes == TEXT))

    def perform(self, row: Command, *argument: int | str) -> bool:
        """Do what a command says and show what comes of it."""
        return self.attempt(lambda: perform(self.stepper, row, *argument))

    def attempt(self, action: Callable[[], str]) -> bool:
        """Do something and show what comes of it; False if it cannot be done, and then
        why."""
        try:
            self.message = action()
        except KeyboardInterrupt:
            self.message = "interrupted"
        except NeuronGraphError as error:
            self.message = visible(str(error))
            return False
        return True

    def open_field(self, row: Command, text: str) -> None:
        """Ask for the text that a command takes."""
        stepper = self.stepper
        if row.name == "compare" and stepper.cursor.timeline.changes:
            self.perform(row, "?")
            return
        if row.name == "edit":
            name = stepper.name(stepper.step)
            self.message = f"a number for {name}; or another name with it, as in w5=0.5"
        self.field = Field(
            row.asks, lambda typed: self.finish(row, typed), text, self.history[row.name],
            stepper.names)

    def finish(self, row: Command, text: str) -> None:
        """Run a command with its text; what cannot be done stays in the field."""
        field, self.field = self.field, None
        if row.name in OPEN_SCREEN:
            self.announce(f"{row.asks}{text}")
        if not self.perform(row, text):
            self.field = field

    def press_in_field(self, field: Field, key: Keystroke) -> None:
        """A key while a text is written."""
        if field.done == self.answer and key.text.isalpha() and key.text not in "eE":
            self.message = "a number is asked; Esc leaves the field"
        elif key.name in ("Escape", "Ctrl-G"):
            self.field, self.message = None, ""
        elif key.name == "Enter":
            field.accept()
        else:
            field.press(key)

    def answer(self, text: str) -> None:
        """Judge an answer; after a right one go on. What is no number stays in the
        field."""
        quiz, number = self.stepper.quiz, answer_in(self.stepper, text)
        assert quiz is not None
        if not self.attempt(lambda: f"{text}: {quiz.answer(number).sentence}"):
            return
        self.field = None
        if not quiz.hidden:
            self.message = "; ".join(filter(None, [self.message, quiz.go_on()]))

    def press_in_tree(self, tree: Tree, key: Keystroke) -> None:
        """A key while the tree behind a number is open."""
        if key.name in TREE_MOVES:
            tree.move(TREE_MOVES[key.name])
        elif key.name in BRANCHES:
            BRANCHES[key.name](tree)
        elif key.name in ("Enter", "Escape", "q", "y"):
            self.tree = None
            if key.name == "Enter":
                self.attempt(lambda: self.go_to(tree.branch.step))

    def go_to(self, step: Step) -> str:
        """Go to where a step of the present epoch is computed."""
        cursor, name = self.stepper.cursor, self.stepper.name(step)
        cursor.visit(step.epoch)
        position = positions(cursor.recording).get(id(step.number))
        if position is None:
            return f"{name} is a factor that has no line of its own"
        cursor.position = position
        return f"{name} is given here" if step.is_given else ""

    def press_in_pages(self, key: Keystroke) -> None:
        """A key while the help is open."""
        pages = {"Space": 10, **SCROLLS}
        row = command_of(key.name) if key.text and key.name not in "q?" else None
        if key.name in pages:
            self.scrolled += pages[key.name]
        elif row:
            self.help(row.name)
        else:
            self.open(None)

    def open(self, pages: list[str] | None) -> str:
        """Open pages, or close those that are open."""
        self.pages, self.scrolled = pages, 0
        return ""

    def explain(self, step: Step, depth: int) -> str:
        """Open the tree behind a number."""
        self.tree = Tree(step)
        return ""

    def help(self, topic: str) -> str:
        """Open the help."""
        return self.open(list(help_lines(topic)))

    def define(self, step: Step | None, term: str) -> str:
        """Open what a number is, or what a word means."""
        return self.open(meaning(self.stepper, step, term))

    def progress(self, epoch: int) -> None:
        """Show how far a run is."""
        self.announce(f"epoch {epoch}")

    def announce(self, what: str) -> None:
        """Show at once what takes a while."""
        if self.stage:
            self.message = f"{what} (Ctrl-C stops it)"
            self.stage.draw(self.drawn(*self.size))

    def picture(self) -> str:
        """Show the picture, or hide it."""
        self.shows_network = not self.shows_network
        if self.shows_network:
            return "the picture is shown"
        return "the picture is hidden; d shows it again"

    def interrupted(self, sentence: str) -> str:
        """What is said of a run that was interrupted."""
        return f"interrupted; {sentence}"

    def save(self, path: str) -> str:
        """Save what is on the screen: a picture if the name ends in .svg, else text."""
        path = new_file(path)
        kept = copy.copy(self)
        kept.field, kept.message = None, ""
        rows, title = frame(kept, *self.size), visible(self.stepper.example.title)
        is_svg = path.lower().endswith(".svg")
        pieces = (assembled(row, str) for row in rows)
        write_file(path, svg(pieces, title, self.size[0]) if is_svg else map(plain, rows))
        return f"saved to {path}"
