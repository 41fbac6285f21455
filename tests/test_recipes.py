"""CONTRIBUTING's recipes, put into a copy of the package as they stand: what they add works everywhere, by these rows alone.

The truths beside them are plain Python that knows nothing of the package.
"""
import ast
import csv
import json
import math
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(?:python|toml)\n(.*?)```", TEXT, re.S)
PLACE = re.compile(r"^# (\S+), (at the end|among the imports|a new file|(?:in|above|instead of) (\w+))\n", re.M)


def parts(block):
    """The pieces of a block: the file of each, its place, the name in that, and the code."""
    before, *rest = PLACE.split(block)
    assert not before and rest, block
    return zip(rest[0::4], rest[1::4], rest[2::4], (code.strip("\n").split("\n") for code in rest[3::4]))


def node_named(tree, name):
    """What defines a name: a function, a table, a field."""
    def names(node):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        return [getattr(target, "id", "") for target in targets] or [getattr(node, "name", "")]

    return next(node for node in ast.walk(tree) if name in names(node))


def put(folder, path, place, name, code):
    """Write a piece of code where its comment says."""
    file = folder / path
    if place == "a new file":
        assert not file.exists()
        file.write_text("\n".join(code) + "\n", encoding="utf-8")
        return
    source = file.read_text(encoding="utf-8")
    lines, tree = source.rstrip("\n").split("\n"), ast.parse(source)
    if place == "at the end":
        lines += ["", "", *code]
    elif place == "among the imports":
        last = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))][-1].end_lineno
        lines[last:last] = code
    else:
        node = node_named(tree, name)
        first = min([node.lineno, *(line.lineno for line in getattr(node, "decorator_list", []))]) - 1
        last = node.end_lineno
        if place.startswith("in "):
            first = last = last - 1
            assert lines[last] in ("}", "]"), f"{path}: {name} ends in {lines[last]!r}"
        elif place.startswith("above"):
            last, code = first, [*code, *[""] * (2 * (node in tree.body))]
        lines[first:last] = code
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the checkout with all that the recipes add."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("neuron_graph", "walkthroughs", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    for block in BLOCKS:
        for part in parts(block):
            put(folder, *part)
    return folder


CHILD = """
import io, json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from neuron_graph.terminal.command_line import main

def run(words, typed, folder):
    os.chdir(folder)
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    written = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    with redirect_stdout(written), redirect_stderr(written):
        try:
            code = main(words)
        except SystemExit as stop:
            code = stop.code or 0
    written.flush()
    return written.buffer.getvalue().decode(), code

lines, answers = sys.stdin, sys.stdout
for line in lines:
    print(json.dumps(run(*json.loads(line))), file=answers, flush=True)
"""
"""A Python that runs one command after the other: most of the time that a command takes is that of starting."""


def started(copy, *words, **more):
    """A Python that sees the copy, and nothing else."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen([sys.executable, *words], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, encoding="utf-8", **more)


@pytest.fixture(scope="module")
def child(copy):
    """The Python of the copy that waits for commands."""
    with started(copy, "-c", CHILD, cwd=copy) as process:
        yield process
        process.stdin.close()


class Runner:
    """Runs the copy in a folder of its own."""

    def __init__(self, copy, child, folder):
        self.copy, self.child, self.folder = copy, child, folder

    def script(self, *words):
        """What a script prints."""
        with started(self.copy, *words, cwd=self.copy) as process:
            out, err = process.communicate()
        assert (err, process.returncode) == ("", 0), out
        return out

    def __call__(self, *words, typed="", code=0):
        """What a command prints."""
        self.child.stdin.write(json.dumps([words, typed, str(self.folder)]) + "\n")
        self.child.stdin.flush()
        line = self.child.stdout.readline() or self.child.stderr.read()
        out, found = json.loads(line) if line[0] == "[" else (line, "a traceback")
        assert found == code, out
        return out

    def values(self, *words):
        """The numbers of a trace by their names, one sample and one epoch."""
        return {step["name"]: step["value"] for step in json.loads(self("trace", "--format", "json", *words))["steps"]}

    def write(self, name, text):
        """A file in the folder of the run."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@pytest.fixture
def run(copy, child, tmp_path):
    return Runner(copy, child, tmp_path)


def test_the_copy_is_what_runs(copy, run):
    assert run.script("-c", "import neuron_graph; print(neuron_graph.__file__)").strip() == str(copy / "neuron_graph" / "__init__.py")


def test_what_recipes_add_keeps_the_house_rules(run):
    run.script("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "tests/test_house.py")


def test_every_recipe_has_its_code():
    recipes = re.split("^##+ ", TEXT.partition("## Recipes")[2].partition("## House")[0], flags=re.M)[1:]
    assert [recipe.partition("\n")[0] for recipe in recipes if "```" not in recipe] == ["Other things"]


# --- activations

NETWORK = ["--layers", "2-3-2", "--inputs", "0.3,-0.6", "--targets", "0.2,0.9", "--seed", "5", "--rate", "0.4"]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


FUNCTIONS = {
    "triangle": lambda z: max(0.0, 1 - abs(z)),
    "mish": lambda z: z * math.tanh(math.log(1 + math.exp(z))),
    "arctan": math.atan,
    "celu": lambda z: z if z > 0 else math.exp(z) - 1,
    "celu:0.5": lambda z: z if z > 0 else (math.exp(2 * z) - 1) / 2,
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_activation_is_traced_and_proven(run, name):
    numbers, f = run.values(*NETWORK, "--activation", name), FUNCTIONS[name]
    for neuron in ("h1", "h2", "h3", "o1", "o2"):
        z = numbers[f"z_{neuron}"]
        assert numbers[f"a_{neuron}"] == pytest.approx(f(z), rel=1e-14)
        assert numbers[f"da/dz_{neuron}"] == pytest.approx((f(z + 1e-6) - f(z - 1e-6)) / 2e-6, abs=1e-8)
    proven = run("certify", *NETWORK, "--activation", name)
    assert f"{len(numbers)} numbers proven" in proven and "DIFFERS" not in proven and "kink" not in proven


@pytest.mark.parametrize("corner", [-1, 0, 1])
def test_a_number_at_a_corner_says_kink(run, corner):
    words = ["--layers", "1-1-1", "--inputs", "1", "--targets", "0.5", "--activation", "triangle", "--output-activation", "identity"]
    proven = run("certify", *words, "--set", f"w1=1,b_h1={corner - 1}")
    assert {line.split()[0] for line in proven.splitlines() if "kink" in line} == {"dout/dnet_h1", "δ_h1", "dE/dw1", "dE/db_h1"}
    assert "kink" not in run("certify", *words, "--set", f"w1=1,b_h1={corner - 0.9}")


def test_a_function_of_pieces_is_exact_in_decimals(run):
    script = """
from neuron_graph import Layer, Network, Neuron, decimals, record
network = Network([Layer([Neuron("o1", [0.1, 0.2], 0.0, "triangle")])])
print(record(network, [1.0, 1.0], [0.0]).replay(arithmetic=decimals())["a_o1"].value)
"""
    assert run.script("-c", script).rstrip("0\n") == "0.7"


BITS = """
from neuron_graph import Convention, network_of_sizes, train
from neuron_graph.setup import state
samples = [([0.3, -0.6], [0.2, 0.9]), ([-1.2, 0.4], [0.8, 0.1]), ([0.5, 2.0], [0.4, 0.6])]
for activation, parts in {cases}:
    convention = Convention().changed(parts)
    found = []
    for compiled in (False, True):
        network = network_of_sizes([2, 4, 3, 2], 3, activation).under(convention)
        train(network, samples, 40, 0.3, compiled=compiled)
        found.append(list(map(repr, state(network))))
    print(activation, parts, found[0] == found[1], found[0][0] != repr(network_of_sizes([2, 4, 3, 2], 3).neurons[0].weights[0]))
"""
TRAINED = [*((name, "") for name in FUNCTIONS), ("triangle", "batch=all,error=log-cosh"), ("tanh", "error=log-cosh"), ("mish", "rule=sign-descent"),
           ("sigmoid", "rule=signum,batch=all"), ("sigmoid", "largest-weight=0.1"), ("tanh", "largest-weight=0.2,rule=momentum,order=updated")]


def test_compiled_training_has_the_bits_of_plain_training(run):
    lines = run.script("-c", BITS.format(cases=TRAINED)).splitlines()
    assert len(lines) == len(TRAINED) and all(line.endswith(" True True") for line in lines), lines


PROGRAMS = [["--activation", name] for name in FUNCTIONS] + [["--convention", parts] for parts in (
    "error=log-cosh", "rule=sign-descent", "rule=signum", "largest-weight=0.1", "error=log-cosh,rule=momentum,l2=0.1")]


@pytest.mark.parametrize("words", PROGRAMS, ids=" ".join)
def test_the_program_has_the_bits_of_the_trace(run, words):
    program = run("code", *NETWORK, *words, "--epochs", "30", "--notation", "s-y")
    done = subprocess.run([sys.executable, "-I", "-S", "-"], input=program, capture_output=True, encoding="utf-8", check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    printed = dict(line.split(" = ") for line in done.stdout.splitlines() if " = " in line)
    updated = run.values(*NETWORK, *words, "--epoch", "30", "--phase", "update")
    assert printed == {name.removesuffix("+"): repr(value) for name, value in updated.items() if name.endswith("+")}


def test_what_an_activation_is_called_in_every_form(run):
    words = [*NETWORK, "--activation", "triangle", "--notation", "s-y"]
    latex = run("trace", *words, "--format", "latex")
    assert r"y_{h_{1}} = (0\text{ if }s_{h_{1}} \le -1\text{, else }1 + s_{h_{1}})\text{ if }s_{h_{1}} \le 0" in latex.replace("&", "").replace("  ", " ")
    assert r"\arctan\left(s_{h_{1}}\right)" in run("trace", *NETWORK, "--notation", "s-y", "--activation", "arctan", "--format", "latex")
    assert r"\text{ if }s_{h_{1}} \le -1\text{, else }" in run("trace", *words, "--format", "markdown")
    for form, text in (("html", "s<sub>h1</sub> ≤ 0 else"), ("csv", "if s_h1 ≤ 0 else"), ("json", "if s_h1 ≤ 0 else"), ("terminal", "if s_h1 ≤ 0 else")):
        assert text in run("trace", *words, "--format", form)
    if shutil.which("pdflatex"):
        run.write("trace.tex", latex)
        assert subprocess.run(["pdflatex", "-interaction=batchmode", "trace.tex"], cwd=run.folder, check=False).returncode == 0


def test_an_activation_is_explained_listed_and_offered(run):
    assert run("explain", "triangle").startswith("triangle: An activation for what is just right")
    assert "celu: An activation like elu" in run("explain", "celu")
    for command in ("trace", "sheet"):
        assert "triangle" in run(command, "--help")
    assert "nearest: triangle" in run("trace", *NETWORK, "--activation", "triangel", code=2)
    assert "nearest: celu" in run("trace", *NETWORK, "--activation", "cello", code=2)


def test_a_model_with_a_new_activation_is_trained_kept_and_used(run):
    rows = [f"{x / 10},{'in' if abs(x) < 10 else 'out'}" for x in range(-20, 21)]
    table = run.write("rows.csv", "\n".join(["x,where", *rows]) + "\n")
    run("train", table, "--target", "where", "--activation", "triangle", "--epochs", "300", "--model", "model.db")
    assert "1-8-2 network, triangle, softmax" in run("show", "model.db")
    said = [row.split(",")[1:3] for row in run("predict", "model.db", table).splitlines()[1:]]
    assert sum(truth == guess for truth, guess in said) > 35


FILE = """
rate = 0.5
notation = "{notation}"
{more}
[convention]
{convention}
[[layer]]
activation = "triangle"
[[layer.neuron]]
name = "h1"
weights = [0.3125, -0.71875]
bias = 0.40625
[[layer.neuron]]
name = "h2"
weights = [-0.46875, 0.15625]
bias = -0.21875
[[layer]]
activation = "sigmoid"
[[layer.neuron]]
name = "o1"
weights = [0.84375, -0.59375]
bias = 0.28125
[[sample]]
inputs = [0.53125, 0.65625]
targets = [0.90625]
"""
Z1, Z2 = 0.3125 * 0.53125 - 0.71875 * 0.65625 + 0.40625, -0.46875 * 0.53125 + 0.15625 * 0.65625 - 0.21875
A1, A2 = 1 - abs(Z1), 1 - abs(Z2)
NET = 0.84375 * A1 - 0.59375 * A2 + 0.28125
OUT = sigmoid(NET)
FAR, SLOPE = OUT - 0.90625, OUT * (1 - OUT)
"""The file's example by hand. z of h1 is above 0, where its triangle falls; that of h2 below, where it rises."""


def report(run, figures, notation="net-out", more="", convention="", code=0):
    """What `check` says of a file with some figures, by their canonical names; and the file."""
    text = FILE.format(notation=notation, more=more, convention=convention)
    text += "".join(f'[[published]]\nname = "{name}"\nprinted = "{value}"\n' for name, value in figures.items())
    said = json.loads(run("check", run.write("mine.toml", text), "--format", "json", code=code))
    return {figure["name"]: figure for figure in said["figures"]}


def test_a_published_calculation_with_a_new_activation_is_checked(run):
    assert Z1 > 0 > Z2
    delta = FAR * SLOPE
    figures = {"net_h1": Z1, "out_h1": A1, "out_h2": A2, "out_o1": OUT, "dout/dnet_h1": -1.0, "dout/dnet_h2": 1.0,
               "delta_h1": -delta * 0.84375, "dE/dw1": -delta * 0.84375 * 0.53125, "w1+": 0.3125 + 0.5 * delta * 0.84375 * 0.53125}
    said = report(run, {name: f"{value:.8f}" for name, value in figures.items()})
    assert {figure["verdict"] for figure in said.values()} == {"exact"}, said
    said = report(run, {"net_o1": f"{0.84375 * A2 - 0.59375 * A1 + 0.28125:.8f}"}, code=1)
    assert said["z_o1"]["because"]["slip"] == "weights swapped"


@pytest.mark.parametrize("name, low, high", [("triangle", 0.1, 0.9), ("mish", 0.1, 2.0), ("arctan", 0.1, 2.0)])
def test_sheets_are_drawn_within_the_span_of_the_row_and_marked(run, name, low, high):
    run.write("roster.csv", "id,name\nanna,Anna\nbert,Bert\n")
    run.write("secret.txt", "a long random line\n")
    run("sheet", "--students", "roster.csv", "--secret", "secret.txt", "--out", "sheets", "--key", "--layers", "2-2-1", "--activation", name)
    key = list(csv.DictReader((run.folder / "sheets" / "key.csv").read_text(encoding="utf-8-sig").splitlines()))
    for row in key:
        if row["name"].startswith("net_"):
            z = float(row["full"])
            assert low <= abs(z) <= high
        elif row["name"].startswith("out_"):
            assert float(row["full"]) == pytest.approx(FUNCTIONS[name](z), rel=1e-14)
    answers = "".join(f"{row['student']},{row['name']},{row['value']}\n" for row in key)
    said = run("mark", run.write("answers.csv", f"student,name,value\n{answers}"), "--secret", "secret.txt", "--settings", "sheets/settings.json")
    assert said.count(f"{len(key)}/{len(key)}  {len(key) // 2} right") == 2, said


def test_a_new_activation_is_asked_in_practice_and_predicted(run):
    script = """
from neuron_graph.classroom.practice.exercise import Exercise
from neuron_graph.classroom.sheets.settings import Settings
from tests.classroom.proof import proof
row = Exercise("triangle", "A triangle", "", ("a_h1", "da/dz_h1", "delta_h1"), Settings((2, 2, 1), activation="triangle"), given=("delta_o1",))
print(proof(row).problems)
"""
    assert run.script("-c", script).strip() == "[]"
    typed = "".join(f"{value:.4g}\n" for value in (Z1, A1, Z2, A2, NET, OUT))
    file = run.write("mine.toml", FILE.format(notation="net-out", more="", convention=""))
    assert "6 right" in run("step", file, "--predict", typed=typed + "q\n", code=1)


# --- a loss, a rule, a key, a kind


def test_a_loss_is_traced_proven_checked_and_explained(run):
    words = [*NETWORK, "--convention", "error=log-cosh"]
    numbers = run.values(*words)
    for output, target in (("o1", 0.2), ("o2", 0.9)):
        far = numbers[f"a_{output}"] - target
        assert numbers[f"E_{output}"] == pytest.approx(math.log(math.cosh(far)), rel=1e-12)
        assert numbers[f"dE/da_{output}"] == pytest.approx(math.tanh(far), rel=1e-14)
    assert f"{len(numbers)} numbers proven" in run("certify", *words)
    assert r"\ln\left(\tfrac{1}{2} \cdot" in run("trace", *words, "--format", "latex")
    assert "the hyperbolic cosine of its distance" in " ".join(run("explain", "log-cosh").split())
    figures = {"E": f"{math.log(math.cosh(FAR)):.8f}", "delta_o1": f"{math.tanh(FAR) * SLOPE:.8f}"}
    said = report(run, figures, convention='error = "log-cosh"')
    assert {figure["verdict"] for figure in said.values()} == {"exact"}, said
    said = report(run, {**figures, "dE/dw5": f"{math.tanh(FAR) * SLOPE * A1:.8f}"}, code=1)
    assert [figure["because"] for figure in said.values()] == [{"convention": {"error": "log-cosh"}}] * 3
    assert "log-cosh" in run("sheet", "--help") and "E_o1" in run("sheet", "--layers", "2-2-1", "--loss", "log-cosh", "--key")


def test_a_rule_is_traced_proven_and_explained(run):
    words = [*NETWORK, "--convention", "rule=sign-descent"]
    numbers, before = run.values(*words), run.values(*NETWORK)
    for name, value in numbers.items():
        if name.endswith("+"):
            old = before[name] + 0.4 * before[f"dE/d{name[:-1]}"]
            assert value == pytest.approx(old - math.copysign(0.4, before[f"dE/d{name[:-1]}"]), rel=1e-12)
    assert f"{len(numbers)} numbers proven" in run("certify", *words)
    assert "by the sign of the gradient" in " ".join(run("explain", "sign-descent").split())


def test_a_rule_remembers(run):
    words = [*NETWORK, "--convention", "rule=signum,momentum=0.75"]
    first, second = run.values(*words), run.values(*words, "--epoch", "2")
    for name, value in first.items():
        if name.startswith("v_") and name.endswith("+"):
            assert value == 0.25 * first[f"dE/d{name[2:-1]}"]
            assert second[name] == pytest.approx(0.75 * value + 0.25 * second[f"dE/d{name[2:-1]}"], rel=1e-12)
    assert f"{len(first)} numbers proven" in run("certify", *words)


def test_a_key_of_the_convention_is_used_and_explained(run):
    key = "largest-weight=0.2"
    numbers, before = run.values(*NETWORK, "--convention", key), run.values(*NETWORK)
    for name, value in before.items():
        if name.endswith("+"):
            assert numbers[name] == (max(-0.2, min(0.2, value)) if name[0] == "w" else value)
    assert f"{len(numbers)} numbers proven" in run("certify", *NETWORK, "--convention", key)
    said = " ".join(run("explain", "largest-weight").split())
    assert "The largest weight that an update leaves" in said and "largest-weight = 0 | N" in " ".join(run("explain", "convention").split())
    assert "largest-weight = 0.2" in run("new", "-", "--convention", key)
    assert "largest-weight is -1" in run("trace", "--convention", "largest-weight=-1", code=2)
    assert "No update leaves a weight that is larger than 0.2" in " ".join(run("sheet", "--layers", "2-1", "--convention", key).split())


def test_a_kind_of_number_is_typed_printed_explained_checked_and_proven(run):
    assert "odds_o1 = out_o1/(1 - out_o1)" in run("why", "odds_o1", "--depth", "0")
    assert run("explain", "odds").startswith("odds: An activation as a bet") and run("explain", "odds_h7").startswith("odds_h7: An activation as a bet")
    assert "1 number proven" in run("certify", "--only", "odds_o1")
    assert report(run, {"odds_h1": f"{A1 / (1 - A1):.8f}"})["odds_h1"]["verdict"] == "exact"
    script = """
from neuron_graph.recording.notation import HTML, LATEX, NOTATIONS
print(*(NOTATIONS["net-out"].written_in(script).shown("odds", ("o1",)) for script in (HTML, LATEX)))
"""
    assert run.script("-c", script).strip() == r"odds<sub>o1</sub> \mathrm{odds}_{o_{1}}"


# --- a notation, a slip, a command, a key of the stepper, an exercise, an example


def test_a_notation_is_shown_typed_read_and_carried(run):
    trace = run("trace", "--notation", "s-y")
    assert "s_h1 = w1" in trace and "y_h1 = 1/(1 + exp(-s_h1))" in trace and "dy/ds_o1" in trace and "dE/dy_h1:o1" in trace
    assert not re.search(r"net_|dnet|out_|dout", trace)
    latex = run("trace", "--notation", "s-y", "--format", "latex")
    assert r"\frac{\partial y_{o_{1}}}{\partial s_{o_{1}}}" in latex and not re.search(r"\bnet\b|\bout\b", latex)
    for typed, shown in {"s_h1": "net_h1", "dy/ds_o1": "dout/dnet_o1", "dE/dy_h1": "dE/dout_h1", "dE_o1/dy_h1": "dE_o1/dout_h1", "ds_o1/dw5": "dnet_o1/dw5"}.items():
        assert run("why", typed, "--depth", "0").startswith(shown), typed
        assert run("explain", typed).startswith(f"{typed}: ")
    assert "s_h1 = " in run("step", "--notation", "s-y", typed=":s_h1\nq\n")
    assert "s-y" in run("sheet", "--notation", "x-y", code=2)
    assert "s_h1" in run("sheet", "--notation", "s-y", "--layers", "2-1-1")
    rounded = round(sigmoid(0.84375 * round(A1, 3) - 0.59375 * round(A2, 3) + 0.28125), 3)
    said = report(run, {"s_h1": f"{Z1:.8f}", "y_o1": f"{rounded:.3f}"}, "s-y", 'carry = { y = "3 decimals" }')
    assert [figure["verdict"] for figure in said.values()] == ["exact", "exact"]
    assert 'notation = "s-y"' in run("new", "-", "--notation", "s-y")


def test_a_slip_is_named_by_all_who_judge(run):
    out = 0.40 * 0.5932699921071872 + 0.45 * 0.596884378259767 + 2 * 0.60
    script = f"""
from tests.judging.ways import WAYS
for name, way in WAYS.items():
    print(name, *way("mazur", 7).said("net_o1", "{out:.6f}"))
"""
    said = run.script("-c", script).splitlines()
    assert [line.split()[:2] for line in said] == [["check", "slip"], ["mark", "slip"], ["practice", "refused"], ["predict", "refused"]]
    assert all("the bias is added twice" in line for line in said), said


def test_a_command_is_listed_helped_completed_and_run(run):
    names = run("names").splitlines()
    assert names[0] == "z_h1" and "dE/dw5" in names and names == list(run.values())
    assert "those of a walkthrough" in run("names", "--help") and re.search(r"^ +names +what the numbers of an epoch are called$", run("--help"), re.M)
    for shell in ("bash", "zsh", "fish"):
        assert "names" in run("completion", shell)
    assert "nearest: names" in run("nams", code=2)


def test_a_key_of_the_stepper_is_helped_and_pressed(run):
    said = run("step", typed="m\nwhere\ng\nmiddle\nwhere\nhelp middle\n?\nq\n")
    assert said.count("step 22 of 43") == 2 and "middle (m)" in said
    assert re.search(r"moving:\n(?:  .+\n)*  m  middle +Go to the middle of the epoch\n", said)


def test_an_exercise_is_listed_and_proven(run):
    assert "Without one half" in run("practice", "--list", "--progress", "progress.db")
    script = """
from neuron_graph.classroom.practice.curriculum import EXERCISES
from tests.classroom.proof import proof
print(proof(EXERCISES["squared"]).problems)
"""
    assert run.script("-c", script).strip() == "[]"


def test_a_published_example_is_known_by_its_name_and_checked(run):
    assert "nearest: one-weight" in run("check", "one-wieght", code=2)
    assert re.search(r"w1\+ +0\.3 +0\.3 +exact", run("check", "one-weight"))
