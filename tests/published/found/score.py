"""How well `check` judges the figures of texts whose truth is known.

    python -m tests.published.found.score [FOLDER ...] [--list] [--conventions] [--only NAME]

Without a folder: the examples beside this file. A folder holds pairs NAME.toml and NAME.ledger.toml, or ledgers alone
of walkthroughs that come with the package. `--list` prints every misjudged figure, `--conventions` also strips the
convention from each file and looks whether the numbers alone give it back. Columns of the table:

    figures   of the ledger; rightly = share that is judged as the ledger says
    accused   right figures that are called wrong or unexplained
    explained wrong figures whose cause is known and that are explained, of how many
    innocent  figures wrong only by inheritance that are shown as a slip of their own kind (red)
    no name   figures that have no name in the package: they count as misjudged
"""
from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SECONDS = 120
CONFIRMED = {"exact", "truncated", "chained"}
EXPLAINED = {"slip", "misprint", "convention", "inherited", *CONFIRMED}
SHIPPED = {
    "000_2-2-2-sigmoid": ["worked-example"], "002_2-2-2-numpy": ["four-rows"],
    "003_neuron-and-2-2-1": ["weight-height"], "004_perceptron-and-2-2-2": ["perceptron", "two-class"],
    "cornell-perceptron-or": ["cornell-perceptron"], "deeplearning-ai-logreg-2-1": ["logistic-regression"],
    "han-kamber-3-2-1": ["han-kamber"], "ktu-2-3-1-tanh-bce": ["ktu"], "mazur-2-2-2": ["mazur"],
    "nnfs-relu-layer-batch": ["nnfs"], "postnetwork-3-2-2-softmax": ["postnetwork"], "rgu-2-2-1": ["rgu"],
    "sklearn-mlp-3-2-1": ["sklearn-mlp"], "trask-3-1-linear": ["grokking"],
}
TABLE = re.compile(r"^\[(part\.\w+\.)?convention\]\n(?:(?!\[).*\n?)*", re.MULTILINE)
KEY = re.compile(r"([a-z0-9-]+)=([a-z0-9.-]+)")


@dataclass
class Judged:
    """A figure of a ledger beside what check says of it."""

    truth: dict
    said: dict | None = None
    refused: str = ""

    @property
    def verdict(self) -> str:
        if self.said is None:
            return "no name" if "no number" in self.refused or not self.refused else "refused"
        return "inherited" if self.inherits else self.said["verdict"]

    @property
    def inherits(self) -> bool:
        return bool(self.said and (self.said["verdict"] == "inherited" or "inherits" in self.said["because"]))

    @property
    def is_right(self) -> bool:
        return self.truth["status"] in CONFIRMED

    @property
    def by_inheritance(self) -> bool:
        said = self.truth.get("cause") or self.truth.get("note", "")
        return self.truth.get("inherited", False) or said.startswith(("from the", "Inherits", "The wrong"))

    @property
    def has_cause(self) -> bool:
        return self.truth["status"] == "erratum"

    @property
    def rightly(self) -> bool:
        status = self.truth["status"]
        if status in ("exact", "truncated"):
            return self.verdict in CONFIRMED
        if status == "chained":
            return self.verdict in CONFIRMED | {"inherited"}
        if self.by_inheritance:
            return self.verdict in ("inherited", "chained")
        if status == "erratum":
            return self.verdict in EXPLAINED - CONFIRMED - ({"inherited"} if "cause" in self.truth else set())
        return self.verdict == "unexplained"

    @property
    def accused(self) -> bool:
        return self.is_right and self.said is not None and not self.rightly

    @property
    def red(self) -> bool:
        return self.inherits and self.said is not None and self.said["verdict"] != "inherited"

    def __str__(self) -> str:
        one = self.truth
        name = one.get("name") or one.get("symbol") or one.get("label", "")
        at = "".join(f" {key} {one[key]}" for key in ("part", "epoch", "sample", "when") if key in one)
        cause = one.get("cause") or one.get("note") or one.get("missing", "")
        says = f"{self.verdict}: {self.said['explanation']}" if self.said else self.refused or "has no name"
        return (f"  {name}{at}: printed {one['printed']}, true {str(one.get('computed', ''))[:14]}, "
                f"{one['status']}{' (' + cause + ')' if cause else ''}; check says {says}")


@dataclass
class Scored:
    """A file with its figures, judged."""

    name: str
    figures: list[Judged] = field(default_factory=list)
    seconds: float = 0
    conventions: str = ""

    def count(self, of) -> int:
        return sum(1 for figure in self.figures if of(figure))

    def row(self) -> str:
        known = self.count(lambda one: one.has_cause)
        share = 100 * self.count(lambda one: one.rightly) / max(1, len(self.figures))
        return (f"{self.name:32.32} {len(self.figures):7} {share:7.1f}% {self.count(lambda one: one.accused):7} "
                f"{self.count(lambda one: one.has_cause and one.rightly):5} of {known:3} "
                f"{self.count(lambda one: one.red):8} {self.count(lambda one: one.said is None):7} "
                f"{self.seconds:6.1f} s  {self.conventions}")


def checked(text_or_name: str | Path) -> tuple[dict | None, str]:
    """What `check` says as JSON, or the sentence of its refusal."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(text_or_name)
        if "\n" in target:
            file = Path(folder) / "example.toml"
            file.write_text(target, encoding="utf-8")
            target = str(file)
        command = [sys.executable, "-m", "neuron_graph", "check", target, "--format", "json"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return None, f"no answer in {SECONDS} s"
    if done.returncode not in (0, 1) or not done.stdout.startswith("{"):
        return None, done.stderr.strip().splitlines()[-1].replace(target, "the file")
    return json.loads(done.stdout), ""


def block(figure: dict) -> str:
    keys = [key for key in ("name", "printed", "label", "part", "epoch", "sample", "when") if key in figure]
    return "\n[[published]]\n" + "".join(f"{key} = {json.dumps(figure[key], ensure_ascii=False)}\n" for key in keys)


def as_written_today(text: str) -> str:
    """The file with "round" as it is called now."""
    return re.sub(r"^round = ", "epoch = ", text, flags=re.MULTILINE)


def keys_of(figure: dict) -> list[tuple]:
    """What a figure of a ledger and one of a file can have in common, strictest first."""
    at = tuple(figure.get(key) for key in ("sample", "epoch", "part", "when"))
    label = figure.get("label") or figure.get("symbol")
    return [(figure.get("name"), label, at, figure["printed"]), (figure.get("name"), at, figure["printed"]),
            (label, figure["printed"]), (figure["printed"],)]


def paired(ledger: list[dict], written: list[dict]) -> dict[int, int]:
    """For the places in a ledger the places in a file of the same figures, each once."""
    pairs: dict[int, int] = {}
    for level in range(4):
        for i, one in enumerate(ledger):
            free = (j for j, other in enumerate(written) if j not in pairs.values()
                    and keys_of(other)[level] == keys_of(one)[level])
            if i not in pairs and (j := next(free, None)) is not None:
                pairs[i] = j
    return pairs


def with_wishes(text: str, ledger: list[dict]) -> tuple[str, dict[int, str]]:
    """The file with the figures that it lacks, where they are taken; why the others are refused."""
    refused: dict[int, str] = {}
    for i, one in enumerate(ledger):
        if "missing" in one:
            answer, why = checked(text + block(one))
            if answer is None:
                refused[i] = why
            else:
                text += block(one)
    return text, refused


def scored_pair(file: Path, conventions: bool) -> Scored:
    ledger = tomllib.loads(file.with_name(f"{file.stem}.ledger.toml").read_text(encoding="utf-8"))["published"]
    text, refused = with_wishes(as_written_today(file.read_text(encoding="utf-8")), ledger)
    result = scored(file.stem, ledger, text, tomllib.loads(text)["published"], refused)
    if conventions:
        result.conventions = found_again(text)
    return result


def scored(name: str, ledger: list[dict], target: str, written: list[dict], refused: dict[int, str]) -> Scored:
    started = time.perf_counter()
    answer, why = checked(target)
    seconds = time.perf_counter() - started
    pairs = paired(ledger, written)
    said = {i: answer["figures"][j] for i, j in pairs.items()} if answer else {}
    figures = [Judged(one, said.get(i), refused.get(i, why)) for i, one in enumerate(ledger)]
    return Scored(name, figures, seconds)


def scored_shipped(file: Path) -> Scored:
    ledger = [one for one in tomllib.loads(file.read_text(encoding="utf-8")).get("published", []) if "printed" in one]
    whole = Scored(file.stem)
    for name in SHIPPED[file.stem]:
        answer, _ = checked(name)
        assert answer, name
        left = ledger[len(whole.figures):]
        pairs = paired([{"printed": one["printed"]} for one in left], [{"printed": one["printed"]} for one in answer["figures"]])
        whole.figures += [Judged(one, answer["figures"][pairs[i]]) for i, one in enumerate(left) if i in pairs]
    return whole


def confirmed(answer: dict | None) -> int:
    return sum(1 for one in answer["figures"] if one["verdict"] in CONFIRMED) if answer else 0


def declared(text: str) -> dict[str, str]:
    convention = tomllib.loads(text).get("convention", {})
    return {key: str(value).lower() for key, value in convention.items()}


def without(text: str, key: str) -> str:
    return TABLE.sub(lambda table: re.sub(rf"^{key} = .*\n", "", table[0], flags=re.MULTILINE), text)


def found_again(text: str) -> str:
    """Whether the numbers alone tell those parts of the convention that matter to them."""
    full = confirmed(checked(text)[0])
    wanted = {key: value for key, value in declared(text).items() if confirmed(checked(without(text, key))[0]) < full}
    if not wanted:
        return "-"
    bare = TABLE.sub("", text)
    answer, why = checked(bare)
    if answer is None:
        return f"refused: {why[:40]}"
    told = answer["summary"] + json.dumps([one["because"].get("convention", {}) for one in answer["figures"]])
    told = re.sub(r'"([a-z0-9-]+)": "?([a-z0-9.-]+)"?', r"\1=\2", told)
    lacking = [f"{key}={value}" for key, value in wanted.items() if (key, value) not in set(KEY.findall(told))]
    return f"lacks {', '.join(lacking)}" if lacking else f"found {', '.join(wanted)}"


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.toml") if not file.name.endswith(".ledger.toml"))


def score(file: Path, conventions: bool) -> Scored | None:
    if file.with_name(f"{file.stem}.ledger.toml").exists():
        return scored_pair(file, conventions)
    return scored_shipped(file) if file.stem in SHIPPED else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--conventions", action="store_true")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    print(f"{'':32} {'figures':>7} {'rightly':>8} {'accused':>7} {'explained':>12} {'innocent':>8} {'no name':>7}")
    every: list[Scored] = []
    for folder in arguments.folders:
        here = [result for file in files(folder) if arguments.only in file.stem
                and (result := score(file, arguments.conventions))]
        for result in here:
            print(result.row(), flush=True)
            if arguments.list:
                print(*(str(one) for one in result.figures if not one.rightly), sep="\n")
        print(total(str(folder), here).row())
        every += here
    print(total("all", every).row())


def total(name: str, results: list[Scored]) -> Scored:
    told = [one.conventions for one in results if one.conventions not in ("", "-")]
    found = f"conventions found {sum(one.startswith('found') for one in told)} of {len(told)}" if told else ""
    return Scored(name[-32:], [one for result in results for one in result.figures],
                  sum(result.seconds for result in results), found)


if __name__ == "__main__":
    main()
