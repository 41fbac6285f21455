"""Names as they are typed, taken apart and found."""
import pytest

from neuron_graph import record
from neuron_graph.errors import UnknownName
from neuron_graph.recording.lookup import is_borrowed, spellings, split_name
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
