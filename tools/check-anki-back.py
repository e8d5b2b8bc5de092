#!/usr/bin/env python3
"""Checks with Anki itself that a package which was imported and exported again says the same.

    .venv/bin/python tools/check-anki-back.py original.apkg back.apkg

Imports both, each into an empty collection, and compares: every note by its GUID, its text without markup, its tags;
the media; every answer in the log; how the cards stand. Fields that only the original has a place for may be anywhere
in the note. Exits 1 with a sentence per problem.
"""

import html
import os
import re
import sys
import tempfile

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def words(fields: list[str]) -> list[str]:
    """All letters and numbers of a note, whichever fields they are in; sizes of gaps and names of media are among them."""
    text = " ".join(fields)
    text = re.sub(r"</?(?:sub|sup|u|b|strong|i|em|code|span)\b[^>]*>", "", text)
    text = re.sub(r"<img[^>]*?src=\"?([^\">]+)[^>]*>", r" \1 ", text)
    return re.findall(r"[^\W_]+", html.unescape(re.sub(r"<[^>]+>", " ", html.unescape(text))))


class Opened:
    def __init__(self, path: str):
        self.folder = tempfile.TemporaryDirectory()
        self.col = Collection(os.path.join(self.folder.name, "collection.anki2"))
        options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
        request = ImportAnkiPackageRequest(package_path=os.path.abspath(path), options=options)
        self.col.set_config("fsrs", True)
        self.log = self.col.import_anki_package(request).log

    def notes(self) -> dict:
        found = {}
        for nid in self.col.find_notes(""):
            note = self.col.get_note(nid)
            found[note.guid] = note
        return found

    def reviews(self) -> set:
        rows = self.col.db.all(
            "select r.id, n.guid, c.ord, r.ease, r.ivl from revlog r join cards c on c.id = r.cid join notes n on n.id = c.nid"
            " where r.ease between 1 and 4"
        )
        # Anki adds up to a quarter to a step of minutes when it says when a card is due, but not in its log.
        return {(rid, guid, ord, ease, ivl if ivl > 0 else "minutes") for rid, guid, ord, ease, ivl in rows}

    def cards(self) -> dict:
        found = {}
        for cid in self.col.find_cards(""):
            card = self.col.get_card(cid)
            deck = self.col.decks.name(card.odid or card.did)
            due = card.odue if card.odid and card.odue else card.due
            day = due - self.col.sched.today if card.type == 2 else None
            found[(card.note().guid, card.ord)] = (card.type, card.queue == -1, day, card.reps, card.flags & 7, deck)
        return found

    def media(self) -> set:
        return set(os.listdir(self.col.media.dir()))


def problems(original: Opened, back: Opened) -> list[str]:
    found = []
    one, two = original.notes(), back.notes()
    for guid in one.keys() | two.keys():
        if guid not in one or guid not in two:
            found.append(f"Note {guid} is only in the {'original' if guid in one else 'other'}.")
            continue
        here, there = words(one[guid].fields), words(two[guid].fields)
        missing = [word for word in here if word not in there and word != "y"]
        if missing:
            found.append(f"Note {guid} lost {missing}: {one[guid].fields} → {two[guid].fields}.")
        if sorted(one[guid].tags) != sorted(two[guid].tags):
            found.append(f"Note {guid} has tags {two[guid].tags}, not {one[guid].tags}.")
    if lost := original.media() - back.media():
        found.append(f"Media are lost: {lost}.")
    cards, others = original.cards(), back.cards()
    for key in others:
        if cards.get(key) != others[key]:
            found.append(f"Card {key} is {others[key]}, not {cards.get(key)}.")
    kept = {row for row in original.reviews() if (row[1], row[2]) in others}
    if kept != back.reviews():
        found.append(f"Of {len(kept)} answers {len(kept & back.reviews())} came back.")
    left = len(cards) - len(others)
    print(f"{len(one)} notes, {len(others)} cards ({left} left out), {len(kept)} answers, {len(original.media())} media")
    message, is_clean = back.col.fix_integrity()
    return found + ([] if is_clean else [f"Check Database is not content: {message}"])


def main(original: str, back: str) -> int:
    found = problems(Opened(original), Opened(back))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
