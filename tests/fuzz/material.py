"""What inputs are made from: walkthroughs, tables, a model, sheets with answers, progress; each made but once, by the commands
themselves."""
import csv
import gzip
import io
import json
from functools import cache
from pathlib import Path

from .trial import Trial, outcomes

ROOT = Path(__file__).parent.parent.parent
SECRET = b"a long line that nobody can guess\n"
TABLE = "a,b,kind\n" + "".join(f"{n % 7}.5,{(n * n) % 11},{'red' if n % 3 else 'blue'}\n" for n in range(24))
NUMBERS_TABLE = "x;y\n" + "".join(f"{n},5;{3 * n - 1}\n" for n in range(12))
SMALL = ["worked-example", "mazur", "xor", "two-class", "perceptron", "four-rows"]
TRAIN = ["train", "rows.csv", "--target", "kind", "--layers", "3", "--epochs", "4", "--quiet"]
TEXT = """Let x1 = 0.05 and x2 = 0.10, the targets t1 = 0.01, t2 = 0.99, w1 = 0.15, w2 = .20, w3 = 0.25, w4 = 0.30, b1 = 0.35,
w5 = 0.40, w6 = 0.45, w7 = 0.50, w8 = 0.55, b2 = 0.60. The learning rate is 0.5.
$net_{h1} = 0.15 \\cdot 0.05 + 0.2 \\cdot 0.1 + 0.35 = 0.3775$
out_h1 = 0.593269992, and E_total = 0.298371109; w5+ = 0.35891648
"""


def made(trial: Trial) -> dict[str, bytes]:
    """The files that are there after a trial, which must go well."""
    *_, last = outcomes(trial)
    assert not last.code, (last.words, last.code, last.err)
    folders = {str(parent) for name in last.after for parent in Path(name).parents}
    return {name: content for name, content in last.after.items() if name not in folders}


@cache
def walkthroughs() -> list[str]:
    """The texts of small walkthroughs."""
    return [(ROOT / "walkthroughs" / f"{name}.toml").read_text(encoding="utf-8") for name in SMALL]


@cache
def steps() -> list[str]:
    """Texts of JSON: weights, a step, numbers by name."""
    weights = {"fc1.weight": [[0.15, 0.2], [0.25, 0.3]], "fc1.bias": [0.35, 0.35], "fc2.weight": [[0.4, 0.45], [0.5, 0.55]], "fc2.bias": [0.6, 0.6]}
    step = {"inputs": [[0.05, 0.1]], "targets": [[0.01, 0.99]], "lr": 0.5, "activation": "sigmoid", "convention": {"error": "squared-mean"}, "state_dict": weights,
            "outputs": [[0.75, 0.77]], "loss": 0.298, "grads": weights, "after": weights}
    lists = {"layers": [{"weights": [[1, 2, 3]], "bias": [1], "activation": "tanh"}, {"weights": [[2]], "bias": [0]}]}
    return [json.dumps(weights, indent=1), json.dumps(step, indent=1), json.dumps(lists, indent=1), json.dumps({"net_h1": 0.3775, "E": 0.298371109}, indent=1)]


@cache
def headers() -> list[str]:
    """Headers of safetensors for 96 bytes."""
    rows = {"fc1.weight": ([2, 2], [0, 32]), "fc1.bias": ([2], [32, 48]), "fc2.weight": ([2, 2], [48, 80]), "fc2.bias": ([2], [80, 96])}
    return [json.dumps({"__metadata__": {"activation": "tanh"}, **{name: {"dtype": "F64", "shape": shape, "data_offsets": span} for name, (shape, span) in rows.items()}})]


@cache
def tables() -> list[str]:
    """Texts of tables."""
    iris = (ROOT / "walkthroughs" / "iris.csv").read_text(encoding="utf-8").split("\n")
    return [TABLE, NUMBERS_TABLE, "\n".join(iris[:1] + iris[1::9]), TABLE.replace(",", "\t"), '"a","kind"\n1,"x ""y"", z"\n2,w\n']


@cache
def model() -> dict[str, bytes]:
    """A model, its table and a packed one."""
    return made(Trial([[*TRAIN, "--stop-after", "2"]], {"rows.csv": TABLE.encode(), "packed.csv.gz": gzip.compress(TABLE.encode(), mtime=0)}))


@cache
def course(generator: str) -> dict[str, bytes]:
    """A folder of sheets for two students with their right answers, and what belongs to it."""
    files = {"secret.txt": SECRET, "roster.csv": b"id,name\nanna,Anna\nben,=cmd()\n"}
    asked = ["sheet", "--students", "roster.csv", "--secret", "secret.txt", "--layers", "2-1", "--generator", generator]
    return made(Trial([[*asked, "--out", "sheets", "--key"]], files))


@cache
def answers(generator: str = "1") -> list[str]:
    """The same answers as CSV, as JSON, as a filled sheet in Markdown."""
    files = course(generator)
    key = next(content for name, content in files.items() if "key" in name and name.endswith(".csv"))
    rows = [(row["student"], row["name"], row["value"]) for row in csv.DictReader(io.StringIO(key.decode("utf-8-sig")))]
    sheet = next(content.decode() for name, content in files.items() if name.startswith("sheets/") and name.endswith(".md"))
    content: dict[str, dict[str, str]] = {}
    for student, name, value in rows:
        content.setdefault(student, {})[name] = value
    table = "student,name,value\n" + "".join(f"{','.join(row)}\n" for row in rows)
    filled = sheet.replace("|  |", "| 0.5 |")
    return [table, table.replace(",", ";"), json.dumps(content), json.dumps([dict(zip(("student", "name", "value"), row)) for row in rows]), filled]


@cache
def progress() -> dict[str, bytes]:
    """A course that has begun."""
    return made(Trial([["practice", "neuron", "--progress", "practice.db"]], stdin=b"hint\n1\nlater\n2\nquit\n"))
