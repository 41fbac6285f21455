"""The page that steps: what it computes and says is Python's, and nothing in it asks anybody for anything."""
import base64
import hashlib
import html
import math
import re
from html.parser import HTMLParser
from itertools import product
from random import Random

import pytest

from neuron_graph import Convention, record
from neuron_graph.errors import BadValue, TooMuch
from neuron_graph.export import page
from neuron_graph.judging import Tries
from neuron_graph.network.arithmetic import PRIMITIVES
from neuron_graph.programs.javascript import JAVASCRIPT
from neuron_graph.programs.primitive_source import definition
from neuron_graph.published.files import example_named, shipped
from tests.conftest import drawn, famous, sample
from tests.in_node import computed, drift, needs_node, payload_of, printed

ODD = '</script><script>alert(1)</script><!-- "quoted" \'too\' & 🎓 \u2028'


def values(recording):
    return [step.value for step in recording.trail]


class Unasked:
    """What is said of numbers that a person gives, where a test asks for none: it is most of the time that a page takes."""

    def __init__(self, recording):
        self.intervals, self.pieces = {}, []


@pytest.fixture
def unasked(monkeypatch):
    monkeypatch.setattr("neuron_graph.export.pages.document.Predictions", Unasked)


@needs_node
@pytest.mark.parametrize("name", shipped())
def test_node_computes_what_python_does(name, unasked):
    example = example_named(name)
    last = min(101, example.last_epoch)
    first, *found = computed(page(example.recording(1)), last)
    assert drift(first, values(example.recording(1))) < 1e-12
    assert drift((found or [first])[0], values(example.recording(last))) < 1e-12


PARTS = [
    {"batch": "all", "order": "updated"}, {"batch": 2, "batch_scale": "sum", "l2": 0.1}, {"rule": "momentum", "samples": "shuffled", "batch": 3},
    {"sign": "target-output", "bias": "frozen"}, {"error": "cross-entropy", "softmax": "shifted"}, {"error": "none", "sum": "bias-first"}]
ODDLY_ACTIVE = ["tanh", "leaky-relu:0.2", "dead-zone:0.3", "sign", "gelu", "elu:0.5", "softplus"]


@needs_node
@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("activation", ODDLY_ACTIVE)
def test_node_computes_every_convention(parts, activation, request):
    """Each of both has a page in which numbers can be given, too."""
    if PARTS.index(parts) != ODDLY_ACTIVE.index(activation) % len(PARTS):
        request.getfixturevalue("unasked")
    random, convention = Random(f"{parts} {activation}"), Convention(**parts)
    last = "softmax" if convention.error == "cross-entropy" else "sigmoid"
    network = drawn(random, [2, 3, 2], [activation, last], "own").under(convention)
    recording = record(network, [sample(random, network, convention) for _ in range(4)], learning_rate=0.3)
    first, = computed(page(recording))
    assert drift(first, values(recording)) < 1e-12


@needs_node
def test_what_if_is_a_replay():
    recording = record(famous(), [0.05, 0.1], [0.01, 0.99])
    places = {step.name: place for place, step in enumerate(recording.trail)}
    for edits in ({"w5": 0.5}, {"a_h1": 0.25, "i2": -1.0}, {"eta": 0.0, "delta_o1": 2.0}):
        first, = computed(page(recording), edits={places[name]: value for name, value in edits.items()})
        assert drift(first, values(recording.replay(edits))) < 1e-12


ARGUMENTS = (-800.0, -2.5, -1.0, -0.3, -0.0, 0.0, 0.3, 1.0, 2.5, 800.0, float("inf"), float("-inf"), float("nan"))


@needs_node
@pytest.mark.parametrize("name", sorted(set(PRIMITIVES) - {"maximum"}))
def test_primitives_are_python_s(name):
    count = PRIMITIVES[name].__code__.co_argcount
    asked = list(product(ARGUMENTS, repeat=count))
    calls = "".join(f"console.log({name}({', '.join(map(written, arguments))}));" for arguments in asked)
    functions = [definition(one) for one in PRIMITIVES if one != "maximum"]
    helpers = 'const copysign = (x, y) => y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x);'
    found = [float(line.replace("Infinity", "inf")) for line in printed("\n".join([helpers, *JAVASCRIPT.translated(functions), calls]))]
    assert drift(found, [float(PRIMITIVES[name](*arguments)) + 0.0 for arguments in asked]) < 1e-15


def written(x):
    return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(repr(x), repr(x))


class Tags(HTMLParser):
    """The tags of a page, with their attributes, and what stands in scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.inside = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        self.tags.append((f"/{tag}", {}))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] in ("script", "style"):
            self.inside.append((*self.tags[-1], data))


def test_the_policy_lets_only_what_is_in_the_page_run():
    text = page(record(famous(), [0.05, 0.1], [0.01, 0.99]), "A title")
    found = Tags(text)
    policy = next(attributes["content"] for tag, attributes in found.tags if attributes.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'",) * 3 and "connect-src" not in rules
    running = [(tag, data) for tag, attributes, data in found.inside if "type" not in attributes]
    assert [tag for tag, _ in running] == ["style", "script"]
    for tag, data in running:
        digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
    names = {name for _, attributes in found.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "srcset", "action")}
    addresses = [attributes[name] for _, attributes in found.tags for name in ("src", "href") if name in attributes]
    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert set(re.findall(r"https?://[^\s\"'`<]+", text)) <= {"http://www.w3.org/2000/svg"}


def test_it_is_small():
    assert len(page(*parts_of("mazur")).encode()) < 200_000


def parts_of(name):
    example = example_named(name)
    return example.recording(1), example.title, example.about


def test_odd_names_stay_text():
    network = famous()
    network.inputs[0], network.layers[0].neurons[0].name = ODD, ODD + "2"
    text = page(record(network, [0.05, 0.1], [0.01, 0.99]), ODD, ODD)
    assert len(re.findall("</?script", text)) == 4 and "alert(1)</script>" not in text
    payload = payload_of(text)
    assert payload["text"] == ODD and {ODD, ODD + "2"} <= {name for step in payload["steps"] for name in step.get("names", [])}
    shown = "".join(step["html"] + step.get("symbols", "") + step.get("numbers", "") for step in payload["steps"])
    assert set(re.findall("<[^>]*>", shown)) <= {"<sub>", "</sub>", "<sup>", "</sup>"}
    assert f"<title>{html.escape(payload['title'])}</title>" in text


def test_a_large_one_is_refused_in_one_sentence(typed):
    words = ["page", "--layers", "64-32-10", "--inputs", ",".join(["1"] * 64), "--targets", ",".join(["1"] * 10)]
    said = typed(*words)
    assert "is too much to walk through: the limit is 3000" in said.err and (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    with pytest.raises(TooMuch):
        page(record(drawn(Random(1), [64, 32, 10], ["tanh"], "own"), [1.0] * 64, [1.0] * 10))


def test_rounded_numbers_are_refused():
    with pytest.raises(BadValue, match="a page computes with all digits"):
        page(record(famous(), [0.05, 0.1], [0.01, 0.99]).replay(carry="4 decimals"))


@pytest.mark.parametrize("name", ["mazur", "logistic-regression"])
def test_what_is_said_of_answers_the_judge_says(name):
    recording = example_named(name).recording(1)
    payload, tries = payload_of(page(recording)), Tries(recording, recording.notation, 4)
    for place, said in payload["judging"].items():
        step = recording.trail[int(place)]
        low, high = said["right"]
        assert low <= step.value <= high and said["figures"] == str(tries.precision(step))
        for low, high, pieces, accepted in said["mistakes"]:
            middle, unit = (low + high) / 2, high - low
            found = tries.judged(step, f"{middle:.{max(0, -round(math.log10(unit)))}f}" if unit else f"{middle:.3g}", {})
            sentence = "".join(payload["sentences"][piece] for piece in pieces)
            assert found.sentence == sentence or found.word == "wrong" or "which is not written down" in found.sentence
            assert found.accepted == bool(accepted)


@pytest.mark.parametrize("name, code", [("page.svg", 2), ("page.pdf", 2), ("page.md", 2), ("page.HTML", 0), ("page", 0)])
def test_a_page_is_no_file_of_another_kind(typed, tmp_path, name, code):
    said = typed("page", "--output", str(tmp_path / name))
    assert said.code == code and (tmp_path / name).exists() == (code == 0)
    assert ("use one of .html" in said.err) == (code == 2)


def test_every_epoch_has_its_start(typed, tmp_path):
    path = tmp_path / "page.html"
    assert typed("page", "mazur", "--epoch", "50", "--output", str(path)).code == 0
    payload, example = payload_of(path.read_text(encoding="utf-8")), example_named("mazur")
    assert (payload["opening"], payload["epochs"]) == (50, 10000) and {"1", "50", "100", "9900"} <= set(payload["stored"])
    for epoch in (1, 50, 700):
        trail = example.recording(epoch).trail
        assert payload["stored"][str(epoch)] == [trail[place].value for place in payload["parameters"]]


@pytest.mark.parametrize("words, last", [
    (["ktu"], 1), (["two-class"], 100), (["--layers", "2-1", "--inputs", "1,0"], 1),
    (["--layers", "1-1", "--inputs", "1", "--inputs", "2", "--targets", "1", "--targets", "0", "--convention", "samples=shuffled"], 1),
    (["--layers", "1-1", "--inputs", "9", "--targets", "0", "--activation", "identity", "--rate", "50"], 50)])
def test_how_far_it_goes(typed, tmp_path, words, last):
    path = tmp_path / "page.html"
    assert typed("page", *words, "--output", str(path)).code == 0
    payload = payload_of(path.read_text(encoding="utf-8"))
    assert payload["epochs"] == last and ("another order" in payload["text"]) == ("samples=shuffled" in words)


def test_a_gallery_is_files_alone(typed, tmp_path, monkeypatch):
    monkeypatch.setattr("neuron_graph.terminal.published.page_command.shipped", lambda: ["grokking", "mazur"])
    said = typed("page", "--all", str(tmp_path / "new" / "gallery"))
    assert (said.code, said.out, said.err.count("written: ")) == (0, "", 3)
    index = (tmp_path / "new" / "gallery" / "index.html").read_text(encoding="utf-8")
    monkeypatch.setattr("neuron_graph.terminal.published.list_command.shipped", lambda: ["grokking", "mazur"])
    listed = typed("list").out
    for name in ("grokking", "mazur"):
        assert f'<a href="{name}.html">{html.escape(example_named(name).title)}</a>' in index
        assert payload_of((tmp_path / "new" / "gallery" / f"{name}.html").read_text(encoding="utf-8"))["title"] == example_named(name).title
    verdicts = [html.unescape(found) for found in re.findall(r"<p>([^<]*figures:[^<]*)</p>", index)]
    assert len(verdicts) == 2 and all(verdict in " ".join(listed.split()) for verdict in verdicts)
    assert re.findall(r"(?:src|href)=\"([^\"]*)\"", index) == ["grokking.html", "mazur.html"]


@pytest.mark.parametrize("words, sentence", [
    (["--all", "/dev/null/gallery"], "/dev/null/gallery cannot be written"), (["--output", "/no/such/folder/x.html"], "cannot be written"),
    (["mazur", "--all", "x"], "it writes all examples: leave out 'mazur'"), (["--epoch", "0"], "--epoch is '0'"), (["mazur", "--epoch", "99999999999"], "too far"), (["nosuch"], "nosuch")])
def test_bad_input(typed, words, sentence):
    said = typed("page", *words)
    assert sentence in said.err and (said.code, said.out, said.err.count("\n")) == (2, "", 1)
