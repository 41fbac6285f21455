"""What came of a training: the network, the curve of its error, the test; as lines
or as data."""
from __future__ import annotations

from dataclasses import replace
from textwrap import wrap
from typing import Any

from ...data import Entry, Predictor, Prepared, Scores, look
from ...errors import counted
from ...export import beside_of, score_of
from ...export.pictures import curve
from ...recording import visible
from ...setup import WAYS
from ..screen import Lines, Screen, wrapped
from .confusion_view import class_lines
from .tints import style
from .train_map import map_of
from .train_remarks import CONSTANT, alike, remarks_of

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
        "columns": [column._asdict() for column in model.columns],
        "missing": ready.missing,
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
        "test": model.tested._asdict() if model.tested else {"score": None},
        "folds": [one._asdict() for one in ready.folds],
        "constant_columns": alike(ready)[CONSTANT],
        "decision": ready.decision,
        "remarks": [*ready.remarks, *remarks_of(ready)],
    }


def report(ready: Prepared, path: str, width: int, screen: Screen) -> Lines:
    """What came of it: the network, the curve of the error, the test."""
    model, unicode = ready.model, screen.unicode
    yield from wrap(rows_of(ready), width)
    for remark in (ready.decision, *ready.remarks):
        yield from wrap(visible(remark), width)
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
    if ready.folds:
        yield from wrap(of_folds(model, ready.folds, unicode), width)
    if model.tested:
        what = f"the {counted(model.tested.rows, 'row')} of the test, which it has not seen"
        yield from of_test(model, what, width, unicode)
    notes = [f"note: {visible(remark)}" for remark in remarks_of(ready)]
    if notes:
        yield from ("", *wrapped(notes, width, "  "))
    yield from drawn_map(ready, width, screen)
    yield ""
    yield f"kept in {path}"


def of_test(model: Predictor, rows: str, width: int, unicode: bool) -> Lines:
    """What came of the test on some rows, and which classes it took for which."""
    yield from wrap(visible(f"on {rows}: {score_of(model, unicode)}{beside_of(model)}"), width)
    yield from confusion_of(model, width)


def of_folds(model: Predictor, folds: list[Scores], unicode: bool) -> str:
    """What came of tests on parts of the table."""
    mean, deviation = WAYS["standard"]([one.score for one in folds])
    means = [[sum(numbers) / len(folds) for numbers in zip(*each)]
             for each in zip(*(one[3:] for one in folds))]
    twin = replace(model, tested=Scores(folds[0].rows, mean, folds[0].confusion, *means))
    return (f"in {len(folds)} folds of the table: {', '.join(one.words for one in folds)}; "
            f"mean {score_of(twin, unicode)}, "
            f"deviation {folds[0]._replace(score=deviation).words}{beside_of(twin)}")


def rows_of(ready: Prepared) -> str:
    """The network, and what its rows were divided into, in a sentence."""
    rows = f"{len(ready.samples)} rows for training"
    if ready.validation:
        rows += f", {len(ready.validation)} to validate with"
    elif ready.model.origin and ready.model.origin.plan.stops:
        rows += " (too few to validate with)"
    return (f"{visible(ready.model.title)}: {ready.model.network.shape} network, {rows}, "
            f"{len(ready.test)} for the test")


def ended(ready: Prepared) -> int:
    """The last epoch of the training; a better one before it may be kept."""
    last = ready.model.epochs
    return min(last + ready.patience, ready.most) if ready.patience else last


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
    if regions := map_of(ready.model, [*ready.training, *ready.test], screen.unicode,
                         screen.has_colours):
        yield ""
        yield from screen.lines(regions.rows(min(width, MAP_WIDTH), MAP_HEIGHT), style)


def confusion_of(model: Predictor, width: int) -> Lines:
    """Which classes the test took for which, after an empty line."""
    if model.tested and model.classes:
        yield ""
        yield from class_lines(model.tested.confusion, model.classes, width)
