"""Functions with corners, written with `until` and `below`: their complex numbers, decimals, bounds and sides follow from the parts."""
import math
from decimal import Decimal
from random import Random

import pytest

from neuron_graph.network.arithmetic import PRIMITIVES, below, clipped, relu, until
from neuron_graph.recording.expressions import COMPLEX, OPERATIONS, Number, decimals, fold
from neuron_graph.recording.expressions.error_bound import (
    BOUND_SLACK,
    BOUNDED,
    Bounded,
    bounded,
    nothing,
    propagated,
)
from neuron_graph.recording.expressions.operations import PRIMITIVE_ROWS, jumps


def triangle(z):
    return until(z, 0.0, relu(1.0 + z), relu(1.0 - z))


def hard_sigmoid(z):
    return clipped(0.2 * z + 0.5, 0.0, 1.0)


def shrunk(z):
    return until(z, 0.3, below(z, -0.3, z + 0.3, 0.0), z - 0.3)


def crooked(z):
    return below(z, 0.3, 0.1 * z + 7.3, -1.7 * z + 0.9)


PIECES = {  # a function, its value and its slope as a person finds them
    "triangle": (triangle, lambda z: max(0.0, 1.0 - abs(z)), lambda z: 0.0 if abs(z) > 1 else -math.copysign(1, z)),
    "hard tanh": (lambda z: clipped(z, -1.0, 1.0), lambda z: max(-1.0, min(1.0, z)), lambda z: float(abs(z) < 1)),
    "hard sigmoid": (hard_sigmoid, lambda z: max(0.0, min(1.0, 0.2 * z + 0.5)), lambda z: 0.2 * (abs(z) < 2.5)),
    "shrunk": (shrunk, lambda z: z - 0.3 if z > 0.3 else z + 0.3 if z < -0.3 else 0.0, lambda z: float(abs(z) > 0.3)),
    "with a jump": (crooked, lambda z: 0.1 * z + 7.3 if z < 0.3 else -1.7 * z + 0.9, lambda z: 0.1 if z < 0.3 else -1.7),
}


def within(number, arithmetic, z, value):
    """An expression of z in an arithmetic."""
    def leaf(operand):
        return value if operand is z else arithmetic.number(operand)

    return fold(number, leaf, lambda node, parts: arithmetic.operations[node.operation](*parts))


def places():
    """Numbers all over, and near and far from corners."""
    random = Random(11)
    return [*(random.uniform(-4, 4) for _ in range(300)), *(corner + far for corner in (-2.5, -1, 0, 0.3, 1, 2.5) for far in (-1e-7, 1e-7)),
            1e6 / 3, -1e-9]


@pytest.mark.parametrize("name", PIECES)
def test_all_arithmetics_take_the_same_piece(name):
    function, value, slope = PIECES[name]
    for place in places():
        z = Number(place)
        number = function(z)
        assert number.value == function(place) == value(place)
        assert complex(within(number, COMPLEX, z, complex(place, 1e-30))).imag == pytest.approx(slope(place) * 1e-30, abs=1e-44)
        exact, found = within(number, decimals(), z, Decimal(repr(place))), within(number, BOUNDED, z, bounded(place))
        assert found.value == number.value and abs(Decimal(found.value) - exact) <= Decimal(BOUND_SLACK * found.error), place


def test_decimals_keep_all_their_digits():
    z, third = Number(1 / 3), Decimal("0." + 50 * "3")
    assert within(hard_sigmoid(z), decimals(), z, third) == Decimal("0.5" + 49 * "6" + "6")


@pytest.mark.parametrize("near, error", [(0.0, 1e-9), (1e-12, 1e-9), (0.5, 1e-9), (-0.5, 1e-12)])
def test_near_a_corner_the_error_is_that_of_the_worse_side(near, error):
    row = propagated(OPERATIONS["until"], bounded, nothing)
    known = [Bounded(*pair) for pair in ((near, 1e-9), (0.0, 0.0), (0.001 * near, 1e-12), (near, 1e-9))]
    assert row(*known).error == error


def test_sides_change_at_corners_alone():
    assert [list(OPERATIONS["until"].sides(z, 0.5, 1.0, 2.0)) for z in (0.4, 0.5, 0.6)] == [[-1], [0], [1]]


def test_jumps_are_flat_and_lose_nothing():
    row = jumps(lambda z: (math.floor(z), math.ceil(z)))(lambda z: float(math.floor(z)))
    assert list(row.partials(2.0, 2.5)) == [0.0] and row.complexes(2.5 + 1e-30j) == 2 and row.decimals(Decimal("2.5")) == 2
    assert propagated(row, bounded, nothing)(2.5).error == 0.0


def test_every_primitive_has_a_row():
    assert set(PRIMITIVE_ROWS) == set(PRIMITIVES)
