"""The map of two columns, cell by cell."""
import math
import xml.etree.ElementTree as xml
from fractions import Fraction

import pytest

from neuron_graph.export.latex import Latex
from neuron_graph.export.pictures.regions import (
    LEVELS,
    MOST_CLASSES,
    Plane,
    Point,
    Regions,
    legend_of_classes,
    legend_of_levels,
    level,
    plane_around,
)
from neuron_graph.export.pictures.shapes import LOOKS, svg, tikz
from neuron_graph.export.pictures.spans import length, plain
from neuron_graph.network.layer import Layer
from neuron_graph.network.network import Network
from neuron_graph.network.neuron import Neuron

SQUARE = Plane("x1", "x2", 0.0, 2.0, -1.0, 1.0)
PERCEPTRON = Network([Layer([Neuron("o1", [1.0, 1.0], -1.0, "step")])])


def taken(raw):
    """What the perceptron x1 + x2 > 1 says."""
    return int(PERCEPTRON.forward(raw)[0])


def separator(points=(), **options):
    """Its map."""
    return Regions(SQUARE, legend_of_classes("side", ["below", "above"], options.get("unicode", True)), points, taken, **options)


@pytest.mark.parametrize("unicode, marks", [(True, "·░"), (False, ".:")])
@pytest.mark.parametrize("width, height", [(30, 12), (61, 17), (120, 40)])
def test_every_cell_is_on_its_side_of_the_line(width, height, unicode, marks):
    lines = [plain(row) for row in separator(unicode=unicode).rows(width, height)]
    cells = [line.split("┤" if unicode else "|")[1] for line in lines[1:-2]]
    rows, columns = len(cells), len(cells[0])
    assert len(lines) == height and {len(line) for line in cells} == {columns} and columns == width - len("-1 ┤")
    for row, line in enumerate(cells):
        for column, mark in enumerate(line):
            x, y = Fraction(2 * column + 1, columns), 1 - Fraction(2 * row + 1, rows)
            if x + y != 1:  # on the line itself floats decide
                assert mark == marks[x + y > 1]
    assert lines[0] == "x2" and lines[-2].split() == ["0", "x1", "2"] and [lines[1].split()[0], lines[-3].split()[0]] == ["1", "-1"]
    assert lines[-1].split() == ["side:", "o", marks[0], "below", "x", marks[1], "above"]


def test_points_stand_where_they_are_and_wrong_ones_are_capitals():
    points = [Point(0.1, -0.9, 0), Point(1.9, 0.9, 1), Point(1.95, -0.95, 1), Point(0.1, 0.9, 1), Point(0.1, 0.9, 0)]
    lines = [plain(row) for row in separator(points, unicode=False).rows(34, 14)]
    cells = [line.split("|")[1] for line in lines[1:11]]
    found = {(row, column): mark for row, line in enumerate(cells) for column, mark in enumerate(line) if mark.isalpha()}
    assert found == {(9, 1): "o", (0, 28): "x", (9, 29): "X", (0, 1): "X"}
    assert lines[-1] == "capitals: taken for another class"


def test_halves_are_cells_of_half_the_height():
    [_, *rows] = separator(halves=True).rows(34, 12)
    whole = [line.split("┤")[1] for line in map(plain, list(separator().rows(34, 21))[1:-2])]
    for number, row in enumerate(rows[:9]):
        kinds = [kind for text, kind in row[1:] for _ in text]
        upper, lower = whole[2 * number], whole[2 * number + 1]
        assert kinds == [f"class {'·░'.index(a)} {'·░'.index(b)}" for a, b in zip(upper, lower)]
    assert {text for row in rows[:9] for text, kind in row[1:] for text in set(text)} == {"▀"}


def test_the_model_is_not_asked_more_often_than_allowed():
    asked = []
    rows = list(Regions(SQUARE, legend_of_classes("", ["a", "b"]), [], lambda raw: asked.append(raw) or taken(raw), most=50).rows(60, 20))
    assert 20 < len(asked) <= 50 and len(rows) == 20 and max(map(length, rows)) == 60


@pytest.mark.parametrize("halves", [True, False])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("width", range(1, 121, 7))
@pytest.mark.parametrize("height", [1, 2, 4, 6, 16, 40])
def test_it_fits(width, height, unicode, halves):
    names = [f"class number {n}" for n in range(MOST_CLASSES)]
    points = [Point(math.sin(n), math.cos(n) / 1e5, n % MOST_CLASSES) for n in range(40)]
    plane = plane_around(["a column with a long name", "another one\x1b that is as long"], points)
    rows = list(Regions(plane, legend_of_classes("class", names, unicode), points, lambda raw: int(raw[0] * 4) % MOST_CLASSES, unicode, halves).rows(width, height))
    assert len(rows) in (0, height) and max(map(length, rows), default=0) <= width and (len(rows) == height or width < 20 or height < 4)
    text = "".join(map(plain, rows))
    assert text.isprintable() and (unicode or text.isascii())


def test_levels():
    assert [level(x, 0.0, 5.0) for x in (-1.0, 0.0, 0.99, 1.0, 2.5, 4.99, 5.0, 9.0)] == [0, 0, 0, 1, 2, 4, 4, 4]
    assert level(3.0, 3.0, 3.0) == level(math.nan, 0.0, 1.0) == 0 and level(math.inf, 0.0, 1.0) == LEVELS - 1
    key = legend_of_levels("price", 0.0, 10.0)
    rows = list(Regions(SQUARE, key, [Point(1.0, 0.0, 2)], lambda raw: level(raw[0], 0.0, 2.0)).rows(44, 7))
    cells = plain(rows[2]).split("┤")[1]
    assert cells == " " * 8 + "░" * 8 + "▒" * 4 + "3" + "▒" * 3 + "▓" * 8 + "█" * 8 and key.names[4] == "8 to 10"
    assert plain(rows[5]).startswith("price:   1   0 to 2   2 ░ 2 to 4")


@pytest.mark.parametrize("xs, ends", [([0.0, 10.0], (-0.5, 10.5)), ([4.0, 4.0], (3.8, 4.2)), ([0.0], (-1.0, 1.0))])
def test_the_plane_holds_the_points(xs, ends):
    plane = plane_around(["a", "b"], [Point(x, 1.0, 0) for x in xs])
    assert (plane.left, plane.right) == pytest.approx(ends) and plane.bottom < 1.0 < plane.top


@pytest.mark.parametrize("xs", [[-1e308, 1e308], [1e308, 1.7e308], [5e-324]])
def test_what_floats_cannot_hold_has_no_map(xs):
    plane = plane_around(["a", "b"], [Point(x, 1.0, 0) for x in xs])
    assert plane is None or all(map(math.isfinite, plane[2:])) and plane.left < plane.right


def test_a_drawing_covers_the_frame_and_has_its_points():
    drawing = Regions(plane_around("xy", [Point(0, 0, 0), Point(1, 2, 1)]), legend_of_classes("kind", ["<a>", "b & c"]),
                      [Point(0, 0, 0), Point(1, 2, 1)], lambda raw: int(raw[0] > 0.5)).drawing()
    cells = [shape for shape in drawing.shapes if shape.kind in ("class0", "class1") and shape.size[1] < 5]
    assert sum(shape.size[0] * shape.size[1] for shape in cells) == 560 * 260 and len(cells) == 2 * 65
    dots = {shape.kind: shape.at for shape in drawing.shapes if shape.form == "dot"}
    assert dots["class-dot0"][0] < dots["class-dot1"][0] and dots["class-dot0"][1] > dots["class-dot1"][1]
    texts = [node.text for node in xml.fromstring("\n".join(svg(drawing, "a map", alone=True))).iter("{http://www.w3.org/2000/svg}text")]
    assert "kind <a>" in texts and "kind b & c" in texts and "x" in texts
    assert sum("circle[" in line for line in tikz(drawing, Latex().text)) == 2


def brightness(colour):
    """The relative luminance of #rrggbb, roughly."""
    parts = [(int(colour[at:at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts))


@pytest.mark.parametrize("kind", [f"level-dot{number}" for number in range(LEVELS)])
def test_a_dot_is_seen_on_its_own_level_by_its_edge(kind):
    fill = LOOKS[kind][0].split(";")[0].removeprefix("fill:")
    for look in LOOKS[kind]:
        edge = look.partition("stroke:")[2][:7]
        dark, light = sorted([brightness(fill), brightness(edge)])
        assert (light + 0.05) / (dark + 0.05) > 4.5
