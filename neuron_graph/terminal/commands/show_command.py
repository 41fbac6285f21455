"""The network as a picture.

Draw the network: every neuron with its numbers after a forward pass, every edge
with its weight; a summary of what does not fit. Of a model also its scaling,
training and test.

examples:
  neuron-graph show                                                  the worked example after its forward pass
  neuron-graph show flowers.db                                       a model: its weights, scaling, training and test
  neuron-graph show --layers 3-2-2 --inputs 1,0,1 --activation tanh  a network of one's own
"""
from __future__ import annotations

from argparse import Namespace

from ...export import summary
from ...export.pictures import diagram
from ...recording import visible
from ..options import EXAMPLE_OPTIONS, NUMBER_OPTIONS, read_shown
from ..screen import Screen, wrapped
from ..training import described

PICTURE_DIGITS = 6
KINDS = {"box": "dim", "name": "bold", "value": "green", "+": "blue", "-": "red", "label": "bold"}
OPTIONS = f"""
  --format=terminal terminal|plain  how it is written
  --all                       of a model every weight, however many there are
{NUMBER_OPTIONS}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Draw the picture, or write the summary."""
    example, printer = read_shown(arguments, screen, PICTURE_DIGITS)
    recording, width = example.forwards(), screen.width()
    canvas = diagram(example.network, recording, printer, width, screen.strokes)
    title = example.title if canvas or not example.model else example.model.title
    screen.write([*wrapped([visible(title)], width), ""])
    if canvas is None and not example.model:
        lines = ["too large for a picture here, so in words:", *summary(example.network, recording, printer)]
        screen.write(wrapped(lines, width, "    "))
    elif canvas:
        screen.show(canvas.rows(), arguments.format, KINDS.get)
    if example.model:
        screen.write([""] * (canvas is not None))
        screen.write(described(example.model, printer, width, screen.unicode, arguments.all))
