"""The stepper on the full screen: keys in, frames out."""
from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from ...data import write_file
from ...errors import NeuronGraphError
from ...published import Example
from ...recording import Printer, Step, visible
from ...stepping import COUNT, TEXT, Command, Quit, Stepper, Tree, command_of, perform
from ..drawing import assembled, svg, text
from ..field import Field
from ..keys import Keys, Keystroke
from ..screen import Screen
from ..stage import Stage
from .screen_state import ScreenState
from .step_text import answer_in, help_lines, is_answer, meaning, new_file
from .step_view import frame

RESIZE_WAIT = 0.1
"""Seconds after which the size of the terminal is looked at again."""
COUNT_DIGITS = 6
"""Digits of a count, at most."""
AT_ONCE = ("why", "explain", "help")
"""Commands that take a text and do not ask for it: they are about the present number, or about all."""
OPEN_SCREEN = ("until", "goto")
"""Commands that may take a while: what was asked for is shown before."""
SCROLLS = {"Up": -1, "Down": 1, "PageUp": -10, "PageDown": 10}
"""Keys that go up or down so many lines."""
LETTERS = {"k": -1, "p": -1, "j": 1, "n": 1}
"""The same in a tree."""
BRANCHES = {"Right": Tree.open, "l": Tree.open, "Left": Tree.close, "h": Tree.close, "Space": Tree.toggle}
"""Keys that open and close the selected branch of a tree."""


class FullScreen:
    """A stepper on the full screen of a terminal."""

    def __init__(self, example: Example, printer: Printer, screen: Screen, epoch: int = 1):
        self.screen, self.stepper = screen, Stepper(example, self, printer.notation, epoch)
        self.state = ScreenState(self.stepper, printer, screen.strokes)
        self.count = ""
        self.history: dict[str, list[str]] = {}
        self.size = (80, 24)
        self.stage: Stage | None = None

    def run(self) -> int:
        """Take the screen, follow the keys, leave the screen; returns the exit code."""
        with Keys(sys.stdin.fileno()) as keys, Stage(self.screen.stream, keys) as stage:
            self.stage = stage
            with suppress(Quit):
                self.listen(keys, stage)
        if self.stepper.quiz:
            self.screen.write(self.stepper.quiz.summary())
        return 0 if self.stepper.quiz is None or self.stepper.quiz.passed else 1

    def listen(self, keys: Keys, stage: Stage) -> None:
        """Draw when there is nothing more to read, take a key, and so on."""
        fresh = False
        while True:
            if stage.stale or tuple(stage.size) != self.size:
                fresh = False
            if not fresh and not keys.pending:
                self.size = stage.size.columns, stage.size.lines
                stage.draw(self.drawn(*self.size))
                fresh = True
            key = self.next_key(keys)
            if key is not None:
                self.press(key)
                fresh = False

    def next_key(self, keys: Keys) -> Keystroke | None:
        """The next key, if one comes soon; Ctrl-C closes what is open, and leaves where nothing is."""
        try:
            return keys.read(RESIZE_WAIT)
        except KeyboardInterrupt:
            if not (self.state.field or self.state.tree or self.state.pages):
                raise
            return Keystroke("Escape")

    def drawn(self, width: int, height: int) -> str:
        """The frame with the terminal's own escape codes."""
        return "\n".join(self.screen.lines(frame(self.state, width, height), str, width))

    def press(self, key: Keystroke) -> None:
        """Do what a key says."""
        if key.name == "eof":
            raise Quit
        if self.state.field:
            self.press_in_field(self.state.field, key)
        elif self.state.pages is not None:
            self.press_in_pages(key)
        elif self.state.tree:
            self.press_in_tree(self.state.tree, key)
        else:
            self.press_key(key)

    def press_key(self, key: Keystroke) -> None:
        """A key where nothing is open: an answer, a digit of a count, a command."""
        self.state.message = ""
        if key.text and is_answer(self.stepper, key.text):
            self.open_answer(key.text)
        elif self.stepper.quiz and len(key.name) == 1 and key.name in "0123456789.":
            self.state.message = "nothing is hidden here; n goes on"
        elif key.name in "0123456789" and len(key.name) == 1 and (self.count or key.name != "0"):
            self.count = (self.count + key.name)[:COUNT_DIGITS]
            self.state.message = self.count
        elif key.name == "Enter" and self.stepper.hidden:
            self.state.message = "type the number; h is a hint, s skips it"
        elif key.name == "paste":
            self.state.message = "pasted text is not taken for keys; it goes into a field, as after : or u"
        else:
            self.command(key)

    def command(self, key: Keystroke) -> None:
        """The command of a key, with the count typed before it."""
        row, count, self.count = command_of(key.name), self.count, ""
        if key.name == "Escape":
            return
        if row is None or not (key.name == row.letter or key.name in row.keys):
            self.state.message = f"{visible(key.text or key.name)} is no key here; ? shows them all"
        elif row.takes == COUNT:
            self.attempt(lambda: perform(self.stepper, row, int(count or 1)))
        elif row.takes == TEXT and row.name not in AT_ONCE:
            self.open_field(row, f"{count} " if count and row.name == "goto" else "")
        else:
            self.attempt(lambda: perform(self.stepper, row, *([""] if row.takes == TEXT else [])))

    def attempt(self, action: Callable[[], str]) -> bool:
        """Do something and show what comes of it; False if it cannot be done, and then why."""
        try:
            self.state.message = action()
        except KeyboardInterrupt:
            self.state.message = "interrupted"
        except NeuronGraphError as error:
            self.state.message = visible(str(error))
            return False
        return True

    def open_field(self, row: Command, text: str = "") -> None:
        """Ask for the text that a command takes."""
        if row.name == "compare" and self.stepper.cursor.timeline.changes:
            self.attempt(lambda: perform(self.stepper, row, "?"))
            return
        if row.name == "edit":
            self.state.message = f"a number for {self.stepper.name(self.stepper.step)}; or another name with it, as in w5=0.5"
        history = self.history.setdefault(row.name, [])
        self.state.field = Field(row.asks, lambda typed: self.finish(row, typed), text, history, self.stepper.names)

    def finish(self, row: Command, text: str) -> None:
        """Run a command with its text; what cannot be done stays in the field."""
        field, self.state.field = self.state.field, None
        if row.name in OPEN_SCREEN:
            self.announce(f"{row.asks}{text}")
        if not self.attempt(lambda: perform(self.stepper, row, text)):
            self.state.field = field

    def press_in_field(self, field: Field, key: Keystroke) -> None:
        """A key while a text is written."""
        if field.asks_number and key.text.isalpha() and key.text not in "eE":
            self.state.message = "a number is asked; Esc leaves the field"
        elif key.name in ("Escape", "Ctrl-G"):
            self.state.field, self.state.message = None, ""
        elif key.name == "Enter":
            field.accept()
        else:
            field.press(key)

    def open_answer(self, text: str) -> None:
        """Ask for the present number."""
        asks = f"{self.stepper.name(self.stepper.step)} = "
        self.state.field = Field(asks, self.answer, text)
        self.state.field.asks_number = True

    def answer(self, text: str) -> None:
        """Judge an answer; after a right one go on. What is no number stays in the field."""
        quiz = self.stepper.quiz
        assert quiz is not None
        if not self.attempt(lambda: f"{text}: {quiz.answer(answer_in(self.stepper, text)).sentence}"):
            return
        self.state.field = None
        if not quiz.hidden:
            self.state.message = "; ".join(filter(None, [self.state.message, quiz.go_on()]))

    def press_in_tree(self, tree: Tree, key: Keystroke) -> None:
        """A key while the tree behind a number is open."""
        moves = SCROLLS | LETTERS
        if key.name in moves:
            tree.move(moves[key.name])
        elif key.name in BRANCHES:
            BRANCHES[key.name](tree)
        elif key.name in ("Enter", "Escape", "q", "y"):
            self.state.tree = None
            if key.name == "Enter":
                self.attempt(lambda: self.go_to(tree.branch.step))

    def go_to(self, step: Step) -> str:
        """Go to where a step of the present epoch is computed."""
        self.stepper.cursor.visit(step.epoch)
        positions = self.stepper.cursor.here.positions
        if id(step.number) not in positions:
            return f"{self.stepper.name(step)} is a factor that has no line of its own"
        self.stepper.cursor.position = positions[id(step.number)]
        return "" if step.phase != "given" else f"{self.stepper.name(step)} is given here"

    def press_in_pages(self, key: Keystroke) -> None:
        """A key while the help is open."""
        pages = {"Space": 10, **SCROLLS}
        row = command_of(key.name) if key.text and key.name not in "q?" else None
        if key.name in pages:
            self.state.scrolled += pages[key.name]
        elif row:
            self.help(row.name)
        else:
            self.open(None)

    def open(self, pages: list[str] | None) -> str:
        """Open pages, or close those that are open."""
        self.state.pages, self.state.scrolled = pages, 0
        return ""

    def explain(self, step: Step, depth: int) -> str:
        """Open the tree behind a number."""
        self.state.tree = Tree(step)
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
            self.state.message = f"{what} (Ctrl-C stops it)"
            self.stage.draw(self.drawn(*self.size))

    def picture(self) -> str:
        """Show the picture, or hide it."""
        self.state.picture = not self.state.picture
        return "the picture is shown" if self.state.picture else "the picture is hidden; d shows it again"

    def interrupted(self, sentence: str) -> str:
        """What is said of a run that was interrupted."""
        return f"interrupted; {sentence}"

    def save(self, path: str) -> str:
        """Save what is on the screen: a picture if the name ends in .svg, else text."""
        path = new_file(path)
        kept = replace(self.state, field=None, message="")
        drawing = svg if path.lower().endswith(".svg") else text
        pieces = (assembled(row, str) for row in frame(kept, *self.size))
        write_file(path, drawing(pieces, visible(self.stepper.example.title), self.size[0]))
        return f"saved to {path}"
