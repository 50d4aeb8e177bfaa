"""One of each thing a vault keeps, a passphrase, and a guess at it that costs next to nothing."""

from outreach_tui.sealing.passphrase import SlotCost
from outreach_tui.vault.store import BundleMark, Draft, KeptForm, KeptSubmission
from tests.vault.revisions import PERSON

CHEAP = SlotCost(memory=8, passes=1, lanes=1)
WORDS = "kettle brasserie window seven oak"

DRAFT = Draft(
    id="d1",
    form_key="f1",
    title="Home visit",
    session=b"I would like to cook",
    kept_at="2026-05-01T10:00:00",
    about=PERSON,
    alias="HERON",
    place="Question 7",
    typing_ref="/data/words",
    typing_text="something with",
)
SUBMISSION = KeptSubmission("s1", "f1", PERSON, "2026-05-01T11:00:00", b"<data>I would like to cook</data>")
FORM = KeptForm("f1", "home_visit", "3", "Home visit", "abc", "4.5.0", "<h:html/>")
MARK = BundleMark("hash1", "bundle1", "SHA256:x", "gla-7f3k", 1, "", "2026-05-02", ("r1", "r2"))
