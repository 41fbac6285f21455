"""The package, by its command line alone: `sheet` draws papers, `mark` judges answers."""
import csv
import json
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

from .paper import Paper

SECRET = "students of the bench: 7f3a 99c2 51d0 e8b4"


class Judged(namedtuple("Judged", "name value mark slip at words")):
    """One marked answer: its canonical name, what was written, the mark, the mistake that was named, its line, the sentence."""


def run(*words):
    """What a command prints."""
    done = subprocess.run([sys.executable, "-m", "neuron_graph", *map(str, words)], capture_output=True, text=True)
    if done.returncode not in (0, 1):  # 1: not all answers are right
        raise SystemExit(f"neuron-graph {' '.join(map(str, words))}\n{done.stderr or done.stdout}")
    return done.stdout


class Marker:
    """A folder of sheets of one setting."""

    def __init__(self, setting, folder, count):
        self.setting, self.folder, self.count = setting, Path(folder), count
        self.folder.mkdir(parents=True)
        self.secret = self.folder / "secret.txt"
        self.secret.write_text(SECRET)

    def papers(self):
        """The sheets, drawn."""
        roster = self.folder / "roster.csv"
        roster.write_text("id\n" + "".join(f"s{number}\n" for number in range(self.count)))
        sheets = self.folder / "sheets"
        run("sheet", "--students", roster, "--secret", self.secret, *self.setting.words, "--notation", "z-a", "--out", sheets)
        return [Paper.read(self.setting, f"s{number}", (sheets / f"s{number}.md").read_text(encoding="utf-8")) for number in range(self.count)]

    def judged(self, answers):
        """{student: [Judged]} for {student: {name as printed: text}}."""
        file = self.folder / "filled.csv"
        with file.open("w", newline="", encoding="utf-8") as target:
            writer = csv.writer(target)
            writer.writerow(["student", "name", "value"])
            writer.writerows((student, name, text) for student, texts in answers.items() for name, text in texts.items())
        said, pages = self.folder / "marks.json", self.folder / "pages"
        run("mark", file, "--secret", self.secret, "--settings", self.folder / "sheets" / "settings.json", "--format", "json",
            "--output", said, "--feedback", pages)
        found = {}
        for row in json.loads(said.read_text(encoding="utf-8"))["answers"]:
            found.setdefault(row["student"], []).append(Judged(row["name"], row["value"], row["mark"], row["slip"], row["at"], ""))
        return {student: with_words(rows, (pages / f"{student}.md").read_text(encoding="utf-8")) for student, rows in found.items()}


def with_words(rows, page):
    """The marks with what a student reads beside them."""
    words = [line.split(" | ")[-1].rstrip(" |").replace("\\", "") for line in page.splitlines() if line.startswith("| `")]
    if len(words) != len(rows):
        raise SystemExit(f"the page of {rows[0].student} has {len(words)} lines, its marks are {len(rows)}: marker.with_words reads it otherwise")
    return [row._replace(words=text) for row, text in zip(rows, words)]
