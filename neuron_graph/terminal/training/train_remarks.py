"""What someone who trains should know of the rows, the training and the test: sentences, each
with what to type.

    goal     what is to be predicted of a row: a label, a number
    usual    what is predicted best by who knows only the goals
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from ...data import Predictor, Prepared, some_of, typed
from ...errors import first_of
from ...network import loss, over_samples, total_error

Remarks: TypeAlias = Iterator[str]
"""Sentences."""
SHOWN = 6
"""So many columns, groups of them and classes are named, at most."""
FEW = 20
"""Of fewer rows of a test each is more than 5 % of its accuracy."""
CONSTANT, TARGET = "a constant", "what is predicted, which they give away"
SAID = {
    "columns": "columns that say no more than {}: {}; --drop {} leaves them out",
    "unlearned": "nothing was learned: the error is no smaller than at the start, or than that of "
                 "always saying the mean; try --rate {:g} or --rate {:g}, or more --epochs",
    "copies": "rows of the test that are copies of rows for training: {} of {}; on the others the "
              "score is {}; --test-file tests with other rows",
    "known": "all {} rows of the test are copies of rows for training: how good the model is for "
             "new ones is not known; --test-file tests with other rows",
    "numbered": "the rows are numbered by {}; where that says nothing of new rows, --drop {} "
                "leaves it out",
    "few": "the test has few rows: {}; --folds 5 tests with the rows for training, too",
    "one": "all rows of the test are taken for {}{}",
    "usual": "the accuracy is not above that of always saying {}{}",
    "weights": "; --convention class-weights={}, a weight for each class, counts rare ones more",
}
ID = re.compile(r"(?i:(?:.*[_. -])?(?:id|nr|no|index|key))|.*[a-z]I[dD]")
"""What columns are called that tell rows from each other."""


def said(kind: str, *facts: object) -> str:
    """A sentence about facts."""
    return SAID[kind].format(*facts)


def remarks_of(ready: Prepared) -> Remarks:
    """All that is to be said after the training."""
    yield from ready.notes
    for first, others in [*alike(ready).items()][:SHOWN]:
        if others and len(ready.model.features) > 1:
            yield said("columns", first, first_of(others, SHOWN), typed(others[:SHOWN]))
    if 0 < len(found := numbering(ready)) < len(ready.model.columns):
        yield said("numbered", first_of(found, SHOWN), typed(found[:SHOWN]))
    yield from of_training(ready)
    if ready.test:
        yield from of_test(ready)


def alike(ready: Prepared) -> dict[str, list[str]]:
    """Names of columns that say no more than something else: a constant, what is
    predicted, or a column before them."""
    inputs, goals = zip(*ready.training)
    known = {pattern([0] * len(goals)): CONSTANT, pattern(goals): TARGET}
    found: dict[str, list[str]] = {TARGET: [], CONSTANT: []}
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


def numbering(ready: Prepared) -> list[str]:
    """Names of columns that count the rows, or are called as what tells them apart, and do."""
    inputs, _ = zip(*ready.rows)
    columns = dict(zip(ready.model.features, zip(*inputs)))
    return [one.name for one in ready.model.columns if not one.words
            and tells_apart(columns[one.name], one.name)]


def tells_apart(column: Sequence[float], name: str) -> bool:
    """Whether all numbers of a column are whole and differ, and rise from 0 or 1, or its
    name says what they are."""
    if len({*column}) < max(len(column), FEW) or any(value % 1.0 for value in column):
        return False
    rises = column[0] in (0, 1) and column[-1] < 2 * len(column) and [*column] == sorted(column)
    return rises or ID.fullmatch(name) is not None


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
                   Predictor.test(model, *zip(*new)).words) if new else said("known", len(test))
    if len(test) < FEW and not ready.folds:
        yield said("few", len(test))
    tested = model.tested
    if model.classes and tested and tested.score <= tested.baseline[0]:
        taken = [name for name, rows in zip(model.classes, zip(*tested.confusion)) if any(rows)]
        one = model.always if taken[1:] else taken[0]
        yield said("usual" if taken[1:] else "one", one, weights_for(ready))


def weights_for(ready: Prepared) -> str:
    """What to type so that all classes count the same; "" where they do, or cannot."""
    counts, model = Counter(label for _, label in ready.training), ready.model
    most = max(counts.values())
    weights = [round(most / max(counts[name], 1)) for name in model.classes]
    weighed = model.convention.class_weights or len(model.network.outputs) == 1
    return "" if weighed or max(weights) < 2 else said("weights", ":".join(map(str, weights)))
