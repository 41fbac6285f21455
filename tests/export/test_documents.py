"""What is pasted into pages, papers and notebooks: HTML, LaTeX and Markdown of trace, why, check, certify and show, and the displays."""
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from html import unescape

import pytest

from neuron_graph import (
    Layer,
    Model,
    Network,
    Neuron,
    Plan,
    Table,
    certificate,
    html,
    network_of_sizes,
    page,
    picture,
    record,
    text,
)
from neuron_graph.export import Latex, LatexFragment, MathMarkdown, Trace, body
from neuron_graph.published import Report, check
from neuron_graph.published.files.walkthrough import example_named
from tests.classroom.test_papers import HOSTILE, read_html

COMMANDS = [["trace"], ["trace", "--from", "1", "--to", "2", "--phase", "update"], ["trace", "four-rows"], ["why", "dE/dw1"], ["why", "E@2", "--depth", "1"],
            ["check", "mazur"], ["check", "rgu", "han-kamber"], ["certify"], ["show"], ["show", "--layers", "12-9-2", "--inputs", "1,0,1,0,1,0,1,0,1,0,1,0"]]
MARKED = [words for words in COMMANDS if words[0] in ("trace", "why")]
CORNER = ["--layers", "2-2-1", "--inputs", "1e-7,-3e9", "--targets", "1", "--activation", "tanh"]


def network():
    return Network([Layer([Neuron("h1", [0.15, 0.2], 0.35), Neuron("h2", [0.25, 0.3], 0.35)]), Layer([Neuron("o1", [0.4, 0.45], 0.6)])])


def recording():
    return record(network(), [0.05, 0.1], [0.01])


def compiled(folder, source, name="x"):
    """The pages of a document in LaTeX."""
    (folder / f"{name}.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "-no-shell-escape", f"{name}.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stdout[-800:]
    return int(re.search(r"\((\d+) pages?,", done.stdout)[1])


latex = pytest.mark.skipif(not shutil.which("pdflatex"), reason="no LaTeX here")
pandoc = pytest.mark.skipif(not (shutil.which("pandoc") and shutil.which("pdflatex")), reason="no pandoc or no LaTeX here")


# --- HTML


@pytest.mark.parametrize("words", COMMANDS)
def test_a_piece_is_one_element_that_asks_nobody_and_speaks_of_no_option(typed, words):
    page = typed(*words, "--format", "html").out
    root = xml.fromstring(page)
    assert root.tag == "div" and root.get("class") == "neuron-graph"
    assert "http" not in page and "<script" not in page
    said = "".join(piece for element in root.iter() if element.tag != "style" for piece in (element.text or "", *(child.tail or "" for child in element)))
    assert "--" not in said


@pytest.mark.parametrize("words", COMMANDS)
def test_a_file_is_a_page_of_its_own(typed, words, tmp_path):
    path = tmp_path / "page.html"
    assert typed(*words, "--output", str(path)).code in (0, 1)
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and '<meta charset="utf-8"/>' in page
    assert [tag for tag, _ in read_html(page).seen].count("h1") == (2 if len(words) == 3 and words[0] == "check" else 1)
    assert typed(*words, "--output", str(path), "--fragment").code in (0, 1)
    assert path.read_text(encoding="utf-8").startswith('<div class="neuron-graph">')


def test_a_trace_has_its_picture_a_table_a_phase_and_bold_results(typed):
    page = typed("trace", "--format", "html").out
    assert page.index("<svg") < page.index("forward") and page.count('<table class="equations">') == 4
    root = xml.fromstring(page)
    bold = [element.text for element in root.iter("strong")]
    assert len(bold) == 43 and bold[:2] == ["0.3775", "0.593269992"]
    cells = {len(row) for table in root.iter("table") if table.get("class") == "equations" for row in table.iter("tr")}
    assert cells == {1, 4}


def test_the_style_gives_way_to_that_of_the_page(typed):
    style = re.search("<style>(.*?)</style>", typed("trace", "--format", "html").out, re.S)[1]
    rules = [rule.strip() for rule in re.findall(r"^\s*([^@\n{}]+)\{", style, re.M)]
    assert rules and {rule for rule in rules if not rule.startswith(":where(.neuron-graph")} == {".jp-RenderedHTMLCommon .neuron-graph :is(th, td)"} and "!important" not in style


def test_long_products_may_break_at_their_signs(typed):
    page = typed("trace", "--full", "--format", "html").out
    assert re.search(r"0\.\d{15,}·<wbr/>0\.\d{15,}", page) and "0.15·0.05" in page


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text(name):
    odd = Network([Layer([Neuron(name + "1", [1.0, -1.0], 0.5)]), Layer([Neuron("o1", [2.0])])], inputs=[name, "x"])
    done = record(odd, [1.0, 0.5], [0.0])
    for thing in (odd, odd.layers[0], odd.neurons[0], done, done.steps[0], certificate(done)):
        xml.fromstring(f"<div>{html(thing)}</div>".replace("&nbsp;", " "))


def test_figures_name_numbers_in_type(typed):
    page = typed("check", "mazur", "--format", "html").out
    assert "out<sub>o1</sub>@2" in page and "w<sub>5</sub><sup>+</sup>" in page and "net_h1" not in page
    assert "dE/dw5" not in typed("certify", "--format", "html").out


def test_a_model_has_its_tables(typed, tmp_path):
    (tmp_path / "t.csv").write_text("a,b,k\n" + "1,2,x\n2,1,y\n3,5,x\n5,3,y\n" * 3, encoding="utf-8")
    assert typed("train", str(tmp_path / "t.csv"), "--target", "k", "--epochs", "3", "--model", str(tmp_path / "t.db")).code == 0
    page = typed("show", str(tmp_path / "t.db"), "--format", "html").out
    assert page.count('<table class="grid">') == 3 and "weights of layer 2" in page and "<svg" in page and "--" not in re.sub("<style>.*?</style>", "", page, flags=re.S)
    assert "scaling" in typed("show", str(tmp_path / "t.db"), "--format", "markdown").out


# --- LaTeX


@latex
@pytest.mark.parametrize("words, most", [([], 2), (["--layers", "4-8-3", "--inputs", "1,0,1,0.5", "--targets", "1,0,0"], 8), (CORNER, 3), (["four-rows"], 9), (["nnfs"], 9),
                                         (["logistic-regression"], 9), (["--layers", "20-2", "--inputs", ",".join("1" * 20), "--targets", "1,0"], 9)])
def test_a_trace_compiles_and_is_short(typed, tmp_path, words, most):
    assert compiled(tmp_path, typed("trace", *words, "--format", "latex").out) <= most


@latex
def test_pieces_are_put_into_a_document(typed, tmp_path):
    for name, words in [("one", ["trace"]), ("two", ["why", "E"]), ("three", ["trace", "mazur"])]:
        assert typed(*words, "--fragment", "--output", str(tmp_path / f"{name}.tex")).code == 0
        assert r"\documentclass" not in (tmp_path / f"{name}.tex").read_text(encoding="utf-8")
    head = (tmp_path / "one.tex").read_text(encoding="utf-8").split("\n")[0]
    document = r"\documentclass{article}" + re.search(r"\\usepackage.*", head)[0] + r"\begin{document}\input{one}\input{two}\input{three}\end{document}"
    compiled(tmp_path, document)


@latex
def test_hostile_names_compile_in_a_document_and_in_a_piece(tmp_path):
    neurons = [Neuron(name, [1.0, -1.0], 0.5) for name in HOSTILE]
    odd = Network([Layer(neurons), Layer([Neuron("größe", [2.0] * len(neurons))])], inputs=["δ x", "ß_{"])
    trace = Trace(" ".join(HOSTILE), [record(odd, [1.0, 0.5], [0.0])], odd.convention)
    compiled(tmp_path, "\n".join(Latex().document("", [body(trace, Latex())])))
    piece = "\n".join(LatexFragment().document("", [body(trace, LatexFragment())]))
    compiled(tmp_path, r"\documentclass{article}\usepackage{amsmath,amssymb,multicol,tikz}\begin{document}" + "\n" + piece + r"\end{document}")


# --- Markdown


@pytest.mark.parametrize("words", [*MARKED, ["certify"], ["show"], ["trace", "nnfs"], ["trace", *CORNER], ["trace", "logistic-regression", "--detail", "delta"]])
def test_mathematics_is_ascii_and_balanced(typed, words):
    page = typed(*words, "--format", "markdown").out
    assert page.isascii() or words[0] in ("certify", "show") or words[-1] == "logistic-regression"
    for line in page.split("\n"):
        bare = line.replace(r"\$", "")
        assert bare.count("$") % 2 == 0
        for formula in re.findall(r"\$([^$]*)\$", bare):
            assert formula.isascii() and formula == formula.strip() and formula.count("{") == formula.count("}") and not re.search(r"[|<>`]", formula)
    assert r"\delta" in page or words[0] != "trace" or "--phase" in words


@pandoc
@pytest.mark.parametrize("words", [["trace"], ["trace", *CORNER], ["why", "E"], ["certify"], ["show"], ["check", "mazur"]])
def test_pandoc_prints_it_as_it_is(typed, tmp_path, words):
    (tmp_path / "x.md").write_text(typed(*words, "--format", "markdown").out, encoding="utf-8")
    done = subprocess.run(["pandoc", "x.md", "-o", "x.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and (tmp_path / "x.pdf").stat().st_size > 5000, done.stderr


def test_what_means_something_in_a_table_or_in_html_is_a_command_in_mathematics():
    assert MathMarkdown().symbols(r"\left.a<b>\right|_{o}") == r"$\left.a\lt b\gt \right\vert _{o}$"
    assert MathMarkdown().value("0.5") == "0.5" and MathMarkdown().value(r"5\cdot 10^{-5}") == r"$5\cdot 10^{-5}$"


# --- notebooks


def things():
    done = recording()
    table = Table(["a", "b"], [["1", "2"]] * 40, [*range(40)], "t.csv")
    model = Model.of([[0.0], [1.0]], ["n", "y"], Plan(), ["a"], ["k"])
    return {"Network": done.network, "Layer": done.network.layers[0], "Neuron": done.network.neurons[0], "Recording": done, "Step": done["E"],
            "Certificate": certificate(done), "Table": table, "Model": model, "Report": Report("rgu", check(example_named("rgu")))}


def test_every_object_has_its_display():
    for name, thing in things().items():
        shown = thing._repr_html_()
        assert type(thing).__name__ == name and xml.fromstring(shown) is not None and shown == html(thing) == html(thing)._repr_html_()


@pytest.mark.parametrize("name, said", [
    ("Network", "<svg"), ("Layer", "weight 2"), ("Neuron", "0.35"), ("Recording", "<strong>0.593269992</strong>"), ("Step", "E<sub>o1</sub>"), ("Certificate", "proven"),
    ("Table", "40 rows of a, b"), ("Model", "predicts k"), ("Report", "11 printed figures")])
def test_a_display_says(name, said):
    assert said in html(things()[name])


def test_pictures_and_formulas_have_displays_of_their_own():
    done = recording()
    for thing in (done, done.network, things()["Model"]):
        assert thing._repr_svg_() == picture(thing) and thing._repr_svg_().startswith("<svg")
    assert "0.59327" in picture(done) and "0.59327" not in picture(done.network)
    assert done["dE/dw5"]._repr_latex_() == (
        r"$$\frac{\partial E}{\partial w_{5}} = \delta_{o_{1}} \cdot a_{h_{1}} = 0.138498562 \cdot 0.593269992 = 0.0821670406$$")
    large = picture(network_of_sizes([30, 20, 10]))
    assert "<svg" not in large and "30 inputs" in large


def test_the_page_that_steps_stands_in_a_frame():
    stepper = page(recording(), "Two inputs & one output")
    frame = stepper._repr_html_()
    assert stepper.startswith("<!DOCTYPE html>") and "Two inputs" in stepper
    assert frame.startswith("<iframe srcdoc=") and frame.count('"') == 4 and unescape(frame.split('"')[1]) == stepper


def test_a_recording_is_printed_as_its_trace():
    done = recording()
    assert str(done) == text(done) and "\n    z_h1 = w1·x1 + w2·x2 + b_h1 = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775\n" in str(done)
    assert repr(done).startswith("<Recording of epoch 1")
    assert "every number is rounded" in text(done.replay(carry="3 decimals"))


def test_displays_are_loaded_at_the_first_of_them_and_never_rich():
    code = """if True:
        import sys
        from neuron_graph import Layer, Network, Neuron, record
        assert not any(name.startswith("neuron_graph.export") for name in sys.modules)
        done = record(Network([Layer([Neuron("o1", [1.0])])]), [1.0], [0.0])
        assert not any(name.startswith("neuron_graph.export") for name in sys.modules)
        assert "z_o1" in str(done) and "<svg" in done.network._repr_html_() and "<svg" in done._repr_html_()
        assert "rich" not in sys.modules"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_lesson_itself_knows_of_no_display():
    code = "import neuron_graph.network.network as one; assert not hasattr(one.Network, '_repr_html_')"
    subprocess.run([sys.executable, "-c", code], check=True)
