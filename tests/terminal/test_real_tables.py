"""Tables as people have them: missing values, words, names. Facts of public files, a few lines of each; files 42, 43 and 45 of the field."""
import json
import statistics
import subprocess
import sys
from contextlib import chdir

import pytest

from neuron_graph.data.columns import Column
from neuron_graph.data.split import split
from neuron_graph.data.sqlite.store import load

TITANIC = """survived,pclass,name,sex,age,ticket,fare,embarked
0,3,"Braund, Mr. Owen Harris",male,22,A/5 21171,7.25,S
1,1,"Cumings, Mrs. John Bradley",female,38,PC 17599,71.2833,C
1,3,"Heikkinen, Miss. Laina",female,26,STON/O2. 3101282,7.925,S
1,1,"Futrelle, Mrs. Jacques Heath",female,35,113803,53.1,S
0,3,"Allen, Mr. William Henry",male,35,373450,8.05,S
0,3,"Moran, Mr. James",male,,330877,8.4583,Q
0,1,"McCarthy, Mr. Timothy J",male,54,17463,51.8625,S
0,3,"Palsson, Master. Gosta Leonard",male,2,349909,21.075,S
1,3,"Johnson, Mrs. Oscar W",female,27,347742,11.1333,S
1,2,"Nasser, Mrs. Nicholas",female,14,237736,30.0708,C
1,1,"Icard, Miss. Amelie",female,38,113572,80,
0,3,"Emir, Mr. Farred Chehab",male,,2631,7.225,C
"""
HEART = "63.0,1.0,145.0,0.0,6.0,0\n67.0,1.0,160.0,3.0,3.0,1\n41.0,0.0,130.0,?,3.0,0\n56.0,1.0,120.0,0.0,3.0,0\n62.0,0.0,140.0,2.0,7.0,1\n" \
        "57.0,0.0,120.0,0.0,?,0\n63.0,1.0,130.0,1.0,7.0,1\n53.0,1.0,140.0,0.0,7.0,1\n"
ABALONE = "M,0.455,0.365,15\nM,0.35,0.265,7\nF,0.53,0.42,9\nI,0.33,0.255,7\nI,0.425,0.3,8\nF,0.53,0.415,20\n"
PENGUINS = "species,island,bill,mass,sex\nAdelie,Torgersen,39.1,3750,male\nAdelie,Torgersen,39.5,3800,female\nAdelie,Torgersen,NA,NA,NA\n" \
           "Gentoo,Biscoe,46.1,4500,female\nGentoo,Biscoe,50,5700,male\nChinstrap,Dream,46.5,3500,female\nChinstrap,Dream,50,3900,male\n"
ADULT = "39, State-gov, 77516, Bachelors, <=50K\n50, ?, 83311, Bachelors, <=50K\n38, Private, 215646, HS-grad, <=50K\n" \
        "53, Private, 234721, 11th, <=50K\n52, Private, 209642, HS-grad, >50K\n31, Private, 45781, Masters, >50K\n"
MUSHROOMS = "class,cap,odor,veil,root\np,x,p,p,e\ne,x,a,p,c\ne,b,l,p,?\np,x,p,p,e\ne,x,n,p,?\ne,b,a,p,c\n"
CREDIT = "b,30.83,u,t,+\na,58.67,u,f,+\na,?,u,t,-\nb,27.83,y,f,+\nb,20.17,?,t,-\na,32.08,u,f,-\n"
CARS = "18,8,307,chevrolet chevelle malibu\n15,8,350,buick skylark 320\n25,4,?,ford pinto\n24,4,113,toyota corona mark ii\n22,6,198,plymouth duster\n27,4,97,datsun pl510\n"


@pytest.fixture
def train(typed, tmp_path):
    """Train on a table in a folder of its own, and keep the model there in rows.db."""
    def run(text, target, *words, name="rows.csv"):
        (tmp_path / name).write_text(text)
        return typed("train", name, "--target", target, "--epochs", "3", "--layers", "2", "--force", *words)

    with chdir(tmp_path):
        yield run


@pytest.mark.parametrize("text, target, words, parts", [
    (TITANIC, "survived", [], ["column 'name, ticket': too many different words to learn from (12, 12 in 12 rows)", "--drop name,ticket leaves out such columns"]),
    (TITANIC, "survived", ["--drop", "name,ticket"], ["rows.csv, line 7, column 'age': values are missing (2 in age, 1 in embarked; written ''), here for the first time",
                                                      "--missing drop leaves out 3 rows of 12, --missing mean, median or mode", "--drop age"]),
    (HEART, "6", [], ["line 3, column '4': values are missing (1 in 4, 1 in 5; written '?')", "--missing drop leaves out 2 rows of 8"]),
    (PENGUINS, "species", [], ["line 4, column 'bill': values are missing (1 in bill, 1 in mass, 1 in sex; written 'NA')", "leaves out 1 row of 7"]),
    (PENGUINS.replace("Adelie,Torgersen,NA", ",Torgersen,NA"), "species", [], ["1 in species; written '', 'NA'"]),
    (ADULT, "5", [], ["line 2, column '2': values are missing (1 in 2; written '?')"]), (CREDIT, "-1", [], ["line 3, column '2': values are missing (1 in 2, 1 in 3; written '?')"]),
    (CARS, "1", ["--missing", "mean"], ["column '4': too many different words to learn from (", "--drop 4 leaves"]),
    ("x,y\n1,0\n2,1\nS,0\n4,1\n", "y", [], ["rows.csv, line 4, column 'x': 'S' is no number, and of the others in the column 3 are: correct it", "--drop x"]),
    ("x,y\n" + "".join(f"{n},{n % 2}\n" for n in range(20)) + "n/d,0\nold,1\n", "y", [], ["'n/d' is no number", "; what stands for missing numbers: --missing-word n/d,old\n"]),
    ("x,y\n" + "".join(f"€{n},{n % 2}\n" for n in range(20)), "y", [], ["many different words to learn from (20 in 20 rows): --drop x leaves", "; a number, such as '€0', is to be written alone: no unit"]),
    ('"x, cm",y\n' + "".join(f"w{n},{n % 2}\n" for n in range(20)), "y", [], ["""--drop '"x, cm"' leaves out such columns\n"""]),
    ("3,7.25,0\n1,71.28,1\n3,7.9,1\n2,x,1\n3,8.05,0\n", "3", [], ["line 4, column '2': 'x' is no number, and of the others in the column 4 are"]),
    ('a,x,y\n1,"1,234",0\n2,5,1\n3,6,0\n4,7,1\n', "y", [], ["line 2, column 'x': '1,234' is no number"]),
    ("x,z,y\n1,,0\n2,,1\n3,,0\n4,,1\n", "y", ["--missing", "mean"], ["column 'z': no row for training has a value there: --drop z"]),
    ("x,z,y\n1,,0\n2,,1\n3,,0\n4,,1\n", "y", ["--missing", "drop"], ["values are missing (4 in z; written '')", "leaves out 4 rows of 4", "--drop z"]),
    ("x,z,y\n-999,1,0\n2,-999.0,1\n3,4,0\n4,-9990,1\n", "y", ["--missing-word", "-999"], ["line 2, column 'x': values are missing (1 in x, 1 in z; written '')"]),
    (TITANIC, "survived", ["--drop", "name", "--features", "age"], ["--drop does not go together with --features"]),
    (TITANIC, "survived", ["--drop", "name,survived"], ["--drop is 'name,survived': the target stays, and another column with it"]),
    (ABALONE, "4", ["--drop", "1,2,3"], ["--drop is '1,2,3': the target stays, and another column with it"]), (ABALONE, "4", ["--drop", "sex"], ["there is no column 'sex'"]),
    (HEART, "6", ["--missing", "zero"], ["zero"]), ("y\n1\n0\n1\n", "y", [], ["at least one column besides the target is needed"]),
    ("x,y\n1,a\n2,?\n3,b\n", "y", [], ["line 3, column 'y': values are missing (1 in y; written '?')", "and leaves out rows without a target\n"]),
])
def test_one_sentence(train, text, target, words, parts):
    found = train(text, target, *words)
    assert found.code == 2 and found.err.count("\n") == 1 and [part for part in parts if part not in found.err] == []


def test_rows_without_a_target_are_left_out_and_other_gaps_filled(train):
    found = train(PENGUINS, "sex", "--missing", "mean", "--test", "0", "--format", "json")
    said = "values are missing (1 in bill, 1 in mass, 1 in sex; written 'NA'): 1 row left out; filled in by the mean, words by the commonest"
    assert found.code == 0 and said in json.loads(found.out)["remarks"] and json.loads(found.out)["rows"]["training"] == 6


@pytest.mark.parametrize("text, target, words, columns", [
    (ABALONE, "4", [], [Column("1", ("F", "I", "M")), Column("2"), Column("3")]),
    (ADULT, "5", ["--missing", "drop"], [Column("1"), Column("2", ("Private", "State-gov")), Column("3"), Column("4", ("11th", "Bachelors", "HS-grad", "Masters"))]),
    (MUSHROOMS, "class", ["--missing", "drop"], [Column("cap", ("b", "x")), Column("odor", ("a", "l", "n", "p")), Column("veil", ("p",)), Column("root", ("c", "e"))]),
    (PENGUINS, "species", ["--missing", "drop", "--drop", "bill,mass"], [Column("island", ("Biscoe", "Dream", "Torgersen")), Column("sex", ("female", "male"))]),
    ("country,x,y\nNA,1,0\nUS,2,1\nZA,3,0\nNA,4,1\n", "y", [], [Column("country", ("NA", "US", "ZA")), Column("x")]),
    ("status,x,y\nnone,1,0\nsome,2,1\n-,3,0\nsome,4,1\n", "y", [], [Column("status", ("-", "none", "some")), Column("x")]),
    ('"a, b",x,y\n1,1,0\n2,2,1\n3,3,0\n', "y", ["--drop", '"a, b"'], [Column("x")]),
    ("doors,x\n" + "2,0\n3,1\n4,1\n5more,0\n" * 3, "x", [], [Column("doors", ("2", "3", "4", "5more"))]),
])
def test_columns_of_tables(train, text, target, words, columns):
    found = train(text, target, "--test", "0", *words)
    assert (found.err, found.code) == ("", 0) and load("rows.db").columns == columns


@pytest.mark.parametrize("how", ["mean", "median", "mode"])
def test_what_is_filled_in_is_of_the_training_rows_alone(train, how):
    rows = [(n * n % 17, "ab"[n % 3 == 0], n % 2) for n in range(40)]
    text = "x,w,y\n" + "".join(f"{'' if n % 7 == 0 else x},{'?' if n % 11 == 0 else w},{y}\n" for n, (x, w, y) in enumerate(rows))
    found = train(text, "y", "--missing", how)
    assert f"values are missing (6 in x, 4 in w; written '', '?'): filled in by the {how}, words by the commonest" in " ".join(found.out.split())
    kept = split([str(y) for *_, y in rows], 0.25, 0)[0]
    expected = getattr(statistics, how)(sorted(float(rows[n][0]) for n in kept if n % 7))
    x, w = load("rows.db").columns
    assert float(x.filling) == expected and w == Column("w", ("a", "b"), statistics.mode([rows[n][1] for n in kept if n % 11]))


def test_rows_that_lack_a_value_are_left_out(train):
    found = train(HEART, "6", "--missing", "drop", "--test", "0", "--format", "json")
    facts = json.loads(found.out)
    assert facts["rows"]["training"] == 6 and facts["missing"] == {"4": 1, "5": 1}
    assert facts["columns"][3] == {"name": "4", "words": [], "filling": ""}


def test_a_model_of_words_is_asked(train, typed, tmp_path):
    assert train(TITANIC, "survived", "--drop", "name,ticket", "--missing", "median", "--quiet").code == 0
    assert load("rows.db").features == ["pclass", "sex=male", "age", "fare", "embarked=C", "embarked=Q", "embarked=S"]
    (tmp_path / "new.csv").write_text("embarked,sex,age,fare,pclass,name\nS,male,NA,7.5,3,x\n,female,30,,1,y\n")
    found = typed("predict", "rows.db", "new.csv")
    assert found.code == 0 and found.out.splitlines()[1].startswith("S,male,NA,7.5,3,x,")
    one = typed("predict", "rows.db", "--inputs", "3,male,,7.5,S").out.splitlines()
    assert one[0].startswith("pclass,sex,age,fare,embarked,predicted survived") and one[1].split(",")[5:] == found.out.splitlines()[1].split(",")[6:]
    traced = typed("trace", "rows.db", "--inputs", "3,male,?,7.5,S")
    assert traced.code == 0 and "sex_male = (raw_sex_male - " in traced.out
    shown = typed("show", "rows.db").out
    assert "column sex (female, male; missing: " in shown and "column embarked (C, Q, S; missing: S)" in shown
    (tmp_path / "new.csv").write_text("embarked,sex,age,fare,pclass,survived\nS,male,22,7.25,3,0\nC,female,38,71.2833,1,0\n")
    assert "of the 2 rows" in (said := typed("predict", "rows.db", "new.csv", "--target", "survived").out) or "on the 2 rows" in said
    model = load("rows.db")
    assert [str(label) for label in model.predict([[3, "male", None, 7.5, "S"]])] == [one[1].split(",")[5]]
    assert model.score([["3", "male", "22", "7.25", "S"]], model.predict([[3.0, "male", 22, 7.25, "S"]])) == 1.0


@pytest.mark.parametrize("rows, sentence", [
    ("pclass,sex,embarked\n3,male,S\n1,man,C\n", "new.csv, line 3, column 'sex': the value is 'man': known are female, male"),
    ("pclass,sex,embarked\n3,male,S\n?,male,C\n", "new.csv, line 3, column 'pclass': the value is '?': a finite number is needed"),
    ("pclass,sex,embarked\n3,,S\n", "new.csv, line 2, column 'sex': the value is '': known are female, male"),
    ("pclass,embarked\n3,S\n", "column 'sex': it is not there; the model predicts from pclass, sex, embarked"),
])
def test_words_that_a_model_does_not_know(train, typed, tmp_path, rows, sentence):
    assert train(TITANIC, "survived", "--features", "pclass,sex,embarked", "--missing", "drop", "--quiet").code == 0
    (tmp_path / "new.csv").write_text(rows)
    found = typed("predict", "rows.db", "new.csv")
    assert found.code == 2 and sentence in found.err and found.err.count("\n") == 1
    for command in ("predict", "trace", "why"):
        words = ["E"] if command == "why" else []
        found = typed(command, *words, "rows.db", "--inputs", "3,man,S")
        assert found.code == 2 and "--inputs, line 1, column 'sex': the value is 'man': known are female, male" in found.err
    assert "--inputs (pclass, sex, embarked): 3 are needed, 2 given" in typed("predict", "rows.db", "--inputs", "3,male").err


def test_a_training_on_words_goes_on(train, typed, tmp_path):
    words = ["--drop", "name,ticket", "--missing", "mean"]
    assert train(TITANIC, "survived", *words, "--quiet").code == 0
    again = ["train", "rows.csv", "--resume", "--epochs", "9", "--layers", "2"]
    assert typed(*again, "--quiet").code == 0
    resumed = load("rows.db")
    (tmp_path / "rows.db").unlink()
    assert typed("train", "rows.csv", "--target", "survived", "--epochs", "9", "--layers", "2", *words, "--quiet").code == 0
    through = load("rows.db")
    assert [neuron.weights for neuron in resumed.network.neurons] == [neuron.weights for neuron in through.network.neurons]
    assert typed(*again[:-4], "--epochs", "12", "--drop", "name,ticket", "--quiet").code == 0
    assert "the model was trained with pclass, sex, age, fare, embarked: leave it out" in typed(*again[:-4], "--epochs", "15", "--drop", "name").err
    assert "the model was trained with mean" in typed(*again[:-4], "--epochs", "15", "--missing", "drop").err


def test_what_is_said_of_words(train):
    found = train("sex,x,y\nmale,1,0\nMale,2,1\nfemale,3,0\nmale,4,1\n", "y")
    assert "a column of words: sex (Male, female, male): some are the same but for capitals" in " ".join(found.out.split())


def test_words_and_gaps_in_folds_and_in_a_test_file(train, tmp_path):
    rows = [f"{color},{'' if n % 9 == 4 else n},{n % 2}" for n, color in enumerate(["red", "blue", "green", "red", "blue", "grey"] * 5)]
    text = "color,x,y\n" + "\n".join(rows) + "\n"
    for how, tested in (("drop", 27), ("mean", 30)):
        found = train(text, "y", "--missing", how, "--folds", "3", "--format", "json")
        assert found.code == 0 and sum(fold["rows"] for fold in json.loads(found.out)["folds"]) == tested
    (tmp_path / "test.csv").write_text("y,color,x\n1,red,3\n0,blue,?\n")
    for how, tested in (("drop", 1), ("median", 2)):
        found = train(text, "y", "--missing", how, "--test-file", "test.csv", "--format", "json")
        assert found.code == 0 and json.loads(found.out)["rows"]["test"] == tested
    (tmp_path / "test.csv").write_text("y,color,x\n1,pink,3\n0,blue,2\n")
    assert "test.csv, line 2, column 'color': the value is 'pink': known are blue, green, grey, red" in train(text, "y", "--missing", "drop", "--test-file", "test.csv").err


@pytest.mark.parametrize("row", ["?,a", "#N/A,a", "-999,b", "-999.0,zz", "n.a.,zz", "3,c"])
def test_what_is_missing_is_missing_to_every_reader(train, typed, row):
    """A word of one's own, and each of the usual ones: to predict, to trace, to a printed program."""
    text = "size,kind,y\n" + "".join(f"{'-999' if n == 4 else '?' if n == 9 else n % 7},{'zz' if n == 6 else 'abc'[n % 3]},{'hi' if n % 7 > 3 else 'lo'}\n" for n in range(40))
    assert train(text, "y", "--missing", "mean", "--missing-word", "-999,zz", "--quiet").code == 0
    with open("one.csv", "w") as file:
        file.write(f"size,kind\n{row}\n")
    due = float(typed("predict", "rows.db", "one.csv").out.splitlines()[1].split(",")[3])
    traced = json.loads(typed("trace", "rows.db", f"--inputs={row}", "--format", "json").out)
    found = [step["value"] for step in traced["steps"] if step["shown"] == "out_hi"]
    program = typed("code", "rows.db", f"--inputs={row}").out
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert found == [due] and float(said.split()[1]) == due
    bare = program[:program.rindex("found = predict(")]
    cells = ", ".join(map(repr, row.split(",")))
    again = subprocess.run([sys.executable, "-c", f"{bare}print(predict(*numbers({cells})))"], capture_output=True, text=True, check=True).stdout
    assert json.loads(again)[0] == due
