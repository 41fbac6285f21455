"""What a moment knows, what is drawn of it, what is watched, the tree behind a number."""
import pytest

from neuron_graph.errors import NeuronGraphError
from neuron_graph.export.pictures.sparklines import ASCII_BARS, sparkline
from neuron_graph.published.example import Example
from neuron_graph.recording.printer import PLAIN_ASCII, PRETTY, Printer
from neuron_graph.setup.initial import network_of_sizes
from neuron_graph.stepping.cursor import Cursor
from neuron_graph.stepping.moment import Moment
from neuron_graph.stepping.picture import Picture, fitted, pictured
from neuron_graph.stepping.timeline import Change, Timeline
from neuron_graph.stepping.tree import Tree
from neuron_graph.stepping.watch import Watch, watchable
from tests.conftest import shared


def moment(place="a_o1", name="worked-example", hidden=False):
    cursor = Cursor(Timeline(shared(name)))
    cursor.go_to(place)
    return Moment(cursor.recording, cursor.step, hidden)


def drawn(found, name="worked-example", width=80, height=30, unicode=True):
    example = shared(name)
    printer = Printer(PRETTY if unicode else PLAIN_ASCII, example.notation, 9)
    rows = pictured(Picture(example.network, found, printer), width, height)
    return rows, ["".join(text for text, _ in row) for row in rows]


def test_what_is_known_is_what_was_computed():
    found = moment("a_o1")
    assert found.find("a", "o1").value == pytest.approx(0.7513650695523157, abs=0)
    assert found.find("z", "o2") is None and found.find("delta", "o1") is None and found.find("total") is None
    assert moment("a_o1", hidden=True).find("a", "o1") is None


def test_a_weight_is_what_its_last_update_made_of_it():
    assert moment("dE/dw5").find("weight", "w5").value == 0.4
    # Mazur's post: w5+ = 0.35891648
    assert f"{moment('w5+', 'mazur').find('weight', 'w5').value:.8f}" == "0.35891648"


def test_of_several_samples_only_the_present_one_is_known():
    found = moment("z_h2[2]", "four-rows")
    assert found.find("a", "h1").sample == 2 and found.find("a", "h2") is None


def test_what_is_computed_is_lit_with_its_operands():
    rows, _ = drawn(moment("z_o1"))
    lit = {text.strip() for row in rows for text, kind in row if kind == "operand lit"}
    assert {"out 0.59327", "out 0.596884", "w5 0.4", "w6 0.45", "b2 0.6"} <= lit
    assert {text.strip() for row in rows for text, kind in row if kind == "present lit"} == {"net 1.105906"}
    assert any(kind.endswith(" lit") and kind[0] in "+-" for row in rows for _, kind in row)


def test_what_is_not_known_is_a_dot():
    _, lines = drawn(moment("z_o1"))
    text = "\n".join(lines)
    assert text.count("out ·") == 2 and text.count("net ·") == 1 and text.count("δ ·") == 4
    assert not [line for line in drawn(moment("w8+"))[1] if "·" in line]


def test_strong_weights_and_negative_ones_look_different():
    cursor = Cursor(Timeline(shared("worked-example")), 1000)
    rows, _ = drawn(Moment(cursor.recording, cursor.step))
    kinds = {kind.split()[0] for row in rows for _, kind in row if kind[:1] in "+-" and kind}
    assert {"-3", "+1"} <= kinds


@pytest.mark.parametrize("width, height, first", [(100, 30, "┌ h1"), (66, 14, "┌ h1"), (60, 14, "i1 0.05"), (66, 13, "i1 0.05"),
                                                   (33, 9, "i1 0.05"), (32, 4, "inputs   ▁█"), (30, 2, None)])
def test_the_picture_is_the_largest_that_has_room(width, height, first):
    _, lines = drawn(moment("z_o1"), width=width, height=height)
    assert len(lines) <= height and all(len(line) <= width for line in lines)
    assert (lines[0].strip().startswith(first.strip()) if first else not lines)


@pytest.mark.parametrize("name", ["worked-example", "four-rows", "xor", "nnfs", "perceptron", "sklearn-mlp", "weight-height", "ktu", "postnetwork"])
@pytest.mark.parametrize("unicode", [True, False])
def test_every_moment_of_every_example_can_be_drawn(name, unicode):
    cursor = Cursor(Timeline(shared(name)))
    for position in range(0, len(cursor.steps), max(1, len(cursor.steps) // 40)):
        cursor.position = position
        for width, height in ((120, 40), (66, 20), (40, 12), (20, 4)):
            _, lines = drawn(Moment(cursor.recording, cursor.step), name, width, height, unicode)
            assert len(lines) <= height and all(len(line) <= width for line in lines)
            assert unicode or all(line.isascii() for line in lines)


def test_a_large_network_is_strips():
    network = network_of_sizes([64, 32, 10], 0)
    example = Example("", network, [([0.1] * 64, [0.5] * 10)]).checked()
    cursor = Cursor(Timeline(example))
    cursor.forward(20)
    picture = Picture(network, Moment(cursor.recording, cursor.step), Printer(PRETTY, example.notation, 9))
    lines = ["".join(text for text, _ in row) for row in pictured(picture, 80, 20)]
    assert [line[:8].strip() for line in lines] == ["inputs", "layer 1", "layer 2"]
    assert lines[1].count("·") == 32 - 10 and lines[2].count("·") == 10


@pytest.mark.parametrize("value, width, text", [(0.3775, 8, "0.3775"), (-0.0190491183, 8, "-0.01905"), (1.10590597, 5, "1.106"),
                                                (123456789.0, 7, "1.2e+08"), (-1.5e-120, 7, "-2e-120"), (0.0, 5, "0"), (float("nan"), 5, "nan")])
def test_a_number_in_few_characters(value, width, text):
    assert fitted(value, Printer(PRETTY, shared("worked-example").notation, 9), width) == text


def test_a_sparkline():
    assert sparkline([0, 7], ASCII_BARS) == "_#" and sparkline([3, 3], ASCII_BARS) == "=="
    assert sparkline([1e308, -1e308, float("inf")], ASCII_BARS) == "#_?" and sparkline([]) == ""


def test_a_watch_is_the_values_of_the_last_epochs():
    example = shared("worked-example")
    cursor = Cursor(Timeline(example), 30)
    watch = Watch("E")
    errors = [example.recording(epoch)["E"].value for epoch in range(6, 30)]
    assert watch.now(cursor) is None and watch.history(cursor) == errors
    cursor.go_to("E")
    assert watch.now(cursor) == cursor.step.value and watch.history(cursor) == [*errors, cursor.step.value]
    assert watch.now(cursor, hidden=True) is None
    assert Watch("w5").now(cursor) == cursor.recording["w5"].value
    cursor.go_to("w8+")
    assert Watch("w5+").now(cursor) == cursor.recording["w5+"].value


def test_a_watch_forgets_when_the_numbers_change():
    cursor = Cursor(Timeline(shared("worked-example")), 3)
    watch = Watch("a_h1")
    before = watch.history(cursor)
    cursor.refresh(cursor.timeline.changed(Change(1, "i1", 1.0, lasting=True)))
    assert watch.history(cursor)[0] != before[0]


@pytest.mark.parametrize("name", ["nothing", "E@3", "E[7]"])
def test_a_watch_of_nothing(name):
    with pytest.raises(NeuronGraphError, match="no number"):
        watchable(name, Cursor(Timeline(shared("worked-example"))))


def test_the_tree_opens_and_closes():
    tree = Tree(shared("worked-example").recording()["a_o1"])
    assert [branch.step.name for branch in tree.branches] == ["a_o1", "z_o1"]
    tree.move(1)
    tree.open()
    assert [branch.step.name for branch in tree.branches][2:] == ["w5", "a_h1", "w6", "a_h2", "b2"]
    tree.open()
    tree.move(1)
    assert tree.branch.step.name == "a_h1" and tree.branch.level == 2
    tree.toggle()
    assert len(tree.branches) == 8
    tree.close()
    tree.close()
    assert tree.branch.step.name == "z_o1"
    tree.toggle()
    assert [branch.step.name for branch in tree.branches] == ["a_o1", "z_o1"]
    tree.move(-9)
    tree.close()
    tree.close()
    assert [branch.step.name for branch in tree.branches] == ["a_o1"] and tree.branch.has_more
