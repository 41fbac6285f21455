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
  neuron-graph show flowers.db --output flowers.json
      all of the network; .safetensors has its weights for other programs
"""
from __future__ import annotations

import tomllib
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import partial

from ...errors import BadValue
from ...export import PICTURE_DIGITS, Markup, of_model, pictured, summary
from ...export.pictures import (
    VIEWS,
    Row,
    drawn,
    numbered,
    numbers_of,
    recording_drawing,
)
from ...published import Example
from ...published.files import packed, starter
from ...recording import Printer, Recording, visible
from ..formats import ARTICLE_OPTIONS, MARKUPS, PICTURES, picture, write_article
from ..options import EXAMPLE_OPTIONS, NUMBER_OPTIONS, read_shown
from ..screen import Screen, wrapped
from ..training import described, map_of_example, style

MAP_HEIGHT = 24
FEWER_DIGITS = range(PICTURE_DIGITS, 3, -1)
"""Figures that are tried where nothing is said, until the picture has room."""
LOOKS = {
    "box": "dim",
    "name": "bold",
    "value": "green",
    **dict.fromkeys(["+1", "+2", "+3"], "blue"),
    **dict.fromkeys(["-1", "-2", "-3"], "red"),
    "label": "bold",
}
OPTIONS = f"""
  --numbers=values {'|'.join(VIEWS)}  which numbers stand at it (values)
  --epoch N                   the network as it is in an epoch; those before are trained
  --regions                   what a network of two inputs takes each place of a plane for
  --all                       of a model every weight, however many there are
  --format=terminal terminal|plain|markdown|html|svg|tikz|json|safetensors  how it is
                                written; json is all of the network and safetensors its weights, for
                                this program or others to read
{ARTICLE_OPTIONS}{NUMBER_OPTIONS}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Draw the picture, or write the summary; of a model also what it is."""
    example, printer = read_shown(arguments, screen, PICTURE_DIGITS)
    form, output = arguments.format, arguments.output
    if form == "json":
        screen.write_json(tomllib.loads("\n".join(starter(example))), output)
        return
    if form == "safetensors":
        if output is None:
            raise BadValue("--output", None, "weights go to a file, as in --output w.safetensors")
        screen.write(packed(example.network), output)
        return
    if example.model and len(arguments.inputs) > 1 and not arguments.regions:
        raise BadValue(
            "--inputs", f"{len(arguments.inputs)} times",
            "one row of a model is shown at a time; predict takes many")
    if arguments.regions:
        halves = screen.has_colours and output is None
        regions = map_of_example(example, arguments.epoch or 1, screen.unicode, halves)
        if form in PICTURES:
            screen.write_document(picture(regions.drawing(), form, example.title), output)
        elif form in MARKUPS:
            raise BadValue("--regions", form, "a map is drawn in characters, as svg or as tikz")
        else:
            screen.show(regions.rows(min(screen.width(), 80), MAP_HEIGHT), form, style, output)
        return
    recording = recorded(example, arguments)
    if form in PICTURES:
        drawing = recording_drawing(recording, printer, VIEWS[arguments.numbers])
        screen.write_document(picture(drawing, form, example.title), output)
    elif form in MARKUPS:
        body = partial(article, example, recording, printer, arguments)
        write_article(example.title, [body], arguments, screen)
    else:
        rows = shown(example, recording, printer, screen, arguments)
        screen.show(rows, form, LOOKS.get, output)


def article(example: Example, recording: Recording, printer: Printer, arguments: Namespace,
            markup: Markup) -> Iterator[str]:
    """The picture under its title; of a model what it is."""
    yield from markup.title(markup.text(visible(example.title)))
    yield from pictured(recording, markup, VIEWS[arguments.numbers])
    if example.model:
        yield from of_model(example.model, markup, printer, arguments.all)


def recorded(example: Example, arguments: Namespace) -> Recording:
    """What the numbers are of: the forward pass of the first sample, or an epoch."""
    epoch, numbers = arguments.epoch, arguments.numbers
    if numbers == "values" and epoch is None:
        return example.forwards()
    if numbers != "values" and example.forward_only:
        raise BadValue("--numbers", numbers, "without targets there are values alone")
    return example.recording(epoch or 1)


def shown(
    example: Example, recording: Recording, printer: Printer, screen: Screen,
    arguments: Namespace,
) -> Iterator[Row]:
    """The picture in characters, or words, under its title; of a model what it is."""
    width, model = screen.width(), example.model
    found, kinds = numbers_of(recording), VIEWS[arguments.numbers]
    is_said = arguments.digits or arguments.full
    printers = (Printer(printer.style, printer.notation, digits) for digits in FEWER_DIGITS)
    columns = (numbered(example.network, found, one, kinds)
               for one in ([printer] if is_said else printers))
    canvases = (drawn(one, width, screen.strokes) for one in columns)
    canvas = next(filter(None, canvases), None)
    in_words = canvas is None and (arguments.inputs or not model)
    title = example.title if canvas or in_words or not model else model.title
    lines = [*wrapped([visible(title)], width), ""]
    if in_words:
        why = "too large for a picture here, so in words:"
        lines += wrapped([why, *summary(example.network, recording, printer)], width, "    ")
    yield from plain_rows(lines)
    yield from canvas.rows() if canvas else ()
    if model:
        yield from plain_rows([""] * bool(canvas or in_words))
        yield from plain_rows(described(model, printer, width, screen.unicode, arguments.all))


def plain_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Lines as rows without colours."""
    return ([(line, "")] for line in lines)
