"""The four ways by which a number that a person gives is judged, each asked as a person asks it.

    Check("mazur").said("out_o1", "0.7513")      Said('truncated', 'cut; rounded it is 0.7514')

A way is for one example, with so many figures asked. `own` are the person's earlier numbers, as
texts by name.
"""
from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from neuron_graph.classroom.practice.attempt import Attempt
from neuron_graph.classroom.practice.exercise import Exercise
from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.classroom.sheets.sheet import Sheet
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.errors import NeuronGraphError
from neuron_graph.published.files.pasted_text import read_lines
from neuron_graph.terminal.command_line import main
from tests.conftest import check_of, shared

ACCEPTED, REFUSED, UNREADABLE, NOT_ASKED = "accepted", "refused", "unreadable", "not asked"
"""What becomes of a try."""


class Said(NamedTuple):
    """A word, which is the policy's, and a sentence, which is the explanation's."""

    word: str
    sentence: str


@dataclass(frozen=True)
class Way:
    """An example, and how many figures of its numbers are asked."""

    example: str
    figures: int = 4


class Check(Way):
    """The lines of a text, as `check --lines` takes them, of which the typed one is the last."""

    def said(self, name: str, typed: str, own: Mapping[str, str] | None = None) -> Said:
        """The verdict on the last line."""
        lines = "".join(f"{key} = {text}\n" for key, text in {**(own or {}), name: typed}.items())
        try:
            figures = read_lines(lines, shared(self.example))
            verdict = check_of(self.example, figures).lines[-1].verdict
        except NeuronGraphError as error:
            return Said(UNREADABLE, str(error))
        return Said(verdict.word, verdict.explanation)


class Mark(Way):
    """The marks of a sheet of the example's numbers, of which the others are left blank."""

    def said(self, name: str, typed: str, own: Mapping[str, str] | None = None) -> Said:
        """The mark of the answer, and what stands beside it."""
        sheet = sheet_of(self.example, self.figures)
        marks = marked(sheet, {**(own or {}), name: typed}).marks
        mark = next(mark for mark in marks if mark.name == sheet.blank(name).name)
        return Said(mark.mark, mark.sentence)


@cache
def sheet_of(example: str, figures: int, asks: tuple[str, ...] = ("all",)) -> Sheet:
    """The sheet that asks for an example's numbers."""
    known = shared(example)
    settings = Settings(source=example, ask=asks, figures=figures, notation=known.notation,
                        convention=known.convention)
    return SharedCourse(known, settings).sheet("anna")


@dataclass(frozen=True)
class Shared(Exercise):
    """An exercise over the numbers of an example."""

    example: str = ""

    @property
    def fixed(self) -> bool:
        """Everybody has the same numbers."""
        return True

    def sheet(self, seed: bytes, variant: int) -> Sheet:
        """The example's numbers, of which some are asked."""
        return sheet_of(self.example, self.settings.figures, self.asks)


class Practice(Way):
    """An attempt at an exercise of `practice`."""

    def said(self, name: str, typed: str, own: Mapping[str, str] | None = None) -> Said:
        """The reply to the last of some answers."""
        recording = shared(self.example).recording()
        asks = tuple(recording[key].name for key in {**(own or {}), name: ""})
        settings = Settings(figures=self.figures)
        attempt = Attempt(Shared("", "", "", asks, settings, example=self.example), b"seed", 0)
        try:
            for key, text in {**(own or {}), name: typed}.items():
                reply = attempt.take(attempt.blank(key), text)
        except NeuronGraphError as error:
            return Said(UNREADABLE, str(error))
        return Said(ACCEPTED if reply.accepted else REFUSED, reply.sentence)


class Predict(Way):
    """`step --predict` in a pipe, which goes on only from numbers that it has accepted."""

    def said(self, name: str, typed: str, own: Mapping[str, str] | None = None) -> Said:
        """What the dialogue says of the last line, and whether it opens the number."""
        before = self.in_order(own or {})
        asked = ",".join([*before, name])
        lines = "".join(f"{text}\n" for text in [*before.values(), typed, "q"])
        words = ["step", self.example, "--predict", "--only", asked, "--figures", str(self.figures)]
        out, err = run(words, lines)
        *earlier, answer = [part.splitlines()[1:] for part in out.split("(step) ")[1:-1]]
        if not all(map(opened, earlier)):
            return Said(NOT_ASKED, "an earlier number is not accepted")
        if not answer:
            return Said(UNREADABLE, err.strip())
        return Said(ACCEPTED if opened(answer) else REFUSED, answer[0])

    def in_order(self, own: Mapping[str, str]) -> dict[str, str]:
        """Some numbers in the order in which they are computed."""
        recording = shared(self.example).recording()
        return dict(sorted(own.items(), key=lambda item: recording.steps.index(recording[item[0]])))


def opened(answer: list[str]) -> bool:
    """Whether what is said of an answer shows the number with its formula."""
    return any(line.startswith("  ") and " = ?" not in line for line in answer[1:2])


WAYS = {"check": Check, "mark": Mark, "practice": Practice, "predict": Predict}


def run(words: list[str], typed: str = "") -> tuple[str, str]:
    """What a command writes to its two outputs when some text is typed."""
    out, err, before = written(), written(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main(words)
    except SystemExit:
        pass
    finally:
        sys.stdin = before
    return text_of(out), text_of(err)


def written() -> io.TextIOWrapper:
    """An output that is no terminal."""
    return io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)


def text_of(output: io.TextIOWrapper) -> str:
    """What was written to it."""
    output.flush()
    return output.buffer.getvalue().decode()  # type: ignore[attr-defined]
