"""A row of operations says all: corners alone make the slopes, the sides, the complex numbers and the decimals of a function."""
import math
from decimal import Decimal
from random import Random

import pytest

from neuron_graph.network.arithmetic import PRIMITIVES
from neuron_graph.recording.expressions.error_bound import (
    BOUND_SLACK,
    bounded,
    nothing,
    of_floats,
    propagated,
)
from neuron_graph.recording.expressions.exact_decimal import Exact
from neuron_graph.recording.expressions.operations import PRIMITIVE_ROWS, jumps, pieces


def hard_sigmoid(z):
    return max(0.0, min(1.0, 0.2 * z + 0.5))


def shrunk(z, width):
    return z - width if z > width else z + width if z < -width else 0.0


def crooked(z):
    return 0.1 * z + 7.3 if z < 0.3 else -1.7 * z + 0.9


PIECES = {  # a function, its corners, its slope as a person finds it
    "triangle": (lambda z: max(0.0, 1.0 - abs(z)), lambda z: (-1.0, 0.0, 1.0), lambda z: 0.0 if abs(z) > 1 else -math.copysign(1, z), ()),
    "hard tanh": (lambda z: max(-1.0, min(1.0, z)), lambda z: (-1.0, 1.0), lambda z: float(abs(z) < 1), ()),
    "hard sigmoid": (hard_sigmoid, lambda z: (-2.5, 2.5), lambda z: 0.2 * (abs(z) < 2.5), ()),
    "abs": (abs, lambda z: (0.0,), lambda z: math.copysign(1, z), ()),
    "shrunk": (shrunk, lambda z, width: (-width, width), lambda z: float(abs(z) > 0.3), (0.3,)),
    "with a jump": (crooked, lambda z: (0.3,), lambda z: 0.1 if z < 0.3 else -1.7, ()),
    "a line": (lambda z: 3.0 * z - 0.7, lambda z: (), lambda z: 3.0, ()),
}


def places():
    """Numbers all over, and near and far from corners."""
    random = Random(11)
    return [*(random.uniform(-4, 4) for _ in range(300)), *(corner + far for corner in (-2.5, -1, 0, 0.3, 1, 2.5) for far in (-1e-7, 1e-7)),
            1e6 / 3, -1e-9]


@pytest.mark.parametrize("name", PIECES)
def test_pieces_are_said_by_their_corners(name):
    floats, corners, slope, rest = PIECES[name]
    row = pieces(corners)(floats)
    bound = propagated(row, bounded, of_floats)
    for z in places():
        assert row.partials(floats(z, *rest), z, *rest) == pytest.approx([slope(z)], abs=1e-14)
        assert row.complexes(complex(z, 1e-30), *rest).imag == pytest.approx(slope(z) * 1e-30, abs=1e-44)
        true = row.decimals(Decimal(repr(z)), *map(Decimal, map(repr, rest)))
        found = bound(z, *rest)
        assert found.value == floats(z, *rest) and abs(Decimal(found.value) - Decimal(true)) <= Decimal(BOUND_SLACK * found.error), z


def test_decimals_keep_all_their_digits():
    third = Decimal(1) / Decimal(3)
    assert pieces(lambda z: ())(hard_sigmoid).decimals(third) == third * Decimal("0.2") + Decimal("0.5")
    assert isinstance(1.0 - Exact(0.1), Exact) and 1.0 - Exact(0.1) == 0.9 and Exact(0.1) > 0.0999 and -abs(Exact(-2)) / 4.0 == -0.5


def test_sides_change_at_corners_alone():
    row = pieces(lambda z: (-1.0, 0.0, 1.0))(PIECES["triangle"][0])
    assert [list(row.sides(z)) for z in (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)] == [
        [-1, -1, -1], [0, -1, -1], [1, -1, -1], [1, 0, -1], [1, 1, -1], [1, 1, 0], [1, 1, 1]]


def test_jumps_are_flat_and_lose_nothing():
    row = jumps(lambda z: (math.floor(z), math.ceil(z)))(lambda z: float(math.floor(z)))
    assert list(row.partials(2.0, 2.5)) == [0.0] and row.complexes(2.5 + 1e-30j) == 2 and row.decimals(Decimal("2.5")) == 2
    assert propagated(row, bounded, nothing)(2.5).error == 0.0


def test_every_primitive_has_a_row():
    assert set(PRIMITIVE_ROWS) == set(PRIMITIVES)
