"""Walkthroughs drafted from texts in many styles; what each must hold was written down by hand from the text."""
from pathlib import Path

import pytest

from neuron_graph.published import check
from neuron_graph.published.files import read_example
from neuron_graph.published.texts import Draft, WayToRead
from neuron_graph.published.texts.plain import plain_lines
from neuron_graph.published.texts.statement import statements

TEXTS = Path(__file__).parent / "texts"


def draft_of(name: str, **known) -> Draft:
    return Draft((TEXTS / name).read_text(encoding="utf-8"), name, **known)


def comments(draft: Draft) -> str:
    return "\n".join(line for line in draft.lines() if line.startswith("#"))


MAZUR = [[0.15, 0.2, 0.35], [0.25, 0.3, 0.35], [0.4, 0.45, 0.6], [0.5, 0.55, 0.6]]
NETWORKS = [
    ("blog.md", MAZUR, [([0.05, 0.1], [0.01, 0.99])], 0.5, 17),
    ("german.md", MAZUR, [([0.05, 0.1], [0.01, 0.99])], 0.5, 11),
    ("exam.txt", [[0.1, 0.4, None], [0.8, 0.6, None], [0.3, 0.9, None]], [([1, 0], [1])], 0.25, 7),
    ("han.txt", [[0.2, 0.4, -0.5, -0.4], [-0.3, 0.1, 0.2, 0.2], [-0.3, -0.2, 0.1]], [([1, 0, 1], [1])], 0.9, 13),
    ("matrix.tex", [[0.1, 0.2, 0.1], [0.3, 0.4, 0.2], [0.5, -0.6, 0.3]], [([1, 2], [1])], 0.1, 7),
    ("softmax.md", [[0.2, -0.3, 0.4, 0.5], [-0.5, 0.1, 0.2, 0.5], [0.3, 0.4, 0.1], [-0.1, 0.2, 0.1]],
     [([1, 2, -1], [1, 0])], None, 9),
    ("page.html", [[0.5, 0.25, 0.1]], [([2, -1], [1])], 0.2, 6),
    ("chain.txt", [[0.8, 0.2], [-1.1, 0.4]], [([1.5], [0.5])], 0.1, 15),
    ("nodes.txt", [[0.1, 0.8, None], [0.4, 0.6, None], [0.3, 0.9, None]], [([0.35, 0.9], [0.5])], 1, 9),
    ("deep.md", [[0.1, 0.2, None], [0.3, 0.4, None], [0.5, 0.6, None], [0.7, 0.8, None], [0.9, 1, None]],
     [([1, 0.5], [1])], None, 10),
    ("lines.txt", MAZUR, [([0.05, 0.1], [0.01, 0.99])], 0.5, 8),
    ("relu.md", [[0.5, -0.2, 0.1], [0.3, 0.8, -0.1], [0.6, -0.4, 0.2]], [([1, 2], [1])], 0.01, 8),
    ("komma.md", [[0.2, -0.3, 0.1]], [([1, 0.5], [1])], 0.5, 3),
    ("numpy.md", [[0.1, 0.2, 0.25], [0.3, 0.4, 0.25], [0.5, 0.6, 0.35]], [([0.5, 0.1], [1])], 0.5, 7),
    ("letters.txt", [[0.3, 0.2, None], [0.1, 0.4, None], [0.7, 0.6, None]], [([0.1, 0.5], [0.9])], 1, 8),
    ("bipolar.txt", [[0.4, 0.3, 0.1]], [([0.5, -0.25], [1])], 0.1, 2),
    ("rows.md", MAZUR, [([0.05, 0.1], [0.01, 0.99])], 0.5, 9),
    ("xor.md", [[0.5, 0.4, -0.8], [0.9, 1.0, 0.1], [-1.2, 1.1, -0.3]],
     [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])], 0.1, 0),
]


@pytest.mark.parametrize("name, neurons, samples, rate, figures", NETWORKS)
def test_the_network_of_a_text(name, neurons, samples, rate, figures):
    example = draft_of(name).example()
    assert [[*neuron.weights, neuron.bias] for neuron in example.network.neurons] == neurons
    assert (example.samples, example.rate, len(example.figures)) == (samples, rate, figures)
    assert sum(line.confirmed for line in check(example).lines) >= figures - (name == "nodes.txt")


@pytest.mark.parametrize("name, activations", [
    ("matrix.tex", ["tanh", "tanh", "sigmoid"]), ("softmax.md", ["sigmoid", "sigmoid", "softmax", "softmax"]),
    ("chain.txt", ["tanh", "identity"]), ("bipolar.txt", ["bipolar-sigmoid"]), ("blog.md", ["sigmoid"] * 4)])
def test_activations_are_those_of_the_figures(name, activations):
    assert [neuron.activation.name for neuron in draft_of(name).example().network.neurons] == activations


def test_a_vector_is_the_numbers_of_a_layer():
    figures = [(figure.name, figure.printed, figure.label) for figure in draft_of("numpy.md").figures]
    assert figures[:4] == [("net_h1", "0.32", "z1_1"), ("net_h2", "0.44", "z1_2"), ("out_h1", "0.57932425", "a1_1"), ("out_h2", "0.60825903", "a1_2")]
    assert figures[4:6] == [("net_o1", "1.00461754", "z2_1"), ("out_o1", "0.73197", "a2_1")]
    column = Draft("W1 = [[0.1, 0.2], [0.3, 0.4]]\nx = [1, 2]\nW2 = [[0.5, 0.6]]\nz1 = [[0.5], [1.1]]\na2 = 0.65\ny = 1", "a column")
    assert [figure.name for figure in column.figures] == ["net_h1", "net_h2", "out_o1"]
    several = Draft("W1 = [[0.1, 0.2], [0.3, 0.4]]\nx = [1, 2]\nW2 = [[0.5, 0.6]]\nz1 = [[0.5, 1.1], [0.3, 0.7]]\ny = 1", "of two samples")
    assert "line 4: z1 is a list: of what?" in comments(several)


def test_a_figure_says_where_it_stands_and_what_the_text_calls_it():
    figure = draft_of("blog.md").example().figures[10]
    assert (figure.printed, figure.where, figure.label) == ("0.186815602", "line 35", "∂out_o1/∂net_o1")
    last = draft_of("chain.txt").example().figures[-1]
    assert (last.printed, last.epoch, last.where) == ("1.317", 2, "line 26")


@pytest.mark.parametrize("name, said", [
    ("blog.md", "assumed: weights that stand in no sum are numbered neuron by neuron: 17 of 17 figures of epoch 1 agree"),
    ("exam.txt", "assumed: weights that stand in no sum are numbered input by input"),
    ("han.txt", "assumed: sign=target-output: 13 of 13"),
    ("matrix.tex", "assumed: error=binary-cross-entropy: 7 of 7"),
    ("softmax.md", "? the learning rate is not given: say it with --rate"),
    ("blog.md", "? bias=trained is the usual; no figure tells")])
def test_what_is_assumed_and_what_is_asked_stands_in_the_draft(name, said):
    assert f"# {said}" in comments(draft_of(name))


def test_a_draft_is_a_file_that_reads_as_the_same_example():
    for path in sorted(TEXTS.iterdir()):
        draft = Draft(path.read_text(encoding="utf-8"), path.name)
        assert read_example("\n".join(draft.lines()), "a file").figures == draft.example().figures


ONE = "x1 = 1, x2 = 2, b = 0.1, t = 1\nnet = w1*x1 + w2*x2 + b = "


def test_what_a_text_does_not_say_is_asked_and_not_guessed():
    draft = Draft(f"w1 = 0.5, {ONE}0.1", "text")
    assert "# ? w2 is not given: say it with --set w2=..." in comments(draft)
    assert 'weights = [0.5, "?"]' in list(draft.lines())
    assert Draft(f"w1 = 0.5, {ONE}0.1", "text", hints="w2 = -0.25").example().network.neurons[0].weights == [0.5, -0.25]


def test_numbers_put_into_a_sum_are_those_of_its_names():
    draft = Draft("t = 1\nz = x1w1 + x2w2 + b\nz = 1*0.5 + 2*(-0.25) + 0.1 = 0.1\na = 0.5250", "text")
    assert draft.example().network.neurons[0].weights == [0.5, -0.25]
    assert "w1 = 0.5 is what line 3 puts into its sum" in comments(draft)


def test_what_is_known_comes_before_what_the_text_says():
    known = draft_of("exam.txt", hints="v1 = 0.4\neta = 0.5", known=WayToRead("", "tanh", "", {"error": "squared-sum"}))
    example = known.example()
    assert example.network.neurons[2].weights == [0.4, 0.9] and example.rate == 0.5
    assert example.convention.error == "squared-sum" and example.network.neurons[0].activation.name == "tanh"


@pytest.mark.parametrize("line, name, printed", [
    (r"$$\frac{\partial E_{total}}{\partial w_{5}} \approx 0.0822$$", "∂E_total/∂w5", "0.0822"),
    (r"\delta_{o_1} &= (a-t) \cdot a(1-a) = 0.1385 \\", "δ_o1", "0.1385"),
    ("**net_h1** = 0.15·0.05 + 0.35 = 0,3575", "net_h1", "0,3575"), ("w₅⁺ = 0.3589", "w5⁺", "0.3589"),
    ("The learning rate is 0.5.", "eta", "0.5"), ("`w_5` (new) = 3.589×10^-1", "w5+", "3.589e-1"),
    ("out_h1 = 59.33 %", "out_h1", "59.33%"), ("x<sub>1</sub> &minus; and z<sub>2</sub> = &minus;0.5", "z2", "-0.5"),
    ("| net_h1 | 0.3775 |\n| out_h1 | 0.5933 |", "net_h1", "0.3775")])
def test_statements_in_many_spellings(line, name, printed):
    found = next(statements(plain_lines(line)))
    assert (found.name, found.printed) == (name, printed)


@pytest.mark.parametrize("line", [
    "We add them up: w1*x1 + w2*x2", "def f(x, rate=0.5):", "a * w5 = 0.3", "if x <= 3", "E = 1/2 (t - a)^2"])
def test_no_figure(line):
    assert not [found for found in statements(plain_lines(line)) if found.printed]


def test_three_statements_in_a_line():
    found = list(statements(plain_lines("x1 = 0.03 b1 = 0.39, w1 = 0.11 and h1 = x1w1 + b1 = 0.3933")))
    assert [(one.name, one.printed) for one in found] == [
        ("x1", "0.03"), ("b1", "0.39"), ("w1", "0.11"), ("h1", "0.3933")]


@pytest.mark.parametrize("table, said", [
    ("| weight | old | new |\n|---|---|---|\n| w1 | 0.15 | 0.149 |", [("w1", "0.15"), ("w1+", "0.149")]),
    ("| w1 | w2 |\n|---|---|\n| 0.15 | 0.20 |", [("w1", "0.15"), ("w2", "0.20")]),
    ("| | h1 |\n|---|---|\n| x1 | 0.5 |\n| bias | 0.1 |", [("w_x1_h1", "0.5"), ("b_h1", "0.1")]),
    ("| row | x1 | y |\n|---|---|---|\n| A | 0 | 1 |\n| B | 0 | 1 |", [("x1", "0"), ("t", "1"), ("x1[2]", "0"), ("t[2]", "1")])])
def test_tables_are_statements(table, said):
    assert [(one.name, one.printed) for one in statements(plain_lines(table))] == said


def test_lines_that_belong_together_bear_the_number_of_the_first():
    text = "Let\n\nW = \\begin{bmatrix}\n0.1 & 0.2 \\\\\n0.3 & 0.4\n\\end{bmatrix}\nz1 =\n0.5\nz2 = 0.6"
    found = list(statements(plain_lines(text)))
    assert [(one.name, one.line, one.printed or one.rows) for one in found] == [
        ("W", 3, [["0.1", "0.2", "0.3", "0.4"]]), ("z1", 7, "0.5"), ("z2", 9, "0.6")]


@pytest.mark.parametrize("content", [
    "", "Just prose.", "a" * 1_000_000, "w1 = 0.5 + (" * 80_000, "_{" * 100_000, "[(" * 100_000 + "1", "|" * 9_000,
    "\n".join(f"x{n} = {n}.5" for n in range(9_000)), "\x00\x1b[31m = 3\n" * 100, "x = [" + "1, " * 50_000])
def test_hostile_texts_are_asked_about(content):
    draft = Draft(content, "text")
    assert "# ? the text does not say how many inputs and neurons there are" in comments(draft)
    assert all(line.isprintable() for line in draft.lines())


def test_read_as_typed(typed, tmp_path):
    said = typed("read", str(TEXTS / "blog.md"))
    assert said.code == 0 and said.err.startswith("All 17 printed figures are confirmed (17 exact).")
    assert len(read_example(said.out, "draft").figures) == 17
    path = tmp_path / "draft.toml"
    assert typed("read", str(TEXTS / "exam.txt"), "--output", str(path), "--convention", "bias=frozen").code == 0
    assert typed("check", str(path)).code == 0 and 'bias = "frozen"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("words, code, err", [
    (["wrong.md"], 1, "3 of 4 printed figures are confirmed"), (["wrong.md", "--set", "w2=?"], 2, "w2 is '?'"),
    (["wrong.md", "--layers", "2-2-1"], 2, "The draft cannot be checked yet"),
    (["xor.md"], 2, "There are no printed figures to check."), (["no-such.txt"], 2, "it cannot be read"),
    (["wrong.md", "--convention", "eror=none"], 2, "key of the convention"),
    (["wrong.md", "--activation", "tanh"], 1, "1 of 4")])
def test_exit_codes_of_read(typed, words, code, err):
    said = typed("read", str(TEXTS / words[0]), *words[1:])
    assert said.code == code and err in said.err


def test_a_binary_file_is_no_text(typed, tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(bytes(range(256)) * 100)
    assert typed("read", str(path)).err.endswith("it is no text in UTF-8\n")
