"""What notebooks show: the classes that have a display, and the methods that show it.

A class knows nothing of its displays. It is given them when it is loaded, and what they
show is made by `export`, which is loaded at the first of them.
"""
from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from .errors import NotFitted

WAITING = [line.split() for line in """\
network.network Network _repr_html_ _repr_svg_
network.layer Layer _repr_html_
network.neuron Neuron _repr_html_
recording.recording Recording _repr_html_ _repr_svg_ __str__
recording.step Step _repr_html_ _repr_latex_
certifying.proofs Certificate _repr_html_
data.model Predictor _repr_html_ _repr_svg_
data.table Table _repr_html_
published.report Report _repr_html_""".splitlines()]
"""The classes that are not loaded yet, each with its methods."""


def attach() -> None:
    """Give the classes that are loaded by now their displays."""
    for row in list(WAITING):
        module, name, *methods = row
        if found := getattr(sys.modules.get(f"neuron_graph.{module}"), name, None):
            WAITING.remove(row)
            for method in methods:
                setattr(found, method, display(method))


def display(method: str) -> Callable[[Any], str | None]:
    """A method that shows an object; None, for a notebook to show its `repr`, of a model
    before it is fitted."""
    def show(thing: Any) -> str | None:
        with suppress(NotFitted):
            return import_module("neuron_graph.export.notebook").SHOWN[method](thing)
        return None

    return show
