"""Rows of CSV that no spreadsheet computes and no terminal obeys."""
import csv
import io
import json

import pytest

from neuron_graph.export.spreadsheet import csv_row, data_row, spelled

CELLS = [
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+1+1", "'+1+1"), ("-a", "'-a"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
    ("-1", "-1"), ("+2.5e-3", "+2.5e-3"), ("-inf", "-inf"), (-0.5, "-0.5"), (None, ""), (3, "3"), ("plain", "plain"), ("", ""),
    ("two\nlines", "two\nlines"), ("\x1b[31mred", r"\u001b[31mred"), ("\x9b2J", r"\u009b2J"), ("a\rb", r"a\u000db"), ("a\r\nb", "a\r\nb"),
    ("José ❤️ 𝛿", "José ❤️ 𝛿"),
]


@pytest.mark.parametrize("cell, seen", CELLS, ids=[repr(cell) for cell, _ in CELLS])
def test_a_cell_is_what_it_was_or_harmless(cell, seen):
    assert next(csv.reader(io.StringIO(data_row([cell, "x"]), newline=""))) == [seen, "x"]


def test_a_header_is_no_formula_either(typed, tmp_path):
    (tmp_path / "a.csv").write_text("=a,b,c,label\n1,2,\x1b[5mx,p\n2,1,=1+1,q\n3,1,-4,p\n1,4,y,q\n", encoding="utf-8")
    model, table = str(tmp_path / "m.db"), str(tmp_path / "a.csv")
    assert typed("train", table, "--target", "label", "--features", "=a,b", "--model", model, "--epochs", "3").code == 0
    rows = list(csv.reader(io.StringIO(typed("predict", model, table).out)))
    assert rows[0][:4] == ["'=a", "b", "c", "label"] and [row[2] for row in rows[1:]] == [r"\u001b[5mx", "'=1+1", "-4", "y"]
    found = json.loads(typed("predict", model, table, "--format", "json").out)
    assert [row["c"] for row in found["rows"]] == ["\x1b[5mx", "=1+1", "-4", "y"]


def test_the_csv_of_a_trace_is_no_formula(typed):
    rows = list(csv.reader(io.StringIO(typed("trace", "--convention", "sign=target-output", "--format", "csv").out)))
    assert any(cell.startswith("'-dE/d") for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "@")) or cell.startswith("-") and not float(cell) for row in rows for cell in row)


def test_json_with_control_characters_stays_json():
    assert json.loads(spelled(json.dumps({"a": "\x7f\x9b\n"}, ensure_ascii=False))) == {"a": "\x7f\x9b\n"}
    assert csv_row(["a", 'say "b"']) == 'a,"say ""b"""'


def test_a_step_of_all_samples_has_no_sample_in_csv(typed):
    rows = list(csv.DictReader(io.StringIO(typed("trace", "xor", "--format", "csv").out)))
    assert {row["sample"] for row in rows} == {"", "1", "2", "3", "4"}
