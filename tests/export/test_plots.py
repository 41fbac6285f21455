"""Plots: round numbers along the axes, lines where they belong, legends."""
import xml.etree.ElementTree as xml

import pytest

from neuron_graph.export.latex import Latex
from neuron_graph.export.pictures.plots import BOTTOM, LEFT, RIGHT, TOP, line_plot
from neuron_graph.export.pictures.scales import Scale, scale_of
from neuron_graph.export.pictures.shapes import LOOKS, SVG, TIKZ, lines_drawing, stacked, svg, tikz


@pytest.mark.parametrize("low, high, written", [
    (0, 8, ["0", "2", "4", "6", "8"]), (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1"]), (1, 100, ["20", "40", "60", "80", "100"]),
    (0, 10000, ["0", "2000", "4000", "6000", "8000", "10000"]), (-1, 1, ["-1", "-0.5", "0", "0.5", "1"]), (0, 3e-9, ["0", "5e-10", "1e-09", "1.5e-09", "2e-09", "2.5e-09", "3e-09"]),
    (5, 5, ["5"]), (0.97, 1.0, ["0.97", "0.975", "0.98", "0.985", "0.99", "0.995", "1"])])
def test_round_numbers(low, high, written):
    assert [text for _, text in Scale(low, high, 0, 100).ticks()] == written


@pytest.mark.parametrize("numbers, powers, written", [
    ([0.5, 0.001], True, ["0.001", "0.01", "0.1"]), ([0.5, 0.01], False, ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]), ([1e-30, 1.0], True, ["1e-30", "1e-25", "1e-20", "1e-15", "1e-10", "1e-05", "1"]),
    ([0.0, 5.0], False, ["0", "1", "2", "3", "4", "5"]), ([0.0], False, ["0", "0.2", "0.4", "0.6", "0.8", "1"]), ([-2.0, -1.0], False, None)])
def test_powers_of_ten_where_they_tell_more(numbers, powers, written):
    scale = scale_of(numbers, 0, 1)
    assert scale.powers == powers and all(-1e-9 <= scale.at(number) <= 1 + 1e-9 for number in numbers)
    assert written is None or [text for _, text in scale.ticks()] == written


@pytest.mark.parametrize("points", [[(1, 0.5), (2, 0.25)], [(0, 1.0), (10, 1e-9)], [(3, 0.0)], [(1, 2.0), (2, 2.0)], [(0, 1e308), (1, 1e300)]], ids=str)
def test_a_line_stays_in_the_frame(points):
    drawing = line_plot({"<a>": points, "b & c": points}, "error")
    lines = [shape for shape in drawing.shapes if shape.kind == "line0" and shape.form == "line"]
    assert len(lines) == 1 and len(lines[0].at) == 2 * len(points)
    assert all(LEFT <= x <= RIGHT for x in lines[0].at[::2]) and all(TOP - 0.01 <= y <= BOTTOM for y in lines[0].at[1::2])
    texts = [node.text for node in xml.fromstring("\n".join(svg(drawing, "\"<&"))).iter("{http://www.w3.org/2000/svg}text")]
    assert "<a>" in texts and "b & c" in texts and "epoch" in texts and "error" in texts
    assert r"b \& c" in "\n".join(tikz(drawing, Latex().text))


def test_drawings_stand_below_each_other():
    first, second = lines_drawing("title", ["a b"]), lines_drawing("note", ["c " * 80, "d"])
    both = stacked(first, second)
    assert both.height == first.height + second.height and both.width == second.width
    assert [shape.text for shape in both.shapes][::3] == ["a b", "d"] and both.shapes[-1].at[1] < both.height


def test_every_look_is_one_in_both_languages():
    assert set(SVG) == set(TIKZ) and all(len(looks) == 2 for looks in LOOKS.values())
