"""Answers as they are handed in: a table, JSON, or filled sheets in Markdown.

    CSV        columns student, name, value, in any order; code where there is one; others
               are left aside
    JSON       {"answers": [{"student": "anna", "name": "z_h1", "value": "0,3775"}, ...]}, or
               that list alone
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
from ...export import restored
from ...published.files import read_text

STUDENT, NAME, VALUE, CODE, ANSWER = "student", "name", "value", "code", "answer"
NEEDED = (STUDENT, NAME, VALUE)
HEAD_LINE = re.compile(r"[\s>#*_|-]*(student|code)[\s*_]*:[\s*_`]*(.*?)[\s*_`|]*", re.IGNORECASE)
RULE = set("-: ")
"""The characters of the row below the titles of a table in Markdown."""
MOST_ANSWERS = 200_000
"""How many answers a file may have."""
LONGEST_CELL = 200
"""Characters of a student's id, a name, a value or a code."""


class BadAnswers(BadFile):
    """A file of answers that cannot be read, or belongs to other sheets."""


@dataclass(frozen=True)
class HandedAnswer:
    """One answer: a student's text for a name. `code` is "" where none is given, `where`
    its file and line."""

    student: str
    name: str
    value: str
    code: str = ""
    where: str = ""

    def checked(self) -> HandedAnswer:
        """The answer itself. Raises `BadAnswers` where it does not say whose it is or to
        what, and for a text of over 200 characters."""
        if not self.student and not self.code:
            raise BadAnswers(self.where, "the student is missing")
        if not self.name:
            raise BadAnswers(self.where, "the name of the number is missing")
        for text in (self.student, self.name, self.value, self.code):
            if len(text) > LONGEST_CELL:
                raise BadAnswers(
                    self.where,
                    f"{shortened(repr(text))} is longer than {LONGEST_CELL} characters")
        return self


def read_answers(path: str | Path) -> list[HandedAnswer]:
    """The answers of a file: JSON or Markdown by its ending (.json, .md), else CSV; "-"
    is CSV from standard input.

    Raises `BadAnswers`, `BadTable` or `UnreadableFile`, each with the file and the line.
    """
    if Path(path).is_dir():
        raise BadAnswers(
            path, "it is a directory, and a file is needed: CSV, JSON or a filled Markdown "
            "sheet")
    reader = FILE_READERS.get(Path(path).suffix.lower())
    read = reader(read_text(Path(path)), str(path)) if reader else from_table(path)
    found = [answer.checked() for answer in read]
    if not found:
        raise BadAnswers(path, "there are no answers in it")
    if len(found) > MOST_ANSWERS:
        raise BadAnswers(
            path,
            f"it has {len(found)} answers, and the limit is {MOST_ANSWERS}: split it")
    return found


def from_table(path: str | Path) -> Iterator[HandedAnswer]:
    """The rows of a CSV file."""
    table = Table.read(path, header=True)
    columns = [name.lower() for name in table.columns]
    if VALUE not in columns:
        columns = [name.replace(ANSWER, VALUE) for name in columns]
    if missing := [column for column in NEEDED if column not in columns]:
        raise BadTable(
            table.path, f"there is no column {missing[0]!r}, only {', '.join(table.columns[:8])}: "
            "the columns student, name and value are needed", 1)
    for texts, line in zip(table.rows, table.lines):
        row = dict(zip(columns, texts))
        yield HandedAnswer(
            restored(row[STUDENT]), restored(row[NAME]), row[VALUE], row.get(CODE, ""),
            f"{table.path}, line {line}")


def from_json(text: str, path: str) -> Iterator[HandedAnswer]:
    """The entries of a JSON file."""
    for number, entry in enumerate(entries_of(text, path), start=1):
        where = f"{path}, answer {number}"
        texts = isinstance(entry, dict) and [text_of(entry.get(key)) for key in (*NEEDED, CODE)]
        if not texts or None in texts[:3]:
            raise BadAnswers(
                where, f"an object with {', '.join(NEEDED)} as texts or numbers is needed, "
                f"not {shortened(json.dumps(entry))}")
        student, name, value, code = (text or "" for text in texts)
        yield HandedAnswer(student, name, value, code, where)


def entries_of(text: str, path: str) -> list[Any]:
    """The list of answers in a JSON text."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"{path}, line {getattr(error, 'lineno', 1)}"
        why = getattr(error, "msg", "it is nested too deeply, or has a number too long")
        raise BadAnswers(where, f"it is no JSON ({why})") from None
    entries = content.get("answers") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise BadAnswers(
            path, 'a list of answers is needed, or an object with such a list as "answers"')
    return entries


def text_of(value: Any) -> str | None:
    """A JSON text or number as text, "" of null; None of anything else."""
    if value is None or isinstance(value, str):
        return value or ""
    return repr(value) if type(value) in (int, float) else None


def from_markdown(text: str, path: str) -> Iterator[HandedAnswer]:
    """The table rows of filled sheets."""
    owner = {STUDENT: "", CODE: ""}
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if said := HEAD_LINE.fullmatch(line):
            owner = owner_after(owner, said[1].lower(), said[2])
        if said or not line.strip().startswith("|"):
            columns = []
        elif not columns:
            columns = [cell.lower().replace(ANSWER, VALUE) for cell in cells(line)]
        elif {NAME, VALUE} <= set(columns) and not RULE.issuperset("".join(cells(line))):
            yield from_row(columns, cells(line), owner, f"{path}, line {number}")


def owner_after(owner: dict[str, str], key: str, said: str) -> dict[str, str]:
    """The student and the code for which the tables stand that follow a line with one of
    the two. Where another was said before, another sheet begins."""
    if owner[key] not in ("", said):
        owner = {STUDENT: "", CODE: ""}
    return {**owner, key: said}


def from_row(columns: list[str], row: list[str], owner: dict[str, str], where: str,
             ) -> HandedAnswer:
    """The answer in a row of a table under these columns."""
    if not any(owner.values()):
        raise BadAnswers(
            where, "whose answers are these? Above them a line is needed such as "
            "student: anna, or the code")
    if len(row) < len(columns):
        raise BadAnswers(where, f"the row has {len(row)} cells, and {len(columns)} are due")
    name, value = row[columns.index(NAME)], row[columns.index(VALUE)]
    return HandedAnswer(owner[STUDENT], name, value, owner[CODE], where)


def cells(line: str) -> list[str]:
    """The cells of a Markdown table row, without the marks for code and emphasis around
    them."""
    inner = re.sub(r"^\||(?<!\\)\|$", "", line.strip())
    bare = (cell.strip().strip("`").strip("*").strip() for cell in re.split(r"(?<!\\)\|", inner))
    return [cell.replace("\\|", "|").replace("\\_", "_") for cell in bare]


FILE_READERS = {".json": from_json, ".md": from_markdown, ".markdown": from_markdown}
"""What reads a file, by its ending."""
