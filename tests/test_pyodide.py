"""The package in a browser's Python: Pyodide, from npm, under Node. It needs no package beside itself; only the terminal needs rich."""
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = """
const { loadPyodide } = require(%s);
loadPyodide().then(python => {
  python.mountNodeFS("/package", %s);
  console.log(python.runPython(%s));
}).catch(error => { console.error(String(error).slice(-2000)); process.exit(1); });
"""
PROGRAM = """
import json, sys
sys.path.insert(0, "/package")
from neuron_graph import Convention, Layer, Model, Network, Neuron, Plan, certificate, html, picture, record, text, train
network = Network([Layer([Neuron("h1", [0.15, 0.2], 0.35), Neuron("h2", [0.25, 0.3], 0.35)]),
                   Layer([Neuron("o1", [0.4, 0.45], 0.6), Neuron("o2", [0.5, 0.55], 0.6)])], convention=Convention(bias="frozen"))
done = record(network, [0.05, 0.1], [0.01, 0.99])
proofs = list(certificate(done))
shown = "<svg" in html(done), "<svg" in picture(network), "0.35891648" in text(done), "<table" in html(certificate(done))
history = train(network.copy(), [([0.05, 0.1], [0.01, 0.99])], epochs=10_000, learning_rate=0.5)
rows, labels = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], ["no", "yes", "yes", "no"]
model = Model.of(rows, labels, Plan(rate=0.2)).fit(rows, labels, epochs=500)
from neuron_graph.published.files import example_named
json.dumps({"version": sys.version_info[:2], "E": done["E"].value, "w5": done["w5+"].value, "shown": shown, "rich": "rich" in sys.modules,
            "proven": [proof.good for proof in proofs], "last": history[-1], "score": model.score(rows, labels),
            "example": example_named("mazur").recording()["E"].value})
"""


def resolved():
    """Where npm's pyodide is, seen from the checkout or by NODE_PATH; None where there is none."""
    if not shutil.which("node"):
        return None
    done = subprocess.run(["node", "-p", "require.resolve('pyodide')"], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


@pytest.fixture(scope="module")
def said():
    """What the program says under Pyodide."""
    place = resolved()
    if place is None:
        pytest.skip("there is no Node here, or no pyodide of npm's: `npm install pyodide` anywhere, and NODE_PATH with its node_modules")
    script = SCRIPT % tuple(map(json.dumps, (place, str(ROOT), PROGRAM)))
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.strip().split("\n")[-1])


def test_the_numbers_are_those_of_the_book(said):
    assert abs(said["E"] - 0.298371109) < 1e-9 and abs(said["w5"] - 0.35891648) < 1e-8 and abs(said["example"] - 0.298371109) < 1e-9
    assert said["last"][0] == 10_000 and abs(said["last"][1] - 3.51e-5) < 1e-7


def test_everything_is_proven_trained_and_shown_without_rich(said):
    assert said["proven"] and all(said["proven"]) and all(said["shown"]) and said["score"] == 1.0 and said["rich"] is False
