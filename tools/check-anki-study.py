#!/usr/bin/env python3
"""Checks with Anki itself that it goes on where a learner was.

    .venv/bin/python tools/check-anki-study.py TIMEZONE study.apkg expected.json back.apkg

Imports a package with its progress and presets into an empty collection in that time zone, and holds every card against
what expected.json says: its state, the day on which it is due, stability and difficulty as stored and as Anki works
them out anew from the log, flags and what is suspended. Then answers five cards there, and exports them as back.apkg. Exits
1 with a sentence per problem.
"""

import datetime
import json
import os
import sys
import tempfile
import time

TOLERANCE = 0.01
STATES = {"new": 0, "learning": 1, "review": 2, "relearning": 3}


def far(one: float, other: float) -> bool:
    return abs(one - other) > TOLERANCE * max(abs(one), abs(other))


def due_date(col, card) -> str:
    """The study day on which a card falls due, by Anki's calendar."""
    if card.queue == 1 or card.due > 1_000_000_000:
        return (datetime.datetime.fromtimestamp(card.due) - datetime.timedelta(hours=4)).date().isoformat()
    today = (datetime.datetime.now() - datetime.timedelta(hours=4)).date()
    return (today + datetime.timedelta(days=card.due - col.sched.today)).isoformat()


def card_problems(col, card, wanted: dict) -> list[str]:
    name = f"Card {wanted['guid']}:{wanted['ordinal']}"
    problems = []
    if card.type != STATES[wanted["state"]]:
        return [f"{name} is of type {card.type}, but it should be {wanted['state']}."]
    if (card.queue == -1) != wanted["isSuspended"]:
        problems.append(f"{name} has queue {card.queue}, suspended should be {wanted['isSuspended']}.")
    if (card.flags & 7) != wanted["flag"]:
        problems.append(f"{name} has flag {card.flags}, not {wanted['flag']}.")
    if wanted["state"] == "new":
        return problems
    if (card.reps, card.lapses) != (wanted["reps"], wanted["lapses"]):
        problems.append(f"{name}: {card.reps} answers and {card.lapses} lapses, not {wanted['reps']} and {wanted['lapses']}.")
    if due_date(col, card) != wanted["dueDate"]:
        problems.append(f"{name} is due {due_date(col, card)}, but it should be {wanted['dueDate']}.")
    stored = card.memory_state
    if stored is None or far(stored.stability, wanted["stability"]) or far(stored.difficulty, wanted["difficulty"]):
        problems.append(f"{name} is stored as {stored}, not {wanted['stability']}, {wanted['difficulty']}.")
    again = col.compute_memory_state(card.id)
    if far(again.stability, wanted["stability"]) or far(again.difficulty, wanted["difficulty"]):
        problems.append(
            f"{name}: Anki works out {again.stability:.4f}, {again.difficulty:.3f} from the log, "
            f"but it should be {wanted['stability']:.4f}, {wanted['difficulty']:.3f}."
        )
    if wanted["desiredRetention"] and far(again.desired_retention, wanted["desiredRetention"]):
        problems.append(f"{name} is to be remembered at {again.desired_retention}.")
    return problems


def answer_some(col, back: str) -> None:
    """A learner goes on in Anki: five answers that come back here."""
    from anki.collection import ExportAnkiPackageOptions

    col.decks.select(col.decks.id("Study::Check"))
    for _ in range(5):
        col.sched.answerCard(col.sched.getCard(), 3)
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False)
    col.export_anki_package(out_path=os.path.abspath(back), options=options, limit=None)


def main(zone: str, package: str, expected: str, back: str) -> int:
    os.environ["TZ"] = zone
    time.tzset()
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    with open(expected, encoding="utf8") as file:
        wanted = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(os.path.join(folder, "collection.anki2"))
        col.set_config("fsrs", True)
        options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
        col.import_anki_package(
            ImportAnkiPackageRequest(package_path=os.path.abspath(package), options=options)
        )
        problems = []
        for one in wanted:
            one.setdefault("desiredRetention", 0.88)
            ids = [
                cid
                for cid, ord in col.db.execute(
                    "select c.id, c.ord from cards c join notes n on n.id = c.nid where n.guid = ?", one["guid"]
                )
                if ord == one["ordinal"]
            ]
            if len(ids) != 1:
                problems.append(f"Card {one['guid']}:{one['ordinal']} is there {len(ids)} times.")
                continue
            problems += card_problems(col, col.get_card(ids[0]), one)
        message, is_clean = col.fix_integrity()
        if not is_clean:
            problems.append(f"Check Database is not content: {message}")
        reviews = col.db.scalar("select count() from revlog")
        answer_some(col, back)
        col.close()
    for problem in problems[:20]:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} problems", file=sys.stderr)
        return 1
    print(f"{package}: Anki goes on with {len(wanted)} cards and {reviews} answers as in {zone}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
