"""Plans: what model a table asks for, how its rows are divided; the irises."""
import statistics
from pathlib import Path

import pytest

from neuron_graph.data.plan import Plan, plan_of
from neuron_graph.data.preparation import prepared
from neuron_graph.data.table import Table
from neuron_graph.errors import NeuronGraphError
from tests.conftest import fit

IRIS = str(Path(__file__).parent.parent.parent / "walkthroughs" / "iris.csv")


def table(tmp_path, text):
    path = tmp_path / "rows.csv"
    path.write_text(text, encoding="utf-8")
    return Table.read(str(path))


def rows(count, target):
    return "a,b,c\n" + "".join(f"{n},{n % 7},{target(n)}\n" for n in range(count))


@pytest.mark.parametrize("target, classes, sizes, error", [
    (lambda n: "yes" if n % 2 else "no", ["no", "yes"], [2, 8, 2], "cross-entropy"), (lambda n: n % 3, ["0", "1", "2"], [2, 8, 3], "cross-entropy"),
    (lambda n: n * 0.5, [], [2, 8, 1], "half-squared-mean"), (lambda n: n, [], [2, 8, 1], "half-squared-mean"),
    (lambda n: 10 * (n % 3) + 2, ["2", "12", "22"], [2, 8, 3], "cross-entropy"),
])
def test_what_a_target_asks_for(tmp_path, target, classes, sizes, error):
    found = prepared(Plan(), table(tmp_path, rows(40, target)), ["c"])
    assert (found.model.classes, found.model.network.sizes, found.model.convention.error) == (classes, sizes, error)
    assert (len(found.samples), len(found.test), found.model.network.inputs) == (30, 10, ["a", "b"])


@pytest.mark.parametrize("cells, classes, decision", [
    (["0.0", "1.0"], ["0", "1"], "classes: the column c has 2 different whole numbers; --task numbers takes them as numbers"),
    (["0.000000000000000000e+00", "1.000000000000000000e+00", "1", "1.", "+1"], ["0", "1"], "2 different whole numbers"), (["2", "10.0", "-3"], ["-3", "2", "10"], "3 different whole"),
    (["0.0", "no"], ["0.0", "no"], "classes: the column c has 2 different words"), (["3/4", "6/8", "2/4"], None, "numbers: the column c has 2 different numbers; --task classes"),
    ([*map(str, range(11))], None, "numbers: the column c has 11 different numbers; --task classes takes them as classes"), (["0.5", "1"], None, "2 different numbers"),
    (["0,0", "1,00"], ["0", "1"], "whole")])
def test_equal_numbers_are_one_class(tmp_path, cells, classes, decision):
    mark = ";" if "," in cells[0] else ","
    read = table(tmp_path, f"a{mark}c\n" + "".join(f"{n}{mark}{cells[n % len(cells)]}\n" for n in range(66)))
    found = prepared(Plan(), read, ["c"])
    assert found.model.classes == (classes or []) and decision in found.decision
    assert prepared(Plan(task=classes and "classes" or "numbers"), read, ["c"]).decision == ""
    if classes:
        assert found.model.targets_of("1.0") == found.model.targets_of("1") if "1" in classes else True


def test_fractions_stay_as_they_are_written(tmp_path):
    read = table(tmp_path, "a,c\n" + "".join(f"{n},{['3/4', '6/8'][n % 2]}\n" for n in range(20)))
    assert prepared(Plan(task="classes"), read, ["c"]).model.classes == ["3/4", "6/8"]


@pytest.mark.parametrize("plan, rate, rule, momentum", [
    (Plan(), 0.01, "adam", 0.9), (Plan(rule="descent"), 0.02, "descent", 0.9), (Plan(momentum=0.5), 0.01, "momentum", 0.5), (Plan(rule="Nesterov"), 0.002, "nesterov", 0.9), (Plan(rule="NAG", momentum=0.75), 0.005, "nesterov", 0.75),
    (Plan(rule="adam"), 0.01, "adam", 0.9), (Plan(rule="rmsprop", batch=1), 0.0025, "rmsprop", 0.9), (Plan(batch=64), 0.02, "adam", 0.9), (Plan(batch="all"), 0.01, "adam", 0.9), (Plan(rule="adagrad"), 0.1, "adagrad", 0.9), (Plan(rule="adam", rate=0.5), 0.5, "adam", 0.9)])
def test_rules_have_rates(tmp_path, plan, rate, rule, momentum):
    found = prepared(plan, table(tmp_path, rows(40, lambda n: n % 2)), ["c"]).model
    assert (found.rate, found.convention.rule, found.convention.momentum) == (rate, rule, momentum)
    assert plan_of(plan.texts()) == plan


@pytest.mark.parametrize("batch, per", [(1, 30), (7, 5), (15, 2), (30, 1), (40, 1), ("all", 1)])
def test_a_schedule_goes_by_epochs(tmp_path, batch, per):
    found = prepared(Plan(schedule="step", schedule_steps=2.0, batch=batch), table(tmp_path, rows(40, lambda n: n % 2)), ["c"]).model
    assert found.convention.schedule_per == per
    # after two epochs the rate is half of it: an update by a batch of one epoch later moves half as far
    network = found.network
    network.updates = 2.0 * per - 1.0
    network.start(1.0)
    assert network.pace.rate == 1.0
    network.updates += 1.0
    network.start(1.0)
    assert network.pace.rate == 0.5


def test_the_scaling_is_that_of_the_rows_for_training_alone(tmp_path):
    read = table(tmp_path, rows(40, lambda n: n * 0.5))
    found = prepared(Plan(), read, ["c"])
    kept = [row for row in read.numbers([0, 1]) if row not in [raw for raw, _ in found.test]]
    assert found.model.scaling.shift == pytest.approx([statistics.fmean(column) for column in zip(*kept)], rel=1e-15)
    assert found.model.scaling.scale == pytest.approx([statistics.pstdev(column) for column in zip(*kept)], rel=1e-14)


def test_a_perceptron_and_several_numbers(tmp_path):
    read = table(tmp_path, rows(40, lambda n: int(n > 20)))
    found = prepared(Plan(task="perceptron", scale="none"), read, ["c"])
    assert found.model.network.sizes == [2, 1] and found.model.convention.rule == "perceptron" and found.model.scaling is None
    fit(found.model, found.samples, 200, 200)
    assert found.model.score([raw for raw, _ in found.test], [value for _, value in found.test]) == 1.0
    both = prepared(Plan(validation=0.2), table(tmp_path, rows(60, lambda n: int(n > 20))), ["b", "c"], ["a"])
    assert both.model.network.sizes == [1, 8, 2] and len(both.validation) == 9 and isinstance(both.model.predict_one([3.0]), list)


@pytest.mark.parametrize("plan, text, targets, features, why", [
    (Plan(), rows(9, lambda n: "same"), ["c"], [], "one class"), (Plan(task="perceptron"), rows(9, lambda n: n % 3), ["c"], [], "two classes"),
    (Plan(), rows(9, lambda n: n), ["d"], [], "nearest|known"), (Plan(), rows(9, lambda n: n), ["c"], ["c"], "besides the target"),
    (Plan(), rows(9, lambda n: n), ["c"], ["a", "a"], "stands there twice"), (Plan(), "c\n1\n2\n", ["c"], [], "besides the target"),
    (Plan(rule="adma"), rows(9, lambda n: n % 2), ["c"], [], "there is no rule 'adma'; nearest: adam"), (Plan(rule="perceptron"), rows(9, lambda n: n % 2), ["c"], [], "trains a single layer"),
    (Plan(rule="adam", momentum=0.5), rows(9, lambda n: n % 2), ["c"], [], "momentum is 0.5: it says nothing without rule=momentum or rule=nesterov"),
    (Plan(task="perceptron", rule="adam"), rows(9, lambda n: n % 2), ["c"], [], "rule is 'adam': the task perceptron has a rule of its own"),
    (Plan(task="perceptron", momentum=0.5), rows(9, lambda n: n % 2), ["c"], [], "rule is 'momentum': the task perceptron has a rule of its own"),
    (Plan(clip_norm=-1.0), rows(9, lambda n: n % 2), ["c"], [], "clip-norm is -1.0"), (Plan(schedule="cosin"), rows(9, lambda n: n % 2), ["c"], [], "nearest: cosine"),
    (Plan(rates="0.1"), rows(9, lambda n: n % 2), ["c"], [], "says nothing without schedule=table"), (Plan(schedule_steps=3.0), rows(9, lambda n: n % 2), ["c"], [], "says nothing without schedule=step"),
    (Plan(schedule="step", schedule_steps=0.0), rows(9, lambda n: n % 2), ["c"], [], "schedule-steps is 0.0: a number from 1"), (Plan(l1=-0.5), rows(9, lambda n: n % 2), ["c"], [], "l1 is -0.5"),
    (Plan(initial="x"), rows(9, lambda n: n % 2), ["c"], [], "initial"), (Plan(), "a,c\n1,x\ntwo,y\n3,x\n", ["c"], [], "two"),
])
def test_what_cannot_be_planned(tmp_path, plan, text, targets, features, why):
    with pytest.raises(NeuronGraphError, match=why):
        prepared(plan, table(tmp_path, text), targets, features)


@pytest.mark.parametrize("options", [{"task": "guess"}, {"hidden": 8}, {"hidden": ("a",)}, {"rate": 0.0}, {"rate": "x"}, {"momentum": 1.0}], ids=str)
def test_what_is_no_plan(options):
    with pytest.raises(NeuronGraphError):
        Plan(**options)


def test_a_class_with_a_single_row_is_trained_on(tmp_path):
    for seed in range(20):
        found = prepared(Plan(seed=seed), table(tmp_path, "a,c\n" + "".join(f"{n},{label}\n" for n, label in enumerate("AAABBBCDEF"))), ["c"])
        assert {value for _, value in found.training} == set("ABCDEF")


def test_irises_over_twenty_seeds():
    scores = []
    for seed in range(20):
        found = prepared(Plan(seed=seed), Table.read(IRIS), ["species"])
        fit(found.model, found.samples, 100, 100)
        scores.append(found.model.score([raw for raw, _ in found.test], [value for _, value in found.test]))
    assert statistics.fmean(scores) >= 0.95


@pytest.mark.parametrize("features, rows, sizes, most", [(2, 30, [2, 8, 1], 500), (4, 1000, [4, 8, 1], 135), (9, 300, [9, 16, 1], 300), (40, 50, [40, 32, 1], 500)])
def test_what_is_chosen_from_the_size_of_a_table(features, rows, sizes, most):
    """270,000 over the rows and the root of the features, by hand."""
    cells = [[*(str((n * (k + 3)) % 17) for k in range(features)), f"{n % 9}.5"] for n in range(rows)]
    found = prepared(Plan(test=0.0, patience=0), Table([*(f"x{k}" for k in range(features)), "y"], cells, list(range(rows)), "t"), ["y"])
    assert (found.model.network.sizes, found.most, found.validation, found.patience) == (sizes, most, [], 0)


@pytest.mark.parametrize("rows, plan, apart", [(39, {}, 0), (40, {}, 4), (100, {}, 10), (100, {"patience": 0}, 0), (100, {"task": "perceptron"}, 0), (100, {"validation": 0.3}, 30)])
def test_rows_that_say_when_to_stop(rows, plan, apart):
    cells = [[str(n), "ab"[n > 50 or n < 20]] for n in range(rows)]
    found = prepared(Plan(test=0.0, **plan), Table(["x", "y"], cells, list(range(rows)), "t"), ["y"])
    assert (len(found.samples), len(found.validation)) == (rows - apart, apart)


def test_a_class_of_one_row_each_leaves_none_to_stop_by():
    found = prepared(Plan(test=0.0), Table(["x", "y"], [[str(n), f"c{n % 48}"] for n in range(50)], list(range(50)), "t"), ["y"])
    assert (len(found.samples), found.validation) == (50, [])


def test_a_plan_of_an_older_file_keeps_its_defaults():
    old = {"rate": "0.02", "batch": "1", "l2": "0.0", "validation": "0.0", "patience": "", "hidden": "", "rule": "", "momentum": "0.0"}
    found = plan_of(old)
    assert (found.rule, found.batch, found.l2, found.patience, found.hidden, found.stops) == ("descent", 1, 0.0, None, (8,), False)
    assert plan_of({**old, "task": "perceptron"}).rule == "" and plan_of({**old, "momentum": "0.5"}).rule == "momentum"


def test_what_the_whole_table_asks_for_holds_for_fewer_rows_for_training(tmp_path):
    """Twelve different numbers, of which nine are for training."""
    found = prepared(Plan(), table(tmp_path, "a,c\n" + "".join(f"{n},{n * n}\n" for n in range(12))), ["c"])
    assert found.model.classes == [] and found.decision.startswith("numbers: the column c has 12 different") and found.model.origin.plan == Plan()
