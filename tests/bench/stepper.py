"""What the stepper costs, in milliseconds: a key pressed and the frame drawn; an epoch far away and back."""
import statistics
import time

from neuron_graph.published.example import Example
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.recording.printer import PRETTY, Printer
from neuron_graph.setup.initial import network_of_sizes
from neuron_graph.stepping.condition import read_condition
from neuron_graph.stepping.cursor import Cursor
from neuron_graph.stepping.run import Run
from neuron_graph.stepping.timeline import Timeline
from neuron_graph.terminal.keys import Keystroke
from neuron_graph.terminal.screen import Screen
from neuron_graph.terminal.stepper.step_screen import FullScreen


def rows():
    """(what, bound, measured): medians of some, at 100 columns and 30 lines; the first visits of epochs once."""
    small = example_named("worked-example")
    large = Example("", network_of_sizes([64, 32, 10], 0), [([0.1] * 64, [0.5] * 10)]).checked()
    for sizes, example, bound in (("2-2-2", small, "under 30"), ("64-32-10", large, "under 100")):
        for what, key in (("next", "n"), ("back", "p"), ("next epoch", "}"), ("epoch before", "{"), ("why", "y")):
            yield f"{sizes}: {what}, drawn", bound, press(example, key)
        yield f"{sizes}: next, watching E", bound, press(example, "n", watched=True)
    yield from far(small)
    yield "2-2-2: what if w5=0.5, drawn", "-", press(small, "e")


def press(example, name, watched=False):
    """The median time of a key with its frame."""
    face = FullScreen(example, Printer(PRETTY, example.notation, 9), Screen())
    face.press(Keystroke("}"))
    if watched:
        type_in(face, "w", "E")

    def once():
        start = time.perf_counter()
        if name == "e":
            type_in(face, "e", "{Enter}w5=0.5")
        else:
            face.press(Keystroke(name))
        face.drawn(100, 30)
        spent = time.perf_counter() - start
        if name in "y{":
            face.press(Keystroke("Escape"))
            face.press(Keystroke("}"))
        return spent

    return 1000 * statistics.median(once() for _ in range(15))


def type_in(face, name, text):
    """A text into the field of a key."""
    face.press(Keystroke(name))
    face.field.text = text.removeprefix("{Enter}")
    face.press(Keystroke("Enter"))


def far(example):
    """Epochs far away, and runs, of a fresh timeline."""
    cursor = Cursor(Timeline(example))
    yield "2-2-2: epoch 10,000", "under 200", once(cursor, "10000")
    yield "2-2-2: and back", "under 200", once(cursor, "1")
    yield "2-2-2: epoch 9,999 then", "under 200", once(cursor, "9999")
    start = time.perf_counter()
    run = Run(cursor, [read_condition("E < 1e-5", cursor.recording)])
    run.go()
    yield f"2-2-2: until E < 1e-5 (epoch {cursor.epoch})", "-", 1000 * (time.perf_counter() - start)


def once(cursor, place):
    """The time of going somewhere."""
    start = time.perf_counter()
    cursor.go_to(place)
    return 1000 * (time.perf_counter() - start)
