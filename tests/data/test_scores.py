"""Accuracy and confusion, counted by hand and again from the pairs."""
import doctest
import statistics
from collections import Counter
from random import Random

import pytest

from neuron_graph import Model
from neuron_graph.data import column_scaling, labels, scores, split, table
from neuron_graph.data.history import Scores
from neuron_graph.data.scores import (
    accuracy,
    confusion,
    mean_distance,
    precision,
    recall,
    root_mean_square,
)
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


@pytest.mark.parametrize("size", [1e-200, 1.0, 1e200])
def test_errors_beside_statistics(size):
    random = Random(1)
    values, guesses = ([size * random.gauss(3, 2) for _ in range(200)] for _ in range(2))
    away = [(a - b) / size for a, b in zip(values, guesses)]
    assert root_mean_square(values, guesses) / size == pytest.approx(statistics.fmean(x * x for x in away) ** 0.5, rel=1e-12)
    assert mean_distance(values, guesses) / size == pytest.approx(statistics.fmean(map(abs, away)), rel=1e-12)


def test_a_baseline_knows_the_rows_for_training_alone():
    rows, labels = [[float(n)] for n in range(10)], [*"aaabbbbbcc"]
    model = Model.of(rows, labels)
    assert model.always == "b" and model.test(rows[:4], labels[:4]).baseline == [0.25]
    model = Model.of(rows, [[float(n), 5.0 - n] for n in range(10)])
    found = model.test(rows[:2], [[1.0, 7.0], [3.0, 0.0]])
    # always 4.5 and 0.5: away by 3.5 and 1.5, by 6.5 and 0.5
    assert model.always == [4.5, 0.5] and found.baseline == pytest.approx([(14.5 / 2) ** 0.5, (42.5 / 2) ** 0.5], rel=1e-15)
    guesses = [*zip(*model.predict(rows[:2]))]
    assert found.rmse == pytest.approx([(((a - 1) ** 2 + (b - 3) ** 2) / 2) ** 0.5 for a, b in guesses[:1]] + [(((a - 7) ** 2 + b ** 2) / 2) ** 0.5 for a, b in guesses[1:]])
    assert found.mae == pytest.approx([(abs(guesses[0][0] - 1) + abs(guesses[0][1] - 3)) / 2, (abs(guesses[1][0] - 7) + abs(guesses[1][1])) / 2])


@pytest.mark.parametrize("scores, words", [(Scores(4, 0.75, [[3, 0], [1, 0]]), "75.0%"), (Scores(4, 0.75, []), "0.7500")])
def test_a_score_in_words(scores, words):
    assert scores.words == words


@pytest.mark.parametrize("module", [column_scaling, labels, scores, split, table], ids=lambda module: module.__name__.rpartition(".")[2])
def test_examples_of_docstrings(module):
    ran = doctest.testmod(module)
    assert ran.attempted and not ran.failed
