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
from neuron_graph.errors import BadValue, UnknownName

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
    (",", "1,5", "decimal comma only where"), (",", "1,234", "decimal comma only where"), (",", "Braund, Mr. Owen Harris", "a finite number is needed, such as"),
    (",", "1,234,567", "write the number alone"), (",", "$12", "write the number alone"), (",", "5%", "write the number alone"), (";", "5 %", "write the number alone"),
    (",", "1 234", "write the number alone"), (",", "<5", "write the number alone"), (",", "12 cm", "write the number alone"), (";", "1.234,50 \u20ac", "write the number alone"),
    (",", "12:30", "such as 0.05, 1e-4 or 1/3"), (",", "M", "such as 0.05, 1e-4 or 1/3"), (";", "1.234,5", "a finite number is needed"), (";", "1,2,3", "a finite number is needed"),
    (",", "5 cm", "the value is '5 cm': a finite number is needed"), (",", "1_000", "'1_000'"), (",", "1e999", "finite"), (",", "inf", "'inf'"),
    (",", "1/0", "divided by zero"), (",", "0x10", "'0x10'"), (",", "x" * 500, "xxx..."), (";", "1_0,5", "a finite number"),
    (",", "\u0663", "finite"), (",", "1e-999", "power of ten"), (",", "0e999", "power of ten"), (",", "0" * 401, "at most 400"),
    (",", "", "the value is missing: fill it in"), (",", "?", "the value '?' is missing"), (",", "NA", "the value 'NA' is missing"),
    (",", "nan", "the value 'nan' is missing"), (";", "N/A", "is missing"), (";", "null", "is missing"), (",", "-", "is missing"),
]

KINDS = [
    # what it is, bytes of the file, columns, first row, number of rows, words of the remarks
    ("field/40: pandas", b",x,y\n0,-5.0,4.917\n1,-4.95,4.713\n2,-4.9,4.525\n", ["x", "y"], ["-5.0", "4.917"], 3, ["first column, without a name, counts"]),
    ("field/41: aligned", b" 0.00632  18.00   2.310  24.00\n 0.02731   0.00   7.070  21.60\n", 4, ["0.00632", "18.00", "2.310", "24.00"], 2, ["split by ' '"]),
    ("field/43: abalone", b"M,0.455,0.365,15\nM,0.35,0.265,7\nF,0.53,0.42,9\nI,0.33,0.255,7\n", 4, ["M", "0.455", "0.365", "15"], 4, []),
    ("auto-mpg: spaces, then a tab", b'18.0   8   307.0      130.0      3504.      12.0   70  1\t"chevrolet chevelle malibu"\n'
     b'25.0   4   98.00      ?          2046.      19.0   71  1\t"ford pinto"\n15.0   8   350.0      165.0      3693.      11.5   70  1\t"buick skylark 320"\n',
     9, ["18.0", "8", "307.0", "130.0", "3504.", "12.0", "70", "1", "chevrolet chevelle malibu"], 3, ["split by ' '"]),
    ("yeast", b"ADT1_YEAST  0.58  0.61  0.47  0.13  0.50  0.00  0.48  0.22  MIT\nADT2_YEAST  0.43  0.67  0.48  0.27  0.50  0.00  0.53  0.22  MIT\n",
     10, ["ADT1_YEAST", "0.58", "0.61", "0.47", "0.13", "0.50", "0.00", "0.48", "0.22", "MIT"], 2, ["split by ' '"]),
    ("german credit: words by spaces", b"A11 6 A34 A43 1169 A65 A75 4 1 \nA12 48 A32 A43 5951 A61 A73 2 2 \nA14 12 A34 A46 2096 A61 A74 2 1 \n",
     9, ["A11", "6", "A34", "A43", "1169", "A65", "A75", "4", "1"], 3, ["split by ' '"]),
    ("horse colic: ? and a blank at the end", b"2 1 530101 38.50 66 28 ? 2 \n1 1 534817 39.2 88 20 4 2 \n2 1 530334 38.30 40 ? ? 1 \n",
     8, ["2", "1", "530101", "38.50", "66", "28", "?", "2"], 3, ["split by ' '"]),
    ("wine quality", b'"fixed acidity";"volatile acidity";"quality"\n7.4;0.7;5\n7.8;0.88;5\n', ["fixed acidity", "volatile acidity", "quality"], ["7.4", "0.7", "5"], 2,
     ["split by ';'"]),
    ("adult: blanks after commas, a title with |", b"|1x3 Cross validator\n25, Private, 226802, 11th, <=50K.\n38, Private, 89814, HS-grad, <=50K.\n\n",
     5, ["25", "Private", "226802", "11th", "<=50K."], 2, ["begin with #, % or |"]),
    ("Titanic", b'PassengerId,Survived,Pclass,Name,Sex,Age\n1,0,3,"Braund, Mr. Owen Harris",male,22\n2,1,1,"Cumings, Mrs. John Bradley (Florence Briggs Thayer)",female,38\n'
     b"6,0,3,\"O'Dwyer, Mr. James\",male,\n", ["PassengerId", "Survived", "Pclass", "Name", "Sex", "Age"], ["1", "0", "3", "Braund, Mr. Owen Harris", "male", "22"], 3, []),
    ("mushrooms: all words", b"p,x,s,n\ne,x,s,y\ne,b,s,w\np,x,y,w\ne,x,s,n\n", 4, ["p", "x", "s", "n"], 5, ["taken for a row"]),
    ("a table of words with names", b"class,cap,bruises\np,x,t\ne,x,t\ne,b,f\n", ["class", "cap", "bruises"], ["p", "x", "t"], 3, []),
    ("breast cancer of Weka", b"'40-49','premeno','15-19','no'\n'50-59','ge40','15-19','yes'\n'50-59','ge40','35-39','no'\n'40-49','premeno','35-39','yes'\n",
     4, ["40-49", "premeno", "15-19", "no"], 4, ["taken for a row"]),
    ("single quotes round a comma", b"x,name\n1,'a, b'\n2,c\n", ["x", "name"], ["1", "a, b"], 2, []),
    ("apostrophes", b"name,x\nO'Brien,1\n'tis,2\nthe boys',3\n", ["name", "x"], ["O'Brien", "1"], 3, []),
    ("numpy.savetxt", b"# x y\n1.000000000000000000e+00 2.000000000000000000e+00\n3.000000000000000000e+00 4.000000000000000000e+00\n",
     2, ["1.000000000000000000e+00", "2.000000000000000000e+00"], 2, ["split by ' '", "begin with #"]),
    ("a comment further below", b"x,y\n1,2\n# second batch\n3,4\n", ["x", "y"], ["1", "2"], 2, ["begin with #"]),
    ("a column called #", b"#,Name,HP\n1,Bulbasaur,45\n2,Ivysaur,60\n", ["#", "Name", "HP"], ["1", "Bulbasaur", "45"], 2, []),
    ("R, write.table", b'"mpg" "cyl" "am"\n"Mazda RX4" 21 6 1\n"Datsun 710" 22.8 4 1\n', ["mpg", "cyl", "am"], ["21", "6", "1"], 2, ["split by ' '", "first column, without a name, counts"]),
    ("R, write.csv", b'"","mpg","cyl"\n"Mazda RX4",21,6\n"Datsun 710",22.8,4\n', ["mpg", "cyl"], ["21", "6"], 2, ["first column, without a name, counts"]),
    ("pandas read back", b",Unnamed: 0,x,y\n5,0,1.5,a\n2,1,2.5,b\n", ["x", "y"], ["1.5", "a"], 2, ["first column, without a name, counts"]),
    ("mnist", b"label,1x1,1x2,1x3\n7,0,0,12\n2,0,1,0\n", ["label", "1x1", "1x2", "1x3"], ["7", "0", "0", "12"], 2, []),
    ("digits", b"label,0,1,2\n7,0,0,12\n2,0,1,0\n", ["label", "0", "1", "2"], ["7", "0", "0", "12"], 2, ["taken for names"]),
    ("years as names", b"1990,1991,x\nrainy,dry,1\ndry,dry,2\n", ["1990", "1991", "x"], ["rainy", "dry", "1"], 2, ["taken for names"]),
    ("sonar saved by pandas", b"0,1,2\n0.02,0.0371,R\n0.0453,0.0523,M\n", ["0", "1", "2"], ["0.02", "0.0371", "R"], 2, ["taken for names"]),
    ("field/45, a stray class first", b"2,15.0,S\n3,7.25,0\n1,71.28,1\n", 3, ["2", "15.0", "S"], 3, []),
    ("a missing value first", b"63,?,1\n67,3,0\n41,2,1\n", 3, ["63", "?", "1"], 3, []),
    ("Excel in Germany, CSV", "Größe;Gewicht;Art\r\n1,80;75,5;klein\r\n1,62;58,0;groß\r\n".encode("cp1252"), ["Größe", "Gewicht", "Art"], ["1,80", "75,5", "klein"], 2,
     ["split by ';'", "line 1 is no UTF-8"]),
    ("Excel, rows of nothing", b"x,y,class\r\n1,2,a\r\n3,4,b\r\n,,\r\n,,\r\n", ["x", "y", "class"], ["1", "2", "a"], 2, []),
    ("a comma at each end", b"x,y,\n1,2,\n3,4,\n", ["x", "y"], ["1", "2"], 2, ["last column is empty, and is left out"]),
    ("a comma at each end but the header's", b"x,y\n1,2,\n3,4,\n", ["x", "y"], ["1", "2"], 2, ["last column is empty, and is left out"]),
    ("a comma at each end, no names", b"1,2,\n3,4,\n", 2, ["1", "2"], 2, ["last column is empty, and is left out"]),
    ("pipes", b"x|y|class\n1|2|a, b\n3|4|c, d\n", ["x", "y", "class"], ["1", "2", "a, b"], 2, ["split by '|'"]),
    ("pipes and names with a comma, no header", b"Smith, John|5|3\nDoe, Jane|6|4\n", 3, ["Smith, John", "5", "3"], 2, ["split by '|'"]),
    ("carets", b"x^y\n1^2\n3^4\n", ["x", "y"], ["1", "2"], 2, ["split by '^'"]),
    ("tildes", b"x~y\n1~2\n3~4\n", ["x", "y"], ["1", "2"], 2, ["split by '~'"]),
    ("colons", b"x:y:z\n1:2:a\n3:4:b\n", ["x", "y", "z"], ["1", "2", "a"], 2, ["split by ':'"]),
    ("passwd", b"root:x:0:0\ndaemon:x:1:1\nbin:x:2:2\n", 4, ["root", "x", "0", "0"], 3, ["split by ':'"]),
    ("decimal commas between blanks", b"5,1 3,5 setosa\n4,9 3,0 setosa\n", 3, ["5,1", "3,5", "setosa"], 2, ["split by ' '"]),
    ("times, then a number", b"12:30:15,5\n12:31:15,6\n", 2, ["12:30:15", "5"], 2, []),
    ("days with times", b"2020-01-01 12:30,5\n2020-01-02 12:31,6\n", 2, ["2020-01-01 12:30", "5"], 2, []),
    ("texts in a column", b"ham\tGo until jurong point\nspam\tFree entry in 2\nham\tGo until jurong point\n", 2, ["ham", "Go until jurong point"], 3, ["the first line is taken for a row", "split by '\\t'"]),
    ("names of two words", b"full name\tage in years\nAnn Smith\t25\nBob Jones\t31\n", ["full name", "age in years"], ["Ann Smith", "25"], 2, ["split by '\\t'"]),
    ("numbers between tabs, a value missing far below", b"1\t2\t3\n" * 200 + b"1\t\t3\n", 3, ["1", "2", "3"], 201, ["split by '\\t'"]),
    ("pandas, names and rows counted", b",0,1,2\n0,5.1,3.5,1.4\n1,4.9,3.0,1.4\n", ["0", "1", "2"], ["5.1", "3.5", "1.4"], 2,
     ["taken for names", "first column, without a name, counts"]),
    ("years as names of fractions", b"2019,2020,2021\n" + b"0.5,0.25,0.75\n" * 12, ["2019", "2020", "2021"], ["0.5", "0.25", "0.75"], 12, ["taken for names"]),
    ("R, years as names, and rows of names", b'"","1940","1945"\n"Food and Tobacco",22.2,44.5\n"Household",10.5,15.5\n', ["1940", "1945"], ["22.2", "44.5"], 2, ["taken for names", "first column, without"]),
    ("pandas, two tables in one", b",x,y\n0,1.5,a\n1,2.5,b\n0,3.5,a\n", ["x", "y"], ["1.5", "a"], 3, ["first column, without a name, counts"]),
    ("numbers as names, and a word", b"0,1,2,label\n" + b"5,7,3,a\n4,4,9,b\n" * 6, ["0", "1", "2", "label"], ["5", "7", "3", "a"], 12, ["taken for names"]),
    ("numbers that count on, and a class", b"0,1,2,a\n" + b"5,7,3,a\n4,4,9,b\n" * 6, 4, ["0", "1", "2", "a"], 13, []),
    ("numbers that count on in other rows, too", b"1,2,3\n" + b"2,3,4\n3,4,9\n" * 6, 3, ["1", "2", "3"], 13, []),
    ("numbers that count on in a few rows", b"1,2,3\n5,7,3\n", 3, ["1", "2", "3"], 2, []),
    ("Excel says what splits", b"sep=;\nx;y\n1,5;2\n", ["x", "y"], ["1,5", "2"], 1, ["split by ';'"]),
    ("Excel says it in quotes", b'"sep=,"\nx,y,z\n1,2,3\n', ["x", "y", "z"], ["1", "2", "3"], 1, []),
    ("the first value missing", b",1,2\n7,1,5\n2,0,3\n", 3, ["", "1", "2"], 3, []),
    ("units with blanks", b"5 cm,3 cm\n4 cm,2 cm\n", ["5 cm", "3 cm"], ["4 cm", "2 cm"], 1, []),
    ("ids of two words", b"id\nroom 1\nroom 2\nroom 3\n", ["id"], ["room 1"], 3, []),
    ("MovieLens items", b"1|Toy Story (1995)|01-Jan-1995||http://us.imdb.com/M/title-exact?Toy%20Story%20(1995)|0\n"
     b"2|GoldenEye (1995)|01-Jan-1995||http://us.imdb.com/M/title-exact?GoldenEye%20(1995)|1\n", 6,
     ["1", "Toy Story (1995)", "01-Jan-1995", "", "http://us.imdb.com/M/title-exact?Toy%20Story%20(1995)", "0"], 2, ["split by '|'"]),
    ("household power", b"Date;Time;Power\n16/12/2006;17:24:00;4.216\n16/12/2006;17:25:00;5.360\n", ["Date", "Time", "Power"], ["16/12/2006", "17:24:00", "4.216"], 2,
     ["split by ';'"]),
]
"""Files of the kinds that people have, a few lines of each: UCI's, Kaggle's, and what Excel, pandas, numpy and R write."""


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


@pytest.mark.parametrize("content, columns, row, rows, remarks", [kind[1:] for kind in KINDS], ids=[kind[0] for kind in KINDS])
def test_kinds_of_files(written, content, columns, row, rows, remarks):
    table = Table.read(written(content))
    assert table.columns == (columns if isinstance(columns, list) else [str(number) for number in range(1, columns + 1)])
    assert (table.rows[0], len(table.rows), len(table.lines)) == (row, rows, rows)
    assert len(table.remarks) == len(remarks) and all(any(words in remark for remark in table.remarks) for words in remarks)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("content, columns, row, rows, remarks", [kind[1:] for kind in KINDS], ids=[kind[0] for kind in KINDS])
def test_kinds_of_files_with_other_line_ends_and_a_mark_of_utf_8(written, content, columns, row, rows, remarks, ends):
    other = content.decode("cp1252").replace("\r\n", "\n").replace("\n", ends).encode("utf-8-sig")
    table, before = Table.read(written(other)), Table.read(written(content))
    assert (table.columns, table.rows, table.lines) == (before.columns, before.rows, before.lines)
    assert table.remarks == [remark for remark in before.remarks if "UTF-8" not in remark]


@pytest.mark.parametrize("said, text", [
    (";", "x;y\n1;2\n"), ("semicolon", "x;y\n1;2\n"), ("Tab", "x\ty\n1\t2\n"), ("\\t", "x\ty\n1\t2\n"), ("\t", "x\ty\n1\t2\n"), ("space", "x y\n1  2\n"),
    (" ", " x\ty\n1\t 2 \n"), ("comma", "x,y\n1,2\n"), ("pipe", "x|y\n1|2\n"), ("!", "x!y\n1!2\n"), ("\u00a7", "x\u00a7y\n1\u00a72\n")])
def test_a_delimiter_that_is_said(written, said, text):
    table = Table.read(written(text), delimiter=said)
    assert (table.columns, table.rows, table.remarks) == (["x", "y"], [["1", "2"]], [])


def test_a_delimiter_that_is_said_goes_before_what_seems_so(written):
    assert Table.read(written("1,5 2\n2,5 3\n"), delimiter=",").rows == [["1", "5 2"], ["2", "5 3"]]
    assert Table.read(written("a b,1\nc d,2\n"), header=False, delimiter="space").rows == [["a", "b,1"], ["c", "d,2"]]


@pytest.mark.parametrize("said", ["ab", "x", "7", "_", '"', "'", "\n", "\r", "\0", "::", ".", "-", "+", "nothing"])
def test_no_delimiter(written, said):
    with pytest.raises(BadValue, match="the delimiter is .*one mark is needed"):
        Table.read(written("x,y\n1,2\n"), delimiter=said)


def test_windows_1252_in_lines_that_are_no_utf_8(written):
    table = Table.read(written("x,y\n1,grün\n".encode() + "2,blau\n3,Straße\n4,5 €\n".encode("cp1252")))
    assert table.texts("y") == ["grün", "blau", "Straße", "5 €"]
    assert table.remarks == ["line 4 is no UTF-8: such lines are read as Windows-1252 (Latin-1)"]
    assert Table.read(written("x,y\n" * 200 + "1,ä\n"), header=True).remarks == []
    assert Table.read(written(("x,y\n" + "1,2\n" * 300 + "3,ä\n").encode("latin-1"))).texts("y")[-1] == "ä"


@pytest.mark.parametrize("text, line, words", [
    ("% a comment\n@relation iris\n@attribute x real\n@data\n1\n", None, "it is an ARFF file: save it as CSV"),
    ("@RELATION iris\n@ATTRIBUTE x REAL\n@DATA\n1\n", None, "it is an ARFF file"),
    ("x,y\n1,2\n3,4,\n", 3, "the row has 3 cells, and 2 are due, as on line 1: put quotes around a cell that holds the delimiter"),
    ("x y\n1 2\n3\n4 5\n", 3, "? for a missing value"), ("A title\nx,y\n1,2\n", 2, "take out a title"), ("A title, a date\nx,y,z\n1,2,3\n", 2, "take out a title"),
    (",x\n0.5,1\n0.5,2\n", 1, "column 1 of 2 has no name"), (",x\na,1\na,2\n", 1, "column 1 of 2 has no name"), ("x,\n1,2\n3,\n", 1, "column 2 of 2 has no name")])
def test_what_is_said_of_other_rows(written, text, line, words):
    error = refusal(written(text))
    assert error.line == line and words in str(error) and len(str(error)) < len(error.path) + 200


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
