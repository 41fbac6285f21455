"""Names as they are typed, taken apart and found."""
from dataclasses import replace

import pytest

from neuron_graph import record
from neuron_graph.errors import UnknownName
from neuron_graph.recording.lookup import is_borrowed, spellings, split_name
from neuron_graph.recording.notation import NOTATIONS
from tests.conftest import INPUTS, TARGETS, famous

SPLIT = [
    ("dE/dw5", ("dE/dw5", None, None)), ("E[3]", ("E", 3, None)), ("w5+@10", ("w5+", None, 10)), ("w5+[2]@10", ("w5+", 2, 10)),
    ("E@", ("E@", None, None)), ("E[]", ("E[]", None, None)), ("", ("", None, None)), ("a[x]", ("a[x]", None, None)), ("a\nb@3", ("a\nb", None, 3)),
]
PATTERNS = [
    ("dE/dw*", 8), ("dE/d*_h?", 4), ("E*", 3), ("out_*", 4), ("a_*", 4), ("δ_*", 4), ("delta_?1", 2), ("w?+", 8), ("*", 8 + 3 + 12 + 16 + 12),
]


@pytest.fixture(scope="module")
def recording():
    return record(famous(), INPUTS, TARGETS)


@pytest.mark.parametrize("text, parts", SPLIT)
def test_split(text, parts):
    assert tuple(split_name(text)) == parts


@pytest.mark.parametrize("pattern, found", PATTERNS)
def test_patterns(recording, pattern, found):
    assert len([step for step in recording.directory.select(pattern) if step.phase != "given"]) == found


def test_every_spelling_of_every_name_finds_its_step(recording):
    for step in recording.trail:
        for name in spellings(step):
            assert recording[name] is step


@pytest.mark.parametrize("text", ["E@2", "E[2]", "nothing", "", "z_h3", "dE/dw9"])
def test_what_is_not_there(recording, text):
    with pytest.raises(UnknownName):
        recording[text]
    assert text not in recording


def test_several_patterns_keep_the_order_of_the_calculation(recording):
    names = [step.name for step in recording.directory.select("w1+", "z_h1", "E")]
    assert names == ["z_h1", "E", "w1+"]


BORROWED = [("z_h1", "z_h1", False), ("z_h1", "net_h1", False),
            ("dE/da_h1:o1", "dE_o1/dout_h1", True),
            ("dE/da_h1:o1", "dE_o1/da_h1", True), ("dE/da_h1:o1", "dE/dout_h1:o1", False)]


@pytest.mark.parametrize("step, name, borrowed", BORROWED)
def test_a_name_is_borrowed_if_no_notation_shows_it(step, name, borrowed):
    assert is_borrowed(record(famous(), INPUTS, TARGETS)[step], name) is borrowed


NEAREST = [("outh1", ["out_h1", "out_o1", "out_h2"], ["a_h1", "a_o1", "a_h2"]), ("aa_h9", ["out_h2", "out_h1"], ["a_h2", "a_h1"]),
           ("dE/da_h9", ["dE/dout_h2", "dE/dout_h1"], ["dE/da_h2", "dE/da_h1"]), ("w91", ["w1"], ["w1"]), ("delta_h8", ["delta_h2"], ["delta_h2"])]


@pytest.mark.parametrize("text, in_net_out, in_canonical", NEAREST)
def test_an_error_offers_names_in_the_notation_of_the_recording(recording, text, in_net_out, in_canonical):
    for notation, wanted in (("net-out", in_net_out), ("z-a", in_canonical)):
        with pytest.raises(UnknownName) as raised:
            replace(recording, notation=NOTATIONS[notation])[text]
        assert raised.value.nearest[:len(wanted)] == wanted and len(raised.value.nearest) <= 4


def test_an_error_lists_names_in_the_notation_of_the_recording(recording):
    shown = replace(recording, notation=NOTATIONS["net-out"])
    for error in (shown.directory.unknown("?"), shown.replay(carry="4 decimals").directory.unknown("?")):
        assert {"net_h1", "out_h1", "dE/dout_h1:o1", "dout/dnet_o1"} <= set(error.known)
        assert not {"z_h1", "a_h1", "dE/da_h1:o1", "da/dz_o1"} & set(error.known)
        assert "known: w1, w2, " in str(error) and ", net_h1, out_h1, " in str(error)


def test_an_error_of_an_example_is_in_the_notation_of_the_example(typed):
    assert typed("why", "aa_h9").err == "neuron-graph: there is no number 'aa_h9'; nearest: out_h2, out_h1\n"
    assert typed("why", "aa_h9", "--notation", "z-a").err == "neuron-graph: there is no number 'aa_h9'; nearest: a_h2, a_h1\n"
    assert ", net_h1, out_h1, " in typed("trace", "--only", "???????????????????").err
    assert typed("trace", "--set", "z_h1=3").err.startswith("neuron-graph: net_h1 is 0.3775: it is computed")
    assert typed("explain", "aa_h9").err == "neuron-graph: there is no term 'aa_h9'; nearest: out_h2, out_h1\n"
