"""Official documents (公文) as GB/T 9704-2012 orders them: letterhead, number, title, addressee, body, annexes, signature, date.

``looks`` says what a line can be, ``head`` and ``ending`` find the parts at both ends, ``parts`` decides whether a text is such a
document, ``printed`` closes the line ends inside the parts before lines are joined, ``several`` divides a file of many, ``fields`` makes
fields of the parts.  A part that is unsure stays body: a wrong signature is worse than none.

What stands over the title goes to fields and metadata (密级, 签发人), what stands under the date stays in the body where it is: remarks in
brackets, 附件：, 抄送：, the printing office.
"""

from __future__ import annotations

from convkit.builtin import later
from convkit.contract import PassSpec, Stage

PASSES = (
    PassSpec(
        "reflow.official", 1, Stage.REFLOW,
        "keeps number, title, addressee and signature of an official document apart, and closes the line ends inside each",
        later("convkit.passes.official.printed", "PrintedPass"), order=35,
    ),
    PassSpec(
        "segment.official", 1, Stage.SEGMENT,
        "divides a file of several official documents; what one annexes or forwards stays with it",
        later("convkit.passes.official.several", "SeveralPass"), order=30,
    ),
    PassSpec(
        "structure.official", 2, Stage.STRUCTURE,
        "official documents (公文): number, title, addressee, signature, date and levels",
        later("convkit.passes.official.fields", "FieldsPass"), order=10,
    ),
)  # fmt: skip
