"""Numbers as people write them."""
import pytest

from neuron_graph import NeuronGraphError
from neuron_graph.data.numerals import read_list, read_numeral

READ = [
    ("0.05", 0.05), (".5", 0.5), ("5.", 5.0), ("-1", -1.0), ("+2", 2.0), ("1e-4", 1e-4), ("2.5E+3", 2500.0), (" 7 ", 7.0),
    ("1/3", 1 / 3), ("-1/4", -0.25), ("1e2/4", 25.0), ("0,5", 0.5), ("-1,25", -1.25), ("\u22120.5", -0.5), ("0", 0.0),
]
LISTS = [
    ("0.05,0.10", [0.05, 0.1]), ("0,05;0,1", [0.05, 0.1]), ("1;2", [1.0, 2.0]), ("1/2, 3", [0.5, 3.0]), ("-1,-.5", [-1.0, -0.5]),
    ("1,5", [1.0, 5.0]), ("0,05", None), ("0,5", [0.0, 5.0]), ("0,05;1", [0.05, 1.0]), ("1,5;", None), ("1;;2", None), ("", None), ("1,,2", None), ("a", None), ("1;0.5", [1.0, 0.5]),
]
REFUSED = ["", "x", "1/0", "1/2/3", "1e", "--1", "1e999", "nan", "inf", "0x10", "1_000", "1,5,2", "1.0,5", "1 2", "__import__('os')"]


@pytest.mark.parametrize("text, value", READ)
def test_read(text, value):
    assert read_numeral(text, "a number") == value


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text):
    with pytest.raises(NeuronGraphError, match="a number is"):
        read_numeral(text, "a number")


@pytest.mark.parametrize("text, values", LISTS)
def test_lists(text, values):
    if values is None:
        with pytest.raises(NeuronGraphError):
            read_list(text, "--inputs")
    else:
        assert read_list(text, "--inputs") == values
