"""The programs in C that `code` prints, compiled: the same bits as ours. Without a compiler what is printed is looked at alone."""
import itertools
import json
import math
import subprocess
import sys
from random import Random

import pytest

from neuron_graph import Convention, Layer, Network, train
from neuron_graph.errors import Diverged
from neuron_graph.export.languages import LANGUAGES
from neuron_graph.export.scripts import script
from neuron_graph.network import LOSSES, PRIMITIVES, RULES, activations_written
from neuron_graph.programs.c import C
from neuron_graph.programs.primitive_source import definition
from neuron_graph.programs.session import Session
from neuron_graph.published.files import shipped
from neuron_graph.recording.notation import NOTATIONS
from neuron_graph.setup.snapshot import state
from tests import in_c
from tests.conftest import drawn, sample
from tests.export.test_script import (
    DRAWN,
    GIVEN,
    REMEMBERING,
    RULES as RULES_AND_SCHEDULES,
    SIDE_BY_SIDE,
)

SIDES = [
    *[(None, None, words) for words in SIDE_BY_SIDE if "shuffled" not in words], *[("batch", None, f"rule={rule},batch=3") for rule in REMEMBERING[::3]],
    *[("batch", None, words) for words in ("batch=all,batch-scale=sum,l1=0.01", "batch=3,norm-average=biased,norm-epsilon=0.1,norm-momentum=0.5")],
    *[("layer", None, words) for words in ("batch=1", "batch=4,rule=adam", "batch=all,l2=0.1", "batch=1,rule=nesterov")],
    *[(None, dropout, f"{words},dropout={way}") for dropout in (GIVEN, DRAWN) for way in ("inverted", "direct")
      for words in ("batch=1", "batch=4,rule=adam", "batch=3,order=updated", "rule=nesterov,l2=0.1")],
    ("batch", DRAWN, "batch=3,rule=adam,seed=3"), ("batch", GIVEN, "batch=3,dropout=direct"), ("layer", DRAWN, "batch=all")]

def case(network, examples, epochs=3):
    """A program, and the numbers that it must print; none where training diverges."""
    program = "\n".join(script("a test", Session(network, examples, 0.1), NOTATIONS["z-a"], epochs, LANGUAGES["c"]))
    try:
        return program, [*(error for _, error in train(network, examples, epochs, 0.1)), *state(network)]
    except Diverged:
        return program, []


SINGLE = "perceptron", "perceptron-target", "lms", "hebb", "hebb-output"
"""The rules of a single layer."""


def pairs():
    """Every pair of an activation and a loss, of either and a rule, of either and a size of batches."""
    for (i, activation), (j, error) in itertools.product(enumerate(activations_written()), enumerate(LOSSES)):
        convention = Convention(error=error, rule=[*RULES][(i + j) % len(RULES)], batch=(1, 2, "all")[(i + 2 * j) % 3])
        sizes, hidden = ([2, 2], []) if convention.rule in SINGLE else ([1, 1, 2], ["tanh" if activation == "softmax" else activation])
        random = Random(f"{activation} {error}")
        network = drawn(random, sizes, [*hidden, activation], "own").under(convention)
        yield case(network, [sample(random, network, convention) for _ in range(3)])


SETTINGS = [
    *RULES_AND_SCHEDULES, "sum=bias-first", "bias=frozen,sign=target-output", "batch=2,batch-scale=sum,l2=0.1", "l1=0.01,l2=0.1,decays=all,batch=all",
    "error=binary-cross-entropy,error-from=logits", "error=cross-entropy,softmax=shifted", "error=cross-entropy,softmax=shifted,error-from=logits,batch=2",
    "error=huber,huber-delta=0.5", "gradient-factor=2", "error=cross-entropy,label-smoothing=0.1", "schedule=step,schedule-steps=2,schedule-per=3"]


def settings():
    """Rules with all that they may have, schedules, batches, from a state that is not 0."""
    for place, words in enumerate(SETTINGS):
        convention, random = Convention().changed(words), Random(words)
        if place % 3 == 2 and "clip-norm" not in words:
            convention = convention.changed("order=updated")
        last = "softmax" if convention.error == "cross-entropy" else "sigmoid"
        network = drawn(random, [2, 2, 2], ["tanh", last], random.choice(["own", "shared", "none"])).under(convention)
        examples = [sample(random, network, convention) for _ in range(4)]
        train(network, examples, 1, 0.3)
        yield case(network, examples, 5)


def side_by_side():
    """Layers that are normalised, samples side by side, and dropout, of given masks and drawn ones."""
    for norm, dropout, words in SIDES:
        convention, random = Convention().changed(words), Random(words)
        first, last = drawn(random, [2, 3, 2], ["tanh", "sigmoid"], "none" if norm == "batch" else "own").layers
        network = Network([Layer(first.neurons, norm=norm, dropout=dropout), Layer(last.neurons, norm=norm)], convention=convention)
        yield case(network, [sample(random, network, convention) for _ in range(6)], 12)


def numbers(lines):
    """The numbers at the ends of lines."""
    return [float(line.replace(": ", " = ").split(" = ")[1]) for line in lines]


@in_c.needs_cc
@pytest.mark.parametrize("cases", [pairs, settings, side_by_side])
def test_the_same_bits(tmp_path, cases):
    programs, wanted = zip(*cases())
    for place, lines in enumerate(in_c.all_printed(programs, tmp_path)):
        assert any(" = " in line for line in lines) is bool(wanted[place]), place
        if wanted[place]:
            assert list(map(repr, numbers(lines))) == list(map(repr, wanted[place])), place
    assert wanted.count([]) < len(wanted) / 50


@in_c.needs_cc
@pytest.mark.parametrize("name", shipped())
def test_each_example_prints_what_its_python_prints(typed, tmp_path, name):
    """Alone, and to the letter: numbers have their shortest digits."""
    words = ["code", name, "--epochs", "30"]
    ours, theirs = typed(*words), typed(*words, "--language", "c")
    assert (theirs.code, theirs.err) == (ours.code, ours.err)
    if not ours.code:
        done = subprocess.run([sys.executable, "-I", "-S", "-"], input=ours.out, capture_output=True, text=True, encoding="utf-8", check=True)
        assert in_c.printed(theirs.out, tmp_path) == done.stdout


ARGUMENTS = (-800.0, -2.5, -1.0, -0.3, -0.0, 0.0, 0.3, 1.0, 800.0, math.inf, -math.inf, math.nan)


@in_c.needs_cc
def test_primitives_are_python_s(tmp_path):
    """Those that are C's own, too. What is said of a 0 of no sign is left open: floor(-0.0) is -0.0 in C."""
    loops, wanted = [], []
    for name, function in PRIMITIVES.items():
        several = {"maximum": 3, "nth": 4}.get(name, function.__code__.co_argcount)
        letters = "ijkl"[:several]
        call = C.expression(f"{'max' if name == 'maximum' else name}({', '.join(f'x[{letter}]' for letter in letters)})")
        loops += [*(f"for (int {letter} = 0; {letter} < {len(ARGUMENTS)}; {letter}++)" for letter in letters), f'{{ show({call} + 0.0); puts(""); }}']
        wanted += [repr(function(*arguments) + 0.0) for arguments in itertools.product(ARGUMENTS, repeat=several)]
    given = ", ".join({"inf": "INFINITY", "-inf": "-INFINITY", "nan": "NAN"}.get(repr(x), repr(x)) for x in ARGUMENTS)
    functions = C.translated(["# max( nth(", *map(definition, PRIMITIVES)])
    program = "\n".join([LANGUAGES["c"].head, *functions, f"int main(void)\n{{\nstatic volatile double x[] = {{{given}}};", *loops, "}", ""])
    assert in_c.printed(program, tmp_path).splitlines() == wanted


ODD = ["*/ #include <x>", "what??/", "back\\", "a\\\t", "line\nbreak", 'quo"te', "per%s%n", "\N{GREEK SMALL LETTER THETA}", "\u202eleft", "??=", "// x", "\\"]
WORDS = ["double", "register", "int", "y1", "gamma", "j0", "exp", "signal", "I", "unix", "linux", "NULL", "NAN", "EOF", "main", "index", "sample", "n", "n_n",
         "start", "end", "row", "found", "show", "printf", "bool", "nullptr", "M_PI", "SAMPLES", "NUMBERS", "largest", "fabs", "maximum", "pow", "_x", "__LINE__", "isnan", "forward"]


def toml(inputs, names, weights, title):
    """A network of a neuron for each name, all of them read by the last."""
    text = ["title = " + json.dumps(title), f"inputs = {json.dumps(inputs)}", "rate = 0.25", "[[layer]]", 'activation = "tanh"']
    given = iter(weights)
    for name in names:
        own = [next(given, f"v{name}{place}") for place in range(len(inputs))]
        text += ["[[layer.neuron]]", f"name = {json.dumps(name)}", f"weights = {[0.1] * len(inputs)}", f"weight-names = {json.dumps(own)}", "bias = 0.5"]
    text += ["[[layer]]", 'activation = "softplus"', "[[layer.neuron]]", 'name = "o"', f"weights = {[0.2] * len(names)}"]
    return "\n".join(text)


@in_c.needs_cc
@pytest.mark.parametrize("standard", ["c99", "gnu17"])
@pytest.mark.parametrize("forward", [False, True])
@pytest.mark.parametrize("inputs, names, weights", [
    (ODD[:4], ODD[4:8], ODD[8:]), (ODD[8:], ODD[:4], ODD[4:8]), (WORDS[:12], WORDS[12:24], WORDS[24:]), (WORDS[24:], WORDS[:12], WORDS[12:24]),
    (WORDS[12:24], WORDS[24:], WORDS[:12])])
def test_names_are_never_code(typed, tmp_path, inputs, names, weights, standard, forward):
    path = tmp_path / "odd.toml"
    targets = "" if forward else "targets = [1]"
    path.write_text(f"{toml(inputs, names, weights, names[0])}\n[[sample]]\ninputs = {[0.5] * len(inputs)}\n{targets}\n", encoding="utf-8")
    said = typed("code", "--epochs", "2", str(path), "--language", "c")
    assert said.err == ""
    ours = typed("code", "--epochs", "2", str(path)).out
    done = subprocess.run([sys.executable, "-I", "-S", "-X", "utf8", "-"], input=ours, capture_output=True, text=True, encoding="utf-8", check=True)
    assert in_c.printed(said.out, tmp_path, f"-std={standard}") == done.stdout


@pytest.mark.parametrize("title", ODD)
def test_a_title_ends_with_its_line(typed, tmp_path, title):
    """No backslash is the last thing of a comment, written as such or as a trigraph."""
    path = tmp_path / "odd.toml"
    path.write_text(toml(["x"], ["h"], [title], title) + "\n[[sample]]\ninputs = [1]\ntargets = [1]\n", encoding="utf-8")
    for language in LANGUAGES:
        program = typed("code", "--epochs", "1", str(path), "--language", language).out
        comments = [line for line in program.splitlines() if LANGUAGES[language].comment in line]
        assert comments and not [line for line in comments if line.rstrip().endswith(("\\", "??/"))]


@in_c.needs_cc
@pytest.mark.parametrize("labels", [["red", "green", "blue"], ['left or "right" and', "it's = x"], ["a\\", "b??/"], ["%s", "\u00e4"], [0.5, 2.25, 7.0]])
def test_a_model_says_the_same(typed, tmp_path, labels):
    path = tmp_path / "rows.csv"
    quoted = [f'"{label.replace(chr(34), 2 * chr(34))}"' if isinstance(label, str) else label for label in labels]
    path.write_text("x,y,what\n" + "".join(f"{n},{n % 5},{quoted[n % len(labels)]}\n" for n in range(30)), encoding="utf-8")
    assert typed("train", str(path), "--target", "what", "--epochs", "5").code == 0
    words = ["code", str(tmp_path / "rows.db"), "--inputs", "3,1", "--inputs", "29,0"]
    ours, theirs = typed(*words).out, typed(*words, "--language", "c").out
    done = subprocess.run([sys.executable, "-I", "-S", "-X", "utf8", "-"], input=ours, capture_output=True, text=True, encoding="utf-8", check=True)
    assert in_c.printed(theirs, tmp_path) == done.stdout


def test_it_is_offered(typed):
    assert 'words="python javascript c pytorch"' in typed("completion", "bash").out
    said = typed("code", "--language", "c", "--convention", "samples=shuffled")
    assert (said.code, said.out, said.err) == (2, "", "neuron-graph: --language is 'c': samples=shuffled shuffles as Python does, and nothing else\n")
