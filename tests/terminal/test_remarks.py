"""What is said of rows, a training and a test: each remark where it is due, and nothing where it is not."""
from collections import Counter
from random import Random

import pytest

from neuron_graph.data.plan import Plan
from neuron_graph.data.preparation import folded, prepared
from neuron_graph.data.table import Table
from neuron_graph.terminal.training.train_remarks import CONSTANT, alike, remarks_of
from tests.conftest import fit


def table(text, path="rows.csv"):
    columns, *rows = [line.split(",") for line in text.strip().split("\n")]
    return Table(columns, rows, [*range(2, len(rows) + 2)], path)


def rows(columns, count=80, seed=1):
    """A table whose columns are functions of a draw, and of the row's number."""
    random = Random(seed)
    lines = [[str(column(random, n)) for column in columns.values()] for n in range(count)]
    return "\n".join(",".join(line) for line in [list(columns), *lines])


def uniform(random, n):
    return round(random.random(), 4)


SOUND = {"a": uniform, "b": uniform, "y": lambda random, n: "xy"[n % 2]}
NUMBERS = {"a": uniform, "b": uniform, "y": lambda random, n: n * 0.5}


def said(text, plan=None, epochs=0, targets=("y",)):
    ready = prepared(plan or Plan(), table(text), targets)
    if epochs:
        fit(ready.model, ready.samples, epochs, epochs)
    ready.examine()
    return [*remarks_of(ready)]


def of_columns(columns):
    """What is said of the columns of a table; nothing of an untrained model is learned."""
    return [line for line in said(rows(columns)) if line.startswith("columns")]


@pytest.mark.parametrize("more, expected", [
    ({}, []),
    ({"k": lambda random, n: 7}, ["columns that say no more than a constant: k; --drop k leaves them out"]),
    ({"k": lambda random, n: 7, "j": lambda random, n: -1}, ["columns that say no more than a constant: k, j; --drop k,j leaves them out"]),
    ({"t": lambda random, n: 10 * (n % 2)}, ["columns that say no more than what is predicted, which they give away: t; --drop t leaves them out"]),
    ({"c": lambda random, n: n % 5, "d": lambda random, n: 3 - n % 5}, ["columns that say no more than c: d; --drop d leaves them out"]),
    ({"c": lambda random, n: n * n, "d": lambda random, n: n * n}, ["columns that say no more than c: d; --drop d leaves them out"]),
    ({"c": lambda random, n: n * n, "d": lambda random, n: n}, []),
    ({f"k{n}": lambda random, n: 7 for n in range(8)}, ["columns that say no more than a constant: k0, k1, k2, k3, k4, k5, ...; --drop k0,k1,k2,k3,k4,k5 leaves them out"]),
])
def test_columns_that_say_nothing_of_their_own(more, expected):
    assert of_columns(SOUND | more) == expected


def test_numbers_are_given_away_by_themselves_alone():
    assert of_columns(NUMBERS | {"t": NUMBERS["y"]})[0].startswith("columns that say no more than what is predicted")
    assert not of_columns(NUMBERS | {"t": lambda random, n: n}) and not of_columns({"t": NUMBERS["y"], "y": NUMBERS["y"]})


def test_constant_columns_are_listed():
    assert alike(prepared(Plan(), table(rows(SOUND | {"k": lambda random, n: 7})), ["y"]))[CONSTANT] == ["k"]


def test_classes_of_a_single_row():
    lines = rows(SOUND, 30).split("\n")
    lines[3], lines[9] = lines[3][:-1] + "S", lines[9][:-1] + "1C"
    assert "classes of a single row: S (line 4), 1C (line 10); if that is a slip, correct it or leave the row out" in said("\n".join(lines))
    assert not any("single" in line for line in said(rows(SOUND)))


@pytest.mark.parametrize("name, number, told", [
    ("passenger", lambda random, n: n + 1, True), ("t", lambda random, n: n, True), ("customer_id", lambda random, n: n * 7919 % 1009 + 5000, True), ("userId", lambda random, n: 900 - n, True),
    ("a", lambda random, n: n // 2, False), ("year", lambda random, n: 1900 + n, False), ("valid", lambda random, n: n * 7919 % 1009, False), ("x_id", lambda random, n: n % 40, False),
    ("id", lambda random, n: n + 0.5, False),
])
def test_columns_that_number_the_rows(name, number, told):
    found = [line for line in said(rows(SOUND | {name: number})) if line.startswith("the rows are numbered")]
    assert found == [f"the rows are numbered by {name}; where that says nothing of new rows, --drop {name} leaves it out"] * told


def test_many_pairs_of_columns_that_are_the_same_take_a_few_lines():
    """What gives the target away is said first, wherever it stands."""
    pairs = {f"{letter}{n}": lambda random, row, n=n: row % (n + 3) for n in range(12) for letter in "pq"}
    lines = of_columns(SOUND | pairs | {"t": lambda random, n: 10 * (n % 2)})
    assert len(lines) <= 6 and lines[0] == "columns that say no more than what is predicted, which they give away: t; --drop t leaves them out"


def test_a_column_alone_is_no_number_of_rows():
    assert not any(line.startswith("the rows are numbered") for line in said(rows({"x": lambda random, n: n, "y": NUMBERS["y"]})))


def test_copies_on_both_sides():
    drawn = rows(SOUND, 60).split("\n")
    text = "\n".join([drawn[0], *drawn[1:], *drawn[1:11]])
    ready = prepared(Plan(), table(text), ["y"])
    ready.examine()
    seen = [str(row) for row in ready.training]
    new = [row for row in ready.test if str(row) not in seen]
    right = sum(ready.model.predict_one(raw) == label for raw, label in new)
    expected = (f"rows of the test that are copies of rows for training: {len(ready.test) - len(new)} of {len(ready.test)}; on the others the score is "
                f"{right / len(new):.1%}; --test-file tests with other rows")
    assert 0 < len(new) < len(ready.test) and expected in remarks_of(ready)
    alone = rows({"a": lambda random, n: n % 2, "y": lambda random, n: "xy"[n % 2]}, 80)
    assert any(line.startswith("all 20 rows of the test are copies of rows for training: how good") for line in said(alone))


def test_a_small_test():
    ready = prepared(Plan(), table(rows(SOUND, 40)), ["y"])
    ready.examine()
    ready.folds = [ready.model.tested]
    assert not any(line.startswith("the test has few") for line in remarks_of(ready))
    assert any(line.startswith("the test has few rows: 10; --folds 5") for line in said(rows(SOUND, 40)))
    assert not any("few" in line for line in said(rows(SOUND, 80)))


@pytest.mark.parametrize("rate, unlearned", [(1e-9, True), (0.02, False), (30.0, True)])
@pytest.mark.parametrize("classes", [True, False])
def test_a_rate_at_which_nothing_is_learned(rate, unlearned, classes):
    random = Random(5)
    points = [(random.gauss(0, 1), random.gauss(0, 1)) for _ in range(90)]
    text = "a,b,y\n" + "\n".join(f"{a},{b},{('no' if a + b > 0.3 else 'yes') if classes else a - 2 * b}" for a, b in points)
    lines = said(text, Plan(rate=rate, clip_value=1.0), 40)
    found = [line for line in lines if line.startswith("nothing was learned")]
    assert bool(found) is unlearned
    if found:
        assert found == [f"nothing was learned: the error is no smaller than at the start, or than that of always saying the mean; try --rate {rate / 10:g} or --rate {rate * 10:g}, or more --epochs"]


def test_unequal_classes_and_a_single_one_predicted():
    text = rows({"a": uniform, "y": lambda random, n: "no" if n % 10 else "yes"}, 100)
    kept = Counter(label for _, label in prepared(Plan(), table(text), ["y"]).training)
    sentence = f"all rows of the test are taken for no; --convention class-weights=1:{round(kept['no'] / kept['yes'])}, a weight for each class, counts rare ones more"
    assert sentence in said(text, epochs=20) and kept["no"] > 8 * kept["yes"]
    weighed = [line for line in said(text, Plan(more="class-weights=1:2"), 20) if line.startswith("all rows")]
    assert weighed == ["all rows of the test are taken for no"]
    noise = rows({"a": lambda random, n: random.choice([0, 1]) + n / 1000, "y": lambda random, n: random.choice("xxxy")}, 120)
    ready = prepared(Plan(), table(noise), ["y"])
    fit(ready.model, ready.samples, 20, 20)
    ready.examine()
    size = ready.model.tested.rows
    ready.model.tested = ready.model.tested._replace(score=0.5, confusion=[[size // 2, 1], [1, size - size // 2 - 2]], baseline=[0.75])
    assert any(line.startswith("the accuracy is not above that of always saying x; --convention class-weights=1:3, a weight") for line in remarks_of(ready))


def test_folds_are_trained_on_all_other_rows():
    read = table(rows(SOUND, 50))
    ready = prepared(Plan(test=0.2, patience=0), read, ["y"])
    parts = [*folded(ready, 5)]
    assert [(len(part.training), len(part.test)) for part in parts] == [(40, 10)] * 5
    assert sorted(str(row) for part in parts for row in part.test) == sorted(map(str, zip(read.numbers([0, 1]), read.texts(2))))
    for part in parts:
        assert not {str(row) for row in part.test} & {str(row) for row in part.training} and part.model.classes == ["x", "y"] and part.decision == ""
        assert sum(label == "x" for _, label in part.test) == 5
