"""A trace as a picture: the network with the numbers of each sample of each epoch, and
below them what has to be known to read them."""
from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import chain, islice

from ...network import Network
from ...recording import PRETTY, Recording
from ..summaries import summary
from ..trace import Trace
from .network_numbers import numbered, numbers_of
from .shapes import LETTER, Drawing, lines_drawing, stacked
from .vector_picture import network_drawing

MOST_PICTURES = 20
"""Samples that are drawn, at most."""
NARROWEST = 90
"""Letters in a line below, at least."""
LEFT_OUT = f"of further samples and epochs there are no pictures here: {MOST_PICTURES} is the most"


def trace_drawing(trace: Trace, network: Network) -> Drawing:
    """The picture under its title."""
    found = chain.from_iterable(drawings(trace, network, one) for one in trace.recordings)
    shown = [*islice(found, 2 * MOST_PICTURES)]
    notes = [*trace.notes(), *[LEFT_OUT] * bool([*islice(found, 1)])]
    width = max(NARROWEST, int(max(one.width for one in shown) / LETTER) - 4)
    lines = chain(*(textwrap.wrap(note, width) for note in notes))
    title = lines_drawing("title", textwrap.wrap(trace.title, width))
    return stacked([title, *shown, lines_drawing("note", [*lines])])


def drawings(trace: Trace, network: Network, recording: Recording) -> Iterator[Drawing]:
    """For each sample what it is, and the network with those of its numbers that are to
    be shown: given ones where the net inputs are shown that they lead to."""
    kinds = {step.kind for step in trace.steps(recording)}
    kinds |= {"weight", "bias"} if "z" in kinds else set()
    kinds |= {"target"} if "error" in kinds else set()
    printer = trace.printer(PRETTY)
    for sample in range(1, recording.samples + 1):
        numbers = numbers_of(recording, sample)
        place = f"epoch {recording.epoch}" + f", sample {sample}" * (recording.samples > 1)
        if total := numbers.get(("total", ())):
            place += f", {printer.name(total)} {printer.number(total.value)}"
        yield lines_drawing("note", [place])
        columns = numbered(network, numbers, printer, [*kinds])
        yield network_drawing(columns) or lines_drawing(
            "port", [*summary(network, recording, printer)])
