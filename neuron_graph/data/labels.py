"""Labels: what the classes of a column are called, and whether its values are classes at
all, or numbers to predict."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..errors import BadValue, first_of
from .table_cells import is_number, number_of

FEW = 10
"""So many different whole numbers, at most, are classes where nothing else is said."""


def task_of(values: Sequence[str], numeric: bool) -> str:
    """Whether classes or numbers are to be predicted: text is classes, and so are a few
    whole numbers, however they are written."""
    texts = set(map(str, values))
    labels = set(class_labels(texts, ";")) if len(texts) <= FEW * FEW else texts
    few = len(labels) <= FEW and all_whole(labels) and (
        2 * len(labels) <= len(values) or all(len(label) <= 2 for label in labels))
    return "classes" if few or not numeric else "numbers"


DECISIONS = {
    ("classes", False): "classes: the column {} has {} different words",
    ("classes", True): "classes: the column {} has {} different whole numbers; --task numbers "
                       "takes them as numbers",
    ("numbers", False): "numbers: the column {} has {} different numbers; --task classes takes "
                        "them as classes",
}
"""How a task is chosen, by whether labels are whole numbers, and what chooses the other."""


def decision(column: str, goals: list[Any], task: str) -> str:
    """How the task was chosen, by what is to be predicted."""
    return DECISIONS[task, task == "classes" and all_whole(goals)].format(column, len(set(goals)))


def class_labels(values: Iterable[Any], delimiter: str = ",") -> list[str]:
    """What the classes of a column are called. Where all are numbers, equal ones are one
    class, called as short as can be: 1 for 1.0 and 1.000e+00; else they stay as written,
    and so do fractions, for 3/4 may be no number, and whole numbers that all differ: 007.

    >>> class_labels(["0.0", "1", "1.", "2.50"]), class_labels(["0.0", "no"])
    (['0', '1', '1', '2.5'], ['0.0', 'no'])
    """
    texts = [*map(str, values)]
    short = {text: label_of(text, delimiter) for text in set(texts)}
    differ = all_whole(short) and len({*short.values()}) == len(short)
    return [short[text] for text in texts] if all(short.values()) and not differ else texts


def label_of(text: str, delimiter: str = ",") -> str:
    """A number as short as can be, "" for what is none."""
    if is_whole(text):
        return str(int(text))
    if "/" in text or not is_number(text, delimiter):
        return ""
    return repr(number_of(text, delimiter) + 0.0).removesuffix(".0")


def is_whole(text: str) -> bool:
    """Whether a text is a whole number."""
    return re.fullmatch(r"[+-]?[0-9]{1,18}", text) is not None


def all_whole(texts: Iterable[str]) -> bool:
    """Whether all texts are whole numbers."""
    return all(map(is_whole, texts))


def labels_of(values: Iterable[str]) -> list[str]:
    """The labels, in an order that does not depend on that of the rows: numbers by
    size, texts by the alphabet."""
    labels = sorted(set(values))
    return sorted(labels, key=int) if all_whole(labels) else labels


def check_classes(classes: Sequence[str], task: str, column: str) -> None:
    """Refuse classes that cannot be told apart."""
    if len(classes) < 2:
        raise BadValue(f"column {column}", classes[0] if classes else None,
                       "there is but one class: nothing can be told apart")
    if task == "perceptron" and len(classes) > 2:
        raise BadValue(f"column {column}", first_of(classes, 8),
                       "a perceptron tells two classes apart")
