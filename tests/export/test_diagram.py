"""The picture of a network: what is on it, and that nothing is overwritten."""
import xml.etree.ElementTree as xml

import pytest

from neuron_graph import network_of_sizes, record
from neuron_graph.export.latex import Latex
from neuron_graph.export.pictures.diagrams import (
    ASCII_STROKES,
    Canvas,
    Strokes,
    drawn as drawn_on,
)
from neuron_graph.export.pictures.network_numbers import VIEWS, numbered, numbers_of
from neuron_graph.export.pictures.shapes import svg, tikz
from neuron_graph.export.pictures.spans import cell_len
from neuron_graph.export.pictures.vector_picture import network_drawing
from neuron_graph.recording.notation import NOTATIONS
from neuron_graph.recording.printer import PLAIN_ASCII, PRETTY, Printer


def drawn(sizes, width=100, digits=3, strokes=None, style=PRETTY):
    network = network_of_sizes(sizes, seed=3)
    recording = record(network, [0.5] * sizes[0])
    columns = numbered(network, numbers_of(recording), Printer(style, NOTATIONS["z-a"], digits))
    return drawn_on(columns, width, strokes or Strokes()), network, recording


@pytest.mark.parametrize("sizes", [[1, 1], [2, 1], [2, 2, 1], [2, 2, 2], [3, 2], [3, 3, 1], [1, 2, 1]])
def test_every_number_is_on_it(sizes):
    canvas, network, recording = drawn(sizes)
    text = " \n".join(canvas.text())
    for step in recording.given:
        if step.kind == "weight":
            assert f" {step.name} {step.value:.3g} " in text
    for neuron in network.neurons:
        assert f" {neuron.name} " in text and f"z {neuron.z or recording[f'z_{neuron.name}'].value:.3g}" in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 200])
def test_it_fits_the_width_or_is_none(width):
    canvas, *_ = drawn([2, 2, 2], width)
    assert canvas is None or max(map(len, canvas.text())) <= width
    assert (canvas is None) == (width < 70)


def test_what_is_too_large_is_none():
    assert drawn([6, 2])[0] is None and drawn([2, 6])[0] is None and drawn([2, 2, 2, 2, 2])[0] is None


def test_ascii_strokes():
    canvas, *_ = drawn([2, 2, 1], strokes=ASCII_STROKES, style=PLAIN_ASCII)
    assert "\n".join(canvas.text()).isascii()


def test_cells_know_what_they_belong_to():
    canvas, *_ = drawn([2, 2, 2])
    kinds = {kind for row in canvas.rows() for _, kind in row}
    assert kinds == {"", "box", "name", "value", "label", "+1", "+3", "-2", "-3"}


def test_a_canvas_is_free_where_only_edges_are():
    canvas = Canvas()
    canvas.write(2, 0, "---", "+")
    canvas.write(8, 0, "box", "box")
    assert canvas.free(2, 0, 3) and not canvas.free(5, 0, 3) and canvas.free(20, 5, 9)


SVG = "{http://www.w3.org/2000/svg}"


def words(node):
    """A text with its subscripts."""
    return "".join(node.itertext()).replace("\u200b", "")


def boxes_of(picture):
    """Where the texts of a picture are, as wide as they are at most, and its boxes of neurons: left, top, right, bottom."""
    for node in picture.iter(f"{SVG}text"):
        width = {"start": 0.0, "middle": 0.5}[node.get("text-anchor")]
        room = 7.4 * cell_len(words(node))
        x, y = float(node.get("x")) - width * room, float(node.get("y"))
        yield x, y - 10.5, x + room, y + 2.5
    for node in picture.iter(f"{SVG}rect"):
        if node.get("class") == "ng box":
            x, y, width, height = (float(node.get(key)) for key in ("x", "y", "width", "height"))
            yield x, y, x + width, y + height


def meets(a, b):
    """Whether two boxes have a place in common, and neither is inside the other."""
    apart = a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]
    return not apart and not inside(a, b) and not inside(b, a)


def inside(a, b):
    """Whether a box is inside another."""
    return b[0] <= a[0] and b[1] <= a[1] and a[2] <= b[2] and a[3] <= b[3]


def shown(sizes, kinds, digits=6, names=str):
    """A network of these sizes after an epoch, with numbers of some kinds."""
    network = network_of_sizes(sizes, seed=3)
    for neuron in network.neurons:
        neuron.name = names(neuron.name)
    recording = record(network, [0.5] * sizes[0], [0.25] * sizes[-1], 0.5)
    return numbered(network, numbers_of(recording), Printer(PRETTY, NOTATIONS["net-out"], digits), kinds), recording


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("sizes", [[1, 1], [5, 1], [2, 2, 2], [3, 3, 1], [4, 4, 3], [5, 5, 5], [1, 5, 1, 5], [3, 8, 3], [6, 8, 6], [8, 8, 8]], ids=str)
def test_a_vector_picture_has_every_number_and_none_stands_over_another(sizes, view):
    columns, recording = shown(sizes, VIEWS[view])
    picture = xml.fromstring("\n".join(svg(network_drawing(columns), "a <b> & c", alone=True)))
    texts = " ".join(f" {words(node)} " for node in picture.iter(f"{SVG}text"))
    for step in recording.trail:
        if step.kind in VIEWS[view]:
            assert f" {step.value:.6g} " in texts.replace(" -0 ", " 0 "), step
    boxes = list(boxes_of(picture))
    assert [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if meets(a, b)] == []
    width, height = float(picture.get("width")), float(picture.get("height"))
    assert all(a[0] >= 0 and a[1] >= 0 and a[2] <= width and a[3] <= height for a in boxes)


@pytest.mark.parametrize("odd", ['a<b>&"c"', "王小明", "💡", "e\u0301", "}{\\end{tikzpicture}", "x" * 50, "</svg>"])
def test_odd_names_stand_in_it_as_they_are(odd):
    columns, _ = shown([2, 2, 1], VIEWS["values"], names=lambda name: odd + name)
    picture = xml.fromstring("\n".join(svg(network_drawing(columns), odd, alone=True)))
    assert odd + "h1" in [words(node) for node in picture.iter(f"{SVG}text")] and picture.get("aria-label") == odd
    boxes = list(boxes_of(picture))
    assert [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if meets(a, b)] == []
    written = "\n".join(tikz(network_drawing(columns), Latex().text))
    assert written.count(r"\end{tikzpicture}") == 1 and written.count("{") == written.count("}")


def test_what_is_too_large_has_no_vector_picture():
    columns, _ = shown([9, 2], VIEWS["values"])
    assert list(svg(network_drawing(columns), "")) == [] == list(tikz(network_drawing(columns), str))


def test_in_latex_names_are_set_in_type():
    columns, _ = shown([1, 1], VIEWS["gradients"])
    text = "\n".join(tikz(network_drawing(columns), Latex().text))
    assert r"$\partial E/\partial$\,$w_{1}$" in text and r"$\delta$" in text and "{$x_{1}$}" in text
