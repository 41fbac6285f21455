"""What someone who trains should know of the rows, the training and the test: sentences, each
with what to type.

    goal     what is to be predicted of a row: a label, a number
    usual    what is predicted best by who knows only the goals
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from ...data import Predictor, Prepared, some_of
from ...errors import first_of
from ...network import loss, over_samples, total_error

Remarks: TypeAlias = Iterator[str]
"""Sentences."""
SHOWN = 6
"""So many columns and classes are named, at most."""
FEW = 20
"""Of fewer rows of a test each is more than 5 % of its accuracy."""
CONSTANT, TARGET = "a constant", "what is predicted, which they give away"
SAID = {
    "columns": "columns that say no more than {}: {}; --drop {} leaves them out",
    "unlearned": "nothing was learned: the error is no smaller than at the start, or than that of "
                 "always saying the mean; try --rate {:g} or --rate {:g}, or more --epochs",
    "copies": "rows of the test that are copies of rows for training: {} of {}; on the others the "
              "score is {}; --test-file tests with other rows",
    "few": "the test has few rows: {}; --folds 5 tests with the rows for training, too",
    "one": "all rows of the test are taken for {}; --convention class-weights=1:5, a weight for "
           "each class, counts rare ones more",
    "usual": "the accuracy is not above that of always saying {}; --convention class-weights=1:5, "
             "a weight for each class, counts rare ones more",
}


def said(kind: str, *facts: object) -> str:
    """A sentence about facts."""
    return SAID[kind].format(*facts)


def remarks_of(ready: Prepared) -> Remarks:
    """All that is to be said after the training."""
    yield from ready.notes
    for first, others in alike(ready).items():
        if others and len(ready.model.features) > 1:
            yield said("columns", first, first_of(others, SHOWN), ",".join(others[:SHOWN]))
    yield from of_training(ready)
    if ready.test:
        yield from of_test(ready)


def alike(ready: Prepared) -> dict[str, list[str]]:
    """Names of columns that say no more than something else: a constant, what is
    predicted, or a column before them."""
    inputs, goals = zip(*ready.training)
    known = {pattern([0] * len(goals)): CONSTANT, pattern(goals): TARGET}
    found: dict[str, list[str]] = {CONSTANT: []}
    names = {name: one.name for one in ready.model.columns
             for name in one.features if len(one.features) == 1}
    for feature, column in zip(ready.model.features, zip(*inputs)):
        if name := names.get(feature):
            first = known.setdefault(pattern(column), name)
            found.setdefault(first, []).extend([name] * (first != name))
    return found


def pattern(column: Sequence[Any]) -> int:
    """What is the same for columns that are the same, and for those whose values stand
    one to one, if most of them stand more than once."""
    codes: dict[str, int] = {}
    places = [codes.setdefault(str(value), len(codes)) for value in column]
    return hash(tuple(places if 2 * len(codes) <= len(places) else codes))


def of_training(ready: Prepared) -> Remarks:
    """A training that has learned no more than the mean of the targets, or nothing."""
    network, rate, some = ready.model.network, ready.model.rate, some_of(ready.samples)
    _, targets = zip(*some)
    mean = [sum(column) / len(some) for column in zip(*targets)]
    blind = over_samples([loss(one, mean, network.convention) for one in targets],
                         network.convention)
    if total_error(network, some) > 0.99 * min(ready.start, blind):
        yield said("unlearned", rate / 10, rate * 10)


def of_test(ready: Prepared) -> Remarks:
    """A test that says less than it seems to."""
    model, test = ready.model, ready.test
    known = set(map(str, ready.training))
    new = [row for row in test if str(row) not in known]
    if len(new) < len(test):
        yield said("copies", len(test) - len(new), len(test),
                   Predictor.test(model, *zip(*new)).words if new else "unknown")
    if len(test) < FEW:
        yield said("few", len(test))
    tested = model.tested
    if model.classes and tested and tested.score <= tested.baseline[0]:
        taken = [name for name, rows in zip(model.classes, zip(*tested.confusion)) if any(rows)]
        yield said("usual", model.always) if taken[1:] else said("one", *taken)
