"""A trace as a picture: the network with the numbers of each sample of each epoch, and
below them what has to be known to read them."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from ...recording import PRETTY, Printer, Recording
from ..summaries import summary
from ..trace import Trace
from .network_numbers import numbered, numbers_of
from .shapes import LETTER, Drawing, lines_drawing, stacked
from .vector_picture import network_drawing

MOST_PICTURES = 20
"""Samples that are drawn, at most."""
LEFT_OUT = f"further samples and epochs are left out: {MOST_PICTURES} pictures are the most"


def trace_drawing(trace: Trace) -> Drawing:
    """The picture under its title."""
    found = [*islice((sample_drawing(trace, recording, sample) for recording in trace.recordings
                      for sample in range(1, recording.samples + 1)), MOST_PICTURES + 1)]
    notes = [*trace.notes(), *[LEFT_OUT] * (len(found) > MOST_PICTURES)]
    letters = max(80, int(found[0].width / LETTER / 1.15))
    return stacked(lines_drawing("title", [trace.title], letters), *found[:MOST_PICTURES],
                   lines_drawing("note", notes, letters))


def sample_drawing(trace: Trace, recording: Recording, sample: int) -> Drawing:
    """The network with those numbers of a sample that are to be shown, under what it is:
    given ones where the net inputs are shown that they lead to."""
    kinds = {step.kind for step in trace.steps(recording)}
    kinds |= {"weight", "bias"} if "z" in kinds else set()
    kinds |= {"target"} if "error" in kinds else set()
    printer, total = trace.printer(PRETTY), numbers_of(recording, sample).get(("total", ()))
    place = f"epoch {recording.epoch}" + f", sample {sample}" * (recording.samples > 1)
    if total:
        place += f", {printer.name(total)} {printer.number(total.value)}"
    return stacked(lines_drawing("note", [place]),
                   recording_drawing(recording, printer, [*kinds], sample))


def recording_drawing(recording: Recording, printer: Printer, kinds: Sequence[str],
                      sample: int = 1) -> Drawing:
    """The network with some kinds of numbers of a sample; in words where it is too
    large."""
    network = recording.network
    columns = numbered(network, numbers_of(recording, sample), printer, kinds)
    return network_drawing(columns) or lines_drawing("port", summary(network, recording, printer))
