"""Numbers copied wrongly: into one line, or a given one from which a person goes on."""
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
    ("0.45", "0.48", 2), ("0.45", "0.455", 2), ("0.45", "0.15", 2), ("-3", "-8", 2), ("12.5", "15.2", 0), ("12.5", "12.5", None)])
def test_what_a_number_may_become(number, copy, rank):
    assert copies(Decimal(number)).get(Decimal(copy)) == rank


def test_zero_is_not_miscopied():
    assert copies(Decimal("0.0")) == {}


def test_a_given_number_is_copied_wrongly_into_one_line():
    mark = marks(z_o1=f"{0.04 * H1 + 0.45 * H2 + 0.60:.4f}")["z_o1"]
    assert mark.mark == "slip" and mark.slips[0].name == "copied wrongly", mark
    assert mark.slips[0].detail == "w5 as 0.04 for 0.40"


def test_a_given_number_that_is_misread_is_carried_on():
    z = 0.48 * H1 + 0.45 * H2 + 0.60
    step = float(RIGHT["w5+"]) - 0.40
    told = marks(z_o1=f"{z:.3f}", **{"w5+": f"{0.48 + step:.4f}"})
    assert told["z_o1"].slips[0].detail == "w5 as 0.48 for 0.40", told["z_o1"]
    assert told["w5+"].mark == "carried" and "w5" in told["w5+"].sentence, told["w5+"]
