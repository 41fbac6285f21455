"""The picture of a network: what is on it, and that nothing is overwritten."""
import xml.etree.ElementTree as xml

import pytest

from neuron_graph import network_of_sizes, record
from neuron_graph.export.pictures.diagrams import (
    ASCII_STROKES,
    Canvas,
    Strokes,
    after_forward,
    diagram,
)
from neuron_graph.export.pictures.vector_picture import network_svg
from neuron_graph.recording.notation import NOTATIONS
from neuron_graph.recording.printer import PLAIN_ASCII, PRETTY, Printer


def drawn(sizes, width=100, digits=3, strokes=None, style=PRETTY):
    network = network_of_sizes(sizes, seed=3)
    recording = record(network, [0.5] * sizes[0])
    return diagram(network, recording, Printer(style, NOTATIONS["z-a"], digits), width, strokes or Strokes()), network, recording


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
    assert kinds == {"", "box", "name", "value", "label", "+", "-"}


def test_a_canvas_is_free_where_only_edges_are():
    canvas = Canvas()
    canvas.write(2, 0, "---", "+")
    canvas.write(8, 0, "box", "box")
    assert canvas.free(2, 0, 3) and not canvas.free(5, 0, 3) and canvas.free(20, 5, 9)


@pytest.mark.parametrize("sizes", [[1, 1], [5, 1], [2, 2, 2], [4, 4, 3], [5, 5, 5], [1, 5, 1, 5]])
def test_on_paper_every_size_that_is_drawn_has_all_its_labels(sizes):
    network = network_of_sizes(sizes, seed=3)
    recording = record(network, [0.5] * sizes[0])
    columns = after_forward(network, recording, Printer(PRETTY, NOTATIONS["z-a"], 3))
    picture = xml.fromstring("\n".join(network_svg(columns, "a <b> & c")))
    texts = [node.text for node in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {f"{step.name} {step.value:.3g}" for step in recording.given if step.kind == "weight"} <= set(texts)
    grounds = [tuple(float(node.get(key)) for key in ("x", "y", "width", "height")) for node in picture.iter("{http://www.w3.org/2000/svg}rect")]
    meets = [(a, b) for n, a in enumerate(grounds) for b in grounds[:n]
             if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]]
    assert len(grounds) == sum(sizes) + sum(map(len, (neuron.weights for neuron in network.neurons))) and not meets
