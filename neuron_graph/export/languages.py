"""The languages of programs, a row for each: what stands around the functions that are
printed from recordings."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..programs import HELPERS, JAVASCRIPT, C

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
C_DATA = """\
enum {{ SAMPLES = {count}, BATCH = {batch} }};

// each sample: {inputs}
static const double samples[] = {{
{samples}
}};
static const double eta = {eta};
static const char *const names[] = {names};
static double parameters[] = {{
{parameters}
}};
enum {{
    NUMBERS = sizeof samples / sizeof *samples / SAMPLES,
    PARAMETERS = sizeof parameters / sizeof *parameters
}};"""
PYTHON_MASKS = """

# of each sample, in each epoch or in all: 0 leaves a neuron out, 1 lets it stay
given_masks = [
{masks}
]


def masks(epoch, place):
    return given_masks[((epoch - 1) * len(samples) + place) % len(given_masks)]"""
PYTHON_DRAWS = """


def masks(epoch, place):
    random = Random(f"{seed} {{epoch}} {{place + 1}}")
    return [float(random.random() >= rate) for rate in {rates}]"""
JAVASCRIPT_MASKS = """

// of each sample, in each epoch or in all: 0 leaves a neuron out, 1 lets it stay
const given_masks = [
{masks}
];
const masks = (epoch, place) =>
    given_masks[((epoch - 1) * samples.length + place) % given_masks.length];"""
C_MASKS = """

// of each sample, in each epoch or in all: 0 leaves a neuron out, 1 lets it stay
static const double given_masks[] = {{
{masks}
}};
enum {{ MASKS = {count}, GIVEN = sizeof given_masks / sizeof *given_masks }};

// Each sample with its masks before it.
static const double *masked(long long epoch)
{{
    static double rows[SAMPLES*(MASKS + NUMBERS)];
    double *row = rows;
    for (int n = 0; n < SAMPLES; n++) {{
        for (int place = 0; place < MASKS; place++)
            *row++ = given_masks[((epoch - 1)*SAMPLES + n) % (GIVEN/MASKS) * MASKS + place];
        for (int place = 0; place < NUMBERS; place++)
            *row++ = samples[n*NUMBERS + place];
    }}
    return rows;
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
C_HEAD = """\
//
//     cc -O2 -ffp-contract=off train.c -o train -lm
//
// It computes the bits that Python does, as far as both call the same C library for exp,
// log, pow and their kind. -ffp-contract=off keeps a*b + c at its two roundings (a fused one
// has other last digits); -ffast-math must not stand there: it adds in another order, and
// may take what is smaller than 2.2e-308 for 0. A processor without SSE2 or its like (a
// 32-bit x86) computes with more digits. Where Python stops at a division by 0, the number
// is inf or nan here.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Print a number with as few digits as give it back, as Python does.
static void show(double x)
{
    char text[32];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, x);
        if (strtod(text, NULL) == x)
            break;
    }
    printf("%s%s", isnan(x) ? "nan" : text, isnan(x) || strpbrk(text, ".ein") ? "" : ".0");
}"""
C_ENDING = """\


enum {{ RESULTS = {count} }};

{labels}int main(void)
{{
    // volatile: the C library is to compute this when it runs, not the compiler before
    static const volatile double rows[][{width}] = {{
{told}
    }};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {{
        double found[RESULTS];
        predict(rows[row], found);
{said}        for (int n = 0; n < RESULTS; n++) {{
            show(found[n]);
            printf(n < RESULTS - 1 ? " " : "\\n");
        }}
    }}
    return EXIT_SUCCESS;
}}"""
C_CLASSES = """\
        int best = 0;
        for (int n = 1; n < RESULTS; n++)
            if (found[n] > found[best])
                best = n;
        printf("%s ", labels[best]);
"""
C_CLOSING = """\
static double total_error(void)
{{
    double total = -0.0;
    for (int n = 0; n < SAMPLES; n++)
        total += error(samples + n*NUMBERS, parameters);
    return total{mean}{penalty};
}}

int main(void)
{{
    for (long long done = 0, stop = 1; done < {epochs}; done = stop, stop *= 10) {{
        if (stop > {epochs})
            stop = {epochs};
        for (long long epoch = done + 1; epoch <= stop; epoch++)
            train({order}, parameters, eta);
        for (int n = 0; n < PARAMETERS; n++)
            if (!isfinite(parameters[n])) {{
                fprintf(stderr, "training diverged before epoch %lld: "
                                "try a smaller rate than %g\\n", stop + 1, eta);
                return EXIT_FAILURE;
            }}
        printf("error after epoch %lld: ", stop);
        show(total_error());
        printf("\\n");
    }}
    for (int n = 0; n < PARAMETERS; n++) {{
        printf("%s = ", names[n]);
        show(parameters[n]);
        printf("\\n");
    }}
    return EXIT_SUCCESS;
}}
"""


def c_texts(texts: list[str]) -> str:
    """Texts in C."""
    return f"{{{', '.join(map(c_text, texts))}}}"


def c_text(text: str) -> str:
    """A text in C. Nothing in it ends it, and nothing is a trigraph: what is no plain
    letter stands there as its bytes."""
    letters = text.encode("utf-8", "surrogatepass").decode("latin-1")
    octal = re.sub(r"[^ !#->@-\[\]-~]", lambda found: f"\\{ord(found[0]):03o}", letters)
    return f'"{octal}"'


class Language(NamedTuple):
    """One row: what comments begin with; what is said of a program, and stands above it;
    how functions are written, and what no variable is called; a sample, all data, texts;
    masks that are given, and how they are drawn; another number, the labels of classes, a
    row that is predicted and all that is said; what is said of numbers, two
    classes, or more; how large a list is, how samples are put in order, with their masks
    too, how they are cut in batches, and batches of samples side by side; what runs the
    epochs."""

    comment: str
    printed: str
    head: str
    functions: Callable[[Iterable[str]], Iterable[str]]
    taken: str
    sample: str
    data: str
    texts: Callable[[list[str]], str]
    masks: str
    draws: str
    constant: str
    labels: str
    prediction: str
    ending: str
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
        list, "", "({},),", PYTHON_DATA, repr, PYTHON_MASKS, PYTHON_DRAWS,
        "{} = {}", "labels = {}\n", "found = predict({row})\n{said}", "\n\n{labels}{told}",
        ("print(*found)", "print(labels[found[0] > {middle!r}], *found)",
         "print(labels[found.index(max(found))], *found)"),
        "len({})", "list(samples)",
        "[(*masks(epoch, place), *sample) for place, sample in enumerate(samples)]",
        "[order[start:start + {0}] for start in range(0, len(order), {0})]",
        "[sum(batch, ()) for batch in {}]",
        PYTHON_CLOSING),
    "javascript": Language(
        "//", "code --language javascript`; runs in Node and in browsers.", HELPERS,
        JAVASCRIPT.translated, JAVASCRIPT.taken, "[{}],", JAVASCRIPT_DATA, repr,
        JAVASCRIPT_MASKS, "", "var {} = {};", "var labels = {};\n",
        "var found = predict({row});\n{said}", "\n\n{labels}{told}",
        ("console.log(...found);",
         "console.log(labels[Number(found[0] > {middle!r})], ...found);",
         "console.log(labels[found.indexOf(Math.max(...found))], ...found);"),
        "{}.length", "samples",
        "samples.map((sample, place) => [...masks(epoch, place), ...sample])",
        "Array.from({{length: Math.ceil(order.length / {0})}}, "
        "(_, place) => order.slice(place * {0}, place * {0} + {0}))",
        "{}.map((batch) => batch.flat())", JAVASCRIPT_CLOSING),
    "c": Language(
        "//", "code --language c`. Compile it with", C_HEAD, C.translated, C.taken, "{},",
        C_DATA, c_texts, C_MASKS, "", "    {} = {}",
        "static const char *const labels[] = {};\n\n",
        "        {{{row}}},", C_ENDING,
        ("", '        printf("%s ", labels[found[0] > {middle!r}]);\n', C_CLASSES),
        "SAMPLES", "samples", "masked(epoch)", "", "", C_CLOSING),
}
