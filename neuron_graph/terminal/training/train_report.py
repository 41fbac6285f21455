"""What came of a training: the network, the curve of its error, the test; as lines or as data."""
from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from ...data import Entry, Model, Prepared, look
from ...export.pictures import curve
from ...recording import visible
from ..screen import Screen
from .confusion_view import class_lines
from .tints import style
from .train_map import map_of

WIDEST_MAP, TALLEST_MAP = 72, 16
"""Columns and lines of the map, at most."""


def facts(ready: Prepared, path: str) -> dict[str, Any]:
    """The report as data."""
    model = ready.model
    last = last_look(ready)
    return {"format": 1, "model": path, "features": model.features, "targets": model.targets, "classes": model.classes,
            "sizes": model.network.sizes, "convention": model.convention.as_dict(), "epochs": model.epochs,
            "rows": {"training": len(ready.samples), "validation": len(ready.validation), "test": len(ready.test)},
            "training": {"error": last.error, "accuracy": last.accuracy},
            "test": {"score": model.tested.score if model.tested else None}, "constant_columns": ready.constant}


def report(ready: Prepared, path: str, width: int, screen: Screen) -> Iterator[str]:
    """What came of it: the network, the curve of the error, the test."""
    model, last, unicode = ready.model, last_look(ready), screen.unicode
    shape = "-".join(map(str, model.network.sizes))
    validating = f", {len(ready.validation)} to validate with" if ready.validation else ""
    divided = f"{len(ready.samples)} rows for training{validating}, {len(ready.test)} for the test"
    yield from wrap(f"{visible(model.title)}: {shape} network, {divided}", width)
    if ready.constant:
        yield from wrap(f"columns that are constant, and so say nothing: {', '.join(map(visible, ready.constant))}", width)
    yield ""
    yield from curve(model.errors, width, 6, unicode)
    yield ""
    yield from wrap(f"after {model.epochs} epochs: {last.words} on the training rows", width)
    if model.tested:
        rows = f"{model.tested.rows} row{'s' * (model.tested.rows != 1)}"
        yield from wrap(f"on the {rows} of the test, which it has not seen: {score_of(model, unicode)}", width)
        yield from confusion_of(model, width)
    yield from drawn_map(ready, width, screen)
    yield ""
    yield f"kept in {path}"


def last_look(ready: Prepared) -> Entry:
    """How good the model is on the training rows: by its history, if it was trained at all."""
    model = ready.model
    return model.history[-1] if model.history else look(model, ready.samples, model.epochs)


def score_of(model: Model, unicode: bool) -> str:
    """What came of the test, in a word."""
    score = model.tested.score if model.tested else 0.0
    if model.tested and not model.classes and model.tested.rows < 2:
        return "one row says nothing of R²" if unicode else "one row says nothing of R^2"
    return f"accuracy {score:.1%}" if model.classes else f"R² {score:.4f}" if unicode else f"R^2 {score:.4f}"


def drawn_map(ready: Prepared, width: int, screen: Screen) -> Iterator[str]:
    """What the classes of two columns are taken for, with all rows; nothing of other models."""
    rows = [*ready.training, *ready.test]
    regions = map_of(ready.model, rows, screen.unicode, screen.has_colours) if ready.model.classes else None
    if regions:
        yield ""
        yield from screen.lines(regions.rows(min(width, WIDEST_MAP), TALLEST_MAP), style)


def confusion_of(model: Model, width: int) -> Iterator[str]:
    """Which classes the test took for which, after an empty line."""
    if model.tested and model.classes:
        yield ""
        yield from class_lines(model.tested.confusion, model.classes, width)
