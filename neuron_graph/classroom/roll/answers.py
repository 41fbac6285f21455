"""Answers as they are handed in: a table, JSON, or filled sheets in Markdown.

    CSV        columns student, name, value, in any order; code where there is one; others are left aside
    JSON       {"answers": [{"student": "anna", "name": "z_h1", "value": "0,3775"}, ...]}, or that list alone
    Markdown   student: anna
               code: K7F3-9Q2M-4HXA-7RTC
               | name | value |
               | --- | --- |
               | z_h1 | 0.3775 |

A Markdown file may hold several sheets: `student:` and `code:` hold for the tables
below them, and may stand in bold, in a heading, in a list or a quote. A table is read
that has the columns name and value (or answer), and others it may have.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...data import BadTable, Table
from ...errors import BadFile, shortened
from ...published.files import read_text
from ..papers import restored

STUDENT, NAME, VALUE, CODE, ANSWER = "student", "name", "value", "code", "answer"
NEEDED = (STUDENT, NAME, VALUE)
HEAD_LINE = re.compile(r"[\s>#*_|-]*(student|code)[\s*_]*:[\s*_`]*(.*?)[\s*_`|]*", re.IGNORECASE)
MOST_ANSWERS = 200_000
"""How many answers a file may have."""
LONGEST_CELL = 200


class BadAnswers(BadFile):
    """A file of answers that cannot be read, or belongs to other sheets."""


@dataclass(frozen=True)
class HandedAnswer:
    """One answer: a student's text for a name. `code` is "" where none is given;
    `where` is its file and line."""

    student: str
    name: str
    value: str
    code: str = ""
    where: str = ""


def read_answers(path: str | Path) -> list[HandedAnswer]:
    """The answers of a file: JSON or Markdown by its ending (.json, .md), else CSV; "-"
    is CSV from standard input.

    Raises `BadAnswers`, `BadTable` or `UnreadableFile`, each with the file and the
    line.
    """
    suffix = Path(path).suffix.lower()
    reader = {".json": from_json, ".md": from_markdown, ".markdown": from_markdown}.get(suffix)
    found = list(reader(read_text(Path(path)), str(path)) if reader else from_table(path))
    if not found:
        raise BadAnswers(str(path), "there are no answers in it")
    if len(found) > MOST_ANSWERS:
        raise BadAnswers(str(path), f"it has {len(found)} answers, and the limit is {MOST_ANSWERS}: split it")
    return found


def from_table(path: str | Path) -> Iterator[HandedAnswer]:
    """The rows of a CSV file."""
    table = Table.read(path, header=True)
    places = {name.strip().lower(): place for place, name in enumerate(table.columns)}
    if VALUE not in places and ANSWER in places:
        places[VALUE] = places[ANSWER]
    for column in NEEDED:
        if column not in places:
            raise BadTable(table.path, 1, None, f"there is no column {column!r}, only {', '.join(table.columns[:8])}: "
                                                "the columns student, name and value are needed")
    for row, line in zip(table.rows, table.lines):
        code = row[places[CODE]] if CODE in places else ""
        student = restored(row[places[STUDENT]])
        yield checked(HandedAnswer(student, restored(row[places[NAME]]), row[places[VALUE]], code, f"{table.path}, line {line}"))


def from_json(text: str, path: str) -> Iterator[HandedAnswer]:
    """The entries of a JSON file."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"{path}, line {getattr(error, 'lineno', 1)}"
        why = getattr(error, "msg", "it is nested too deeply, or has a number too long")
        raise BadAnswers(where, f"it is no JSON ({why})") from None
    entries = content.get("answers") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise BadAnswers(path, 'a list of answers is needed, or an object with such a list as "answers"')
    for number, entry in enumerate(entries, start=1):
        where = f"{path}, answer {number}"
        if not isinstance(entry, dict) or not all(text_of(entry.get(key)) is not None for key in NEEDED):
            wanted = f"an object with {', '.join(NEEDED)} as texts or numbers is needed"
            raise BadAnswers(where, f"{wanted}, not {shortened(json.dumps(entry))}")
        student, name, value, code = (text_of(entry.get(key)) or "" for key in (*NEEDED, CODE))
        yield checked(HandedAnswer(student, name, value, code, where))


def text_of(value: Any) -> str | None:
    """A JSON text or number as text, "" of null; None of anything else."""
    if value is None or isinstance(value, str):
        return value or ""
    return None if isinstance(value, bool) or not isinstance(value, (int, float)) else repr(value)


def from_markdown(text: str, path: str) -> Iterator[HandedAnswer]:
    """The table rows of filled sheets."""
    head = {STUDENT: "", CODE: ""}
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        said = HEAD_LINE.fullmatch(line)
        if said:
            key = said[1].lower()
            head = {**head, key: said[2]} if not head[key] or said[2] == head[key] else {STUDENT: "", CODE: "", key: said[2]}
        if said or not line.strip().startswith("|"):
            columns = []
            continue
        row = cells(line)
        if not columns:
            columns = [VALUE if cell.lower() == ANSWER else cell.lower() for cell in row]
        elif {NAME, VALUE} <= set(columns) and not set("".join(row)) <= set("-: "):
            where = f"{path}, line {number}"
            if not head[STUDENT] and not head[CODE]:
                raise BadAnswers(where, "whose answers are these? Above them a line is needed such as student: anna, or the code")
            if len(row) < len(columns):
                raise BadAnswers(where, f"the row has {len(row)} cells, and {len(columns)} are due")
            yield checked(HandedAnswer(head[STUDENT], row[columns.index(NAME)], row[columns.index(VALUE)], head[CODE], where))


def cells(line: str) -> list[str]:
    """The cells of a Markdown table row, without the marks for code and emphasis around
    them."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().strip("`").strip("*").strip().replace("\\|", "|").replace("\\_", "_")
            for cell in re.split(r"(?<!\\)\|", inner)]


def checked(answer: HandedAnswer) -> HandedAnswer:
    """The answer, if it says whose it is and to what, and nothing in it is too long."""
    if not answer.name or not (answer.student or answer.code):
        raise BadAnswers(answer.where, f"the {'name of the number' if answer.student or answer.code else 'student'} is missing")
    long = next((text for text in (answer.student, answer.name, answer.value, answer.code) if len(text) > LONGEST_CELL), None)
    if long is not None:
        raise BadAnswers(answer.where, f"{shortened(repr(long))} is longer than {LONGEST_CELL} characters")
    return answer
