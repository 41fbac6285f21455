"""What came of a training: the network, the curve of its error, the test; as lines
or as data."""
from __future__ import annotations

from textwrap import wrap
from typing import Any

from ...data import Entry, Predictor, Prepared, look
from ...errors import counted
from ...export import score_of
from ...export.pictures import curve
from ...recording import visible
from ..screen import Lines, Screen
from .confusion_view import class_lines
from .tints import style
from .train_map import map_of

MAP_WIDTH, MAP_HEIGHT = 72, 16
"""Columns and lines of the map, at most."""


def facts(ready: Prepared, path: str) -> dict[str, Any]:
    """The report as data."""
    model = ready.model
    last = last_look(ready)
    return {
        "format": 1,
        "model": path,
        "features": model.features,
        "targets": model.targets,
        "classes": model.classes,
        "sizes": model.network.sizes,
        "convention": model.convention.as_dict(),
        "epochs": model.epochs,
        "stopped": ended(ready),
        "rows": {
            "training": len(ready.samples),
            "validation": len(ready.validation),
            "test": len(ready.test),
        },
        "training": {"error": last.error, "accuracy": last.accuracy},
        "test": {"score": model.tested.score if model.tested else None},
        "constant_columns": ready.constant,
    }


def report(ready: Prepared, path: str, width: int, screen: Screen) -> Lines:
    """What came of it: the network, the curve of the error, the test."""
    model, unicode = ready.model, screen.unicode
    yield from wrap(rows_of(ready), width)
    if ready.constant:
        columns = ", ".join(map(visible, ready.constant))
        yield from wrap(f"columns that are constant, and so say nothing: {columns}", width)
    yield ""
    yield from curve(model.errors, width, 6, unicode)
    yield ""
    yield from wrap(
        f"after {model.epochs} epochs: {last_look(ready).words} on the training rows",
        width)
    if ended(ready) > model.epochs:
        better = f": no better for {ready.patience}"
        yield from wrap(
            f"stopped at epoch {ended(ready)}{better * (ended(ready) < ready.most)}; the best, of "
            f"epoch {model.epochs}, is kept", width)
    if model.tested:
        rows = model.tested.rows
        yield from wrap(
            f"on the {counted(rows, 'row')} of the test, which it has not seen: "
            f"{score_of(model, unicode)}", width)
        yield from confusion_of(model, width)
    yield from drawn_map(ready, width, screen)
    yield ""
    yield f"kept in {path}"


def rows_of(ready: Prepared) -> str:
    """The network, and what its rows were divided into, in a sentence."""
    rows = f"{len(ready.samples)} rows for training"
    if ready.validation:
        rows += f", {len(ready.validation)} to validate with"
    elif ready.model.origin and ready.model.origin.plan.stops:
        rows += " (too few to validate with)"
    name, shape = visible(ready.model.title), ready.model.network.shape
    return f"{name}: {shape} network, {rows}, {len(ready.test)} for the test"


def ended(ready: Prepared) -> int:
    """The last epoch of the training; a better one before it may be kept."""
    stop = ready.model.epochs + ready.patience
    return min(stop, ready.most) if ready.patience else ready.model.epochs


def last_look(ready: Prepared) -> Entry:
    """How good the model is on the training rows: by its history, if it was trained at
    all."""
    history = ready.model.history
    return history[-1] if history else look(ready.model, ready.samples, ready.model.epochs)


def drawn_map(ready: Prepared, width: int, screen: Screen) -> Lines:
    """What the classes of two columns are taken for, with all rows; nothing of other
    models."""
    if not ready.model.classes:
        return
    rows = [*ready.training, *ready.test]
    regions = map_of(ready.model, rows, screen.unicode, screen.has_colours)
    if regions:
        yield ""
        yield from screen.lines(regions.rows(min(width, MAP_WIDTH), MAP_HEIGHT), style)


def confusion_of(model: Predictor, width: int) -> Lines:
    """Which classes the test took for which, after an empty line."""
    if model.tested and model.classes:
        yield ""
        yield from class_lines(model.tested.confusion, model.classes, width)
