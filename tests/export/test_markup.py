"""Markups: what each language makes of the same document; texts that mean something to it; a language of one's own."""
import re

import pytest

from neuron_graph import network_of_sizes, record
from neuron_graph.export.articles import article, body
from neuron_graph.export.html import Fragment, Html
from neuron_graph.export.latex import Latex
from neuron_graph.export.markdown import Markdown
from neuron_graph.export.markup import APART, Equation
from neuron_graph.export.trace import Trace
from neuron_graph.published.files.walkthrough import example_named
from neuron_graph.recording.printer import LATEX_STYLE

MARKUPS = [Markdown(), Latex(), Html(), Fragment()]
SIDES = [Equation("a", "b·c", "2·3", "6"), Equation("d", "6", "6", "6", "6.0")]
HEAD = ("number", "symbols", "numbers", "carried", "answer")
WRITTEN = [  # what is written; in Markdown, in LaTeX, in HTML
    (lambda m: m.title("T", [("name", "x")]), ["# T", "", "- name: x"],
     [r"\section*{T}", r"\begin{owner}", r"\ownerrow{name}{x}", r"\end{owner}"], ['<header class="large"><h1>T</h1><dl><dt>name</dt><dd>x</dd></dl></header>']),
    (lambda m: m.heading(3, "H"), ["", "### H"], [r"\subsubsection*{H}"], ["<h3>H</h3>"]),
    (lambda m: m.heading(APART, "H"), ["", "## H"], [r"\clearpage", r"\subsection*{H}"], ['<h2 class="apart">H</h2>']),
    (lambda m: m.paragraph("p"), ["", "p"], ["p", ""], ["<p>p</p>"]),
    (lambda m: m.table("answer", [("n", "1")], ("name", "answer"), right=1), ["", "| name | answer |", "| --- | ---: |", "| n | 1 |"],
     [r"\begin{answer}", r"\answerrow{n}{1}", r"\end{answer}"], ['<table class="answer">', "<tbody>", '<tr><th scope="row">n</th><td>1</td></tr>', "</tbody></table>"]),
    (lambda m: m.table("blank", [("n", "", "")], ("name", "value", ""), "C"), ["", "### C", "", "| name | value |", "| --- | --- |", "| n |  |"],
     [r"\begin{blank}{C}", r"\blankrow{n}{}{}", r"\end{blank}"],
     ['<table class="blank"><caption>C</caption>', '<thead><tr><th scope="col">name</th><th scope="col">value</th><th scope="col"></th></tr></thead>', "<tbody>",
      '<tr><th scope="row">n</th><td></td><td></td></tr>', "</tbody></table>"]),
    (lambda m: m.equations(SIDES, HEAD), ["", "| number | symbols | numbers | carried | answer |", "| --- | --- | --- | ---: | ---: |",
                                          "| `a` | `b·c` | `2·3` | 6 |  |", "| `d` | `6` | `6` | 6 | **6.0** |"],
     [r"\begin{lines}", r"\linesrow a = b·c$ $= 2·3$ $= \mathbf{6}\par", r"\linesrow d = \mathbf{6}$ $\rightarrow \mathbf{6.0}\par", r"\end{lines}"],
     ['<table class="lines">', "<thead><tr>" + "".join(f'<th scope="col">{word}</th>' for word in HEAD) + "</tr></thead>", "<tbody>",
      '<tr><th scope="row">a</th><td>b·c</td><td>2·3</td><td>6</td><td></td></tr>',
      '<tr><th scope="row">d</th><td>6</td><td>6</td><td>6</td><td><strong>6.0</strong></td></tr>', "</tbody></table>"]),
    (lambda m: iter([m.symbols("|z|", "z"), m.value("1e-5"), m.numeral("-1.5e-5", ","), m.code("x_1")]), [r"`\|z\|`", "1e-5", "-1,5e-5", "`x_1`"],
     ["$|z|$", "$1e-5$", r"-1{,}5\cdot 10^{-5}", r"\texttt{x\_1}"], ['<span title="z">|z|</span>', "1e-5", "-1,5·10<sup>-5</sup>", '<span class="code">x_1</span>']),
]


@pytest.mark.parametrize("write, markdown, latex, html", WRITTEN)
def test_the_same_in_three_languages(write, markdown, latex, html):
    for markup, wanted in zip(MARKUPS, (markdown, latex, html)):
        assert "\n".join(write(markup)).split("\n") == wanted


@pytest.mark.parametrize("text, markdown, latex, html", [
    ("a_b*c`d|e", r"a\_b\*c\`d\|e", r"a\_b*c\textasciigrave{}d\textbar{}e", "a_b*c`d|e"), ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>", r"\textless{}b\textgreater{}\&amp;\textless{}/b\textgreater{}",
                                                                                    "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
    (r"\x^2~$y$ 5% #1 {z}", r"\\x^2\~\$y\$ 5% \#1 \{z\}", r"\textbackslash{}x\textasciicircum{}2\textasciitilde{}\$y\$ 5\% \#1 \{z\}", r"\x^2~$y$ 5% #1 {z}"),
    ('say "hi"!', 'say "hi"\\!', "say ''hi''!", "say &quot;hi&quot;!")])
def test_texts_mean_nothing(text, markdown, latex, html):
    assert [markup.text(text) for markup in MARKUPS[:3]] == [markdown, latex, html]


@pytest.mark.parametrize("text, written", [("1. first", r"\1. first"), ("- x", r"\- x"), ("+1", r"\+1"), ("=====", r"\====="), ("0.5 is half", "0.5 is half"), ("12)", r"\12)"),
                                           ("word " * 15 + "andy - then", "word " * 15 + "andy\n\\- then")])
def test_no_line_of_a_paragraph_begins_anything_in_markdown(text, written):
    assert list(Markdown().paragraph(text)) == ["", *written.split("\n")]


def test_a_piece_of_html_begins_at_level_2():
    assert [*Fragment().title("T"), *Fragment().heading(2, "H")] == ["<h2>T</h2>", "<h3>H</h3>"]


class Math(Markdown):
    """Markdown with formulas in mathematics, as a notebook reads it."""

    codes = "${}$"

    style = LATEX_STYLE


def test_a_language_of_ones_own_is_a_few_templates():
    example = example_named("mazur")
    lines = list(article(Trace("Mazur", list(example.recordings()), example.convention), Math()))
    assert r"| $\delta_{o_{1}}$ | $\frac{\partial E}{\partial \mathrm{out}_{o_{1}}} \cdot \frac{\partial \mathrm{out}_{o_{1}}}{\partial \mathrm{net}_{o_{1}}}$ |" in "\n".join(lines)


@pytest.mark.parametrize("markup", MARKUPS, ids=lambda markup: type(markup).__name__)
def test_a_trace_says_the_same_in_every_language(markup):
    example = example_named("mazur")
    trace = Trace(r"~\ & <x>", list(example.recordings()), example.convention)
    text = "\n".join(article(trace, markup))
    assert markup.text(r"~\ & <x>") in text and text.count("0.138498562") == 5 and "order=original" in text
    assert all(markup.text(word) in text for word in ("forward", "weights", "o2"))


def test_latex_declares_what_it_has_and_nothing_else():
    made = "\n".join(Latex().document("T", [[*Latex().title("Ωж", [("name", "x")])]]))
    assert made.count(r"\newenvironment") == 1 and r"\DeclareUnicodeCharacter{03A9}" in made and r"\DeclareUnicodeCharacter{0436}" in made
    assert "Declare" not in "\n".join(Latex().document("T", [Latex().paragraph("é")]))


@pytest.mark.parametrize("markup, bias, weight", [
    (Html(), "b<sub>h1</sub>", "w<sub>5</sub>"), (Fragment(), "b<sub>h1</sub>", "w<sub>5</sub>"), (Latex(), "b_{h_{1}}", "w_{5}"),
])
def test_names_have_their_subscripts(markup, bias, weight):
    network = network_of_sizes([2, 2, 1])
    trace = Trace("", [record(network, [1.0, 0.0], [1.0])], network.convention)
    page = "\n".join(body(trace, markup))
    assert bias in page and weight in page
    assert "b_h1" not in page and not re.search(r"\bw\d", page)
