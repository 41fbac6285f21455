"""Rows divided into training and test."""
from collections import Counter
from random import Random

import pytest

from neuron_graph.data.split import apportioned, folds, split
from neuron_graph.errors import BadValue

EACH = [
    # how many of each class, part, how many of each for the test
    ({"a": 50, "b": 50, "c": 50}, 0.2, {"a": 10, "b": 10, "c": 10}),
    ({"a": 90, "b": 10}, 0.1, {"a": 9, "b": 1}),
    ({"a": 7, "b": 2}, 0.5, {"a": 4, "b": 1}),
    ({"a": 2, "b": 2}, 0.5, {"a": 1, "b": 1}),
    ({"a": 10, "b": 1}, 0.25, {"a": 3, "b": 0}),
    ({"a": 6, "b": 2}, 0.75, {"a": 5, "b": 1}),
    ({"a": 8, "b": 3}, 0.0, {"a": 0, "b": 0}),
    ({"a": 150}, 0.25, {"a": 38}),
]
REFUSED = [
    ([], 0.25, "of 0 rows it leaves none"), (["a"], 0.25, "of 1 row it leaves none to test with"), (["a"], 0.5, "of 1 row it leaves none to train on"),
    (["a", "b"], 0.1, "none to test with"), (["a"] * 9, 0.99, "none to train on"), (["a", "a", "b", "b"], 0.75, "some class without a row to train on"),
    (["a"] * 9, 1, "less than 1"), (["a"] * 9, -0.1, "at least 0"), (["a"] * 9, float("nan"), "finite"), (["a"] * 9, "0.5", "a number is needed"),
]


def labels_of(counts, seed=1):
    """So many labels of each class, mixed."""
    labels = [label for label, count in counts.items() for _ in range(count)]
    Random(seed).shuffle(labels)
    return labels


@pytest.mark.parametrize("counts, part, expected", EACH)
@pytest.mark.parametrize("seed", range(5))
def test_each_class_gives_its_share(counts, part, expected, seed):
    labels = labels_of(counts)
    training, test = split(labels, part, seed)
    assert training == sorted(training) and test == sorted(test) and sorted(training + test) == list(range(len(labels)))
    found = Counter(labels[row] for row in test)
    assert {label: found[label] for label in counts} == expected


@pytest.mark.parametrize("labels, part, words", REFUSED)
def test_refused(labels, part, words):
    with pytest.raises(BadValue) as caught:
        split(labels, part, 1)
    assert words in str(caught.value)


@pytest.mark.parametrize("stratified", [True, False])
def test_invariants(stratified):
    random = Random(1)
    for seed in range(300):
        labels = [random.choice("abcdef"[:random.randrange(1, 7)]) for _ in range(random.randrange(2, 60))]
        part = random.choice([0.1, 0.2, 0.25, 1 / 3, 0.5, 0.7])
        try:
            training, test = split(labels, part, seed, stratified)
        except BadValue:
            assert len(labels) * part < 1 or len(labels) < 14
            continue
        assert len(test) == int(len(labels) * part + 0.5) and sorted(training + test) == list(range(len(labels)))
        kept = {labels[row] for row in training}
        assert not stratified or kept >= {label for label, count in Counter(labels).items() if count > 1}
        assert (training, test) == split(labels, part, seed, stratified)


def test_plain_split_does_not_look_at_labels():
    values = [0.5 * n for n in range(40)]
    assert split(values, 0.25, 7, stratified=False) == split(["a"] * 40, 0.25, 7, stratified=False)
    assert split([[1.0]] * 4, 0.5, 7, stratified=False) == split("aaaa", 0.5, 7)


def test_every_row_comes_into_the_test_for_some_seed():
    for labels, stratified in [("aaaabbbb", True), ("aabbccdd", True), ("abcdefgh", False)]:
        tests = [split(labels, 0.25, seed, stratified)[1] for seed in range(100)]
        assert {row for test in tests for row in test} == set(range(8)) and len(set(map(tuple, tests))) > 10


def test_the_same_on_every_python():
    assert split(["a"] * 6 + ["b"] * 6, 1 / 3, 0) == ([0, 1, 2, 4, 6, 8, 9, 10], [3, 5, 7, 11])
    assert split(list(range(10)), 0.3, 42, stratified=False) == ([0, 2, 3, 5, 6, 7, 9], [1, 4, 8])


def test_many_classes_take_no_longer():
    training, test = split([row // 2 for row in range(50_000)], 0.5, 1)
    assert len(training) == len(test) == 25_000
    with pytest.raises(BadValue, match="without a row to train on"):
        split(list(range(50_000)), 0.5, 1)


@pytest.mark.parametrize("sizes, room, due, given", [
    ([5, 3, 2], [4, 2, 1], 5, [3, 1, 1]), ([5, 3, 2], [4, 2, 1], 7, [4, 2, 1]), ([47, 16, 37], [46, 15, 36], 10, [5, 1, 4]),
    ([2, 2, 1], [1, 1, 1], 3, [1, 1, 1]), ([3], [2], 0, [0]),
])
def test_apportioned(sizes, room, due, given):
    assert apportioned(sizes, room, due) == given


@pytest.mark.parametrize("counts, parts", [({"a": 50, "b": 50, "c": 50}, 5), ({"a": 90, "b": 10}, 3), ({"a": 7, "b": 2}, 2), ({"a": 7, "b": 2, "c": 1}, 4), ({"a": 2, "b": 9}, 11)])
def test_folds(counts, parts):
    labels = labels_of(counts)
    found = folds(labels, parts, 1, True)
    # every row of a class of several stands in one fold; each class has its share in each, and so have all rows
    assert sorted(sum(found, [])) == [row for row, label in enumerate(labels) if counts[label] > 1]
    for label, count in counts.items():
        shares = [sum(labels[row] == label for row in fold) for fold in found]
        assert max(shares) - min(shares) <= 1 and sum(shares) == count * (count > 1)
    sizes = [*map(len, found)]
    assert max(sizes) - min(sizes) <= 1
    assert found == folds(labels, parts, 1, True) != folds(labels, parts, 2, True)
    plain = folds(labels, parts, 1, False)
    assert sorted(sum(plain, [])) == [*range(len(labels))] and plain == folds(["x"] * len(labels), parts, 1, False)


@pytest.mark.parametrize("count", [-1, 0, 1, 9])
def test_so_many_folds_there_are_not(count):
    with pytest.raises(BadValue, match="--folds is .*: from 2 to 8 are possible here"):
        folds([*"aaaabbbbc"], count, 1, True)
