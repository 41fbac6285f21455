"""The derivatives in a row are those of what it does, by central differences."""
import math

import pytest

from neuron_graph.recording.expressions import OPERATIONS

STEP = 1e-6
POINTS = [(0.7, 0.3, 0.2, 1.4), (0.3, 0.45, 1.1, 0.8), (-0.6, 0.4, -2.0, 0.5), (1.2, 0.9, 0.4, 0.6)]
CLAIMED = {"mistaken"}
"""Its derivative is what the perceptron's rule takes for one."""


def points(function):
    """Operands of which a function has a finite value, as many as it takes."""
    found = []
    for point in POINTS:
        for operands in (point, point[:2], point[:1]):
            try:
                value = function(*operands)
            except TypeError:
                continue
            if math.isfinite(value):
                found.append(operands)
            break
    return found


def difference(function, operands, place):
    """The central difference of a function by one of its operands."""
    low, high = list(operands), list(operands)
    low[place] -= STEP
    high[place] += STEP
    return (function(*high) - function(*low)) / (2 * STEP)


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name not in CLAIMED])
def test_partials_are_the_derivatives(name):
    row = OPERATIONS[name]
    assert points(row.floats)
    for operands in points(row.floats):
        partials = row.partials(row.floats(*operands), *operands)
        constants = row.sides is not None and name not in ("maximum", "until", "below")
        for place in range(1 if constants else len(operands)):
            found = difference(row.floats, operands, place)
            assert partials[place] == pytest.approx(found, abs=1e-7), (operands, place)


@pytest.mark.parametrize("name", [name for name, row in OPERATIONS.items() if row.second])
def test_second_derivatives_are_the_derivatives_of_partials(name):
    row = OPERATIONS[name]
    for operands in points(row.floats):
        second = row.second(row.floats(*operands), *operands)
        for one in range(len(operands)):
            for other in range(len(operands)):
                def slope(*numbers, one=one):
                    return row.partials(row.floats(*numbers), *numbers)[one]

                found = difference(slope, operands, other)
                assert second[one][other] == pytest.approx(found, abs=1e-6), (operands, one, other)


CORNERS = [("relu", (0.0,), 0.0), ("relu", (1e-12,), 1.0), ("absolute", (0.0,), -1.0), ("absolute", (1e-12,), 1.0), ("absolute", (-1e-12,), -1.0)]


@pytest.mark.parametrize("name, operands, slope", CORNERS)
def test_the_slope_at_a_corner_is_that_of_the_lower_side(name, operands, slope):
    row = OPERATIONS[name]
    assert row.partials(row.floats(*operands), *operands)[0] == slope
