"""The curve of a training, as lines."""
import math

import pytest

from neuron_graph.export.pictures.curves import curve


def test_a_line_that_falls():
    lines = list(curve([(1, 4.0), (2, 3.0), (3, 2.0), (4, 1.0)], 24, 4))
    assert [len(line) for line in lines[:4]] == sorted(len(line) for line in lines[:4])
    assert lines[0].startswith("4 ┤") and lines[3].startswith("0 ┤") and lines[4].split() == ["1", "4"]


@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("width, height", [(20, 2), (40, 6), (80, 10), (200, 30)])
def test_it_fits(width, height, unicode):
    points = [(n, math.exp(-n / 30) + 0.1 * math.sin(n)) for n in range(1, 101)]
    lines = list(curve(points, width, height, unicode))
    assert len(lines) == height + 1 and max(map(len, lines)) <= width and (unicode or all(line.isascii() for line in lines))


@pytest.mark.parametrize("points", [[], [(1, 1.0)], [(1, math.inf), (2, 1.0)], [(1, math.nan)] * 5])
def test_nothing_to_draw(points):
    assert list(curve(points, 60, 5)) == []


def test_constant_zero_and_negative_numbers():
    assert len(list(curve([(1, 0.0), (2, 0.0)], 30, 3))) == 4
    assert list(curve([(1, -1.0), (9, 3.0)], 30, 3))[2].strip().startswith("-1")
