"""The strategies: a kind of trial a row."""
import sqlite3
from contextlib import closing
from functools import cache

from hypothesis import strategies as st

from . import material
from .hostile import JSON, TOML, WORDS, argument_bytes, mutated, numbers, words
from .trial import PARSER, Trial

COMMANDS = PARSER._subparsers._group_actions[0].choices
EXAMPLE = [*material.SMALL, "rows.db", "own.toml", "rows.csv", "."]
FILES = ["rows.db", "rows.csv", "packed.csv.gz", "own.toml", "sheets/answers.csv", "secret.txt", "roster.csv", "sheets/settings.json", "text.md", "practice.db", "-", "nosuch", "out.md"]
WRITTEN = ["out.md", "out.csv", "out.tex", "out.html", "out.svg", "out", "sheets", "rows.csv", "nosuch/out", "/dev/null", "/dev/full", "out.toml", "rows.db", "secret.txt"]
VALUES = {"EXAMPLE": EXAMPLE, "N": ["0", "1", "2", "3", "9"], "7": ["0", "7", "-1"], "K": ["1", "2"], "A": ["1", "2"], "B": ["1", "3"], "M": ["0", "1"], "X": ["0", "0.5", "1"], "COLUMN": ["kind", "1", "a"],
          "COLUMN,...": ["a", "1,2"], "NAME": ["w1", "out_o1", "E", "tanh", "relu", "uniform"], "ROSTER": ["roster.csv"], "FOLDER": ["out", "sheets"], "CODE": ["DV8W-1Y70-000M-0VE4"],
          "w1=0.15,b_h1=0.35": ["w1=0.15"], "error=...,bias=...": ["error=squared-sum", "bias=none", "rule=momentum", "batch=all,seed=3"], "WAY": ["4 decimals", "3 figures cut", "float32"],
          "MATRIX": ["1,2,3,4", "0.1 0.2; 0.3 0.4"], "BIASES": ["0.1;0.2", "none"], "MODEL": ["rows.db"], "ROWS": ["rows.csv"]}
"""What may be said for an option, by what it is called in the help."""
KEYS = ["n", "b", " ", "\n", "\r", "?", "q", "j", "k", "g", "G", "/", "e", "w", "p", "\x1b", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[200~x\x1b[201~", "\x03", "\x04", "\x1a"[:0],
        "\t", "\x7f", "0", "1", "9", ".", "-", "w1\r", "10\r", "\xe9", "\U0001f33c", "\x1b[<0;1;1M", "\x1b]", "\x9b"]
HOLD = "\x13"
"""Ctrl-S, with which a terminal shows nothing any more."""
SAID = ["next", "back", "help", "quit", "goto 2", "epoch 3", "epoch 99999999999", "find w1", "find ((", "why", "why E", "set w1=2", "set w1=nan", "hint", "later", "solve", "again", "list", "1", "0.5", "0,5", "-0.0",
        "run until E<0.1", "until E < 0.29", "watch w1", "break w1", "save x.txt", "", "#", "show", "phase backward", "predict", "digits 3", "digits -1", "notation z-a", "full", "where", "exercise softmax", "exercise 99"]


@cache
def ground() -> dict[str, bytes]:
    """A folder with one of everything."""
    return {**material.model(), **material.course("1"), **material.progress(), "own.toml": material.walkthroughs()[0].encode(), "text.md": material.TEXT.encode()}


def value(action, any_word):
    """What an option is given."""
    usual = list(map(str, action.choices)) if action.choices else VALUES.get(action.metavar) or FILES if action.metavar in ("FILE", "ANSWERS", None) else VALUES.get(action.metavar) or [action.metavar or "x"]
    if action.dest in ("output", "report", "out", "feedback", "new_secret", "model"):
        usual = WRITTEN
    return st.one_of(st.sampled_from(usual), st.sampled_from(usual), st.sampled_from(usual), any_word)


@st.composite
def command_lines(draw):
    """Any command with any of its options."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    any_word = st.one_of(words, words, argument_bytes) if draw(st.integers(0, 3)) == 3 else st.sampled_from(["1", "w1", "2"])
    said = [name]
    actions = [action for action in COMMANDS[name]._actions if action.dest != "help"]
    for action in actions:
        wanted = not action.option_strings and action.nargs != "?"
        if wanted and draw(st.integers(0, 9)) < 9 or not wanted and draw(st.integers(0, len(actions))) > len(actions) - 2:
            dash = [draw(st.sampled_from(action.option_strings))] if action.option_strings else []
            said += dash + ([] if action.nargs == 0 else [draw(value(action, any_word))])
    if name == "train" and "--epochs" not in said:
        said += ["--epochs", "2"]
    if draw(st.integers(0, 9)) == 0:
        said.insert(draw(st.integers(0, len(said))), draw(words))
    return Trial([said], {**ground()}, stdin=draw(st.sampled_from([b"", b"quit\n", b"1\n2\n", material.TABLE.encode()])))


@st.composite
def walkthroughs(draw):
    """A walkthrough file after some accidents, under all commands that read one."""
    files = {"own.toml": draw(mutated(material.walkthroughs(), st.one_of(st.sampled_from(TOML), numbers)))}
    return Trial([draw(st.sampled_from([
        ["trace", "own.toml"], ["trace", "own.toml", "--format", "csv", "--output", "o.csv"], ["trace", "own.toml", "--epoch", "2", "--format", "html"], ["check", "own.toml"], ["why", "E", "own.toml"], ["show", "own.toml"],
        ["code", "own.toml"], ["certify", "own.toml"], ["new", "x.toml", "own.toml"], ["step", "own.toml", "--line"], ["sheet", "own.toml"], ["identify", "0.5", "own.toml"], ["trace", "own.toml", "--format", "latex"]]))],
        files, stdin=b"next\nnext\nepoch 2\nquit\n")


@st.composite
def weights(draw):
    """Weights and steps of other programs after some accidents: in JSON, and as tensors whose header and numbers have suffered."""
    literals = st.one_of(st.sampled_from(JSON), numbers)
    if draw(st.booleans()):
        name, content = "own.json", draw(mutated(material.steps(), literals))
    else:
        header, body = draw(mutated(material.headers(), literals)), bytes(draw(st.lists(st.integers(0, 255), max_size=3))) + bytes(96)
        length = len(header) if draw(st.integers(0, 9)) else draw(st.integers(0, 2**64 - 1))
        name, content = "own.safetensors", length.to_bytes(8, "little") + header + body[:draw(st.sampled_from([96, 96, 96, 95, 0]))]
    command = draw(st.sampled_from([["trace", name], ["check", name], ["show", name, "--output", "o.json"], ["show", name, "--output", "o.safetensors"], ["why", "E", name, "--inputs", "1,2", "--targets", "0,1"],
                                    ["code", name], ["check", "--lines", name], ["trace", name, "--activation", "tanh,identity"]]))
    return Trial([command], {name: content})


@st.composite
def tables(draw):
    """A table after some accidents: a model from it, and what the model says of it."""
    cell = st.one_of(numbers, st.sampled_from(["", '"', '""', ",", ";", "\n", "\t", "red", "=cmd()", "\x00", "nan", "\u2028", "NA", "1.234,5", " 1 "]))
    number = draw(st.integers(0, 4))
    target = draw(st.sampled_from([["kind", "y", "species", "kind", "kind"][number]] * 4 + ["3", "1", "-1", "99"]))
    more = draw(st.sampled_from([[], ["--task", "numbers"], ["--task", "perceptron"], ["--scale", "minmax"], ["--stop-after", "1"], ["--no-header"], ["--header"], ["--features", "1,2"], ["--test", "0"], ["--batch", "all"]]))
    train = ["train", "rows.csv", "--target", target, "--epochs", "2", "--layers", "2", *more]
    after = draw(st.sampled_from([["predict", "rows.db", "rows.csv"], ["curve", "rows.db"], ["importance", "rows.db", "rows.csv"], ["predict", "rows.db", "rows.csv", "--format", "csv"], ["show", "rows.db"], ["trace", "rows.db"]]))
    return Trial([train, after], {"rows.csv": draw(mutated(material.tables()[number:number + 1], cell))})


@cache
def places(content: bytes) -> list[tuple[str, str]]:
    """The tables and columns of a database."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        names = [name for name, in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [(name, row[1]) for name in names for row in base.execute(f"PRAGMA table_info({name})")]


@st.composite
def damaged(draw, content: bytes):
    """A database after some accidents: other bytes, other values, rows that are missing."""
    if draw(st.booleans()):
        data = bytearray(content)
        for _ in range(draw(st.integers(1, 6))):
            data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
        return bytes(data[:draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data)
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        base.execute("PRAGMA ignore_check_constraints = 1")
        change(draw, base, places(content))
        return base.serialize()


def change(draw, base, columns):
    """Change some values of a database, or delete rows."""
    for _ in range(draw(st.integers(1, 3))):
        table, column = draw(st.sampled_from(columns))
        new = draw(st.one_of(st.none(), st.integers(-2**63, 2**63 - 1), st.floats(), st.sampled_from([*WORDS, *JSON]), st.binary(max_size=9)))
        try:
            if draw(st.integers(0, 3)):
                base.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET ?)", (new, draw(st.integers(0, 20))))
            else:
                base.execute(f"DELETE FROM {table} WHERE rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET ?)", (draw(st.integers(0, 20)),))
        except (sqlite3.Error, UnicodeEncodeError):
            pass
    base.commit()


@st.composite
def models(draw):
    """A damaged model, under all commands that read one."""
    files = {**material.model(), "rows.db": draw(damaged(material.model()["rows.db"]))}
    return Trial([draw(st.sampled_from([
        ["predict", "rows.db", "rows.csv"], ["importance", "rows.db", "rows.csv"], ["curve", "rows.db"], ["show", "rows.db"], ["trace", "rows.db"], ["why", "E", "rows.db"], ["step", "rows.db", "--line"], ["code", "rows.db"],
        [*material.TRAIN, "--resume", "--epochs", "9"], [*material.TRAIN, "--force"], ["certify", "rows.db"], ["check", "rows.db"], ["curve", "rows.db", "--format", "csv"]]))], files, stdin=b"next\nquit\n")


@st.composite
def answers(draw):
    """Answers of a class after some accidents, marked in all forms."""
    number = draw(st.integers(0, 4))
    name = ["a.csv", "a.csv", "a.json", "a.json", "a.md"][number]
    literals = st.one_of(numbers, st.sampled_from([*WORDS, *JSON]))
    files = {**material.course("1"), f"sheets/{name}": draw(mutated([material.answers()[number]], literals))}
    more = draw(st.sampled_from([[], ["--format", "json"], ["--format", "csv"], ["--format", "moodle", "--output", "g.csv"], ["--feedback", "pages"], ["--report", "r.md"], ["--students", "roster.csv"]]))
    return Trial([["mark", f"sheets/{name}", "--secret", "secret.txt", *more]], files)


@st.composite
def settings(draw):
    """The settings of a course, its roster and its secret after some accidents."""
    files = dict(material.course("1"))
    name = draw(st.sampled_from(["sheets/settings.json"] * 4 + ["roster.csv", "secret.txt", "sheets/.neuron-graph-sheets.json"]))
    files[name] = draw(mutated([files[name].decode("utf-8-sig")], st.one_of(st.sampled_from(JSON), numbers, st.sampled_from(WORDS))))
    files["a.csv"] = material.answers()[0].encode()
    command = draw(st.sampled_from([["mark", "a.csv", "--settings", "sheets/settings.json", "--secret", "secret.txt"], ["mark", "sheets/answers.csv", "--secret", "secret.txt", "--students", "roster.csv"],
                                    ["sheet", "--students", "roster.csv", "--secret", "secret.txt", "--layers", "1-1", "--generator", "1", "--out", "sheets", "--force"]]))
    return Trial([command], files)


@st.composite
def texts(draw):
    """A text with a calculation in it after some accidents, read."""
    text = draw(mutated([material.TEXT, material.walkthroughs()[1]], st.one_of(numbers, st.sampled_from([*WORDS, "=", "\\frac{1}{2}", "$", "w_{11}", "$$", "\\left(", "^{", "|", "```"]))))
    return Trial([["read", "text.md", *draw(st.sampled_from([[], ["--output", "o.toml"], ["--layers", "2-2-2"]]))]], {"text.md": text})


@st.composite
def dialogues(draw):
    """Lines for the stepper and for practice."""
    said = draw(st.lists(st.one_of(st.sampled_from(SAID), st.sampled_from(SAID), words), max_size=20))
    practice = ["practice", draw(st.sampled_from(["neuron", "softmax", "1", "5", "full-epoch", "zzz"])), "--progress", "practice.db"]
    command = draw(st.sampled_from([["step", "--line"], ["step", "--line", "--predict"], ["step", "xor", "--line", "--format", "linear"], practice, practice]))
    files = {"practice.db": draw(damaged(material.progress()["practice.db"]))} if draw(st.integers(0, 2)) == 0 else {**material.progress()}
    return Trial([command], files, stdin="\n".join(said).encode("utf-8", "surrogatepass"))


@st.composite
def keys(draw):
    """Keys on the full screen of the stepper, and on the line of practice."""
    pressed = "".join(draw(st.lists(st.one_of(st.sampled_from(KEYS), st.characters(blacklist_categories=["Cs"], blacklist_characters=HOLD)), min_size=1, max_size=30)))
    command = draw(st.sampled_from([["step"], ["step", "--predict"], ["step", "xor", "--epoch", "3"], ["practice", "neuron", "--progress", "practice.db"]]))
    return Trial([command], {**material.progress()}, keys=(pressed + "\x1bq\x03\x03quit\n\x04").encode())


KINDS = {"command line": command_lines(), "walkthrough": walkthroughs(), "weights": weights(), "table": tables(), "model": models(), "answers": answers(), "settings": settings(), "text": texts(), "lines": dialogues(), "keys": keys()}
