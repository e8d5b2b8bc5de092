"""Scores the items of a QTI 2.1 package with Pyslet, a processor of QTI by one of its authors: the key is worth the
points of the item, and no answer is worth nothing.

usage: check-qti21.py FOLDER    the folder of the package, unpacked
"""

import glob
import io
import logging
import sys

from pyslet.qtiv2 import expressions, items, variables
from pyslet.qtiv2.xml import QTIDocument

# It draws no text entries, and complains of lists in attributes though it reads them.
items.AssessmentItem.render_html = lambda self, state, parent=None: None
logging.disable(logging.CRITICAL)

TEMPLATE = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>'
# What the template at that address says; Pyslet has none of its own.
MAP_RESPONSE = """<responseProcessing><responseCondition>
<responseIf><isNull><variable identifier="RESPONSE"/></isNull>
<setOutcomeValue identifier="SCORE"><baseValue baseType="float">0.0</baseValue></setOutcomeValue></responseIf>
<responseElse><setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue></responseElse>
</responseCondition></responseProcessing>"""


def item_in(path):
    with open(path, encoding="utf8") as file:
        text = file.read().replace(TEMPLATE, MAP_RESPONSE)
    document = QTIDocument()
    document.read(src=io.BytesIO(text.encode("utf8")))
    for equal in document.root.find_children_depth_first(expressions.Equal):
        equal.tolerance = "".join(equal.tolerance).split()
    return document.root


def score_of(item, has_answers):
    """The score of an attempt and its maximum."""
    state = variables.ItemSessionState(item)
    state.begin_session()
    state.begin_attempt()
    if has_answers:
        for declaration in item.ResponseDeclaration:
            correct = state[declaration.identifier + ".CORRECT"]
            state[declaration.identifier].set_value(correct.value)
    state.end_attempt()
    return state["SCORE"].value or 0, state["MAXSCORE"].value


def main(folder):
    paths = sorted(glob.glob(f"{folder}/items/*.xml"))
    wrong = []
    for path in paths:
        item = item_in(path)
        score, most = score_of(item, True)
        empty, _ = score_of(item, False)
        if abs(score - most) > 1e-6 or empty != 0:
            wrong.append(f"{path}: the key scores {score} of {most}, no answer {empty}")
    print("\n".join([*wrong, f"{len(paths)} items, {len(wrong)} scored wrongly"]))
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
