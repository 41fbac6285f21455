"""The languages of programs, a row for each: what stands around the functions that are
printed from recordings."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..programs import HELPERS, translated

PYTHON_DATA = """\

# each sample: {inputs}
samples = [
{samples}
]
eta = {eta}
names = {names}
parameters = (
{parameters}
)"""
JAVASCRIPT_DATA = """\

// each sample: {inputs}
const samples = [
{samples}
];
const eta = {eta};
const names = {names};
let parameters = [
{parameters}
];"""
PYTHON_CLOSING = '''\
def total_error(parameters):
    total = -0.0
    for sample in samples:
        total += error(sample, parameters)
    return total{mean}{penalty}


def samples_of(epoch):
    order = list(samples)
{shuffle}    return {batches}


done, stop = 0, 1
while done < {epochs}:
    stop = min(stop, {epochs})
    for epoch in range(done + 1, stop + 1):
        parameters = train(samples_of(epoch), parameters, eta, exp)
    if not all(map(math.isfinite, parameters)):
        raise SystemExit(f"training diverged before epoch {{stop + 1}}: \
try a smaller rate than {{eta}}")
    print(f"error after epoch {{stop}}: {{total_error(parameters)!r}}")
    done, stop = stop, stop * 10
for name, value in zip(names, parameters):
    print(f"{{name}} = {{value!r}}")
'''
JAVASCRIPT_CLOSING = """\
function total_error(parameters) {{
    let total = -0.0;
    for (const sample of samples) total += error(sample, parameters);
    return total{mean}{penalty};
}}

const order = samples, batches = {batches};
for (let done = 0, stop = 1; done < {epochs}; done = stop, stop *= 10) {{
    stop = Math.min(stop, {epochs});
    for (let epoch = done + 1; epoch <= stop; epoch++) {{
        parameters = train(batches, parameters, eta, exp);
    }}
    if (!parameters.every(Number.isFinite)) {{
        throw new Error(`training diverged before epoch ${{stop + 1}}: \
try a smaller rate than ${{eta}}`);
    }}
    console.log(`error after epoch ${{stop}}: ${{total_error(parameters)}}`);
}}
names.forEach((name, place) => console.log(`${{name}} = ${{parameters[place]}}`));
"""


class Language(NamedTuple):
    """One row: what comments begin with; what is said of a program, and stands above it;
    how functions are written; a sample, all data, another number; how numbers are
    predicted, two classes, or more; how large a list is, and how it is cut in batches;
    what runs the epochs."""

    comment: str
    printed: str
    head: str
    functions: Callable[[Iterable[str]], Iterable[str]]
    sample: str
    data: str
    constant: str
    says: tuple[str, str, str]
    size: str
    batches: str
    closing: str


LANGUAGES = {
    "python": Language(
        "#", "code`; runs on any Python from 3.8 on, with the same bits.", "import math",
        list, "({},),", PYTHON_DATA, "{} = {}",
        ("print(*found)", "print(labels[found[0] > {!r}], *found)",
         "print(labels[found.index(max(found))], *found)"),
        "len({})", "[order[start:start + {0}] for start in range(0, len(order), {0})]",
        PYTHON_CLOSING),
    "javascript": Language(
        "//", "code --language javascript`; runs in Node and in browsers.", HELPERS,
        translated, "[{}],", JAVASCRIPT_DATA, "var {} = {};",
        ("console.log(...found);", "console.log(labels[Number(found[0] > {!r})], ...found);",
         "console.log(labels[found.indexOf(Math.max(...found))], ...found);"),
        "{}.length", "Array.from({{length: Math.ceil(order.length / {0})}}, "
        "(_, place) => order.slice(place * {0}, place * {0} + {0}))", JAVASCRIPT_CLOSING),
}
