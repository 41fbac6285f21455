"""A course: compute by hand, with hints.

Exercises from one neuron to a full epoch of training, each with your own
numbers. Every answer is judged at once, also from your own earlier ones, and the
usual slips are named. Progress is kept in one file of your own.

examples:
  neuron-graph practice          go on where you were
  neuron-graph practice softmax  one exercise
  neuron-graph practice --list   all exercises, and which are solved
"""
from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from ...classroom.practice import CourseProgress
from ...data import data_folder
from ...errors import BadValue, NeuronGraphError
from ...recording import NOTATIONS
from ..screen import Screen
from .practice_page import Page
from .practice_text import ASKED, UNCHANGED, exercise_named, listing, open_from

FILE = "practice.db"
OPTIONS = f"""
  EXERCISE?                   an exercise's name or number (where you were)
  --list                      list the exercises and end
  --reset                     forget all progress; asks before
  --yes                       do not ask
  --progress FILE             where progress is kept ({FILE} in your data folder)
  --notation=net-out {'|'.join(NOTATIONS)}  letters for net input and activation
"""


def run(arguments: Namespace, screen: Screen) -> int:
    """Hold the course, or do one of the other things."""
    notation = NOTATIONS[arguments.notation]
    name = exercise_named(arguments.exercise) if arguments.exercise is not None else ""
    progress = opened(arguments.progress)
    if arguments.reset:
        return reset(progress, arguments.yes, screen)
    if arguments.list:
        return write_list(progress, screen)
    from ..dialogue import standard_input
    from .practice_line import PracticeFace

    return PracticeFace(progress, screen, standard_input("answers"), notation).run(name)


def opened(file: str | None) -> CourseProgress:
    """The progress of a file, or of the one in the user's data folder; in memory where
    there is no such folder."""
    if file is not None:
        if not file or "\0" in file:
            raise BadValue("--progress", file, "the name of a file is needed")
        return CourseProgress(Path(file))
    try:
        return CourseProgress(data_folder() / FILE)
    except RuntimeError:
        progress = CourseProgress(None)
        progress.trouble = (
            "progress is not kept: you have no home folder; --progress FILE names a file")
        return progress


def write_list(progress: CourseProgress, screen: Screen) -> int:
    """Write all exercises, and which are solved."""
    state, page = progress.read(), Page(screen)
    here = open_from(state.place, state.solved) or ""
    page.tell(listing(state.solved, here, page.width, screen.unicode))
    return 0


def reset(progress: CourseProgress, sure: bool, screen: Screen) -> int:
    """Forget all progress, if that is meant."""
    page = Page(screen)
    if progress.trouble:
        raise NeuronGraphError(progress.trouble)
    if not sure:
        if sys.stdin is None or not sys.stdin.isatty():
            raise NeuronGraphError(
                "--reset asks before it forgets everything, and nobody can be asked here: "
                "add --yes")
        page.say(f"{ASKED} yes or no")
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            page.say(UNCHANGED)
            return 0
    progress.forget()
    page.say("Everything is forgotten: the course begins anew, with other numbers.")
    return 0
