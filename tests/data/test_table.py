"""Tables of CSV files: what is read, and what is said of those that cannot be."""
import csv
import gzip
import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest

from neuron_graph import NeuronGraphError
from neuron_graph.data import table as module, table_lines
from neuron_graph.data.table import BadTable, Table, by_float, is_number, number_of
from neuron_graph.errors import UnknownName

READ = [
    # text of the file, columns, rows, lines
    ("x,y\n1,2\n3,4\n", ["x", "y"], [["1", "2"], ["3", "4"]], [2, 3]),
    ("x,y\n1,2", ["x", "y"], [["1", "2"]], [2]),
    ("1,2\n3,4\n", ["1", "2"], [["1", "2"], ["3", "4"]], [1, 2]),
    ("5.1,setosa\n4.9,setosa\n", ["1", "2"], [["5.1", "setosa"], ["4.9", "setosa"]], [1, 2]),
    ("7\n", ["1"], [["7"]], [1]),
    ("\ufeffx,y\n1,2\n", ["x", "y"], [["1", "2"]], [2]),
    ("x;y\n1,5;2,5\n", ["x", "y"], [["1,5", "2,5"]], [2]),
    ("1,5;2,5\n3,5;4,5\n", ["1", "2"], [["1,5", "2,5"], ["3,5", "4,5"]], [1, 2]),
    ("x\ty\n1,5\t2\n", ["x", "y"], [["1,5", "2"]], [2]),
    ("\n  \nx,y\n\n1,2\n   \n3,4\n\n\n", ["x", "y"], [["1", "2"], ["3", "4"]], [5, 7]),
    ("x,y\r\n1,2\r\n", ["x", "y"], [["1", "2"]], [2]),
    ("x,y\r1,2\r3,4\r", ["x", "y"], [["1", "2"], ["3", "4"]], [2, 3]),
    (" x , y \n 1 ,\t2\n", ["x", "y"], [["1", "2"]], [2]),
    ('x,y\n1,"a, b"\n2,"c; d"\n', ["x", "y"], [["1", "a, b"], ["2", "c; d"]], [2, 3]),
    ('1,"a;b"\n2,"c;d"\n', ["1", "2"], [["1", "a;b"], ["2", "c;d"]], [1, 2]),
    ('1, "a, b"\n', ["1", "2"], [["1", "a, b"]], [1]),
    ('1;"say ""no;no;no"", he said"\n2;x\n', ["1", "2"], [["1", 'say "no;no;no", he said'], ["2", "x"]], [1, 2]),
    ('x,y\n1,"two\nlines"\n3,4\n', ["x", "y"], [["1", "two\nlines"], ["3", "4"]], [2, 4]),
    ('size\n5" pipe\n', ["size"], [['5" pipe']], [2]),
    ("x,y\n1,\n,2\n", ["x", "y"], [["1", ""], ["", "2"]], [2, 3]),
    ("größe,π\n1,2\n", ["größe", "π"], [["1", "2"]], [2]),
    ("colour,kind\nred,a\nblue,b\n", ["colour", "kind"], [["red", "a"], ["blue", "b"]], [2, 3]),
    ("one column\n1.5\n2\n", ["one column"], [["1.5"], ["2"]], [2, 3]),
    ("Na,Mg,type\n13,4,?\n", ["Na", "Mg", "type"], [["13", "4", "?"]], [2]),
    ("name,1999,2000\na,1,2\n", ["1", "2", "3"], [["name", "1999", "2000"], ["a", "1", "2"]], [1, 2]),
]
REFUSED = [
    # bytes of the file, line, column, words of the sentence
    (b"", None, None, "it is empty"),
    (b"\n \n\r\n", None, None, "it is empty"),
    (b"\xef\xbb\xbf", None, None, "it is empty"),
    (b"x,y\n", 1, None, "a header, and no row below"),
    (b"\n\nx,y\n\n", 3, None, "a header, and no row below"),
    (b"x,y\n1,2\n\n1,2,3\n", 4, None, "the row has 3 cells, and 2 are due, as on line 1"),
    (b"x,y\n1\n", 2, None, "the row has 1 cell, and 2 are due"),
    (b"a title\nx,y\n1,2\n", 2, None, "the row has 2 cells, and 1 is due"),
    (b"a title\nx;y\n1,5;2\n", 2, None, "the row has 2 cells, and 1 is due"),
    (b"x,y,x\n1,2,3\n", 1, "x", "columns 1 and 3 have the same name"),
    (b"x,,y\n1,2,3\n", 1, None, "column 2 of 3 has no name"),
    (b"x,y,\n1,2,3\n", 1, None, "column 3 of 3 has no name"),
    (b"x,y\n1,2\n3,\x004\n", 3, None, "NUL byte"),
    (b"x,y\n1,2\n3,gr\x81n\n", 3, None, "the byte after 4 characters is neither UTF-8 nor Windows-1252: save"),
    (b"x,y\n1,2\n3,\xff\x8d", 3, None, "the byte after 3 characters"),
    ("x,y\n1,2\n".encode("utf-16"), 1, None, "UTF-16"),
    (b"\xfe\xff" + "x,y\n1,2\n".encode("utf-16-be"), 1, None, "iconv -f utf-16 -t utf-8"),
    ("x,y\n1,2\n".encode("utf-16-le"), 1, None, "iconv -f utf-16 -t utf-8"),
    ("x,y\n1,2\n".encode("utf-16-be"), 1, None, "iconv -f utf-16 -t utf-8"),
    (b'x,y\n1,2\n3,"4\n5,6\n7,8\n', 3, None, "a quote is opened here and never closed"),
    (b'x,y\n"1" 2,3\n', 2, None, "goes on after its closing quote"),
    (b'x,y\n1,"' + b"a,2\n" * 50_000, 2, None, "longer than 131072 characters: is a quote"),
    (b"x,y\n1," + b"2" * 140_000 + b"\n", 2, None, "longer than 131072 characters"),
    (b"x,y\n1," + b"2" * 1_100_000 + b"\n", 2, None, "the line is too long"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", 1, None, "0x89"),
    (b"PK\x03\x04\x14\x00\x06", 1, None, "save the sheet as CSV"),
    (b"SQLite format 3\x00\x10", 1, None, "it is a database"),
    (b"\x7fELF\x02\x01\x01\x00", 1, None, "NUL byte"),
]
NUMBERS = [
    # delimiter, cell, number or words of the sentence
    (",", "1.5", 1.5), (",", "-2e3", -2000.0), (",", "1/4", 0.25), (",", "\u22121", -1.0), (",", ".5", 0.5),
    (";", "1,5", 1.5), ("\t", "1,5", 1.5), (";", "1.5", 1.5), (";", "1,5e2", 150.0), (";", "-0,5", -0.5), (",", "1e-400", 0.0), (",", "0" * 400, 0.0),
    (",", "1,5", "decimal comma only where"), (";", "1.234,5", "a finite number is needed"), (";", "1,2,3", "a finite number is needed"),
    (",", "5 cm", "the value is '5 cm': a finite number is needed"), (",", "1_000", "'1_000'"), (",", "1e999", "finite"), (",", "inf", "'inf'"),
    (",", "1/0", "divided by zero"), (",", "0x10", "'0x10'"), (",", "x" * 500, "xxx..."), (";", "1_0,5", "a finite number"),
    (",", "\u0663", "finite"), (",", "1e-999", "power of ten"), (",", "0e999", "power of ten"), (",", "0" * 401, "at most 400"),
    (",", "", "the value is missing: fill it in"), (",", "?", "the value '?' is missing"), (",", "NA", "the value 'NA' is missing"),
    (",", "nan", "the value 'nan' is missing"), (";", "N/A", "is missing"), (";", "null", "is missing"), (",", "-", "is missing"),
]


@pytest.fixture
def written(tmp_path):
    """`written(text)` is the path of a file that holds it."""
    def write(content):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def points(**parts):
    """A small table."""
    return Table(**{"columns": ["x", "y", "class"], "rows": [["1", "2", "a"], ["3", "1/4", "b"], ["5", "6", "a"]], "lines": [2, 3, 5],
                    "path": "points.csv", **parts})


def refusal(path, **options):
    """The sentence about a file."""
    with pytest.raises(BadTable) as caught:
        Table.read(path, **options)
    assert str(caught.value).startswith(caught.value.path) and "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("text, columns, rows, lines", READ)
def test_read(written, text, columns, rows, lines):
    path = written(text)
    table = Table.read(path)
    assert (table.columns, table.rows, table.lines, table.path) == (columns, rows, lines, path)


@pytest.mark.parametrize("content, line, column, words", REFUSED)
def test_refused(written, content, line, column, words):
    error = refusal(written(content))
    assert (error.line, error.column) == (line, column) and words in str(error)
    assert len(str(error)) < len(error.path) + 200


@pytest.mark.parametrize("delimiter, cell, expected", NUMBERS)
def test_number(delimiter, cell, expected):
    table = points(rows=[["1", "2", "a"], ["3", cell, "b"], ["5", "6", "a"]], delimiter=delimiter)
    assert table.numeric(1) == isinstance(expected, float)
    if isinstance(expected, float):
        assert table.numbers([1, 0]) == [[2.0, 1.0], [expected, 3.0], [6.0, 5.0]]
    else:
        with pytest.raises(BadTable) as caught:
            table.numbers([0, 1])
        assert str(caught.value).startswith("points.csv, line 3, column 'y': the value") and expected in str(caught.value)
        assert (caught.value.path, caught.value.line, caught.value.column) == ("points.csv", 3, "y")


def test_the_fast_way_means_the_same():
    random = Random(1)
    for _ in range(20_000):
        delimiter = random.choice(",;")
        cell = "".join(random.choice("0123456789.,-+eE_/ \u2212infa\u0661") for _ in range(random.randrange(1, 7))).strip()
        fast = by_float([cell], delimiter)
        assert fast is None or (is_number(cell, delimiter) and fast == [number_of(cell, delimiter)]), cell


def test_huge_numbers_whose_sum_is_no_float():
    assert points(rows=[["1e308", "1e308", "a"]]).numbers([0, 1]) == [[1e308, 1e308]]


@pytest.mark.parametrize("name, position", [("x", 0), ("class", 2), ("1", 0), ("3", 2), ("-1", 2), ("-3", 0)])
def test_position(name, position):
    assert points().position(name) == position


@pytest.mark.parametrize("name", ["0", "4", "-4", "", "klass", "1.0", "+1", "9" * 5000, "\u0661"])
def test_no_such_position(name):
    with pytest.raises(UnknownName, match="there is no column"):
        points().position(name)


def test_the_nearest_name_is_offered_and_a_name_goes_before_a_number():
    with pytest.raises(UnknownName, match="nearest: class"):
        points().position("clas")
    assert points(columns=["3", "2", "1"]).position("1") == 2


def test_texts_and_chosen():
    table = points()
    assert table.texts(2) == ["a", "b", "a"] and not table.numeric(2) and table.numeric(1)
    some = table.chosen([2, 0])
    assert (some.rows, some.lines, some.columns) == ([table.rows[2], table.rows[0]], [5, 2], table.columns)
    assert table.numbers([]) == [[], [], []] and table.chosen([]).numbers([0]) == []
    with pytest.raises(BadTable, match="points.csv, line 3, column 'class': the value is missing"):
        points(rows=[["1", "2", "a"], ["3", "4", ""], ["5", "6", ""]]).texts(2)


def test_whether_there_is_a_header_can_be_said(written):
    path = written("0,1,2\n5,6,7\n")
    table = Table.read(path, header=True)
    assert table.columns == ["0", "1", "2"] and table.rows == [["5", "6", "7"]] and table.header
    table = Table.read(Path(written("x,y\n1,2\n")), header=False)
    assert table.columns == ["1", "2"] and table.rows == [["x", "y"], ["1", "2"]] and not table.header
    assert "no row below" in str(refusal(written("1,2\n"), header=True))


@pytest.mark.parametrize("text, delimiter", [("x,y\n1,2\n", ","), ("x;y\n1;2\n", ";"), ("x\ty\n1\t2\n", "\t"), ("x\n1\n", ","), ("a;x,b\n1,2\n", ","),
                                             ("x,y\n1;5,2\n", ","), ("x;y\n1,5;2\n1,5;2;3\n", ";")])
def test_delimiter(text, delimiter):
    assert module.marks_of(text) == (delimiter, '"')


def test_paths_that_are_no_files(tmp_path, monkeypatch):
    for path, words in [(tmp_path / "none.csv", "there is no such file"), (tmp_path, "it is a directory"), ("", "there is no such file"),
                        ("a\0b", "there is no such file"), ("\ud800", "there is no such file"), ("x" * 5000, "it cannot be read"),
                        (tmp_path / "none.csv" / "x", "there is no such file")]:
        assert words in str(refusal(path))

    def forbidden(*words):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "locked.csv").write_text("x\n1\n")
    monkeypatch.setattr(table_lines, "open", forbidden, raising=False)
    assert "you have no permission" in str(refusal(tmp_path / "locked.csv"))


def test_tables_too_large_are_refused_before_they_are_read(tmp_path, written, monkeypatch):
    sparse = tmp_path / "sparse.csv"
    with sparse.open("wb") as file:
        file.truncate(10_000_000_000)
    assert "larger than 2,000,000,000 bytes" in str(refusal(sparse))
    monkeypatch.setattr(module, "MOST_CELLS", 5)
    error = refusal(written("x,y\n1,2\n3,4\n5,6\n"))
    assert error.line == 3 and "more than 5 cells" in str(error)


def test_streams(tmp_path, monkeypatch):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_text, args=["x,y\n1,2\n"])
    writer.start()
    assert Table.read(fifo).rows == [["1", "2"]]
    writer.join()
    assert "NUL byte" in str(refusal("/dev/zero"))
    monkeypatch.setattr("sys.stdin", None)
    assert "standard input: it cannot be read (it is closed)" in str(refusal("-"))
    with io.TextIOWrapper(io.BytesIO(b"x,y\n1,2\n")) as stream:
        monkeypatch.setattr("sys.stdin", stream)
        table = Table.read("-")
        assert table.path == "standard input" and table.rows == [["1", "2"]] and not stream.closed
    with io.TextIOWrapper(io.BytesIO(b"x,y\n1,2\n" * 100)) as stream:
        monkeypatch.setattr("sys.stdin", stream)
        monkeypatch.setattr(table_lines, "MOST_BYTES", 100)
        assert "more than 100 characters" in str(refusal("-"))


def test_standard_input_of_a_process():
    code = "import sys; from neuron_graph.data.table import Table; print(Table.read('-').numbers([1]), sys.stdin.closed)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], input="x,y\n1,2\n", capture_output=True, text=True, check=True)
    assert done.stdout == "[[2.0]] False\n"


def test_as_the_csv_module_reads_and_writes(written):
    random = Random(2)
    for delimiter in ",;\t":
        rows = [[f"name {n}" for n in range(4)]] + [["".join(random.choice('ab"\n,; 1') for _ in range(6)).strip() or "c" for _ in range(4)]
                                                    for _ in range(40)]
        stream = io.StringIO()
        csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
        table = Table.read(written(stream.getvalue()))
        assert [table.columns, *table.rows] == rows and table.delimiter == delimiter
        text = stream.getvalue().replace("\r\n", "\n")
        ends = [0, *(n for row in range(len(rows)) for n in [sum(cell.count("\n") for r in rows[:row + 1] for cell in r) + row + 1])]
        assert table.lines == [end + 1 for end in ends[1:-1]] and text.count("\n") == ends[-1]


def test_anything_is_a_table_or_a_sentence(written):
    random = Random(3)
    pieces = [b",", b";", b"\t", b"\n", b"\r\n", b"\r", b'"', b'""', b" ", b"1", b"2.5", b"1,5", b"x", b"name", b"?", b"nan", b"\xc3\xa9", b"\xe9",
              b"\xef\xbb\xbf", b"\0", b"1e999", b"1/0", b"_"]
    seen = set()
    for n in range(1500):
        if n % 5:
            content = b"".join(random.choices(pieces, weights=[8, 4, 2, 8, 1, .2, .5, .5, 2, 8, 4, 2, 3, 3, 1, 1, 1, .1, .1, .1, .1, .1, .1], k=random.randrange(30)))
        else:
            content = random.randbytes(random.randrange(60))
        try:
            table = Table.read(written(content), random.choice([None, True, False]))
            seen.add("table")
            assert table.rows and len(table.rows) == len(table.lines) and {len(row) for row in table.rows} == {len(table.columns)}
            assert table.lines == sorted(set(table.lines)) and len(set(table.columns)) == len(table.columns)
            numeric = [place for place in range(len(table.columns)) if table.numeric(place)]
            assert all(len(row) == len(numeric) for row in table.numbers(numeric))
            table.numbers(range(len(table.columns)))
            seen.add("numbers")
        except NeuronGraphError as error:
            assert isinstance(error, BadTable) and len(str(error)) > 20
            seen.add("sentence")
    assert seen == {"table", "numbers", "sentence"}


def test_packed_by_gzip(tmp_path):
    path = tmp_path / "rows.csv.gz"
    packed = gzip.compress(b"x,y\n1,2\n3,4\n" * 1)
    path.write_bytes(packed)
    assert Table.read(path).numbers([0, 1]) == [[1.0, 2.0], [3.0, 4.0]]
    for damaged in (packed[:-6], packed[:20], b"x,y\n1,2\n", packed[:15] + b"\xff" + packed[16:]):
        path.write_bytes(damaged)
        assert str(refusal(path)).startswith(str(path))
    path.write_bytes(gzip.compress(b"x" * 50_000_000))
    assert "too long" in str(refusal(path))


@pytest.mark.parametrize("delimiter, cell, expected", NUMBERS)
@pytest.mark.parametrize("width", [1, 3, 800])
def test_a_cell_is_read_alike_whatever_stands_beside_it(delimiter, cell, expected, width):
    """A row that `float` reads as a whole, and one of which each cell is read by itself, for a fraction is in it."""
    columns = [str(number) for number in range(width + 1)]
    for neighbour in ("7", "1/4"):
        row = [neighbour] * width + [cell]
        table = Table(columns, [row], [1], "points.csv", delimiter)
        if isinstance(expected, float):
            assert table.numbers(columns) == [[7.0 if neighbour == "7" else 0.25] * width + [expected]]
        else:
            with pytest.raises(BadTable):
                table.numbers(columns)
