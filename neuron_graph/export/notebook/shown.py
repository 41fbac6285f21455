"""What is shown of an object of each class."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ...network import Network, Neuron
from ...recording import LATEX_STYLE, NOTATIONS, PRETTY, Printer, Recorder, Recording
from ..articles import HEAD, body, pictured
from ..html import Fragment
from ..models import Grid, grid_of, of_grid, of_model
from ..pages import page as stepping
from ..pictures import plain
from ..plain_text import rows
from ..trace import Trace, equation, equation_of
from ..verdicts import certified, checked

FRAGMENT, DIGITS = Fragment(), 9
SHORT = NOTATIONS["z-a"], DIGITS
"""The letters and the significant figures of what belongs to no recording."""
PRINTER = Printer(FRAGMENT.style, *SHORT)
FRAME = '<iframe srcdoc="{}" style="width:100%;height:45em;border:0"></iframe>'
MOST_ROWS = 10
"""Rows of a table that are shown."""


class Shown(str):
    """A text in HTML, or a picture in SVG, which a notebook shows as what it is."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


class Framed(str):
    """A page, which a notebook shows in a frame."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return FRAME.format(FRAGMENT.text(self))


def page(recording: Recording, title: str = "") -> Framed:
    """The page in which a recording is walked through, step by step: HTML of a file of
    its own."""
    return Framed(stepping(recording, title or trace_of(recording).title))


def html(thing: Any) -> Shown:
    """What a notebook shows of a thing, as a piece of HTML that can be pasted into a
    page."""
    names = (kind.__name__ for kind in type(thing).__mro__)
    write = next(ARTICLES[name] for name in names if name in ARTICLES)
    return Shown("\n".join(FRAGMENT.document("", [write(thing)])))


def text(recording: Recording) -> str:
    """The trace of a recording in plain text."""
    return "\n".join(map(plain, rows(trace_of(recording), PRETTY)))


def picture(thing: Any) -> Shown:
    """A network or a model with its weights, or the network of a recording with the
    numbers of its first sample, as SVG; in words where it is too large."""
    if not isinstance(thing, Recording):
        network = thing if isinstance(thing, Network) else thing.network
        thing = Recorder(network, 1).recording(0)
    return Shown("\n".join(pictured(thing, FRAGMENT)))


def trace_of(recording: Recording) -> Trace:
    """All of a recording, to be shown."""
    return Trace(f"{recording.network.shape} network", [recording], recording.convention,
                 recording.notation, carry=recording.carry)


def of_neurons(neurons: Sequence[Neuron]) -> Iterator[str]:
    """The weights and biases of neurons in a table."""
    labels = [f"weight {n}" for n, _ in enumerate(neurons[0].weights, start=1)]
    return of_grid(grid_of(neurons, labels, neurons[0].activation.name, PRINTER), FRAGMENT)


def of_table(table: Any) -> Iterator[str]:
    """How many rows a table has, and the first of them."""
    columns = dict(zip(table.columns, zip(*table.rows[:MOST_ROWS])))
    return of_grid(Grid(repr(table), [*map(str, table.lines[:MOST_ROWS])], columns), FRAGMENT)


ARTICLES: dict[str, Callable[[Any], Iterable[str]]] = {
    "Network": lambda network: [picture(network)],
    "Layer": lambda layer: of_neurons(layer.neurons),
    "Neuron": lambda neuron: of_neurons([neuron]),
    "Recording": lambda recording: body(trace_of(recording), FRAGMENT),
    "Step": lambda step: FRAGMENT.equations([equation_of(step, PRINTER)], HEAD),
    "Certificate": lambda proofs: certified(proofs.recording, [*proofs], FRAGMENT, DIGITS),
    "Predictor": lambda model: [picture(model), *of_model(model, FRAGMENT, PRINTER)],
    "Table": of_table,
    "Report": lambda report: checked(report, FRAGMENT),
}
"""What is shown of an object of each class."""
SHOWN: dict[str, Callable[[Any], str]] = {
    "_repr_html_": html, "_repr_svg_": picture, "__str__": text,
    "_repr_latex_": lambda step: f"$${equation(step, Printer(LATEX_STYLE, *SHORT))}$$",
}
"""What makes the methods of displays."""
