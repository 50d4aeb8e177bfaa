"""An area pack with scripts of its own, for tests that need no workspace."""

from pathlib import Path

from outreach_tui.workflow.area_attachments import with_files
from tests.exchange.invented import invented

SHEDS = "name,label\nelder,Elder Park\nquay,The quay\n"
_BIKE_SHED = """
| survey |
| | type | name | label |
| | select_one_from_file sheds.csv | shed | Which shed is nearest? |
| settings |
| | form_title | form_id | version |
| | The bike shed | bike_shed | 1 |
"""


def govan_pack(forms: Path, folder: Path) -> Path:
    """Return the file of a pack: a home visit changed in one question, a script of its own and its list."""
    made = folder / "scripts"
    made.mkdir()
    shipped = (forms / "home_visit.md").read_text(encoding="utf-8")
    (made / "home_visit.md").write_text(shipped.replace("| At the door |", "| At the close door |"))
    (made / "bike_shed.md").write_text(_BIKE_SHED)
    (made / "sheds.csv").write_text(SHEDS)
    pack = with_files(invented().pack(), sorted(made.iterdir()), [])
    path = folder / "govan.area-pack"
    path.write_bytes(pack.to_bytes(invented().lead_signing))
    return path
