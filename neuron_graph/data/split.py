"""A split of rows into some to train on and some to test with, drawn by a seed: the
same on every Python.

    part   the part of the rows that is for the test
    due    how many rows that is, of all or of a class
"""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from random import Random

from ..checks import finite
from ..errors import BadValue, counted

PART = "the part for the test"


def split(labels: Sequence[object], part: float, seed: int,
          stratified: bool = True) -> tuple[list[int], list[int]]:
    """Which rows are for training and which for the test, counted from 0, each in the
    order of the file.

    `labels` has an entry for each row. Of n rows, n·part rounded (halves up) are for
    the test, 0 ≤ part < 1; `stratified` takes its share from each class, by largest
    remainders, and leaves at least one of any class in training; otherwise labels are
    not looked at. Raises `BadValue` where no row would be left for training, or none of
    a class, or (part > 0) none would be for the test.

    >>> split(["a", "a", "b", "b", "b", "b"], 0.5, seed=1)
    ([0, 2, 5], [1, 3, 4])
    """
    due = rows_due(len(labels), part)
    order = shuffled(len(labels), seed)
    test = set(shares(order, labels, due, part) if stratified else order[:due])
    return [row for row in range(len(labels)) if row not in test], sorted(test)


def folds(labels: Sequence[str], count: int, seed: int, stratified: bool) -> list[list[int]]:
    """The rows in so many parts of the same size, as far as can be; `stratified` leaves
    out classes of a single row, and gives each part its share of the others. Raises
    `BadValue`.

    >>> folds(["a", "a", "b", "b", "c", "b", "b"], 2, seed=1, stratified=True)
    [[1, 5, 6], [0, 2, 3]]
    """
    order, sizes = shuffled(len(labels), seed), Counter(labels if stratified else ())
    if stratified:
        order = sorted((row for row in order if sizes[labels[row]] > 1), key=labels.__getitem__)
    if not 2 <= count <= len(order):
        raise BadValue("--folds", count, f"from 2 to {len(order)} are possible here")
    return [sorted(order[start::count]) for start in range(count)]


def shuffled(count: int, seed: int) -> list[int]:
    """So many rows in an order drawn by a seed."""
    # Of all that Random offers, only random() is promised to give the same on every Python.
    draw = Random(f"{seed} split").random
    return sorted(range(count), key=[draw() for _ in range(count)].__getitem__)


def rows_due(rows: int, part: float) -> int:
    """How many rows are for the test. Raises `BadValue`."""
    if not 0.0 <= finite(part, PART) < 1.0:
        raise BadValue(PART, part, "it must be at least 0 and less than 1")
    due = math.floor(rows * part + 0.5)
    if due == rows or (part and not due):
        lacking = "train on" if due == rows else "test with"
        raise BadValue(
            PART, part, f"of {counted(rows, 'row')} it leaves none to {lacking}")
    return due


def shares(order: Sequence[int], labels: Sequence[object], due: int, part: float) -> list[int]:
    """The rows for the test: of each class the first in a shuffled order, as many as
    are its share."""
    classes: dict[object, list[int]] = {}
    for row in order:
        classes.setdefault(labels[row], []).append(row)
    sizes = [len(rows) for rows in classes.values()]
    room = [size - 1 for size in sizes]
    if sum(room) < due:
        raise BadValue(
            PART, part, f"it leaves some class without a row to train on (rows {len(labels)}, "
            f"classes {len(sizes)}, such as {labels[0]!r}): another --target is needed, or, for "
            "numbers, --task numbers, and each written alone, without a unit or separator")
    return [row for rows, share in zip(classes.values(), apportioned(sizes, room, due))
            for row in rows[:share]]


def apportioned(sizes: Sequence[int], room: Sequence[int], due: int) -> list[int]:
    """`due` shared out in proportion to sizes, none more than its room: whole shares
    first, then by the largest remainders."""
    whole = sum(sizes)
    given = [size * due // whole for size in sizes]
    places = cycle(sorted(
        range(len(sizes)), key=[size * due % whole for size in sizes].__getitem__, reverse=True))
    left = due - sum(given)
    while left:
        place = next(places)
        if given[place] < room[place]:
            given[place] += 1
            left -= 1
    return given
