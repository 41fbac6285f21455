"""What the columns of a table are: of numbers or of words; which values are missing, and
what becomes of that.

    gaps   for the place of a column the rows in which its value is missing
"""
from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...errors import counted, first_of
from ..plan import FILLINGS, Plan
from ..table import Table
from ..table_cells import MISSING, WITH_MORE, by_float, is_number
from ..table_lines import BadTable
from .column import LACKING, Column, split_row, typed

FEWEST_WORDS, MOST_WORDS = 5, 60
"""Of a column; between them it may have a word for every two rows."""
CODE = re.compile("[A-Z]{2}")
"""A country, a state, a continent: among such, NA is Namibia or North America."""
OWN_WORDS = ("too many different words to learn from ({} in {} rows): --drop {} leaves out such "
             "columns{}")
STRAY = ("{!r} is no number, and of the others in the column {} are: correct it, or leave the "
         "column out, --drop {}{}")
DRESSED = "; a number, such as {!r}, is to be written alone: no unit, blank or separator"
LACK = "; what stands for missing numbers: --missing-word {}"
SINGLE = "classes of a single row: {}; if that is a slip, correct it or leave the row out"
ALIKE = ": some are the same but for capitals"
GAPS = ("{}, here for the first time: --missing drop leaves out {} of {}, --missing mean, median "
        "or mode fills in what is predicted from, and leaves out rows without a target")


Survey = tuple[Table, list[Column], list[list[float]], dict[str, int], list[str]]


def survey(table: Table, given: Sequence[int], goals: Sequence[int], plan: Plan) -> Survey:
    """A table without the rows that are left out, its columns to predict from, not filled yet,
    and their numbers, where they are nothing else; how many values each column lacked, and what
    is to be said of that. Raises `BadTable`."""
    table, numbers, columns = blanked(table, plan.missing_word), [], []
    try:
        numbers = table.numbers(given)
        names = [Column(table.columns[n]) for n in given]
    except BadTable:
        names = columns = columns_of(table, given)
    wanted = [Column("", ("-", *{"NA"} & {*words_in(table, n)})) for n in goals]
    gaps = gaps_in(table, [*given[:len(columns)], *goals], [*columns, *wanted])
    remarks = [f"a column of words: {one.said}" + ALIKE * (len({*map(str.lower, one.words)})
                                                           < len(one.words))
               for one in columns if one.words]
    if gaps:
        table, said = without(table, gaps, goals, plan.missing)
        remarks.append(said)
        numbers = numbers and table.numbers(given)
    missing = {table.columns[n]: len(rows) for n, rows in gaps.items()}
    return table, names, numbers, missing, remarks


def blanked(table: Table, word: str) -> Table:
    """The table without words that stand for missing values: -999 is -999.0, too."""
    words = "|".join(map(re.escape, split_row(word)))
    own = re.compile(f"(?:{words})([.,]0*)?", re.IGNORECASE).fullmatch
    return replace(table, rows=[["" if own(cell) else cell for cell in row]
                                for row in table.rows]) if word else table


def columns_of(table: Table, given: Sequence[int]) -> list[Column]:
    """The columns to predict from, of numbers or of words. Raises `BadTable` for words
    among numbers, and for too many."""
    columns = [Column(table.columns[n], words_in(table, n)) for n in given]
    most = max(FEWEST_WORDS, min(MOST_WORDS, len(table.rows) // 2))
    for place, column in zip(given, columns):
        check_stray(table, place, {*column.words})
    if many := {column.name: len(column.words) for column in columns if len(column.words) > most}:
        counts = ", ".join(map(str, many.values()))
        hints = {hint(column.words, table.delimiter) for column in columns if column.name in many}
        problem = OWN_WORDS.format(counts, len(table.rows), typed([*many]), "".join(sorted(hints)))
        raise BadTable(table.path, problem, column=", ".join(many))
    return columns


def words_in(table: Table, place: int) -> tuple[str, ...]:
    """The words of a column, if it has any: then numbers are words, too."""
    cells = {*table.cells(place)}
    words = {cell for cell in cells if cell.lower() not in LACKING}
    if by_float([*words], table.delimiter) or all(
            is_number(cell, table.delimiter) or cell.lower() in MISSING for cell in words):
        return ()
    return tuple(sorted(words | {"NA"} & cells if all(map(CODE.fullmatch, words)) else words))


def check_stray(table: Table, place: int, words: set[str]) -> None:
    """Refuse a few words among numbers."""
    told = {word: is_number(word, table.delimiter) for word in words}
    found = [*map(told.get, table.cells(place))]
    others = found.count(True)
    if 0 < found.count(False) <= min(others, max(2, others // 9)):
        row = found.index(False)
        stray = sorted(word for word in words if not told[word])
        raise table.refused(row, place, STRAY.format(
            table.rows[row][place], others, typed([table.columns[place]]),
            hint(stray, table.delimiter)))


def hint(words: Sequence[str], delimiter: str) -> str:
    """What helps where words may be meant as numbers, or stand for missing ones."""
    texts = [word for word in words if not is_number(word, delimiter)]
    if all(map(WITH_MORE.fullmatch, texts)):
        return DRESSED.format(texts[0])
    return LACK.format(typed(texts)) if len(texts) < 4 else ""


def gaps_in(table: Table, places: Sequence[int], columns: Sequence[Column]) -> dict[int, list[int]]:
    """For each place of a column that lacks a value the rows in which it does."""
    found = {}
    for place, column in zip(places, columns):
        cells = table.cells(place)
        if lacking := {*filter(column.lacks, {*cells})}:
            found[place] = [row for row, cell in enumerate(cells) if cell in lacking]
    return found


def without(table: Table, gaps: Mapping[int, Sequence[int]], goals: Sequence[int],
            how: str) -> tuple[Table, str]:
    """The table of the rows that can be taken, and what is to be said of the others. Raises
    `BadTable`."""
    rows, every = len(table.rows), {*range(len(table.rows))}
    texts = sorted({repr(table.rows[row][n]) for n in gaps for row in gaps[n]})
    counts = [f"{len(found)} in {table.columns[n]}" for n, found in gaps.items()]
    said = f"values are missing ({first_of(counts, 12)}; written {', '.join(texts)})"
    decisive = [n for n in gaps if how == "drop" or n in goals]
    left = sorted(every.difference(*(gaps[n] for n in decisive)))
    if how in FILLINGS and left:
        done = [f"{counted(rows - len(left), 'row')} left out"] * bool(decisive)
        done += [f"filled in by the {how}, words by the commonest"] * (len(decisive) < len(gaps))
        return table.chosen(left), f"{said}: {'; '.join(done)}"
    out = counted(len({row for found in gaps.values() for row in found}), "row")
    row, place = min((found[0], n) for n, found in gaps.items())
    problem = GAPS.format(said, out, rows)
    if features := [n for n in gaps if n not in goals]:
        worst = max(features, key=lambda n: len(gaps[n]))
        problem += f", --drop {typed([table.columns[worst]])} leaves out the column that lacks most"
    raise table.refused(row, place, problem)


def filled(table: Table, column: Column, how: str) -> Column:
    """A column with what is filled in, by the rows of a table. Raises `BadTable`."""
    cells = [cell for cell in table.cells(table.position(column.name)) if not column.lacks(cell)]
    if not cells:
        raise BadTable(
            table.path, f"no row for training has a value there: --drop {typed([column.name])}",
            column=column.name)
    values = cells if column.words else [
        number for cell in cells for number in column.numbers(cell, table.delimiter)]
    return column._replace(filling=str(
        getattr(statistics, "mode" if column.words else how)(sorted(values))))


def of_single_rows(goals: Sequence[str], lines: Sequence[int]) -> list[str]:
    """What is to be said of classes that have a row each."""
    counts = Counter(goals)
    single = [f"{goal} (line {line})" for goal, line in zip(goals, lines) if counts[goal] == 1]
    return [SINGLE.format(first_of(single, 6))] if single else []
