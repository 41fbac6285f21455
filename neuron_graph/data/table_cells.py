"""The cells of a table: what ends them, what stands around them, and which of them are
numbers.

    delimiter   what ends a cell: any character; " " stands for runs of blanks and tabs. Looked
                for in the first lines, which it splits alike
    quote       what stands around a cell that holds the delimiter: ", or ' where each cell of
                the first lines that begins with it ends with it, too
    number      with another delimiter than a comma it may have a decimal comma
"""
from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import isfinite

from ..errors import BadValue
from ..numerals import LONGEST_NUMBER, read_float
from .table_lines import BadTable

USUAL, UNUSUAL = "\t;,", "|^~ :"
"""Delimiters. A tab or a semicolon comes before a comma that does as well: 1,5;2,5 holds
decimal commas. A text has blanks and colons, too."""
WORDS = {r"\t": "\t", "tab": "\t", "space": " ", "comma": ",", "semicolon": ";", "pipe": "|"}
COMMENTS = ("#", "%", "|")
"""What lines begin with that are no rows, in R, in Weka and in C4.5."""
MISSING = {"", "?", "-", ".", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "missing"}
QUOTED = (r"""(?:^|(?<=[,;\t\r\n |^~:]))"[^"]*(?:""[^"]*)*\""""
                    r"""|(?<![^,;\t\r\n |^~])'[^'\r\n]*'(?![^,;\t\r\n|^~])""")
ALL_SINGLE = (r"""(?s)(?!.*(?:"|(?<![^,;\t\r\n |^~])'(?![^'\r\n]*'(?![^,;\t\r\n|^~]))))"""
                        r"""(?=.*(?<![^,;\t\r\n |^~])'[^'\r\n]*'(?![^,;\t\r\n|^~]))""")
"""Lines with cells in single quotes, none of which is opened and not closed, and with no
double quotes."""
WITH_MORE = re.compile(r"\W*[0-9]+(?:[,.'\s][0-9]{3})*(?:[.,][0-9]+)?(?:\W|[a-zA-Z]{1,4})*")
"""A number with what stands around it, or in it, for people."""
ROWS = r"(?:^|(?<=[\r\n]))(?! *(?:[\r\n]|$)|[#%|])[^\r\n]+"
"""Lines that are neither empty nor comments."""
TOLD = re.compile(
    r"(?i)(?!(?:[-+]?[0-9]*[.,]?[0-9]+(?:e[-+]?[0-9]+)?|\?|-|na|n/a|nan|null)\n)[^\n]+"
    r"(?:\n(?:[-+]?[0-9]*[.,]?[0-9]+\.?(?:e[-+]?[0-9]+)?|\?|-|na|n/a|nan|null|))+"
    r"|[0-9]+(?:\n(?![-+.]?[0-9])[^\n]*)+|\n(?:0\n1|1\n2)(?:\n[0-9]+)*")
"""The cells of a column, a line each, the first of which is its name: a word above
numbers, a number above words, or nothing above 0, 1, ... or 1, 2, ..."""
LARGE_POWER = re.compile(r"[eE][+-]?[0-9]{3}")
"""A power of ten that may make 0 of what is none."""
SLIPS = {
    "unexpected end": "a quote is opened here and never closed",
    "field larger": "a cell is longer than {limit} characters: is a quote opened here and never "
                    "closed?",
    "expected after": "a quoted cell goes on after its closing quote, if only with a blank; "
                      "write a quote within quotes twice",
}
"""What the reader of Python says of a slip, and what is said here."""


def records(lines: Iterable[str], path: str, delimiter: str,
            quote: str) -> Iterator[tuple[int, list[str]]]:
    """For each row the line that it starts on and its stripped cells; rows without
    any are left out. Raises `BadTable`."""
    if delimiter == " ":
        lines = map(str.expandtabs, map(str.strip, lines))
    reader = csv.reader(
        lines, delimiter=delimiter, quotechar=quote, skipinitialspace=True, strict=True)
    before = 0
    try:
        for row in reader:
            cells = list(map(str.strip, row))
            if any(cells):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        known = (said for part, said in SLIPS.items() if part in str(error))
        raise BadTable(path, next(known, str(error)).format(limit=csv.field_size_limit()),
                       before + 1) from None


def read_delimiter(text: str) -> str:
    """The delimiter that is meant by a character or a word. Raises `BadValue`."""
    delimiter = WORDS.get(text.lower(), text)
    if not re.fullmatch(r"[^\w\"'.+\r\n\0-]", delimiter):
        raise BadValue("the delimiter", text, "one mark is needed, such as ; or |, or a word: "
                                              "comma, semicolon, tab, space, pipe")
    return delimiter


def marks_of(text: str) -> tuple[str, str]:
    """The delimiter and the quote of the lines of a text: the usual delimiter that splits
    the most of them into as many cells, or an unusual one that splits all but one so, most
    of the cells being numbers, or no usual one doing it; a comma if none splits any."""
    quote = "'" if re.match(ALL_SINGLE, text) else '"'
    lines = re.findall(ROWS, re.sub(QUOTED, "q", text)) or [""]

    def rating(mark: str) -> float:
        """How many lines have as many cells; a bit more, or less, for an unusual mark."""
        rows = [line.split(None if mark == " " else mark) for line in lines]
        (width, alike), = Counter(map(len, rows)).most_common(1)
        if mark in USUAL or width < 2:
            return alike * (width > 1)
        numbers = sum(is_number(cell, mark) for row in rows for cell in row)
        sure = numbers > 0.6 * alike * width and mark != ":" and mark in lines[-1]
        most = len(rows[0]) > 1 and alike > max(len(rows) - 2, len(rows) > 1)
        return alike * most * (1.01 if sure else 0.8)

    best = max(USUAL + UNUSUAL, key=rating)
    return best if rating(best) else ",", quote


def number_of(cell: str, delimiter: str) -> float:
    """The finite number that a cell of a table writes. Raises `BadValue`."""
    number = read_float(cell, "the value")
    if delimiter == "," and "," in cell:
        raise BadValue("the value", cell, "a number may have a decimal comma only where "
                                          "semicolons or tabs separate the cells")
    return number


def by_float(cells: Sequence[str], delimiter: str) -> list[float] | None:
    """What `number_of` makes of cells, in a tenth of the time; None where only
    `number_of` knows: where `float` reads what is no number (1_000, other digits), or
    more of it than a number has.

    Faster row by row, as cells lie in memory, than column by column: half the time.
    """
    written = "\n".join(cells)
    if "_" in written or not written.isascii() or (
            len(written) > LONGEST_NUMBER and max(map(len, cells)) > LONGEST_NUMBER):
        return None
    if delimiter != "," and "," in written:
        cells = [cell.replace(",", ".") for cell in cells]
    try:
        numbers = list(map(float, cells))
    except ValueError:
        return None
    if not isfinite(sum(numbers)) or 0.0 in numbers and LARGE_POWER.search(written):
        return None
    return numbers


def is_number(cell: str, delimiter: str) -> bool:
    """Whether a cell writes a number."""
    try:
        return isfinite(number_of(cell, delimiter))
    except BadValue:
        return False
