"""Weights of other programs, out and in again; steps that they dump, checked."""
import json
import math
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from neuron_graph.errors import NeuronGraphError
from neuron_graph.published.files import example_named, packed
from tests.prose import GUIDE

HERE = Path(__file__).parent / "weights"
ROWS, BIASES = [[0.15, 0.2, -0.7], [0.25, 0.3, 0.8]], [0.35, -0.125]
LAST, LAST_BIAS = [[0.4, 0.45]], [0.6]


def columns(rows):
    return [list(column) for column in zip(*rows)]


CONVENTIONS = {
    "pytorch, sequential": {"0.weight": ROWS, "0.bias": BIASES, "2.weight": LAST, "2.bias": LAST_BIAS},
    "pytorch, sorted as text": {"10.weight": LAST, "10.bias": LAST_BIAS, "2.weight": ROWS, "2.bias": BIASES},
    "pytorch, named": {"fc1.weight": ROWS, "fc1.bias": BIASES, "fc2.weight": LAST, "fc2.bias": LAST_BIAS},
    "pytorch, in alphabetical order": {"a_out.bias": LAST_BIAS, "a_out.weight": LAST, "hidden.bias": BIASES, "hidden.weight": ROWS},
    "pytorch, nested": {"state_dict": {"module.layers.0.weight": ROWS, "module.layers.0.bias": BIASES, "module.layers.1.weight": LAST, "module.layers.1.bias": LAST_BIAS}},
    "keras": {"dense/kernel": columns(ROWS), "dense/bias": BIASES, "dense_1/kernel": columns(LAST), "dense_1/bias": LAST_BIAS},
    "keras, with its zeros": {"dense/kernel:0": columns(ROWS), "dense/bias:0": BIASES, "dense_1/kernel:0": columns(LAST), "dense_1/bias:0": LAST_BIAS},
    "flax": {"params": {"Dense_0": {"kernel": columns(ROWS), "bias": BIASES}, "Dense_1": {"kernel": columns(LAST), "bias": LAST_BIAS}}},
    "flax, flat": {"params/Dense_0/kernel": columns(ROWS), "params/Dense_0/bias": BIASES, "params/Dense_1/kernel": columns(LAST), "params/Dense_1/bias": LAST_BIAS},
    "jax, a list": {"params": [{"w": columns(ROWS), "b": BIASES}, {"w": columns(LAST), "b": LAST_BIAS}]},
    "numpy": {"W1": ROWS, "b1": BIASES, "W2": LAST, "b2": LAST_BIAS},
    "scikit-learn": {"coefs_": [columns(ROWS), columns(LAST)], "intercepts_": [BIASES, LAST_BIAS]},
    "by hand": {"layers": [{"weights": ROWS, "bias": BIASES}, {"weights": LAST, "bias": LAST_BIAS, "activation": "sigmoid"}]},
    "two lists": {"weights": [ROWS, LAST], "biases": [BIASES, LAST_BIAS]},
    "turned against their name": {"fc1.weight": columns(ROWS), "fc1.bias": BIASES, "fc2.weight": columns(LAST), "fc2.bias": LAST_BIAS},
}


def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))


def by_hand(inputs):
    hidden = [sigmoid(sum(w * x for w, x in zip(row, inputs)) + bias) for row, bias in zip(ROWS, BIASES)]
    return [sigmoid(sum(w * x for w, x in zip(row, hidden)) + bias) for row, bias in zip(LAST, LAST_BIAS)]


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return str(path)


def tensors(header, body=b"", size=None):
    """A safetensors file, from what its header says."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if size is None else size) + text + body


def flat(value, name=""):
    if isinstance(value, dict) or name.endswith(("coefs_", "intercepts_", "weights", "biases", "layers", "params")) and isinstance(value[0], (list, dict)) and not re.search(r"\d", name):
        for key, inner in (value.items() if isinstance(value, dict) else enumerate(value)):
            yield from flat(inner, f"{name}.{key}".strip("."))
    elif isinstance(value, list):
        yield name, value


def as_tensors(content, code="d", dtype="F64"):
    header, body = {}, b""
    for name, rows in sorted(flat(content)):
        shape = [len(rows), len(rows[0])] if isinstance(rows[0], list) else [len(rows)]
        numbers = [x for row in rows for x in row] if len(shape) == 2 else rows
        data = struct.pack(f"<{len(numbers)}{code}", *numbers)
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    return tensors(header, body)


@pytest.mark.parametrize("ending", ["json", "safetensors"])
@pytest.mark.parametrize("convention", CONVENTIONS)
def test_conventions(convention, ending, tmp_path):
    content = CONVENTIONS[convention]
    network = example_named(written(tmp_path / f"w.{ending}", content if ending == "json" else as_tensors(content))).network
    assert [layer.weights for layer in network.layers] == [ROWS, LAST]
    assert [[neuron.bias for neuron in layer.neurons] for layer in network.layers] == [BIASES, LAST_BIAS]
    assert network.forward([0.3, -1.5, 2.0]) == pytest.approx(by_hand([0.3, -1.5, 2.0]), abs=1e-15)


@pytest.mark.parametrize("name, shown", [("weight", [[1.0, 2.0], [3.0, 4.0]]), ("kernel", [[1.0, 3.0], [2.0, 4.0]])])
def test_a_square_matrix_is_as_it_is_called(name, shown, tmp_path):
    example = example_named(written(tmp_path / "w.json", {f"fc.{name}": [[1, 2], [3, 4]], "fc.bias": [0, 0]}))
    assert example.network.layers[0].weights == shown
    assert "taken by name, weight [out, in], kernel [in, out]" in example.title


def test_what_is_clear_is_not_said(tmp_path):
    assert example_named(written(tmp_path / "w.json", CONVENTIONS["pytorch, named"])).title == "layers by sigmoid, sigmoid"


NUMBERS = [0.5, -1.25, 3.0, 0.0999755859375, 65504.0, 5.9604644775390625e-08]
"""Numbers that 16 bits hold; the last is the least of them."""


@pytest.mark.parametrize("dtype, code", [("F64", "d"), ("F32", "f"), ("F16", "e")])
def test_floats_are_read_as_they_are(dtype, code, tmp_path):
    path = written(tmp_path / "w.safetensors", as_tensors({"fc.weight": [NUMBERS]}, code, dtype))
    assert example_named(path).network.layers[0].weights == [NUMBERS]


def test_bfloat16(tmp_path):
    data = bytes([0x80, 0x3F, 0x00, 0xC0, 0xAB, 0x3E])  # 1, -2, and 0x3EAB: 1.01010110 (binary) / 4
    path = written(tmp_path / "w.safetensors", tensors({"fc.weight": {"dtype": "BF16", "shape": [1, 3], "data_offsets": [0, 6]}}, data))
    assert example_named(path).network.layers[0].weights == [[1.0, -2.0, (1 + 0x2B / 128) / 4]]


def test_activations_are_said(typed, tmp_path):
    path = written(tmp_path / "w.json", CONVENTIONS["keras"])
    said = typed("trace", path, "--inputs", "1,2,3", "--targets", "1", "--activation", "tanh,identity")
    assert said.out.splitlines()[0] == f"{path}: layers by tanh, identity: inputs 1, 2, 3; targets 1"
    assert "out_o1 = net_o1" in said.out
    assert typed("trace", path, "--activation", "tanh,tanh,tanh").code == 2
    assert typed("trace", path, "--activation", "tanhh").code == 2


@pytest.mark.parametrize("command", [["trace"], ["why", "E"], ["show"], ["check"], ["code"], ["page"], ["certify"], ["new", "-"], ["trace", "--format", "json"]], ids=" ".join)
def test_all_commands_take_them(command, typed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path / "w.safetensors", as_tensors(CONVENTIONS["keras"]))
    said = typed(*command, path, "--inputs", "1,2,3", *(["--targets", "1"] if command[0] != "show" else []))
    assert (said.code, said.err.replace("written: ", "").count("neuron-graph")) == (0, 0)


@pytest.mark.parametrize("ending", ["json", "safetensors"])
@pytest.mark.parametrize("name", ["mazur", "xor", "two-class", "perceptron", "worked-example"])
def test_round_trip(name, ending, typed, tmp_path):
    path = str(tmp_path / f"w.{ending}")
    assert typed("show", name, "--output", path).code == 0
    one, other = example_named(name), example_named(path)
    assert [layer.weights for layer in other.network.layers] == [layer.weights for layer in one.network.layers]
    assert [neuron.bias for neuron in other.network.neurons] == [neuron.bias for neuron in one.network.neurons]
    inputs = one.samples[0][0]
    assert other.network.forward(inputs) == one.network.forward(inputs)
    if ending == "json" and not one.procedure:
        assert {step.name: step.value for step in other.recording().steps} == {step.name: step.value for step in one.recording().steps}


def test_a_model_goes_out_and_in(typed, tmp_path):
    table, path = tmp_path / "rows.csv", str(tmp_path / "m.db")
    rows = "".join(f"{n % 7}.5,{n * n % 11},{'red' if n % 3 else 'blue'}\n" for n in range(24))
    table.write_text("a,b,kind\n" + rows, encoding="utf-8")
    assert typed("train", str(table), "--target", "kind", "--layers", "3", "--epochs", "4", "--quiet", "--model", path).code == 0
    model = example_named(path)
    for ending in "json", "safetensors":
        other = str(tmp_path / f"m.{ending}")
        assert typed("show", path, "--output", other).code == 0
        assert [layer.weights for layer in example_named(other).network.layers] == [layer.weights for layer in model.network.layers]
    same = example_named(str(tmp_path / "m.json"))
    assert (same.scaled[0][0], same.scaling.shift, same.scaling.scale) == (model.scaled[0][0], model.scaling.shift, model.scaling.scale)


def test_what_is_no_tensor_of_weights(typed, tmp_path):
    said = typed("show", "batch-norm", "--output", str(tmp_path / "w.safetensors")) if "batch-norm" in example_names() else None
    assert said is None or said.code == 2
    assert typed("show", "--format", "safetensors").code == 2


def example_names():
    from neuron_graph.published.files import shipped
    return shipped()


B = struct.pack("<2d", 0.5, 0.25)


def row(**keys):
    return {"dtype": "F64", "shape": [1, 2], "data_offsets": [0, 16], **keys}


HOSTILE = {
    "empty.safetensors": (b"", "no JSON"), "short.safetensors": (b"abc", "no JSON"), "zeros.safetensors": (bytes(100), "no JSON"),
    "claim.safetensors": (tensors({"fc.weight": row()}, B, 2**31), "cut short"), "claim-more.safetensors": (tensors({"fc.weight": row()}, B, 2**63), "cut short"),
    "outside.safetensors": (tensors({"fc.weight": row(data_offsets=[0, 160])}, B), "cut short"),
    "truncated.safetensors": (tensors({"fc.weight": row()}, B[:9]), "cut short"),
    "before.safetensors": (tensors({"fc.weight": row(data_offsets=[-16, 0])}, B), "damaged"),
    "overlap.safetensors": (tensors({"fc.weight": row(), "fc.bias": row(shape=[1], data_offsets=[8, 16])}, B), "damaged"),
    "gap.safetensors": (tensors({"fc.weight": row(shape=[1, 1], data_offsets=[8, 16])}, B), "damaged"),
    "negative.safetensors": (tensors({"fc.weight": row(shape=[-1, -2])}, B), "shape of tensor fc.weight is [-1, -2]: 2 numbers"),
    "zero.safetensors": (tensors({"fc.weight": row(shape=[0, 2], data_offsets=[0, 0])}), "shape of tensor fc.weight is [0, 2]: 0 numbers"),
    "more.safetensors": (tensors({"fc.weight": row(shape=[2, 2])}, B), "the shape of tensor fc.weight is [2, 2]: 2 numbers stand in its place"),
    "huge.safetensors": (tensors({"fc.weight": row(shape=[10**30, 2])}, B), "2 numbers"),
    "words.safetensors": (tensors({"fc.weight": row(shape="ab")}, B), ""), "number.safetensors": (tensors({"fc.weight": row(shape=5)}, B), ""),
    "int8.safetensors": (tensors({"fc.weight": row(dtype="I8", shape=[1, 16])}, B), "tensor fc.weight is 'I8'"),
    "fp8.safetensors": (tensors({"fc.weight": row(dtype="F8_E4M3", shape=[1, 16])}, B), "tensor fc.weight is 'F8_E4M3'"),
    "three.safetensors": (tensors({"fc.weight": row(data_offsets=[0, 8, 16])}, B), ""), "odd.safetensors": (tensors({"fc.weight": row(data_offsets=[0, 15])}, B[:15]), ""),
    "missing.safetensors": (tensors({"fc.weight": {"dtype": "F64"}}, B), ""), "list.safetensors": (tensors([1, 2], B), ""), "text.safetensors": (tensors(b"hello", B), "no JSON"),
    "nan.safetensors": (tensors({"fc.weight": row()}, struct.pack("<2d", math.nan, 1)), "a finite number is needed"),
    "inf.safetensors": (tensors({"fc.weight": row()}, struct.pack("<2d", math.inf, 1)), "a finite number is needed"),
    "twice.safetensors": (tensors(b'{"fc.weight": %s, "fc.weight": %s}' % ((json.dumps(row()).encode(),) * 2), B), "twice"),
    "deep.safetensors": (tensors(b'{"a":' * 200_000 + b"1" + b"}" * 200_000, B), "nested too deeply"),
    "meta.safetensors": (tensors({"__metadata__": 5, "fc.weight": row()}, B), ""),
    "activation.safetensors": (tensors({"__metadata__": {"activation": "nosuch"}, "fc.weight": row()}, B), "there is no activation 'nosuch'"),
    "convolution.safetensors": (tensors({"conv1.weight": row(shape=[1, 1, 1, 2])}, B), "tensor conv1.weight is '1x1x1x2': read are the weights and biases"),
    "normalisation.safetensors": (tensors({"bn.weight": row(shape=[2])}, B), "tensor bn.weight is '2': read are"),
    "average.safetensors": (tensors({"bn.running_mean": row(shape=[2])}, B), "tensor bn.running_mean is '2': read are"),
    "pickle.safetensors": (b"\x80\x04}", "it is a pickle"), "w.pt": (b"PK\x03\x04xx", "torch.save"), "w.pth": (b"PK\x03\x04" + bytes(3_000_000), "safetensors.torch.save_file"),
    "w.pkl": (b"\x80\x04}", "safetensors.torch.save_file"), "w.h5": (b"\x89HDF\r\n", "HDF5"), "w.onnx": (b"\x08\x07\x12", "ONNX"), "w.npy": (b"\x93NUMPY", "NumPy"),
    "chain.json": ({"a.weight": [[1, 2]], "b.weight": [[1, 2, 3]]}, "'a.weight 1x2, b.weight 1x3'"), "biases.json": ({"a.weight": [[1, 2]], "a.bias": [1, 2, 3]}, "bias for each neuron"),
    "ragged.json": ({"a.weight": [[1, 2], [3]]}, ""), "ragged-columns.json": ({"a.kernel": [[1, 2], [3]]}, ""), "words.json": ({"a.weight": [["x", "y"]]}, "a number is needed"),
    "empty.json": ({}, "weights are needed"), "null.json": (None, ""), "number.json": (5, ""), "no-rows.json": ({"a.weight": []}, ""), "no-columns.json": ({"a.weight": [[]]}, ""),
    "bias.json": ({"a.bias": [1]}, ""), "large.json": (b'{"a.weight": [[1e999, 1]]}', "finite"), "nan.json": (b'{"a.weight": [[NaN, 1]]}', "finite"), "deep.json": (b"[" * 100_000, "nested too deeply"),
    "digits.json": (b'{"a.weight": [[' + b"9" * 5000 + b"]]}", "thousands of digits"), "integer.json": (b'{"a.weight": [[' + b"9" * 400 + b"]]}", "a number is needed"),
    "twice.json": (b'{"a.weight": [[1]], "a.weight": [[2]]}', "twice"), "truth.json": ({"a.weight": [[True]]}, "a number is needed"), "cut.json": (b'{"a.weight": [[1', "no JSON"),
    "latin.json": (b'{"a\xff.weight": [[1]]}', "no text"), "activation.json": ({"a.weight": [[1]], "activation": 5}, ""), "inputs.json": ({"a.weight": [[1]], "inputs": 5}, ""),
    "targets.json": ({"a.weight": [[1]], "inputs": [[1], [2]], "targets": [[1]]}, ""), "outputs.json": ({"a.weight": [[1]], "inputs": [1], "targets": [1], "outputs": [1, 2]}, ""),
    "loss.json": (b'{"a.weight": [[1]], "inputs": [1], "targets": [1], "loss": NaN}', "E is nan: a finite number"), "grads.json": ({"a.weight": [[1]], "inputs": [1], "targets": [1], "grads": 5}, ""),
    "gradient.json": ({"a.weight": [[1]], "inputs": [1], "targets": [1], "grads": {"a.weight": [[1, 2]]}}, "of grads"), "convention.json": ({"a.weight": [[1]], "convention": 5}, ""),
    "half.json": (b'{"\\ud800x": [1]}', ""),
}


@pytest.mark.parametrize("command", ["trace", "check"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_one_sentence(name, command, typed, tmp_path):
    content, sentence = HOSTILE[name]
    said = typed(command, written(tmp_path / name, content))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert sentence in said.err
    assert name in said.err


HALF = {"inputs": [0.05, 0.1], "targets": [0.01, 0.99], "lr": 0.5, "state_dict": {
    "fc1.weight": [[0.15, 0.2], [0.25, 0.3]], "fc1.bias": [0.35, 0.35], "fc2.weight": [[0.4, 0.45], [0.5, 0.55]], "fc2.bias": [0.6, 0.6]}}
RIGHT = {"outputs": [0.75136507, 0.772928465], "loss": 0.298371109, "grads": {
    "fc1.weight": [[0.000438568, 0.000877135], [0.000497713, 0.000995425]], "fc1.bias": [0.00877135, 0.00995425],
    "fc2.weight": [[0.082167041, 0.082667628], [-0.02260254, -0.02274024]], "fc2.bias": [0.13849856, -0.03809824]}}
"""The numbers of Mazur's example, as its text prints them; those of the biases are its deltas, carried further."""


def checked(typed, path, step, *more):
    said = typed("check", written(path / "step.json", step), "--format", "json", *more)
    return said.code, {figure["name"]: figure for figure in json.loads(said.out)["figures"]}


def test_a_step_is_confirmed(typed, tmp_path):
    code, figures = checked(typed, tmp_path, {**HALF, **RIGHT, "out_h1": 0.593269992})
    assert code == 0
    assert len(figures) == 2 + 1 + 12 + 1


@pytest.mark.parametrize("change, name, explained", [
    ({"loss": 0.596742218}, "E", "without one half"),
    ({"loss": 0.149185554}, "E", "averaged"),
])
def test_another_convention_is_found(change, name, explained, typed, tmp_path):
    code, figures = checked(typed, tmp_path, {**HALF, **RIGHT, **change})
    assert code == 1
    assert explained in figures[name]["explanation"]


def halved(value):
    if isinstance(value, dict):
        return {key: halved(inner) for key, inner in value.items()}
    return [*map(halved, value)] if isinstance(value, list) else value / 2


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.json")))
def test_gradients_that_are_halved(name, typed, tmp_path):
    step = json.loads((HERE / name).read_text())
    code, figures = checked(typed, tmp_path, {**step, "grads": halved(step["grads"])})
    assert code == 1
    wrong = [figure for figure in figures.values() if figure["name"].startswith("dE/")]
    assert wrong
    assert all("one half is lost" in figure["explanation"] for figure in wrong)


def test_a_gradient_that_is_turned_round(typed, tmp_path):
    turned = {**RIGHT["grads"], "fc2.weight": columns(RIGHT["grads"]["fc2.weight"])}
    code, figures = checked(typed, tmp_path, {**HALF, **RIGHT, "grads": turned})
    assert code == 1
    assert figures["dE/dw5"]["verdict"] == "exact"
    assert figures["dE/dw6"]["verdict"] not in ("exact", "chained", "truncated")


def test_numbers_by_name_are_lines(typed, tmp_path):
    path = written(tmp_path / "step.json", {"net_h1": 0.3775, "E": 0.298371109, "dE_w5": 0.082167041, "w5_new": 0.35891648})
    said = typed("check", "mazur", "--lines", path)
    assert said.code == 0
    assert "All 4 printed figures are confirmed (4 exact)." in said.out
    assert "neuron-graph check --lines FILE EXAMPLE" in typed("check", path).err
    assert typed("check", "mazur", "--lines", written(tmp_path / "wrong.json", {"net_h1": 0.3875})).code == 1


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.json")))
def test_dumps(name, typed):
    said = typed("check", str(HERE / name))
    assert said.code == 0
    assert ("32-bit floats" in said.out) == ("float32" in name)


SNIPPETS = re.findall(r"```py\n(.*?)```", (GUIDE / "checking.md").read_text(encoding="utf-8"), re.S)
"""The programs of the guide that dump a step."""
PYTORCH = """
import torch
torch.set_default_dtype(torch.{})
torch.manual_seed(7)
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Sigmoid(), torch.nn.Linear(4, 2), torch.nn.Sigmoid())
x, t = torch.randn(5, 3), torch.rand(5, 2)
"""
JAX = """
import jax
jax.config.update("jax_enable_x64", {!r} == "float64")
keys = jax.random.split(jax.random.PRNGKey(7), 6)
params = {{"Dense_0": {{"kernel": jax.random.normal(keys[0], (3, 4)), "bias": jax.random.normal(keys[1], (4,))}},
          "Dense_1": {{"kernel": jax.random.normal(keys[2], (4, 2)), "bias": jax.random.normal(keys[3], (2,))}}}}
x, t = jax.random.normal(keys[4], (5, 3)), jax.random.uniform(keys[5], (5, 2))
def loss_of(params, x, t):
    for layer in params.values():
        x = jax.nn.sigmoid(x @ layer["kernel"] + layer["bias"])
    return ((x - t) ** 2).mean(), x
"""


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("library, before", [("torch", PYTORCH), ("jax", JAX)])
def test_the_programs_of_the_guide(library, before, dtype, typed, tmp_path):
    pytest.importorskip(library, reason=f"{library} is not installed")
    snippet = next(snippet for snippet in SNIPPETS if f"import {library}" in snippet)
    subprocess.run([sys.executable, "-c", before.format(dtype) + snippet], cwd=tmp_path, check=True)
    said = typed("check", str(tmp_path / "step.json"))
    assert said.code == 0
    assert ("32-bit floats" in said.out) == (dtype == "float32")
    if os.environ.get("KEEP_DUMPS"):
        shutil.copy(tmp_path / "step.json", HERE / f"{library}-{dtype}.json")


def test_files_of_the_library_safetensors(tmp_path):
    numpy = pytest.importorskip("safetensors.numpy", reason="safetensors is not installed")
    import numpy as np

    generator = np.random.default_rng(3)
    for dtype in "float64", "float32", "float16":
        held = {"fc1.weight": generator.normal(size=(5, 3)).astype(dtype), "fc1.bias": generator.normal(size=5).astype(dtype),
                "fc2.weight": generator.normal(size=(2, 5)).astype(dtype), "fc2.bias": generator.normal(size=2).astype(dtype)}
        numpy.save_file(held, tmp_path / "w.safetensors", metadata={"format": "np"})
        network = example_named(str(tmp_path / "w.safetensors")).network
        assert [layer.weights for layer in network.layers] == [held["fc1.weight"].tolist(), held["fc2.weight"].tolist()]
        back = numpy.load(packed(network))
        assert {name: back[other].tolist() for name, other in zip(held, ("0.weight", "0.bias", "2.weight", "2.bias"))} == {name: held[name].tolist() for name in held}


def test_pytorch_has_the_same_outputs(tmp_path):
    torch = pytest.importorskip("torch", reason="torch is not installed")
    files = pytest.importorskip("safetensors.torch", reason="safetensors is not installed")
    torch.manual_seed(5)
    model = torch.nn.Sequential(torch.nn.Linear(4, 6), torch.nn.Tanh(), torch.nn.Linear(6, 6), torch.nn.ReLU(), torch.nn.Linear(6, 3)).double()
    files.save_file(model.state_dict(), tmp_path / "w.safetensors")
    example, x = example_named(str(tmp_path / "w.safetensors"), "tanh,relu,identity"), torch.randn(20, 4, dtype=torch.float64)
    for inputs, outputs in zip(x.tolist(), model(x).tolist()):
        assert example.network.forward(inputs) == pytest.approx(outputs, abs=1e-12)
    (tmp_path / "back.safetensors").write_bytes(packed(example.network))
    twin = torch.nn.Sequential(torch.nn.Linear(4, 6), torch.nn.Tanh(), torch.nn.Linear(6, 6), torch.nn.ReLU(), torch.nn.Linear(6, 3)).double()
    twin.load_state_dict(files.load_file(tmp_path / "back.safetensors"))
    assert torch.equal(twin(x), model(x))


@pytest.mark.filterwarnings("ignore")
def test_scikit_learn_has_the_same_outputs(tmp_path):
    networks = pytest.importorskip("sklearn.neural_network", reason="scikit-learn is not installed")
    import numpy as np

    x = np.random.default_rng(2).normal(size=(30, 3))
    found = networks.MLPRegressor(hidden_layer_sizes=(4,), activation="tanh", max_iter=5, random_state=1).fit(x, x[:, 0] * x[:, 1])
    held = {"coefs_": [c.tolist() for c in found.coefs_], "intercepts_": [b.tolist() for b in found.intercepts_]}
    network = example_named(written(tmp_path / "w.json", held), "tanh,identity").network
    assert [network.forward(row)[0] for row in x.tolist()] == pytest.approx(found.predict(x).tolist(), abs=1e-12)


@pytest.mark.parametrize("length", [128, 640, 8 + 256, 0x4B50])
def test_a_header_of_any_length(length, tmp_path):
    header = json.dumps({"fc.weight": row()}).encode()
    path = written(tmp_path / "w.safetensors", tensors(header.ljust(length), B))
    assert example_named(path).network.layers[0].weights == [[0.5, 0.25]]


def test_an_unknown_ending_is_no_weights(tmp_path):
    with pytest.raises(NeuronGraphError):
        example_named(written(tmp_path / "w.bin", b"\x00\x01"))
