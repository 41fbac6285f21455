"""Accuracy and confusion, counted by hand and again from the pairs."""
import doctest
from collections import Counter
from random import Random

import pytest

from neuron_graph.data import column_scaling, scores, split, table
from neuron_graph.data.scores import accuracy, confusion, precision, recall
from neuron_graph.errors import UnknownName, WrongLength

CASES = [
    # labels, predicted, matrix of classes abc, accuracy, precision, recall
    ("aabbc", "aabbc", [[2, 0, 0], [0, 2, 0], [0, 0, 1]], 1.0, [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]),
    ("aabbc", "abbca", [[1, 1, 0], [0, 1, 1], [1, 0, 0]], 0.4, [0.5, 0.5, 0.0], [0.5, 0.5, 0.0]),
    ("aab", "aaa", [[2, 0, 0], [1, 0, 0], [0, 0, 0]], 2 / 3, [2 / 3, None, None], [1.0, 0.0, None]),
    ("b", "c", [[0, 0, 0], [0, 0, 1], [0, 0, 0]], 0.0, [None, None, 0.0], [None, 0.0, None]),
]


@pytest.mark.parametrize("labels, predicted, matrix, right, precisions, recalls", CASES)
def test_by_hand(labels, predicted, matrix, right, precisions, recalls):
    assert confusion(labels, predicted, "abc") == matrix and accuracy(labels, predicted) == right
    assert precision(matrix) == precisions and recall(matrix) == recalls


def test_from_the_pairs():
    random = Random(1)
    classes = ["x", "y", "z", "w"]
    labels, predicted = random.choices(classes, k=300), random.choices(classes, k=300)
    matrix, pairs = confusion(labels, predicted, classes), Counter(zip(labels, predicted))
    assert matrix == [[pairs[true, guess] for guess in classes] for true in classes] and sum(map(sum, matrix)) == 300
    assert accuracy(labels, predicted) == sum(matrix[n][n] for n in range(4)) / 300
    assert precision(matrix) == [pairs[c, c] / predicted.count(c) for c in classes]
    assert recall(matrix) == [pairs[c, c] / labels.count(c) for c in classes]


def test_refused():
    for call in (lambda: accuracy([], []), lambda: accuracy(["a"], []), lambda: confusion(["a"], ["a", "a"], ["a"])):
        with pytest.raises(WrongLength, match="the predictions"):
            call()
    with pytest.raises(UnknownName, match="there is no class 'd'"):
        confusion(["a", "b"], ["a", "d"], ["a", "b"])
    assert confusion([], [], ["a"]) == [[0]] and precision([]) == recall([]) == []


@pytest.mark.parametrize("module", [column_scaling, scores, split, table], ids=lambda module: module.__name__.rpartition(".")[2])
def test_examples_of_docstrings(module):
    ran = doctest.testmod(module)
    assert ran.attempted and not ran.failed
