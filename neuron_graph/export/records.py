"""A trace as data: one JSON object, or CSV with a row for each step. Numbers are whole,
whatever the digits shown."""
from __future__ import annotations

import json
import math
from collections.abc import Iterator
from itertools import chain
from typing import Any

from ..recording import TEXT, Printer, Step, of_sample, visible
from .spreadsheet import csv_row, data_row
from .trace import Trace

FORMAT = 2
"""2: what comes back to h1 through o1 is called dE/da_h1:o1; in 1 it was
dE_o1/da_h1."""


COLUMNS = [
    "epoch", "sample", "phase", "owner", "name", "shown", "formula", "substituted", "value"]


def json_number(value: float) -> float | str:
    """A number for JSON, which has no inf and no nan: those are strings."""
    return value if math.isfinite(value) else repr(value)


def rows(trace: Trace) -> Iterator[tuple[Step, list[Any]]]:
    """The steps of a trace, each with its fields in the order of `COLUMNS`."""
    printer = Printer(TEXT, trace.notation)
    for step in chain.from_iterable(map(trace.steps, trace.recordings)):
        yield step, [
            step.epoch, step.sample, step.phase, visible(step.owner), step.name,
            printer.name(step), printer.formula(step), step.substituted, json_number(step.value)]


def json_object(trace: Trace) -> Iterator[str]:
    """The trace as one JSON object, written step by step."""
    head = {"format": FORMAT, "title": trace.title, "convention": trace.convention.as_dict()}
    head |= {"carry": trace.carry.name} if trace.carry else {}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "steps": ['
    lead = " "
    for step, row in rows(trace):
        fields = dict(zip(COLUMNS, row))
        fields["operands"] = {
            operand.name + of_sample(operand, step): json_number(operand.value)
            for operand in step.operands}
        yield lead + json.dumps(fields, ensure_ascii=False)
        lead = ","
    yield "]}"


def csv_rows(trace: Trace) -> Iterator[str]:
    """The trace as CSV, a row for each step."""
    yield csv_row(COLUMNS)
    yield from (data_row(row) for _, row in rows(trace))
