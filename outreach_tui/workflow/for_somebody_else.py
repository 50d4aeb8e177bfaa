"""Files that lie where bundles lie and are sealed for somebody else: receipts, another area's bundles.

Rules:
- Only the beginning of a file is looked at: for whom it is sealed shows from its header.
- A file whose beginning is not whole is nobody's yet: it may still be on its way, and is never passed over.
- Beside bundles for us, somebody else's files in a folder are counted; alone, they are refused in words.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.places import PlaceError, take_beginning
from outreach_tui.exchange.refusal import Code
from outreach_tui.exchange.sync_place import SyncPlace
from outreach_tui.merging.report import MergePreview
from outreach_tui.sealing.age_file import ENOUGH_TO_TELL, AgeError, AgeIdentity, may_open, scan_header


def is_for(place: SyncPlace, name: str, identities: Sequence[AgeIdentity]) -> bool:
    """Tell whether a file at a place is sealed for one of these keys.

    Raises: PlaceError, `torn`, where its beginning is not whole: it may be, the next time.
    """
    beginning = place.beginning(name, ENOUGH_TO_TELL)
    try:
        scan_header(beginning)
    except AgeError as error:
        raise PlaceError("torn", name, "it is not whole", "Sync again once it has arrived") from error
    return may_open(beginning, identities)


def pass_over(
    seen: MergePreview, paths: Sequence[Path], identities: Sequence[AgeIdentity]
) -> tuple[MergePreview, int]:
    """Return the preview without files in folders that are sealed for somebody else, and how many there were.

    Args:
        seen: what would be done, every file that does not open among the refused.
        paths: what was named; only what lies in folders among them is passed over.
        identities: our keys.
    """
    folders = [path for path in paths if path.is_dir()]
    kept = tuple(
        one
        for one in seen.refused_bundles
        if one.code != Code.DECRYPT.value
        or not any(_is_somebody_else_s(folder / one.name, identities) for folder in folders)
    )
    return replace(seen, refused_bundles=kept), len(seen.refused_bundles) - len(kept)


def _is_somebody_else_s(file: Path, identities: Sequence[AgeIdentity]) -> bool:
    try:
        beginning = take_beginning(file, ENOUGH_TO_TELL)
        scan_header(beginning)
    except OutreachError:
        return False
    return not may_open(beginning, identities)
