"""Columns: the numbers of a cell, what is missing, what is filled in."""
import shlex

import pytest

from neuron_graph import network_of_sizes
from neuron_graph.data.columns import Column, encoded, row_of, split_row, typed
from neuron_graph.data.model import Predictor
from neuron_graph.errors import BadValue

SEX, COLOR, AGE = Column("sex", ("female", "male"), "male"), Column("color", ("blue", "green", "red")), Column("age", filling="28.5")


@pytest.mark.parametrize("column, features", [(SEX, ["sex=male"]), (COLOR, ["color=blue", "color=green", "color=red"]), (AGE, ["age"]), (Column("x", ("a",)), ["x=a"])])
def test_features(column, features):
    assert column.features == features


@pytest.mark.parametrize("column, cell, numbers", [
    (SEX, "male", [1.0]), (SEX, " female ", [0.0]), (SEX, "?", [1.0]), (SEX, "", [1.0]), (SEX, "NA", [1.0]), (SEX, None, [1.0]), (SEX, float("nan"), [1.0]),
    (COLOR, "blue", [1.0, 0.0, 0.0]), (COLOR, "red", [0.0, 0.0, 1.0]), (AGE, "1,5", [1.5]), (AGE, 3, [3.0]), (AGE, 0, [0.0]), (AGE, "-", [28.5]), (AGE, "None", [28.5]),
    (AGE, "3/4", [0.75]), (Column("x", ("none", "some")), "none", [0.0]), (Column("x", ("NA", "US", "ZA")), "NA", [1.0, 0.0, 0.0]),
    (Column("doors", ("2", "4", "5more")), 4, [0.0, 1.0, 0.0]), (Column("x", ("a",)), "a", [1.0]),
])
def test_numbers_of_a_cell(column, cell, numbers):
    assert column.numbers(cell) == numbers


@pytest.mark.parametrize("column, cell, sentence", [
    (COLOR, "grün", "the value is 'grün': known are blue, green, red"), (COLOR, "?", "the value is '?': known are blue"), (Column("x"), "1.5.", "the value is '1.5.': a finite"), (SEX, "Male", "known are female, male"),
    (COLOR, "none", "the value is 'none': known are"), (AGE, "old", "the value is 'old': a finite number is needed"), (Column("x"), None, "the value is 'None': a finite number"),
])
def test_cells_that_have_no_numbers(column, cell, sentence):
    with pytest.raises(BadValue) as error:
        column.numbers(cell)
    assert sentence in str(error.value)


def test_a_model_has_a_column_for_each_feature_where_nothing_is_said():
    model = Predictor(network_of_sizes([2, 1]), ["a", "b"], ["y"])
    assert model.columns == [Column("a"), Column("b")] and encoded(row_of("1;2,5", model.columns, "--inputs"), model.columns) == [[1.0, 2.5]]


def test_the_numbers_of_a_row():
    columns = [SEX, COLOR, AGE]
    for text in ("female,green,?", ' female , "green",', "female;green;NA"):
        assert encoded(row_of(text, columns, "--inputs"), columns) == [[0.0, 0.0, 1.0, 0.0, 28.5]]
    for text, sentence in (("male", r"--inputs \(sex, color, age\): 3 are needed, 1 given"), ("x,red,1", "--inputs, line 1, column 'sex': the value is 'x': known are female, male"),
                           ("male,red,old", "column 'age': the value is 'old': a finite number"), ("", "3 are needed, 0 given")):
        with pytest.raises(ValueError, match=sentence):
            encoded(row_of(text, columns, "--inputs"), columns)


@pytest.mark.parametrize("names", [["a"], ["a", "b c"], ["height, cm", 'Name "full"'], ["it's", "$x"], ["a;b", "naïve"]])
def test_names_are_typed_such_that_a_shell_and_an_option_read_them(names):
    word, = shlex.split(typed(names))
    assert split_row(word) == names
