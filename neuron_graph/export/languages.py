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
PYTHON_MASKS = """

# in each epoch, or in all, for each sample: 0 leaves a neuron out, 1 lets it stay
given_masks = [
{}
]


def masks(epoch, place):
    return given_masks[(epoch - 1) % len(given_masks)][place]"""
PYTHON_DRAWS = """


def masks(epoch, place):
    random = Random(f"{seed} {{epoch}} {{place + 1}}")
    return [float(random.random() >= rate) for rate in {rates}]"""
JAVASCRIPT_MASKS = """

// in each epoch, or in all, for each sample: 0 leaves a neuron out, 1 lets it stay
const given_masks = [
{}
];
const masks = (epoch, place) => given_masks[(epoch - 1) % given_masks.length][place];"""
PYTHON_CELLS = """

# for each column its words, those that are a number each, and what stands for a missing value
columns = {}


def numbers(*cells):
    found = []
    for cell, (words, coded, filling) in zip(cells, columns):
        text = "" if cell is None else str(cell).strip()
        missing = ["", "?", "na", "n/a", "nan", "null"]
        missing += [] if words else ["-", "none", "nil", "missing"]
        if filling and text not in words and text.lower() in missing:
            text = filling
        if words and text not in words:
            raise SystemExit(f"{{text!r}} is none of {{words}}")
        found += [float(text == word) for word in coded] if words else [float(text)]
    return found"""
JAVASCRIPT_CELLS = """

// for each column its words, those that are a number each, and what stands for a missing value
const columns = {};

function numbers(...cells) {{
    return columns.flatMap(([words, coded, filling], place) => {{
        let text = String(cells[place] ?? "").trim();
        const missing = ["", "?", "na", "n/a", "nan", "null",
            ...(words.length ? [] : ["-", "none", "nil", "missing"])];
        if (filling && !words.includes(text) && missing.includes(text.toLowerCase())) {{
            text = filling;
        }}
        if (words.length && !words.includes(text)) {{
            throw new Error(`${{text}} is none of ${{words}}`);
        }}
        return words.length ? coded.map((word) => Number(text === word)) : [Number(text)];
    }});
}}"""
PYTHON_CLOSING = '''\
def total_error(parameters):
    total = -0.0
    for sample in samples:
        total += error(sample, parameters)
    return total{mean}{penalty}


def samples_of(epoch):
    order = {order}
{shuffle}    return {batches}


done, stop = 0, 1
while done < {epochs}:
    stop = min(stop, {epochs})
    for epoch in range(done + 1, stop + 1):
        try:
            parameters = train(samples_of(epoch), parameters, eta, exp)
        except ArithmeticError as trouble:
            raise SystemExit(f"epoch {{epoch}} cannot be computed: {{trouble}}")
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

for (let done = 0, stop = 1; done < {epochs}; done = stop, stop *= 10) {{
    stop = Math.min(stop, {epochs});
    for (let epoch = done + 1; epoch <= stop; epoch++) {{
        const order = {order}, batches = {batches};
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
    how functions are written; a sample, all data, another number; masks that are given,
    and how they are drawn; what makes numbers of cells, and how a list is passed; how
    numbers are predicted, two classes, or more; how large a
    list is, how samples are put in order, with their masks too, how they are cut in
    batches, and batches of samples side by side; what runs the epochs."""

    comment: str
    printed: str
    head: str
    functions: Callable[[Iterable[str]], Iterable[str]]
    sample: str
    data: str
    constant: str
    masks: str
    draws: str
    cells: tuple[str, str]
    says: tuple[str, str, str]
    size: str
    order: str
    masked: str
    batches: str
    flat: str
    closing: str


LANGUAGES = {
    "python": Language(
        "#", "code`; runs on any Python from 3.8 on, with the same bits.", "import math",
        list, "({},),", PYTHON_DATA, "{} = {}", PYTHON_MASKS, PYTHON_DRAWS,
        (PYTHON_CELLS, "*numbers({})"),
        ("print(*found)", "print(labels[found[0] > {!r}], *found)",
         "print(labels[found.index(max(found))], *found)"),
        "len({})", "list(samples)",
        "[(*masks(epoch, place), *sample) for place, sample in enumerate(samples)]",
        "[order[start:start + {0}] for start in range(0, len(order), {0})]",
        "[sum(batch, ()) for batch in {}]",
        PYTHON_CLOSING),
    "javascript": Language(
        "//", "code --language javascript`; runs in Node and in browsers.", HELPERS,
        translated, "[{}],", JAVASCRIPT_DATA, "var {} = {};", JAVASCRIPT_MASKS, "",
        (JAVASCRIPT_CELLS, "...numbers({})"),
        ("console.log(...found);", "console.log(labels[Number(found[0] > {!r})], ...found);",
         "console.log(labels[found.indexOf(Math.max(...found))], ...found);"),
        "{}.length", "samples",
        "samples.map((sample, place) => [...masks(epoch, place), ...sample])",
        "Array.from({{length: Math.ceil(order.length / {0})}}, "
        "(_, place) => order.slice(place * {0}, place * {0} + {0}))",
        "{}.map((batch) => batch.flat())", JAVASCRIPT_CLOSING),
}
