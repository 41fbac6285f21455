"""Pictures as files: `show`, `trace` and `curve` with --output, whatever the network and its names."""
import re
import xml.etree.ElementTree as xml

import pytest

from neuron_graph.published.files import shipped

from .test_train import IRIS

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture
def drawn(typed, tmp_path):
    """The texts of the picture that a command writes, after a look at what every picture has."""
    def run(*words):
        path = tmp_path / "net.svg"
        assert typed(*words, "--output", str(path)) == ("", f"written: {path}\n", 0)
        picture = path.read_text(encoding="utf-8")
        assert "prefers-color-scheme:dark" in picture and not re.search("<script|href|url\\(|@import", picture)
        return ["".join(node.itertext()).replace("\u200b", "") for node in xml.fromstring(picture).iter(TEXT)]

    return run


@pytest.mark.parametrize("words, shown, not_shown", [
    (["show", "mazur"], ["w1 0.15", "net 0.3775", "b1 0.35"], ["δ 0.138499"]),
    (["show", "mazur", "--numbers", "deltas"], ["w1 0.15", "δ 0.138499", "t 0.01"], ["net 0.3775"]),
    (["show", "mazur", "--numbers", "gradients"], ["dE/dw5 0.0821670", "δ 0.138499"], ["w1 0.15"]),
    (["show", "mazur", "--numbers", "updates"], ["w5+ 0.358916", "w5 0.4"], ["δ 0.138499"]),
    (["show", "mazur", "--numbers", "all", "--notation", "z-a"], ["z 0.3775", "dE/dw5 0.0821670", "w5+ 0.358916", "E 0.274811"], []),
    (["show", "mazur", "--epoch", "2"], ["w5 0.358916"], ["w5 0.4"]),
    (["show", "mazur", "--full"], ["out 0.5932699921071872"], []),
    (["trace", "mazur"], ["epoch 1, E 0.298371", "w5 0.4", "dE/dw5 0.0821670", "w5+ 0.358916"], []),
    (["trace", "mazur", "--epoch", "2"], ["epoch 2, E 0.291028", "w5 0.358916"], []),
    (["trace", "mazur", "--phase", "forward"], ["w5 0.4", "net 0.3775"], ["δ 0.138499", "w5+ 0.358916"]),
    (["trace", "mazur", "--phase", "backward"], ["dE/dw5 0.0821670", "δ 0.138499"], ["net 0.3775", "w5 0.4"]),
    (["trace", "mazur", "--phase", "update"], ["w5+ 0.358916"], ["dE/dw5 0.0821670"]),
    (["trace", "mazur", "--only", "dE/dw*"], ["dE/dw5 0.0821670"], ["δ 0.138499"]),
    (["trace", "mazur", "--from", "1", "--to", "2"], ["epoch 1, E 0.298371", "epoch 2, E 0.291028"], []),
    (["trace", "xor"], ["epoch 1, sample 1, E 0.693147", "epoch 1, sample 4, E 1.61802"], []),
    (["trace", "xor", "--to", "9"], ["further samples and epochs are left out: 20 pictures are the most"], []),
    (["curve", "mazur", "--epochs", "100"], ["epoch", "error", "mazur"], []),
    (["show", "xor", "--regions", "--epoch", "900"], ["x1", "x2", "o1 0.8 to 1"], [])], ids=lambda value: " ".join(value)[:40])
def test_what_stands_in_a_picture(drawn, words, shown, not_shown):
    texts = drawn(*words)
    for number in shown:
        assert any(number.rstrip("0") in text for text in texts), texts
    assert not {*not_shown} & {*texts}


@pytest.mark.parametrize("name", shipped())
def test_every_example_has_pictures(drawn, name):
    assert drawn("show", name) and drawn("trace", name)


@pytest.mark.parametrize("words, ends", [
    (["--target", "species"], [2, 4, 6]), (["--target", "species", "--scale", "minmax"], [0, 2, 4, 6, 8]), (["--target", "sepal length"], [2, 4, 6])])
def test_regions_of_a_model_are_where_its_rows_are(drawn, typed, tmp_path, words, ends):
    path = str(tmp_path / "m.db")
    assert typed("train", IRIS, "--features", "petal length,petal width", "--model", path, "--quiet", *words).code == 0
    texts = drawn("show", path, "--regions")
    assert {f"{end}" for end in ends} <= {*texts} and "petal length" in texts and any(text.startswith(words[1]) for text in texts)
    texts = drawn("show", path, "--regions", "--inputs", "0,0", "--inputs", "100,10")
    assert {"0", "50", "100"} <= {*texts}


def test_of_a_model_without_a_scaling_two_corners_are_needed(drawn, typed, tmp_path):
    path = str(tmp_path / "m.db")
    assert typed("train", IRIS, "--target", "species", "--features", "petal length,petal width", "--scale", "none", "--model", path, "--quiet").code == 0
    found = typed("show", path, "--regions")
    assert found.code == 2 and "say two corners, as in --inputs 0,0 --inputs 10,5" in found.err
    assert "species setosa" in drawn("show", path, "--regions", "--inputs", "0,0", "--inputs", "7,3")


def test_one_that_is_too_large_is_said_in_words(drawn):
    texts = drawn("show", "--layers", "64-32-10", "--inputs", ",".join("1" * 64))
    assert texts[0].startswith("64-32-10: 64 inputs, 42 neurons, 2410 parameters")


@pytest.mark.parametrize("odd", ["a<b>&c", '\\"\\"', "💡", "王", "]]>", "$x_1$", "\\\\end{document}"])
def test_any_name_and_any_language(drawn, typed, tmp_path, odd):
    path = tmp_path / "odd.toml"
    path.write_text(f'title = "{odd}"\ninputs = ["{odd}1", "i2"]\n[[layer]]\n[[layer.neuron]]\nname = "{odd}2"\nweights = [1, -2]\n'
                    '[[sample]]\ninputs = [1, 2]\ntargets = [1]\n', encoding="utf-8")
    name = odd.replace('\\"', '"').replace("\\\\", "\\")
    for command in ("show", "trace"):
        assert {f"{name}1", f"{name}2"} <= {*drawn(command, str(path))}
        tikz = typed(command, "--format", "tikz", str(path)).out
        assert tikz.count("tikzpicture") == 2 and tikz.count("{") == tikz.count("}") and r"\end{document}" not in tikz
    drawn("show", "--regions", str(path))
    drawn("curve", "--epochs", "3", str(path))


@pytest.mark.parametrize("words, why", [
    (["show", "--layers", "2-1", "--inputs", "1,0", "--numbers", "deltas"], "without targets"), (["show", "nnfs", "--regions"], "two inputs"),
    (["show", "--output", "net.pdf"], "use one of .txt, .md, .tex, .tikz, .html, .svg, .json, .safetensors, or --format"),
    (["show", "--regions", "--format", "html"], "in characters"), (["show", "weight-height", "--regions", "--epoch", "2"], "in epoch 1")])
def test_what_has_no_picture(typed, words, why):
    found = typed(*words)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1) and why in found.err


def test_a_picture_in_characters_has_fewer_figures_rather_than_none(typed):
    assert "dE/dw1 0.00021928" in typed("show", "--numbers", "gradients").out
    assert "in words" in typed("show", "--numbers", "gradients", "--digits", "9").out
