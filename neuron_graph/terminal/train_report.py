"""What came of a training: the network, the curve of its error, the test; as lines or as data."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..data.plan import Prepared
from ..data.scores import confusion, precision, recall
from ..export.curve import curve
from ..recording.notation import visible
from .screen import Screen
from .tints import in_colour, lines
from .train_map import map_of, training_rows

WIDEST = 20
"""Characters of a label, at most."""
WIDEST_MAP, TALLEST_MAP = 72, 16
"""Columns and lines of the map, at most."""


def facts(ready: Prepared, path: str) -> dict[str, Any]:
    """The report as data."""
    model = ready.model
    last = model.history[-1]
    return {"format": 1, "model": path, "features": model.features, "targets": model.targets, "classes": model.classes,
            "sizes": model.network.sizes, "convention": model.convention.as_dict(), "rounds": model.rounds,
            "rows": {"training": len(ready.samples), "validation": len(ready.validation), "test": len(ready.test)},
            "training": {"error": last.error, "accuracy": last.accuracy}, "test": {"score": tested(ready)},
            "constant_columns": ready.constant}


def tested(ready: Prepared) -> float | None:
    """The score on the rows of the test, if there are any."""
    rows, values = [row for row, _ in ready.test], [value for _, value in ready.test]
    return ready.model.score(rows, values) if rows else None


def report(ready: Prepared, path: str, width: int, screen: Screen) -> Iterator[str]:
    """What came of it: the network, the curve of the error, the test."""
    model, last, unicode = ready.model, ready.model.history[-1], screen.unicode
    shape = "-".join(map(str, model.network.sizes))
    yield f"{model.title}: {shape} network, {len(ready.samples)} rows for training, {len(ready.test)} for the test"
    if ready.constant:
        yield f"columns that are constant, and so say nothing: {', '.join(ready.constant)}"
    yield ""
    yield from curve([(entry.round, entry.error) for entry in model.history], width, 6, unicode)
    yield ""
    accuracy = f", accuracy {last.accuracy:.1%}" if last.accuracy is not None else ""
    yield f"after {model.rounds} rounds: error {last.error:.4g}{accuracy} on the training rows"
    score = tested(ready)
    if score is not None:
        what = f"accuracy {score:.1%}" if model.classes else f"R² {score:.4f}" if unicode else f"R^2 {score:.4f}"
        yield f"on the {len(ready.test)} rows of the test, which it has not seen: {what}"
    if score is not None and model.classes:
        labels, predicted = [str(value) for _, value in ready.test], [str(model.predict(row)) for row, _ in ready.test]
        yield ""
        yield from class_lines(confusion(labels, predicted, model.classes), model.classes)
    yield from drawn_map(ready, width, screen)
    yield ""
    yield f"kept in {path}"


def drawn_map(ready: Prepared, width: int, screen: Screen) -> Iterator[str]:
    """What the classes of two columns are taken for, with all rows; nothing of other models."""
    rows = [*training_rows(ready), *ready.test]
    regions = map_of(ready.model, rows, screen.unicode, in_colour(screen)) if ready.model.classes else None
    if regions:
        yield ""
        yield from lines(regions.rows(min(width, WIDEST_MAP), TALLEST_MAP), screen)


def class_lines(matrix: Sequence[Sequence[int]], classes: Sequence[str]) -> Iterator[str]:
    """The confusion matrix, true classes in rows, predicted ones in columns; with recall, and precision below."""
    names = [visible(label)[:WIDEST] for label in classes]
    width = max(9, *map(len, names))
    yield " " * width + "  predicted"
    yield f"{'true':<{width}}  " + "  ".join(f"{name:>{width}}" for name in names) + f"  {'recall':>7}"
    for name, row, part in zip(names, matrix, recall(matrix)):
        yield f"{name:<{width}}  " + "  ".join(f"{count:>{width}}" for count in row) + f"  {percent(part):>7}"
    yield f"{'precision':<{width}}  " + "  ".join(f"{percent(part):>{width}}" for part in precision(matrix))


def percent(part: float | None) -> str:
    """A part of a whole; a dash where there is none."""
    return "-" if part is None else f"{part:.1%}"
