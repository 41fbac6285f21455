"""What came of a training: the network, the curve of its error, the test; as lines or as data."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..data.model import Model
from ..data.preparation import Prepared
from ..data.scores import precision, recall
from ..export.curve import curve
from ..recording.notation import visible

WIDEST = 20
"""Characters of a label, at most."""


def facts(ready: Prepared, path: str) -> dict[str, Any]:
    """The report as data."""
    model = ready.model
    last = model.history[-1]
    return {"format": 1, "model": path, "features": model.features, "targets": model.targets, "classes": model.classes,
            "sizes": model.network.sizes, "convention": model.convention.as_dict(), "rounds": model.rounds,
            "rows": {"training": len(ready.samples), "validation": len(ready.validation), "test": len(ready.test)},
            "training": {"error": last.error, "accuracy": last.accuracy},
            "test": {"score": model.tested.score if model.tested else None}, "constant_columns": ready.constant}


def report(ready: Prepared, path: str, width: int, unicode: bool) -> Iterator[str]:
    """What came of it: the network, the curve of the error, the test."""
    model, last = ready.model, ready.model.history[-1]
    shape = "-".join(map(str, model.network.sizes))
    yield f"{model.title}: {shape} network, {len(ready.samples)} rows for training, {len(ready.test)} for the test"
    if ready.constant:
        yield f"columns that are constant, and so say nothing: {', '.join(ready.constant)}"
    yield ""
    yield from curve([(entry.round, entry.error) for entry in model.history], width, 6, unicode)
    yield ""
    accuracy = f", accuracy {last.accuracy:.1%}" if last.accuracy is not None else ""
    yield f"after {model.rounds} rounds: error {last.error:.4g}{accuracy} on the training rows"
    if model.tested:
        yield f"on the {model.tested.rows} rows of the test, which it has not seen: {score_of(model, unicode)}"
        yield from confusion_of(model)
    yield ""
    yield f"kept in {path}"


def score_of(model: Model, unicode: bool) -> str:
    """What came of the test, in a word."""
    score = model.tested.score if model.tested else 0.0
    return f"accuracy {score:.1%}" if model.classes else f"R² {score:.4f}" if unicode else f"R^2 {score:.4f}"


def confusion_of(model: Model) -> Iterator[str]:
    """Which classes the test took for which, after an empty line."""
    if model.tested and model.classes:
        yield ""
        yield from class_lines(model.tested.confusion, model.classes)


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
