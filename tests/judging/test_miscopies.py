"""Numbers copied wrongly into one line; `test_causes` has the given ones from which a person goes on."""
from decimal import Decimal

import pytest

from neuron_graph.classroom.sheets.settings import Settings
from neuron_graph.classroom.sheets.shared_course import SharedCourse
from neuron_graph.classroom.sheets.sheet_marks import marked
from neuron_graph.judging.slips.miscopies import copies
from neuron_graph.published.files.walkthrough import example_named

SHEET = SharedCourse(example_named("mazur"), Settings(source="mazur", ask=("z_o1", "a_o1", "dE/dw*", "w5+", "w6+"))).sheet("anna")
RIGHT = {blank.name: f"{SHEET.value(blank):.{max(0, -blank.precision.place(SHEET.value(blank)))}f}" for blank in SHEET.blanks}
H1, H2 = 0.59326999, 0.59688438


def marks(**answers):
    found = marked(SHEET, {**RIGHT, **answers}).marks
    return {mark.name: mark for mark in found}


@pytest.mark.parametrize("number, copy, rank", [
    ("0.45", "0.54", 0), ("0.45", "-0.45", 0), ("0.45", "4.5", 0), ("0.45", "0.045", 0), ("0.45", "0.4", 1), ("0.45", "0.5", 1),
    ("0.45", "0.455", 2), ("0.45", "0.48", 3), ("0.45", "0.15", 3), ("-3", "-8", 3), ("0.05", "0.50", 0), ("12.5", "2.5", 1), ("12.5", "122.5", 2), ("12.5", "15.2", 0), ("12.5", "12.5", None)])
def test_what_a_number_may_become(number, copy, rank):
    ranks = {found.number: found.rank for found in copies(Decimal(number))}
    assert ranks.get(Decimal(copy)) == rank


def test_zero_is_not_miscopied():
    assert copies(Decimal("0.0")) == []


def test_a_given_number_is_copied_wrongly_into_one_line():
    mark = marks(z_o1=f"{0.04 * H1 + 0.45 * H2 + 0.60:.4f}")["z_o1"]
    assert mark.mark == "slip" and mark.slips[0].name == "copied wrongly", mark
    assert mark.slips[0].detail == "w5 as 0.04 for 0.40"
