"""A page to walk through a calculation in.

Write a calculation as one file of HTML that steps through it, with the keys of
`step`: any epoch, what if, predict. It needs nothing else, and asks nobody: open
it from a disk, send it, put it on a server, embed it in a blog.

examples:
  neuron-graph page --output step.html
      the worked example
  neuron-graph page mazur --epoch 100 --output mazur.html
      another example, opened at epoch 100
  neuron-graph page --layers 2-3-1 --inputs 1,0 --targets 1 --output own.html
      a network of one's own
  neuron-graph page --all gallery
      all examples, and an index of them, in a folder
"""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from ...data import CannotWrite
from ...errors import BadValue, NeuronGraphError, cause
from ...export import gallery, page
from ...published import Example
from ...published.files import shipped
from ...recording import Recording
from ..options import EXAMPLE_OPTIONS, NOTATION_OPTION, read_example
from ..screen import Screen
from .list_command import described, report_on

FARTHEST, FARTHEST_RECORDED, EVERY = 10_000, 100, 100
"""The last epoch of a page, and of one whose epochs have to be recorded; epochs between
two that it knows."""
MANY = 250
"""Steps from which on a page knows fewer epochs."""
ALONE = ("Every epoch takes the samples in another order, or leaves other neurons out: this page "
         "has one epoch alone.")
OPTIONS = f"""
  --epoch=1 N             the epoch that it opens at (1)
  --output FILE           the file to write
  --format=html html      how it is written, whatever the name of the file ends in
  --all DIRECTORY         write all examples, and an index, into a folder
{NOTATION_OPTION}
{EXAMPLE_OPTIONS}
"""


def run(arguments: Namespace, screen: Screen) -> None:
    """Write the page, or all of them."""
    if arguments.all is not None:
        if one := arguments.example or arguments.layers or arguments.output:
            raise BadValue("--all", arguments.all, f"it writes all examples: leave out {one!r}")
        write_all(arguments.all, screen)
    elif arguments.output is None and screen.is_terminal:
        raise BadValue("--output", None, "a page goes to a file, as in --output step.html")
    else:
        screen.write_document([page_of(read_example(arguments), arguments.epoch)], arguments.output)


def write_all(directory: str, screen: Screen) -> None:
    """Write a page for every example, and an index of them."""
    folder, entries = Path(directory), []
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(directory, cause(error)) from None
    for name in shipped():
        report = report_on(name)
        example = report.check.example
        title, verdict, *about = described(report, about=True)
        screen.write_document([page_of(example)], str(folder / f"{name}.html"))
        entries.append((f"{name}.html", title, [*about, verdict]))
    screen.write_document([gallery(entries)], str(folder / "index.html"))


def page_of(example: Example, opening: int = 1) -> str:
    """The page of an example."""
    alone = example.convention.samples == "shuffled" and len(example.samples) > 1
    alone = alone or any(one.dropout and not one.dropout.masks for one in example.network.layers)
    text, goes_on = example.about.split(), example.trains and not (example.given or alone)
    recording = example.recording(opening)
    return page(recording, example.title, " ".join([*text, *[ALONE] * alone]),
                later(example, recording) if goes_on else (), last=1)


def later(example: Example, opening: Recording) -> Iterator[Recording]:
    """Epochs of an example, some of the first and then every so many, as far as the
    training does not diverge."""
    farthest = FARTHEST_RECORDED if example.recorded_epochs else FARTHEST
    last, network, reached = min(farthest, example.last_epoch), example.network.copy(), 1
    every = EVERY * (1 + len(opening.trail) // MANY)
    for epoch in sorted({1, 2, 3, 5, 10, 20, 50, *range(every, last, every), last}):
        try:
            example.train(network, reached, epoch - reached)
            yield example.record(network, epoch)
        except NeuronGraphError:
            return
        reached = epoch
