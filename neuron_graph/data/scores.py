"""How good predictions are: of classes, the part that is right, and which class is
taken for which; of numbers, how much of their variance is predicted.

    matrix   a row for each true class, a column for each predicted one: how many rows are so
"""
from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import dist, sqrt

from ..checks import check_length
from ..errors import UnknownName


def accuracy(labels: Sequence[object], predicted: Sequence[object]) -> float:
    """The part that is predicted right, from 0 to 1; labels are compared as texts, so
    that 1 is "1". Raises `WrongLength` if there are none, or not as many of both.

    >>> accuracy(["a", "b", "b", "a"], ["a", "b", "a", "a"])
    0.75
    """
    check_length("the predictions", len(labels) or 1, predicted)
    return sum(str(label) == str(guess) for label, guess in zip(labels, predicted)) / len(labels)


def confusion(labels: Sequence[object], predicted: Sequence[object],
              classes: Sequence[object] = ()) -> list[list[int]]:
    """How many rows of each class (a row of the matrix) are taken for each class (a
    column), both in the order of `classes`, or of all labels there are as sorted texts.

    Raises `WrongLength` if there are not as many of both, and `UnknownName` for a label
    that is none of the classes.

    >>> confusion(["a", "b", "b", "a"], ["a", "b", "a", "a"], ["a", "b"])
    [[2, 0], [1, 1]]
    """
    check_length("the predictions", len(labels), predicted)
    true, taken = [*map(str, labels)], [*map(str, predicted)]
    known = [*map(str, classes)] or sorted({*true, *taken})
    for label in dict.fromkeys((*true, *taken)):
        if label not in known:
            raise UnknownName("class", label, known)
    counts = Counter(zip(true, taken))
    return [[counts[label, guess] for guess in known] for label in known]


def precision(matrix: Sequence[Sequence[int]]) -> list[float | None]:
    """For each class, which part of the rows that are taken for it is of it; None if no
    row is.

    >>> precision([[2, 0, 0], [1, 1, 0], [0, 1, 0]])
    [0.6666666666666666, 0.5, None]
    """
    return recall(list(zip(*matrix)))


def recall(matrix: Sequence[Sequence[int]]) -> list[float | None]:
    """For each class, which part of its rows is taken for it; None if there are none.

    >>> recall([[2, 0, 0], [1, 1, 0], [0, 0, 0]])
    [1.0, 0.5, None]
    """
    return [row[place] / sum(row) if sum(row) else None for place, row in enumerate(matrix)]


def determination(values: Sequence[float], predicted: Sequence[float]) -> float:
    """R²: which part of the variance of values is predicted, 1 at most; of constant
    ones 1 if all are right, else 0.

    >>> determination([1.0, 2.0, 3.0], [1.0, 2.0, 2.0])
    0.5
    """
    mean = sum(value / len(values) for value in values)
    largest = max(abs(value - mean) for value in values) or 1.0
    total = sum_of_squares((value - mean) / largest for value in values)
    left = sum_of_squares((value - guess) / largest for value, guess in zip(values, predicted))
    return max(1.0 - left / total, -sys.float_info.max) if total else float(left == 0.0)


def root_mean_square(values: Sequence[float], predicted: Sequence[float]) -> float:
    """RMSE: the root of the mean square of how far predictions are off.

    >>> root_mean_square([1.0, 2.0, 3.0, 4.0], [1.0, 5.0, 7.0, 4.0])
    2.5
    """
    return dist(values, predicted) / sqrt(len(values))


def mean_distance(values: Sequence[float], predicted: Sequence[float]) -> float:
    """MAE: how far predictions are off in the mean.

    >>> mean_distance([1.0, 2.0, 3.0, 4.0], [1.0, 4.0, 1.0, 4.0])
    1.0
    """
    return sum(abs(value - guess) / len(values) for value, guess in zip(values, predicted))


def sum_of_squares(numbers: Iterable[float]) -> float:
    """The sum of the squares of numbers; inf where floats cannot hold it."""
    return sum(number * number for number in numbers)
