#!/usr/bin/env python3
"""Checks packages with Anki itself.

    python3 -m venv .venv && .venv/bin/pip install 'anki>=23.12'
    .venv/bin/python tools/check-anki.py first.apkg [edited.apkg]

Imports first.apkg into an empty collection, where every note must be new; again, where every note
must be a duplicate; and edited.apkg, the same deck after one note was edited, where exactly that one
must be updated. After the first and the last import Check Database must find nothing, no card may be
missing or empty, and every card must render. Exits 1 with a sentence per problem otherwise.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import zipfile

from anki.buildinfo import version
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

OUTCOMES = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck")
CARDS_RENDERED = 500


def import_counts(col: Collection, path: str) -> dict[str, int]:
    """How many notes met which fate, by Anki's own log; fates that no note met are left out."""
    request = ImportAnkiPackageRequest(
        package_path=os.path.abspath(path), options=ImportAnkiPackageOptions()
    )
    log = col.import_anki_package(request).log
    return {name: len(getattr(log, name)) for name in OUTCOMES if getattr(log, name)}


def import_problems(col: Collection, path: str, expected: dict[str, int]) -> list[str]:
    counts = import_counts(col, path)
    print(f"{path}: {counts}")
    wanted = {name: count for name, count in expected.items() if count}
    if counts == wanted:
        return []
    return [f"{path}: Anki reports {counts}, but it should be {wanted}."]


def collection_problems(col: Collection) -> list[str]:
    """What Anki would have to repair, and cards that a student could not learn from."""
    cards_before = col.card_count()
    message, is_clean = col.fix_integrity()
    problems = [] if is_clean else [f"Check Database is not content: {message}"]
    if col.card_count() != cards_before:
        problems.append(f"Check Database changed {cards_before} cards to {col.card_count()}.")
    if empty := col.get_empty_cards().notes:
        problems.append(f"{len(empty)} notes have empty cards, first note {empty[0].note_id}.")
    return problems + rendering_problems(col)


def rendering_problems(col: Collection) -> list[str]:
    problems = []
    for card_id in col.find_cards("")[:CARDS_RENDERED]:
        output = col.get_card(card_id).render_output()
        sides = {"question": output.question_text, "answer": output.answer_text}
        for side, html in sides.items():
            if not re.sub(r"<[^>]*>|\s", "", html) and "<img" not in html:
                problems.append(f"The {side} of card {card_id} is empty.")
            if "{{" in re.sub(r"<(pre|code).*?</\1>", "", html, flags=re.S):
                problems.append(f"The {side} of card {card_id} shows a template error: {html[:200]}")
        if sides["question"] == sides["answer"]:
            problems.append(f"The answer of card {card_id} shows no more than its question.")
    return problems


def check(col: Collection, first: str, edited: str | None) -> list[str]:
    total = note_count(first)
    problems = import_problems(col, first, {"new": total})
    problems += collection_problems(col)
    problems += import_problems(col, first, {"duplicate": total})
    if edited is not None:
        problems += import_problems(col, edited, {"updated": 1, "duplicate": note_count(edited) - 1})
        problems += collection_problems(col)
    return problems


def note_count(path: str) -> int:
    """The notes in the package, counted without Anki."""
    with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
        collection = package.extract("collection.anki2", folder)
        with contextlib.closing(sqlite3.connect(collection)) as db:
            return db.execute("select count(*) from notes").fetchone()[0]


class OpenCollection:
    """An empty collection in a folder of its own, gone afterwards."""

    def __enter__(self) -> Collection:
        self.folder = tempfile.mkdtemp(prefix="check-anki-")
        self.col = Collection(os.path.join(self.folder, "collection.anki2"))
        return self.col

    def __exit__(self, *_error: object) -> None:
        self.col.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    with OpenCollection() as col:
        problems = check(col, arguments[0], arguments[1] if len(arguments) == 2 else None)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"Anki {version} is content.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
