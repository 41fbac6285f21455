"""Scalings fitted on rows, beside `statistics` and what is known by hand."""
import math
import statistics
from fractions import Fraction
from random import Random

import pytest

from neuron_graph import NeuronGraphError
from neuron_graph.data.column_scaling import scaling_for
from neuron_graph.errors import BadValue, UnknownName, WrongLength
from neuron_graph.setup.scaling import deviation

ROWS = [[1.0, 10.0, 7.0], [3.0, -10.0, 7.0], [5.0, 20.0, 7.0]]
CASES = [
    # how, shift, scale
    ("standard", [3.0, 20 / 3, 7.0], [math.sqrt(8 / 3), statistics.pstdev([10, -10, 20]), 1.0]),
    ("minmax", [1.0, -10.0, 7.0], [4.0, 30.0, 1.0]),
    ("shift:1,2.5,1/2", [1.0, 2.5, 0.5], None),
    ("shift:1;2,5;0,5", [1.0, 2.5, 0.5], None),
    ("divide:255", [0.0] * 3, [255.0] * 3),
    ("divide:255,0.01,1", [-0.01 * 255 / 0.99] * 3, [255 / 0.99] * 3),
]
REFUSED = [
    # how, rows, error, words
    ("standart", ROWS, UnknownName, "nearest: standard"), ("", ROWS, UnknownName, "known: standard, minmax, shift:135,66, none"),
    ("shift", ROWS, UnknownName, "shift:135,66"), ("shift:", ROWS, BadValue, "at least one number"), ("shift:1,x,2", ROWS, BadValue, "entry 2"),
    ("shift:1,2", ROWS, WrongLength, "3 are needed, 2 given"), ("standard", [], BadValue, "at least one"), ("minmax", [], BadValue, "at least one"),
    ("standard", [[1.0, 2.0]], WrongLength, "3 are needed, 2 given"), ("minmax", [*ROWS, [1.0]], WrongLength, "3 are needed, 1 given"),
    ("standard", [[0.0, math.nan, 0.0]], BadValue, "column 'b' is nan"), ("minmax", [[0.0, math.inf, 0.0], [0.0, -math.inf, 0.0]], BadValue, "column 'b' is inf"),
    ("standard", [[1.7e308, 0.0, 0.0], [1.7e308, 0.0, 1.0], [1.0, 0.0, 0.0]], BadValue, "column 'a' is 1.7e+308: it cannot be scaled"),
    ("standard", [[1.7e308, 0.0, 0.0], [-1.7e308, 0.0, 1.0], [-1.7e308, 1.0, 0.0]], BadValue, "cannot be scaled"),
    ("divide:0", ROWS, BadValue, "nothing can be divided by it"), ("divide:255,1,1", ROWS, BadValue, "must differ"), ("divide:", ROWS, BadValue, "the divisor"),
    ("divide:1,2", ROWS, WrongLength, "3 are needed, 2 given"), ("divide", ROWS, UnknownName, "divide:255"),
    ("minmax", [[0.0, 1e308, 0.0], [0.0, -1.5e308, 0.0]], BadValue, "column 'b' is -1.5e+308: it cannot be scaled"),
]


@pytest.mark.parametrize("how, shift, scale", CASES)
def test_fitted(how, shift, scale):
    scaling = scaling_for(how, ["a", "b", "c"], ROWS)
    assert scaling.shift == pytest.approx(shift, rel=1e-15)
    assert scaling.scale == (scale and pytest.approx(scale, rel=1e-15))


@pytest.mark.parametrize("how, rows, error, words", REFUSED)
def test_refused(how, rows, error, words):
    with pytest.raises(error) as caught:
        scaling_for(how, ["a", "b", "c"], rows)
    assert words in str(caught.value)


def test_pixels_as_a_book_on_digits_scales_them():
    scaling = scaling_for("divide:255,0.01,1", ["p1", "p2"], [])
    for pixel in range(256):
        assert scaling.apply([pixel, 0.0]) == pytest.approx([pixel / 255 * 0.99 + 0.01, 0.01], rel=1e-14)


def test_none():
    assert scaling_for("none", ["a", "b", "c"], ROWS) is None


@pytest.mark.parametrize("value", [0.0, 0.1, -1 / 3, 1e308, 5e-324])
@pytest.mark.parametrize("how", ["standard", "minmax"])
def test_a_constant_column_becomes_0(how, value):
    rows = [[value, n] for n in range(7)]
    scaling = scaling_for(how, ["a", "b"], rows)
    assert scaling.scale[0] == 1.0 and scaling.apply([value, 3.0])[0] == 0.0


@pytest.mark.parametrize("size, offset", [(1.0, 0.0), (1e-200, 0.0), (1e-310, 0.0), (1e200, 0.0), (1e300, 0.0), (1e-3, 1e6), (1.0, 1e9)])
def test_deviation_is_that_of_statistics(size, offset):
    random = Random(1)
    values = [offset + size * random.gauss(0, 1) for _ in range(200)]
    scaling = scaling_for("standard", ["x"], [[value] for value in values])
    mean = sum(map(Fraction, values)) / len(values)
    assert scaling.shift[0] == pytest.approx(float(mean), rel=1e-15)
    variance = sum((Fraction(value) - mean) ** 2 for value in values) / len(values)
    truth = float(Fraction(math.isqrt(int(variance * Fraction(10) ** 700)), 10**350))
    assert scaling.scale[0] == pytest.approx(truth, rel=1e-12)
    if 1e-100 < size < 1e100:
        assert scaling.scale[0] == pytest.approx(statistics.pstdev(values), rel=1e-12)


def test_deviation_has_the_bits_of_the_formula():
    random = Random(2)
    for _ in range(50):
        away = [random.gauss(0, 10) for _ in range(20)]
        assert deviation(away) == math.sqrt(math.fsum(d * d for d in away) / 20)


def test_what_is_scaled():
    random = Random(3)
    rows = [[random.gauss(170, 10), random.expovariate(1e-5)] for _ in range(100)]
    for column in zip(*[scaling_for("standard", ["a", "b"], rows).apply(row) for row in rows]):
        assert statistics.fmean(column) == pytest.approx(0, abs=1e-14) and statistics.pstdev(column) == pytest.approx(1)
    for column in zip(*[scaling_for("minmax", ["a", "b"], rows).apply(row) for row in rows]):
        assert (min(column), max(column)) == (0.0, 1.0)


def test_anything_is_a_scaling_or_a_sentence():
    random = Random(4)
    extremes = [0.0, 5e-324, -5e-324, 1e-308, 1.0, -1.0, 1e154, 1e308, -1e308, 1.7e308, -1.7e308]
    for _ in range(2000):
        rows = [[random.choice(extremes)] for _ in range(random.randrange(6))]
        try:
            scaling = scaling_for(random.choice(["standard", "minmax"]), ["x"], rows)
            assert all(map(math.isfinite, scaling.shift + scaling.scale)) and scaling.scale[0] > 0
        except NeuronGraphError as error:
            assert "'x'" in str(error) or not rows
