"""Workbooks: LibreOffice computes every cell anew, and the numbers are ours."""
import math
import shutil
import subprocess
from itertools import cycle
from pathlib import Path
from random import Random
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from neuron_graph import LOSSES, Convention
from neuron_graph.errors import BadValue, NeuronGraphError
from neuron_graph.export.trace import Trace
from neuron_graph.export.workbooks import step_sheet
from neuron_graph.export.workbooks.formulas import CELLS, in_cells
from neuron_graph.export.workbooks.step_sheet import StepSheet
from neuron_graph.network import RULES
from neuron_graph.published.example import Example
from neuron_graph.published.files.walkthrough import shipped
from neuron_graph.recording.expressions import OPERATIONS, Number
from tests.conftest import ACTIVATIONS, drawn, sample, shared

xlsxwriter = pytest.importorskip("xlsxwriter", reason="a workbook is written by XlsxWriter")
office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice)")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
"""A profile of LibreOffice that computes all formulas when it opens a file."""
CLOSE = 1e-14
"""How far a number may be off, as a part of the largest that it is computed from: a spreadsheet takes a difference of that size
for 0, and LibreOffice writes 15 digits."""


def converted(folder: Path, path: Path, ending: str) -> Path:
    """A file that LibreOffice has opened, computed anew and saved."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    subprocess.run(["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", ending, "--outdir", str(folder / "done"),
                    str(path)], check=True, capture_output=True, timeout=300)
    return folder / "done" / f"{path.stem}.{ending}"


def numbers(path: Path, place: int) -> dict[str, float]:
    """The numbers of a sheet of a workbook by their addresses."""
    with ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{place}.xml"))
    cells = {cell.get("r"): cell.findtext("{*}v") for cell in root.iterfind(".//{*}c") if cell.get("t", "n") == "n"}
    return {address: float(text) for address, text in cells.items() if text}


class Book:
    """A workbook in which all traces stand on one sheet, without charts and comments, which take LibreOffice long."""

    def __init__(self, book):
        self.book, self.add_format, self.add_chart, self.sheet = book, book.add_format, book.add_chart, book.add_worksheet("step")
        self.sheet.insert_chart = self.sheet.write_comment = lambda *given: None

    def add_worksheet(self, name):
        return self.sheet


def examples():
    """All shipped examples, three epochs of each that trains; an epoch of all activations with all losses,
    and with all rules."""
    for name in shipped():
        example = shared(name)
        yield name, example, min(3, example.last_epoch)
    rules, losses = cycle(RULES), cycle(["half-squared-sum", "binary-cross-entropy", "cross-entropy"])
    pairs: list[tuple[str, str, str]] = [(activation, loss, next(rules)) for activation in ACTIVATIONS for loss in LOSSES if loss != "none"]
    pairs += [(activation, next(losses), rule) for activation in ACTIVATIONS for rule in RULES]
    for activation, loss, rule in pairs:
        name = f"{activation} {loss} {rule}"
        random, last = Random(name), "softmax" if loss.startswith("cross") else "sigmoid" if loss.startswith("binary") else activation
        try:
            convention = Convention(error=loss, rule=rule)
            network = drawn(random, [1, 1, 2], [activation, last], "own").under(convention)
            yield name, Example(name, network, [sample(random, network, convention)], 0.1), 1
        except BadValue:
            continue


@office
def test_libreoffice_computes_the_same_numbers(tmp_path, monkeypatch):
    monkeypatch.setattr(step_sheet, "json_number", lambda value: "")
    sheets, path, off = [], tmp_path / "all.xlsx", []
    with xlsxwriter.Workbook(path) as book:
        all_in_one = Book(book)
        for name, example, epochs in examples():
            try:
                trace = Trace(name, [*example.recordings(1, epochs)], example.convention)
            except NeuronGraphError:
                continue
            sheets.append((name, StepSheet(all_in_one, trace, False)))
            sheets[-1][1].write("")
            monkeypatch.setattr(step_sheet, "TOP", sheets[-1][1].rows[-1] + 2)
    found = numbers(converted(tmp_path, path, "xlsx"), 1)
    for name, sheet in sheets:
        lines = sheet.calculation.lines
        values = [found.get(sheet.address(*sheet.places[line.position]), math.nan) for line in lines]
        for line in lines:
            value, own = line.step.value, values[line.position]
            computed = value if line.is_given else line.of(values)
            scale = max(map(abs, [value, *(values[operand] for operand in line.operands)]))
            if all(math.isfinite(one) for one in [value, *(lines[place].step.value for place in line.operands)]) and not min(abs(own - value), abs(own - computed)) <= CLOSE * scale:
                off.append((name, line.step, own, computed))
    assert len(sheets) > 500
    assert off == []


def test_every_operation_has_a_function_of_a_spreadsheet_and_another_is_named():
    assert {*OPERATIONS} <= {*CELLS.special, *CELLS.functions}
    with pytest.raises(BadValue, match="'arctan': a spreadsheet has no function for it"):
        CELLS.combine(Number(0.5, "arctan", (0.5,)), [])


@pytest.mark.parametrize("text, cells", [
    ("({0} if {0} > 0.0 else 0.0)", "IF({0} > 0, {0}, 0)"), ("abs({0})", "ABS({0})"), ("1.05 * log({0})", "1.05 * LN({0})"),
    ("1.0 if {0} > 0.0 else -1.0 if {0} < 0.0 else {1}", "IF({0} > 0, 1, IF({0} < 0, -1, {1}))"), ("{0} if {1} != {0} else 0.0", "IF({1} <> {0}, {0}, 0)")])
def test_conditions(text, cells):
    assert in_cells(text) == cells
