#!/usr/bin/env python3
"""Checks with Anki itself what exporting again does to a learner's collection, as docs/anki.md tells it.

    .venv/bin/python tools/check-anki-updates.py

Writes a deck, exports it with dist/cli.js, imports it, edits it and so on. Exits 1 with a sentence per problem.
"""

import html
import os
import re
import subprocess
import sys
import tempfile
import time

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

CLI = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../dist/cli.js")
OUTCOMES = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck")

DECK = """---
deck: Check::First
tags: [one]
---

Q: What is $x^2$ of *three*?
A: $9$, that is **nine**
> Three times three is nine.

C: Water is {{c1::H<sub>2</sub>O::formula}} and $E = {{c2::mc^2}}$.

la maison ::: the house

Q: Which are primary colours?
A:
- red
- blue
"""

# By note and card, what must be read on the question and on the answer.
RENDERED = {
    ("What is", 0): ("What is \\(x^2\\) of three?", "\\(9\\), that is nine Three times three is nine."),
    ("Water", 0): ("Water is [formula] and \\(E = mc^2\\).", "Water is H2O and \\(E = mc^2\\)."),
    ("Water", 1): ("Water is H2O and \\(E = [...]\\).", "Water is H2O and \\(E = mc^2\\)."),
    ("la maison", 0): ("la maison", "the house"),
    ("la maison", 1): ("the house", "la maison"),
    ("Which are", 0): ("Which are primary colours? 2", "red blue"),
}


def text(rendered: str) -> str:
    without = re.sub(r"<style.*?</style>", "", rendered, flags=re.S)
    without = re.sub(r"</?(?:sub|sup|em|strong|span|i|b)\b[^>]*>", "", without)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", without)).split()).replace(" .", ".")


class Check:
    def __init__(self, folder: str):
        self.folder = folder
        self.deck = os.path.join(folder, "notes", "deck.md")
        self.package = os.path.join(folder, "deck.apkg")
        self.problems: list[str] = []
        self.clock = 0
        os.makedirs(os.path.dirname(self.deck))
        self.col = Collection(os.path.join(folder, "collection.anki2"))

    def write(self, content: str) -> None:
        with open(self.deck, "w", encoding="utf8") as file:
            file.write(content)

    def cli(self, *arguments: str) -> str:
        done = subprocess.run(["node", CLI, *arguments], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            self.problems.append(f"deckwright {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def step(self, what: str, expected: dict[str, int], *arguments: str, cards: int | None = None) -> str:
        """Exports, imports, and compares what Anki reports with what is expected."""
        # Two edits in one second are a second apart, and Check Database takes what is not past yet back.
        time.sleep(1.1)
        told = self.cli("export", os.path.dirname(self.deck), "-o", self.package, *arguments)
        request = ImportAnkiPackageRequest(package_path=self.package, options=ImportAnkiPackageOptions())
        log = self.col.import_anki_package(request).log
        counts = {name: len(getattr(log, name)) for name in OUTCOMES if getattr(log, name)}
        print(f"{what}: {counts}")
        if counts != expected:
            updated = [list(note.fields) for note in log.updated]
            self.problems.append(f"{what}: Anki reports {counts}, but it should be {expected}; updated are {updated}.")
        if cards is not None and self.col.card_count() != cards:
            self.problems.append(f"{what}: Anki has {self.col.card_count()} cards, not {cards}.")
        message, is_clean = self.col.fix_integrity()
        if not is_clean:
            self.problems.append(f"{what}: Check Database is not content: {message}")
        return told

    def must(self, holds: bool, sentence: str) -> None:
        if not holds:
            self.problems.append(sentence)

    def rendered(self) -> None:
        for cid in self.col.find_cards(""):
            card = self.col.get_card(cid)
            first = card.note().fields[0]
            key = next(((start, ord) for start, ord in RENDERED if first.startswith(start) and ord == card.ord), None)
            if key is None:
                self.problems.append(f"There is a card {first!r}, {card.ord}, that nobody asked for.")
                continue
            output = card.render_output()
            question, answer = text(output.question_text), text(output.answer_text)
            wanted, found = RENDERED[key]
            self.must(question == wanted, f"The question is {question!r}, not {wanted!r}.")
            self.must(found in answer, f"The answer is {answer!r}, without {found!r}.")

    def run(self) -> None:
        self.write(DECK)
        self.cli("scan", "--study", os.path.dirname(self.deck))
        self.step("first import", {"new": 4}, cards=6)
        self.rendered()
        self.step("the same again", {"duplicate": 4}, cards=6)
        self.write(DECK.replace("**nine**", "*nine*"))
        self.step("one answer edited", {"updated": 1, "duplicate": 3}, cards=6)
        self.write(DECK.replace("**nine**", "*nine*").replace("What is $x", "How much is $x"))
        self.step("a question edited, its history kept", {"updated": 1, "duplicate": 3}, cards=6)
        gap = DECK.replace("Water is", "{{c3::Water}} is")
        self.write(gap)
        self.step("a gap added and edits undone", {"updated": 2, "duplicate": 2}, cards=7)
        told = self.step_without_gap(gap)
        self.must("Tools → Empty Cards" in told, "Nothing is said of the card whose gap is gone.")
        self.learner_tags(gap)
        self.renamed(gap)
        self.templates()
        self.gone(gap)
        self.col.close()

    def step_without_gap(self, gap: str) -> str:
        self.write(gap.replace(" and $E = {{c2::mc^2}}$", ""))
        told = self.step("a gap taken out", {"updated": 1, "duplicate": 3}, cards=7)
        self.must(len(self.col.get_empty_cards().notes) == 1, "Anki finds no empty card.")
        self.write(gap)
        self.step("and put back", {"updated": 1, "duplicate": 3}, cards=7)
        return told

    def learner_tags(self, gap: str) -> None:
        ids = self.col.find_notes("")
        self.col.tags.bulk_add(ids, "mine")
        self.step("tags added in Anki", {"duplicate": 4})
        self.must(len(self.col.find_notes("tag:mine")) == len(ids), "Tags of the learner went though no note changed.")
        self.write(gap.replace("**nine**", "_nine!_"))
        self.write_later()
        self.step("an edit after that", {"updated": 1, "duplicate": 3})
        self.must(len(self.col.find_notes("tag:mine")) == 3, "An updated note keeps the tags of the learner, which docs/anki.md denies.")

    def write_later(self) -> None:
        """Anki's own change was now, so the file's has to be later than that."""
        self.clock += 100
        stamp = os.stat(self.deck).st_mtime
        time.sleep(1.1)
        os.utime(self.deck, (stamp + 2, stamp + 2))

    def renamed(self, gap: str) -> None:
        self.write(gap.replace("**nine**", "_nine!_").replace("Check::First", "Check::Second"))
        told = self.step("deck renamed", {"duplicate": 4}, cards=7)
        self.must("Anki leaves cards that it has in their deck" in told, "Nothing is said of the renamed deck.")
        decks = {self.col.decks.name(self.col.get_card(cid).did) for cid in self.col.find_cards("")}
        self.must(decks == {"Check::First"}, f"The cards are in {decks}.")

    def templates(self) -> None:
        own = os.path.join(self.folder, "templates")
        os.makedirs(own)
        with open(os.path.join(own, "style.css"), "w", encoding="utf8") as file:
            file.write(".card { color: rebeccapurple }")
        self.step("a template changed", {"duplicate": 4}, "--templates", own)
        # Anki keeps note types in memory over an import.
        self.col.close()
        self.col = Collection(os.path.join(self.folder, "collection.anki2"))
        styles = {kind["css"] for kind in self.col.models.all() if kind["name"].startswith("Deckwright")}
        self.must(styles == {".card { color: rebeccapurple }"}, "The style in Anki is not the new one.")
        names = [kind["name"] for kind in self.col.models.all() if "+" in kind["name"]]
        self.must(not names, f"There are copies of note types: {names}.")

    def gone(self, gap: str) -> None:
        self.write(re.sub(r"la maison.*\n\n", "", gap.replace("**nine**", "_nine!_").replace("Check::First", "Check::Second")))
        told = self.step("a note taken out", {"duplicate": 3}, cards=7)
        search = re.search(r"nid:[\d,]+", told)
        found = self.col.find_notes(search[0]) if search else []
        fronts = [self.col.get_note(nid).fields[0] for nid in found]
        self.must(fronts == ["la maison"], f"The search for what is gone finds {fronts}.")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        check.run()
    for problem in check.problems:
        print(problem, file=sys.stderr)
    return 1 if check.problems else 0


if __name__ == "__main__":
    sys.exit(main())
