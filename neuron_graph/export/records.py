"""A trace as data: one JSON object, or CSV with a row for each step. Numbers are whole, whatever the digits shown."""
from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from ..recording import PYTHON, TEXT, Printer, Step, of_sample, visible
from .trace import Trace

FORMAT = 2
"""2: what comes back to h1 through o1 is called dE/da_h1:o1; in 1 it was dE_o1/da_h1."""
COLUMNS = ["round", "sample", "phase", "owner", "name", "shown", "formula", "substituted", "value"]


def json_number(value: float) -> float | str:
    """A number for JSON, which has no inf and no nan: those are strings."""
    return value if math.isfinite(value) else repr(value)


def fields(step: Step, shown: Printer, python: Printer) -> dict[str, Any]:
    """A step's fields in the order of `COLUMNS`."""
    return {
        "round": step.round, "sample": step.sample, "phase": step.phase, "owner": visible(step.owner), "name": step.name,
        "shown": shown.name(step), "formula": shown.formula(step), "substituted": python.substituted(step),
        "value": json_number(step.value),
    }


def json_object(trace: Trace) -> Iterator[str]:
    """The trace as one JSON object, written step by step."""
    shown, python = (Printer(style, trace.notation) for style in (TEXT, PYTHON))
    head = {"format": FORMAT, "title": trace.title, "convention": trace.convention.as_dict()}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "steps": ['
    lead = " "
    for step in trace.all_steps():
        operands = {other.name + of_sample(other, step): json_number(other.value) for other in step.operands}
        yield lead + json.dumps({**fields(step, shown, python), "operands": operands}, ensure_ascii=False)
        lead = ","
    yield "]}"


def csv_rows(trace: Trace) -> Iterator[str]:
    """The trace as CSV, a row for each step."""
    shown, python = (Printer(style, trace.notation) for style in (TEXT, PYTHON))
    yield csv_row(COLUMNS)
    for step in trace.all_steps():
        yield csv_row(list(fields(step, shown, python).values()))


def csv_row(cells: Iterable[Any]) -> str:
    """One row, without its line end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
