"""Handing over: whatever a laptop holds arrives as it was, and as nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.exchange.bundle import read_bundle
from outreach_tui.exchange.contents import BundleContents, FormUsed
from outreach_tui.exchange.sequence import Chains
from outreach_tui.exchange.write_bundle import write_bundles
from tests.exchange.invented import invented, stamp

LINES = st.lists(
    st.dictionaries(st.text(max_size=5), st.text(max_size=30), max_size=3).map(
        lambda fields: str(fields).encode("utf-8", "replace")
    ),
    max_size=6,
    unique=True,
)
"""Lines of any script and language, in braces; their content means nothing here."""
UUIDS = st.lists(st.uuids(version=4).map(str), max_size=4, unique=True)
FORMS = st.lists(
    st.builds(
        FormUsed.of,
        form_id=st.from_regex(r"[a-z_]{1,20}", fullmatch=True),
        version=st.from_regex(r"[0-9.]{1,8}", fullmatch=True),
        xform=st.text(st.characters(codec="utf-8"), max_size=80),
    ),
    max_size=3,
    unique_by=lambda form: form.key,
)
CONTENTS = st.builds(
    BundleContents,
    revisions=LINES.map(tuple),
    erased=UUIDS.map(tuple),
    forms=FORMS.map(tuple),
    acks=UUIDS.map(tuple),
)


@given(st.lists(CONTENTS, min_size=1, max_size=3))
@settings(max_examples=40)
def test_what_is_handed_over_arrives_in_sequence_and_unchanged(handovers: list[BundleContents]) -> None:
    """Any words in any script, any forms and erasures arrive byte for byte, bundle after bundle."""
    area, chains, after = invented(), Chains(), None
    for number, contents in enumerate(handovers, 1):
        (written,) = write_bundles(contents, area.sender(), after, [stamp(number)])
        opened = read_bundle(written.sealed, area.reader(chains))
        assert opened.records == contents.revisions
        assert (opened.erased, opened.forms) == (set(contents.erased), contents.forms)
        assert (opened.seq, opened.prev) == (number, after.manifest_hash if after else None)
        chains, after = chains.adding(opened.mark), written.mark
    assert chains.contiguous(after.sender_key if after else "") == len(handovers)
