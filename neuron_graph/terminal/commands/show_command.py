"""The network as a picture.

Draw the network: every neuron with its numbers after a forward pass, every edge
with its weight; a summary of what does not fit. Of a model also its scaling,
training and test.

examples:
  neuron-graph show
      the worked example after its forward pass
  neuron-graph show flowers.db
      a model: its weights, scaling, training and test
  neuron-graph show --layers 3-2-2 --inputs 1,0,1 --activation tanh
      a network of one's own
"""
from __future__ import annotations

from argparse import Namespace

from ...errors import BadValue
from ...export import summary
from ...export.pictures import drawn, numbered, numbers_of
from ...recording import visible
from ..options import EXAMPLE_OPTIONS, NUMBER_OPTIONS, read_shown
from ..screen import Screen, wrapped
from ..training import described

PICTURE_DIGITS = 6
LOOKS = {
    "box": "dim",
    "name": "bold",
    "value": "green",
    **dict.fromkeys(["+1", "+2", "+3"], "blue"),
    **dict.fromkeys(["-1", "-2", "-3"], "red"),
    "label": "bold",
}
OPTIONS = f"""
  --format=terminal terminal|plain  how it is written
  --all                       of a model every weight, however many there are
{NUMBER_OPTIONS}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Draw the picture, or write the summary; of a model also what it is."""
    example, printer = read_shown(arguments, screen, PICTURE_DIGITS)
    model, rows, width = example.model, len(arguments.inputs), screen.width()
    if model and rows > 1:
        raise BadValue(
            "--inputs", f"{rows} times",
            "one row of a model is shown at a time; predict takes many")
    recording = example.forwards()
    columns = numbered(example.network, numbers_of(recording), printer)
    canvas = drawn(columns, width, screen.strokes)
    in_words = canvas is None and (rows or not model)
    title = example.title if canvas or in_words or not model else model.title
    screen.write([*wrapped([visible(title)], width), ""])
    if canvas:
        screen.show(canvas.rows(), arguments.format, LOOKS.get)
    elif in_words:
        lines = summary(example.network, recording, printer)
        why = "too large for a picture here, so in words:"
        screen.write(wrapped([why, *lines], width, "    "))
    if model:
        screen.write([""] * bool(canvas or in_words))
        screen.write(described(model, printer, width, screen.unicode, arguments.all))
