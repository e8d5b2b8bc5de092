#!/usr/bin/env python3
"""Makes packages with Anki itself, of every kind that it writes, for what reads them to be tried on.

    .venv/bin/python tools/make-anki-packages.py FOLDER

Writes legacy2.apkg, latest.apkg and latest.colpkg as Anki does; legacy1.apkg is what Anki 2.0 wrote:
the collection of legacy2.apkg under its older name. counts.json says what is in them.
"""

import base64
import json
import os
import sys
import tempfile
import time
import zipfile

from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions

DAY = 86_400
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

NOTES = [
    ("Basic", "Languages::French", ["<b>maison</b>", "house<br>home"], ["noun", "a::b"]),
    ("Basic", "Languages::French", ["chien &amp; chat", 'dog and cat <img src="dog &amp; cat.png">'], []),
    ("Basic", "Languages::French", ["livre", "<ul><li>book</li><li>pound</li></ul>[sound:livre.mp3]"], []),
    ("Basic (and reversed card)", "Languages::French", ["eau", "water"], ["noun"]),
    ("Basic (optional reversed card)", "Languages::French", ["feu", "fire", "y"], []),
    ("Basic (optional reversed card)", "Languages::French", ["air", "air", ""], []),
    ("Basic (type in the answer)", "Languages::French", ["sel", "salt"], []),
    ("Cloze", "Science", ["Water is {{c1::H<sub>2</sub>O::formula}} and \\(E = {{c2::mc^2}}\\).", "chemistry"], ["physics"]),
    ("Cloze", "Science", ["{{c1::One {{c2::two}}}} three", ""], []),
    ("Basic", "Science", ["What is \\(\\sqrt{2}\\)?", "\\[x^2 = 2\\]"], []),
    ("Basic", "Science", ["<div>First line</div><div>Second line</div>", "<pre><code>if (a &lt; b) {\n  return;\n}</code></pre>"], []),
    ("Basic", "Science", ["Q: is this * a _trap_?", "A: # yes\n> 1. [no](x) | `code` $5 and $6"], []),
    ("Basic", "Science", ["tricks", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"], []),
    ("Vocabulary", "Languages::Latin", ["aqua", "water", "aquae, f.", "aqua vitae <i>bibitur</i>"], ["noun"]),
    ("Vocabulary", "Languages::Latin", ["ignis", "fire", "ignis, m.", ""], []),
]


def add_vocabulary_type(col: Collection) -> None:
    """A note type that nobody but its maker knows: two cards, each of other fields."""
    notetype = col.models.new("Vocabulary")
    for name in ("Word", "Meaning", "Forms", "Example"):
        col.models.add_field(notetype, col.models.new_field(name))
    for name, question, answer in (
        ("Recall", "{{Meaning}}<br>{{Example}}", "{{FrontSide}}<hr id=answer>{{Word}} ({{Forms}})"),
        ("Forms", "{{Word}}", "{{FrontSide}}<hr id=answer>{{Forms}}"),
    ):
        template = col.models.new_template(name)
        template["qfmt"], template["afmt"] = question, answer
        col.models.add_template(notetype, template)
    col.models.add(notetype)


def fill(col: Collection) -> None:
    add_vocabulary_type(col)
    col.media.write_data("dog & cat.png", PIXEL)
    col.media.write_data("livre.mp3", b"ID3 not really sound")
    for notetype, deck, fields, tags in NOTES:
        note = col.new_note(col.models.by_name(notetype))
        note.fields = list(fields)
        note.tags = list(tags)
        col.add_note(note, col.decks.id(deck))
    col.set_config("fsrs", True)
    study(col)


def study(col: Collection) -> None:
    """Answers a third of the cards twice, and gives some an older history, as if they had been learned for weeks."""
    col.decks.select(col.decks.id("Languages::French"))
    for rating in (3, 3, 1, 4, 2, 3):
        if (card := col.sched.getCard()) is not None:
            col.sched.answerCard(card, rating)
    cards = list(col.find_cards("deck:Science"))
    now = int(time.time())
    rows = []
    for at, cid in enumerate(cards[:6]):
        for step, (days, ivl, last, kind) in enumerate(((30, -600, -60, 0), (29, 3, -600, 0), (26, 9, 3, 1), (16, 20, 9, 1))):
            rows.append(((now - days * DAY) * 1000 + at * 7919, cid, -1, 3, ivl, last, 2500, 4000 + step, kind))
    col.db.executemany("insert into revlog values (?,?,?,?,?,?,?,?,?)", rows)
    for cid in cards[:6]:
        card = col.get_card(cid)
        card.type, card.queue, card.ivl, card.factor = 2, 2, 20, 2500
        card.due, card.reps, card.lapses = col.sched.today + 4, 4, 0
        col.update_card(card)
    col.sched.suspend_cards(cards[6:7])
    col.sched.bury_cards(cards[7:8])
    col.set_user_flag_for_cards(3, cards[8:9])
    filtered = col.decks.new_filtered("Cramming")
    deck = col.decks.get(filtered)
    deck["terms"] = [["deck:Science is:review", 3, 0]]
    col.decks.save(deck)
    col.sched.rebuild_filtered_deck(filtered)


def counts(col: Collection) -> dict[str, int]:
    one = col.db.scalar
    return {
        "notes": one("select count() from notes"),
        "cards": one("select count() from cards"),
        "reviews": one("select count() from revlog"),
        "rated": one("select count() from revlog where ease between 1 and 4 and type between 0 and 3"),
        "media": 2,
        "tags": sum(len(tags.split()) for (tags,) in col.db.execute("select tags from notes")),
    }


def main(folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    path = lambda name: os.path.abspath(os.path.join(folder, name))
    with tempfile.TemporaryDirectory() as work:
        col = Collection(os.path.join(work, "collection.anki2"))
        fill(col)
        with open(path("counts.json"), "w", encoding="utf8") as file:
            json.dump(counts(col), file)
        for legacy in (True, False):
            col.export_anki_package(
                out_path=path("legacy2.apkg" if legacy else "latest.apkg"),
                options=ExportAnkiPackageOptions(
                    with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
                ),
                limit=None,
            )
        col.export_collection_package(path("latest.colpkg"), include_media=True, legacy=False)
    with zipfile.ZipFile(path("legacy2.apkg")) as old, zipfile.ZipFile(path("legacy1.apkg"), "w") as older:
        for name in old.namelist():
            if name == "collection.anki21":
                older.writestr("collection.anki2", old.read(name))
            elif name not in ("collection.anki2", "meta"):
                older.writestr(name, old.read(name))


if __name__ == "__main__":
    main(sys.argv[1])
