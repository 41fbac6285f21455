"""Workbooks that are read back: as they were written, filled in, changed, damaged."""
import re
import shutil
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from neuron_graph.published.files.walkthrough import example_named, shipped
from tests.conftest import shared

pytest.importorskip("xlsxwriter", reason="a workbook is written by XlsxWriter")
STEP, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
FOREIGN = "it is no workbook that trace has written, saved as .xlsx and without a password"


def parts(path):
    """What a workbook holds, by name."""
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rewritten(path, cells):
    """A workbook with other cells, by the name in their row and their column."""
    found = parts(path)
    texts = [re.sub("<[^>]*>", "", text) for text in re.findall("<si>.*?</si>", found[TEXTS])]
    rows = {texts[int(place)]: row for row, place in re.findall(r'<c r="A(\d+)"[^>]*><v>(\d+)</v>', found[STEP])}
    for (name, column), value in cells.items():
        kind = f't="inlineStr"><is><t>{value}</t></is></c>' if isinstance(value, str) else f"><v>{value!r}</v></c>"
        found[STEP], count = re.subn(rf'<c r="{column}{rows[name]}"[^>]*?(/>|>.*?</c>)', f'<c r="{column}{rows[name]}" {kind}', found[STEP])
        assert count == 1
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in found.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def made(typed, tmp_path):
    """`made("mazur", "--blank")` is the path of the workbook that `trace` writes."""
    def make(*words):
        path = tmp_path / "step.xlsx"
        said = typed("trace", *words, "--output", str(path))
        assert (said.out, said.code) == ("", 0)
        return str(path)
    return make


@pytest.mark.parametrize("words", [
    *([name] for name in ("worked-example", "adam-parabola", "weight-height", "dropped-neuron", "normalised-layer", "xor")),
    ["--epochs", "3"], ["--epoch", "20"], ["--from", "3", "--to", "5", "--notation", "z-a", "--detail", "delta"],
    *(["xor", "--epochs", "2", "--convention", convention] for convention in ("batch=2,order=updated", "batch=1", "rule=adam", "sign=target-output")),
    ["--layers", "2-2", "--inputs", "1,0", "--targets", "0,1", "--activation", "softmax", "--seed", "3", "--convention", "error=cross-entropy,softmax=shifted"]])
def test_what_is_written_is_confirmed(typed, made, words):
    said = typed("check", made(*words), "--format", "linear")
    assert said.code == 0 and re.search(r"All \d+ printed figures are confirmed", said.out)


def test_numbers_are_written_with_all_their_digits(made):
    sheet = parts(made("--layers", "2-2-1", "--inputs", "1,0", "--targets", "1", "--seed", "7", "--epochs", "2"))[STEP]
    network = example_named(made("--layers", "2-2-1", "--inputs", "1,0", "--targets", "1", "--seed", "7")).network
    weights = [w for neuron in network.neurons for w in neuron.weights]
    assert any(len(repr(w)) > 18 for w in weights) and all(f"<v>{w!r}</v>" in sheet for w in weights)


def test_a_changed_number_is_one_of_the_example(typed, made):
    path = rewritten(made(), {("w5", "D"): 0.45, ("i1", "D"): 0.25})
    example = example_named(path)
    assert example.network.outputs[0].weights[0] == 0.45 and example.samples[0][0] == [0.25, 0.1]
    said = typed("check", path, "--format", "linear")
    assert said.code == 1 and "net_h1 is printed as 0.3775, computed as 0.4075: " in said.out
    assert "= 0.45·" in typed("why", "net_o1", path, "--digits", "3").out


def test_a_blank_twin_holds_no_number_and_is_checked_as_far_as_it_is_filled_in(typed, made):
    blank = made("--blank", "--epochs", "2")
    found = parts(blank)
    assert re.findall(r"</f><v>[^<]", found[STEP]) == []
    numbers = [step.value for recording in shared("worked-example").recordings(1, 2) for step in recording.steps]
    assert not [x for x in numbers for text in found.values() if f"{x:.7f}"[1:] in text]
    assert found[STEP].count("<conditionalFormatting") == 86 and "There are no printed figures" in typed("check", blank).out
    rewritten(blank, {("net_h1", "D"): 0.3775, ("out_h1", "D"): "0,59327", ("net_h1", "E"): 0.37747})
    assert typed("check", blank).code == 0
    said = typed("check", rewritten(blank, {("out_h1", "D"): 0.7}), "--format", "linear")
    assert said.code == 1 and "out_h1 is printed as 0.7, computed as 0.59327: " in said.out


def test_a_part_of_it_is_blank(made):
    assert parts(made("xor", "--blank", "--only", "E[2]"))[STEP].count("<conditionalFormatting") == 1
    sheet = parts(made("--blank", "--only", "dE/dw*", "--phase", "backward"))[STEP]
    assert sheet.count("<conditionalFormatting") == 8


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice)")
def test_libreoffice_computes_anew_what_follows_from_a_change(typed, made, tmp_path):
    from tests.export.test_workbooks import converted

    path = rewritten(made("--epochs", "3"), {("w5", "D"): 0.45})
    done = str(converted(tmp_path, Path(path), "xlsx"))
    assert "129 exact" in typed("check", done).out and example_named(done).network.outputs[0].weights[0] == 0.45


def test_no_text_is_a_formula(made, tmp_path):
    (tmp_path / "odd.toml").write_text("""title = "=1+1"\nsource = "{=1+1}"\ninputs = ["=A1", "{=1+1}"]\nrate = 0.5
[[layer]]\nactivation = "identity"\n[[layer.neuron]]\nname = "+A1"\nweights = [1, 2]\nbias = "none"
[[sample]]\ninputs = [1, 2]\ntargets = [1]\n""", encoding="utf-8")
    found = parts(made(str(tmp_path / "odd.toml")))
    assert "<t>=1+1</t>" in found[TEXTS] and "<t>{=1+1}</t>" in found[TEXTS]
    assert all(re.fullmatch(r"[-A-Z0-9.()*+/, ]*", formula) for formula in re.findall("<f[^>]*>([^<]*)</f>", found[STEP]))
    assert "1+1" not in found[STEP]


@pytest.mark.parametrize("words, sentence", [
    ([], "--output is missing: a workbook goes to a file, as in --output step.xlsx"),
    (["--output", "a.md", "--blank"], "--output is 'a.md': a workbook goes to a file"),
    (["--output", "a.xlsx", "--only", "E"], "a workbook has every number, and all its digits: leave out --carry, and --phase and --only but for --blank"),
    (["--output", "a.xlsx", "--carry", "4 figures"], "a workbook has every number, and all its digits"),
    (["xor", "--output", "a.xlsx", "--epochs", "2", "--convention", "samples=shuffled"], "--epochs is 2: every epoch takes the samples in another order"),
    (["--output", "a.xlsx", "--epochs", "5000"], "more than 100000 numbers are too many for a workbook: take fewer epochs"),
    (["--layers", "900-1", "--inputs", ",".join(["1"] * 900), "--output", "a.xlsx"], "characters is too long for a spreadsheet: the limit is 8192")])
def test_what_is_no_workbook_is_refused(typed, words, sentence):
    said = typed("trace", *words, *["--format", "xlsx"] * (not any("." in word for word in words)))
    assert said.code == 2 and sentence in said.err


def test_without_the_library_a_sentence_says_what_to_type(typed, monkeypatch, tmp_path):
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "xlsxwriter", None)
        said = typed("trace", "--output", str(tmp_path / "a.xlsx"))
    assert (said.code, said.err) == (2, "neuron-graph: a workbook is written by XlsxWriter, which is not installed: pip install XlsxWriter\n")


def zipped(path, name, content):
    """A zip file with one part."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)


@pytest.mark.parametrize("damage, sentence", [
    (lambda path: path.write_bytes(path.read_bytes()[:3000]), FOREIGN),
    (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000)), FOREIGN),
    (lambda path: path.write_bytes(b""), FOREIGN),
    (lambda path: path.unlink(), "No such file or directory"),
    (lambda path: zipped(path, STEP, b" " * 60_000_000), "it holds more than 50000000 bytes"),
    (lambda path: zipped(path, STEP, '<!DOCTYPE a [<!ENTITY b "' + "x" * 1000 + '">]><a>' + "&b;" * 100_000 + "</a>"), FOREIGN),
    (lambda path: zipped(path, STEP, "<a>"), FOREIGN), (lambda path: zipped(path, "content.xml", "<a/>"), FOREIGN),
    (lambda path: rewritten(path, {("net_h1", "D"): "abc"}), "net_h1@1 is 'abc': a finite number is needed"),
    (lambda path: rewritten(path, {("w5", "D"): "abc"}), "w5@1 is 'abc': a finite number is needed"),
    (lambda path: rewritten(path, {("w5", "A"): "w99"}), "there is no number 'w99'")], ids=range(11))
def test_what_cannot_be_read_is_refused(typed, made, damage, sentence):
    path = Path(made())
    damage(path)
    said = typed("check", str(path))
    assert said.code == 2 and sentence in said.err and said.err.count("\n") == 1


def test_too_many_numbers_are_refused(typed, made):
    said = typed("check", made("--epochs", "120"))
    assert said.code == 2 and "5160 computed numbers are too many: 5000 are read" in said.err


def test_a_script_is_not_in_a_workbook(typed, made):
    said = typed("check", made("two-class"))
    assert said.code == 2 and "only walkthroughs that come with the package have one" in said.err
    assert {"two-class"} == {name for name in shipped() if shared(name).procedure}
