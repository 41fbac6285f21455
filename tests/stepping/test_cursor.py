"""Moving: from where, what is done, where that leads."""
import pytest

from neuron_graph.errors import NeuronGraphError
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.stepping.cursor import Cursor, neuron_of, phase_of
from neuron_graph.stepping.timeline import Timeline

LAST = 43 - 1
MOVES = {
    "next": lambda c, n=1: c.forward(n), "back": lambda c, n=1: c.forward(-n),
    "N": lambda c, n=1: c.next_part(neuron_of, n), "P": lambda c, n=1: c.previous_part(neuron_of, n),
    "]": lambda c, n=1: c.next_part(phase_of, n), "[": lambda c, n=1: c.previous_part(phase_of, n),
    "}": lambda c, n=1: c.by_epochs(n), "{": lambda c, n=1: c.by_epochs(-n),
    "to": lambda c, text: c.go_to(text), "/": lambda c, text: c.find(text),
}
TABLE = [  # epoch and position before, what is done, epoch and name after, what is said
    ((1, 0), ("next",), (1, "a_h1"), ""),
    ((1, 0), ("next", 43), (2, "z_h1"), ""),
    ((1, 0), ("next", 100), (3, "dE/dw5"), ""),
    ((1, 0), ("back",), (1, "z_h1"), "this is the first step"),
    ((3, 0), ("back",), (2, "w8+"), ""),
    ((3, 1), ("back", 44), (2, "z_h1"), ""),
    ((3, 1), ("back", 400), (1, "z_h1"), "this is the first step"),
    ((1, 1), ("N",), (1, "z_h2"), ""),
    ((1, 0), ("N", 3), (1, "z_o2"), ""),
    ((1, LAST), ("N",), (2, "z_h1"), ""),
    ((1, 3), ("P",), (1, "z_h2"), ""),
    ((1, 2), ("P",), (1, "z_h1"), ""),
    ((2, 0), ("P",), (1, "w7+"), ""),
    ((1, 0), ("]",), (1, "E_o1"), ""),
    ((1, 0), ("]", 2), (1, "dE/da_o1"), ""),
    ((1, 10), ("[",), (1, "E_o1"), ""),
    ((1, 8), ("[",), (1, "z_h1"), ""),
    ((1, 5), ("}",), (2, "z_h1"), ""),
    ((1, 5), ("}", 999), (1000, "z_h1"), ""),
    ((7, 5), ("{", 9), (1, "z_h1"), "this is the first epoch"),
    ((1, 0), ("to", "a_o1"), (1, "a_o1"), ""),
    ((1, 0), ("to", "out_o1"), (1, "a_o1"), ""),
    ((1, 0), ("to", "1000"), (1000, "z_h1"), ""),
    ((1, 0), ("to", "1000 dE/dw5"), (1000, "dE/dw5"), ""),
    ((1, 0), ("to", "w5+@10"), (10, "w5+"), ""),
    ((4, 0), ("to", "E"), (4, "E"), ""),
    ((1, 0), ("to", "dE_o1/dout_h1"), (1, "dE/da_h1:o1"), ""), ((1, 0), ("to", "2 dE/dout_h2:o2"), (2, "dE/da_h2:o2"), ""),
    ((4, 9), ("to", "0"), (1, "z_h1"), "epochs count from 1"),
    ((4, 9), ("to", "w5"), (4, "z_h1"), ""),
    ((1, 0), ("/", "delta"), (1, "delta_o1"), ""),
    ((1, 20), ("/", "delta"), (1, "delta_h1"), ""),
    ((1, 35), ("/", "dE/dw*"), (1, "dE/dw5"), "from the start of the epoch again"),
    ((1, 0), ("/", "δ_h"), (1, "delta_h1"), ""),
]


@pytest.mark.parametrize("before, move, after, said", TABLE, ids=lambda value: str(value))
def test_a_move(before, move, after, said):
    cursor = Cursor(Timeline(example_named("worked-example")), before[0])
    cursor.position = before[1]
    assert MOVES[move[0]](cursor, *move[1:]) == said
    assert (cursor.epoch, cursor.step.name) == after


REFUSED = [("to", "w99", "no number .w99."), ("to", "a_o3", "nearest"), ("to", "dz_o1/dw5", "no line of its own"),
           ("to", "5 E@6", "the name says epoch 6"), ("/", "zzz", "no number 'zzz'"), ("to", "E[2]", "nearest: E")]


@pytest.mark.parametrize("move, text, why", REFUSED)
def test_a_place_that_is_none_leaves_the_cursor_where_it_is(move, text, why):
    cursor = Cursor(Timeline(example_named("worked-example")), 3)
    cursor.position = 7
    with pytest.raises(NeuronGraphError, match=why):
        MOVES[move](cursor, text)
    assert (cursor.epoch, cursor.position) == (3, 7)


def test_there_and_back_again_is_where_one_was():
    cursor = Cursor(Timeline(example_named("four-rows")))
    for count in (1, 7, 172, 173, 174, 1000):
        cursor.go_to("5 E[2]")
        before = cursor.epoch, cursor.position
        cursor.forward(count)
        cursor.forward(-count)
        assert (cursor.epoch, cursor.position) == before


def test_of_several_samples_a_name_is_that_of_the_present_one():
    cursor = Cursor(Timeline(example_named("four-rows")))
    cursor.go_to("a_h1[3]")
    assert cursor.step.sample == 3
    cursor.go_to("a_h2")
    assert (cursor.step.name, cursor.step.sample) == ("a_h2", 3)


TOO_FAR, THE_END = "epoch 3 is as far as one can go here", "this is the last step of epoch 3, which is as far as one can go here"
LAST_EPOCH = [  # where only 3 epochs can be gone to
    ((2, LAST), ("next",), (3, 0), ""), ((3, LAST - 1), ("next",), (3, LAST), ""), ((3, LAST), ("next",), (3, LAST), THE_END),
    ((1, 0), ("next", 3 * 43 - 1), (3, LAST), ""), ((1, 0), ("next", 3 * 43), (3, LAST), THE_END),
    ((2, LAST), ("N",), (3, 0), ""), ((3, LAST), ("N",), (3, LAST), THE_END), ((3, LAST), ("]",), (3, LAST), THE_END),
    ((2, 5), ("}",), (3, 0), ""), ((1, 5), ("}", 2), (3, 0), ""), ((1, 5), ("}", 3), (3, 0), TOO_FAR), ((3, 5), ("}",), (3, 0), TOO_FAR),
    ((2, 5), ("{",), (1, 0), ""), ((1, 5), ("{",), (1, 0), "this is the first epoch"),
    ((1, 5), ("to", "3"), (3, 0), ""), ((1, 5), ("to", "4"), (3, 0), TOO_FAR), ((2, 5), ("to", "1"), (1, 0), ""),
    ((1, 5), ("to", "w8+@3"), (3, LAST), ""), ((1, 5), ("to", "w8+@4"), (3, LAST), TOO_FAR),
]


@pytest.mark.parametrize("before, move, after, said", LAST_EPOCH, ids=str)
def test_the_last_epoch_can_be_gone_to_and_none_behind_it(before, move, after, said):
    cursor = Cursor(Timeline(example_named("worked-example")), before[0])
    cursor.timeline.last, cursor.position = 3, before[1]
    assert MOVES[move[0]](cursor, *move[1:]) == said
    assert (cursor.epoch, cursor.position) == after


@pytest.mark.parametrize("name, last", [("worked-example", 100_000_000 // 8), ("four-rows", 100_000_000 // (4 * 8)), ("ktu", 1)])
def test_how_far_one_can_go(name, last):
    example = example_named(name)
    assert example.last_epoch == Timeline(example).last == last
    example.check_epochs(last, last)
    with pytest.raises(NeuronGraphError):
        example.check_epochs(1, last + 1)


def test_past_the_end_is_the_end():
    cursor = Cursor(Timeline(example_named("ktu")))
    assert "no second epoch" in cursor.forward(1000)
    assert cursor.position == len(cursor.steps) - 1
    assert "only epoch 1" in cursor.go_to("7")
    assert "only epoch 1" in cursor.by_epochs(1)
    far = Cursor(Timeline(example_named("worked-example")))
    far.timeline.last = 20
    assert "epoch 20 is as far" in far.go_to("99999999999999999999")
    assert far.epoch == 20
    assert "last step of epoch 20" in far.forward(999)
