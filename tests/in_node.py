"""What a program in JavaScript prints, run by Node; and what a page computes. Tests that need it are skipped where there is none."""
import atexit
import json
import re
import shutil
import subprocess
from functools import cache

import pytest

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="there is no Node to run JavaScript")
EPOCHS = """
const numbers = [], text = x => Number.isFinite(x) ? x : String(x).replace("Infinity", "inf").toLowerCase();
const v = payload.values.map((x, id) => calculation.formulas[id] ? NaN : Number(x));
for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch) payload.parameters.map((id, place) => v[payload.results[place]]).forEach((x, place) => v[payload.parameters[place]] = x);
    calculation.run(v, epoch ? {} : edits);
    if (!epoch || epoch === epochs - 1) numbers.push(v.map(text));
}
console.log(JSON.stringify(numbers));
"""
RUN = """
const vm = require("vm"), { format } = require("util");
require("readline").createInterface({ input: process.stdin }).on("line", line => {
    const lines = [], answer = { lines, failed: "" };
    try {
        vm.runInNewContext(JSON.parse(line), { console: { log: (...things) => lines.push(format(...things)) } });
    } catch (error) {
        answer.failed = String(error.stack || error);
    }
    console.log(JSON.stringify(answer));
});
"""
"""A Node that runs one program after the other, each in a world of its own: most of the time that one takes is that of starting."""


@cache
def node():
    """The Node that runs programs, until this Python ends."""
    started = subprocess.Popen([NODE, "-e", RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    atexit.register(started.communicate)
    return started


def printed(program):
    """What a program prints, line by line."""
    node().stdin.write(json.dumps(program) + "\n")
    node().stdin.flush()
    answer = json.loads(node().stdout.readline())
    assert answer["failed"] == ""
    return "\n".join(answer["lines"]).splitlines()


def payload_of(page):
    """What a page knows."""
    return json.loads(re.search(r'<script type="application/json" id="calculation">(.*?)</script>', page, re.DOTALL)[1])


def program_of(page):
    """What a page computes with."""
    return re.search(r"<script>(.*?\n\}\n\};\n)", page, re.DOTALL)[1]


def computed(page, epochs=1, edits=None):
    """The numbers of the opening epoch as a page computes them, and those of the last of so many epochs."""
    payload = {key: payload_of(page)[key] for key in ("values", "parameters", "results")}
    given = f"const payload = {json.dumps(payload)}, epochs = {epochs}, edits = {json.dumps(edits or {})};"
    (line,) = printed(program_of(page) + given + EPOCHS)
    return [[float(x) for x in numbers] for numbers in json.loads(line)]


def drift(found, wanted):
    """The largest difference of numbers, relative to them; those below all that one sees are taken as large as that."""
    assert list(map(repr, found)) == list(map(repr, wanted)) or len(found) == len(wanted)
    return max((abs(a - b) / max(abs(b), 1e-9) for a, b in zip(found, wanted) if repr(a) != repr(b)), default=0.0)
