"""Packs the notes of a JSON file with genanki and prints how long that took: tools/bench-export.ts runs it."""

import json
import os
import resource
import sys
import time

import genanki

with open(sys.argv[1], encoding="utf8") as file:
    notes = json.load(file)

start = time.perf_counter()
deck = genanki.Deck(2059400110, "Benchmark::Export")
fields = [{"name": name} for name in ("Front", "Back", "Source", "Place")]
basic = genanki.Model(
    1607392319, "Basic", fields=fields,
    templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}],
)
cloze = genanki.Model(
    1607392320, "Cloze", fields=fields, model_type=genanki.Model.CLOZE,
    templates=[{"name": "Cloze", "qfmt": "{{cloze:Front}}", "afmt": "{{cloze:Front}}<hr>{{Back}}"}],
)
for note in notes:
    values = [note["fields"].get(name, "") for name in ("front", "back", "source", "place")]
    model = cloze if note["kind"] == "cloze" else basic
    deck.add_note(genanki.Note(model=model, fields=values, guid=note["guid"], tags=note["tags"]))
genanki.Package(deck).write_to_file(sys.argv[2])
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "cards": 0, "reviews": 0, "size": os.path.getsize(sys.argv[2]), "peak": peak}))
