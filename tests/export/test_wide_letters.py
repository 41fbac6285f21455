"""Letters that take two columns of a terminal, or none, keep tables and pictures in line."""
import re

import pytest
from rich.cells import cell_len as told_by_rich

from neuron_graph.export.pictures.spans import aligned, cell_len, clipped, padded, plain
from neuron_graph.published.files.walkthrough import read_example
from neuron_graph.terminal.training.confusion_view import class_lines
from tests.terminal.test_step_screen import opened, pressed

TEXTS = ["", "abc", "δ·w", "王", "重みw1", "ＡＢ", "e\u0301a", "▁█", "Ęđ 王 Ωж", "┌─ h1 ─┐", "\u200bx"]
WIDE = """
inputs = ["王", "x"]
rate = 0.5
[[layer]]
[[layer.neuron]]
name = "隠れ層"
weights = [0.5, 0.25]
weight-names = ["重み", "w2"]
bias = 0.125
[[layer.neuron]]
name = "h2"
weights = [0.5, 0.25]
bias = 0.125
[[layer]]
[[layer.neuron]]
name = "e\u0301"
weights = [0.5, 0.75]
[[sample]]
inputs = [1.0, 2.0]
targets = [1.0]
"""


@pytest.mark.parametrize("text", TEXTS)
def test_columns_are_those_that_rich_counts(text):
    assert cell_len(text) == told_by_rich(text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", [0, 1, 2, 3, 9])
def test_clipped_and_padded_it_fills_its_place(text, size):
    assert text.startswith(clipped(text, size)) and cell_len(clipped(text, size)) <= size
    assert cell_len(padded(clipped(text, size), size)) == cell_len(padded(clipped(text, size), size, ">")) == size


def columns_of(lines, mark):
    """The columns of a terminal in which the first of a mark stands, line by line."""
    return {told_by_rich(line.partition(mark)[0]) for line in lines if mark in line}


def test_a_table():
    rows = [[("王王", ""), ("|", "")], [("abc", ""), ("|", "")]]
    assert columns_of(map(plain, aligned(rows, "<<")), "|") == columns_of(map(plain, aligned(rows, "><")), "|") == {6}


@pytest.fixture
def wide(tmp_path):
    path = tmp_path / "wide.toml"
    path.write_text(WIDE, encoding="utf-8")
    return str(path)


def test_a_trace(typed, wide):
    lines = typed("trace", wide).out.splitlines()
    end = lines.index(next(line for line in lines if line.startswith("WEIGHTS")))
    groups = "\n".join(lines[:end]).split("\n  ")
    assert any("重み" in group for group in groups)
    for group in re.split(r"\n(?=  \S|\S|$)", "\n".join(lines[:end])):
        assert len(columns_of((line for line in group.splitlines() if line.startswith("    ")), " = ")) <= 1, group
    assert len(columns_of(lines[end + 1:], "→")) == 1


def test_a_picture(typed, wide):
    lines = typed("show", wide).out.splitlines()
    for row, line in enumerate(lines):
        for corner in re.finditer("┐", line):
            column = told_by_rich(line[:corner.start()])
            below = next(after for after in lines[row + 1:] if "┘" in columns_at(after, column))
            assert all(set(columns_at(other, column)) <= set("│┘") for other in lines[row + 1:lines.index(below)])
    assert any("隠れ層" in line for line in lines)


def columns_at(line, column):
    """The character that stands in a column of a line, a blank where it has none."""
    places = {told_by_rich(line[:place]): character for place, character in enumerate(line)}
    return places.get(column, " ")


def test_the_stepper_keeps_to_the_screen():
    for size in ((100, 30), (80, 24), (40, 24), (20, 10)):
        face = opened(example=read_example(WIDE, "wide"))
        for keys in ("", "3n", "w重み{Enter}", "y"):
            assert max(map(told_by_rich, pressed(face, keys, *size))) <= size[0]


def test_a_confusion_matrix():
    lines = list(class_lines([[5, 1], [0, 4]], ["猫", "dog"]))
    assert len({told_by_rich(line) for line in lines[1:4]}) == 1
    assert {told_by_rich(line[:line.index(number)]) for line, number in zip(lines[2:4], ("5", "0"))} == {told_by_rich(lines[1].partition("猫")[0]) + 1}
