"""The verbs for syncing, for looking after a workspace and for scripts, with their help."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from outreach_tui.cli import script_verbs, sync_verbs, upkeep_verbs
from outreach_tui.cli.clearing import add_consent


def add_upkeep(words: Any, shared: ArgumentParser) -> None:
    """Add backup, restore, doctor and audit."""
    backup = words.add_parser(
        "backup",
        parents=[shared],
        help="write a sealed copy of this workspace",
        description="Write a sealed copy that only the passphrase, or the recovery key, opens.",
        epilog="example: outreach backup /media/stick",
    )
    backup.add_argument("place", metavar="PLACE", help="the folder or stick to write it to")
    backup.set_defaults(verb=upkeep_verbs.backup)
    restore = words.add_parser(
        "restore",
        parents=[shared],
        help="make a workspace of a backup",
        description="Make a workspace of a backup; nothing is written over.",
        epilog="example: outreach restore /media/stick/outreach-backup-20261122-1a2b3c4d",
    )
    restore.add_argument("backup", metavar="BACKUP", help="the backup's folder")
    restore.set_defaults(verb=upkeep_verbs.restore)
    doctor = words.add_parser(
        "doctor",
        parents=[shared],
        help="verify everything; save what can be read of a damaged workspace",
        description="Verify everything in a workspace; save what can be read of a damaged one elsewhere.",
        epilog="example: outreach doctor --repair ~/saved",
    )
    doctor.add_argument("--repair", metavar="DIR", help="write what can be read into this new folder")
    doctor.set_defaults(verb=upkeep_verbs.doctor)
    _add_audit(words, shared)


def _add_audit(words: Any, shared: ArgumentParser) -> None:
    audit = words.add_parser(
        "audit",
        parents=[shared],
        help="print what was done on this laptop, and who looked at whom",
        description="Print this laptop's audit log, checked for lines altered, removed or moved. "
        "Lines missing at the very end cannot be seen.",
        epilog="example: outreach audit who-looked quiet-harbour",
    )
    audit.set_defaults(verb=upkeep_verbs.audit, alias="")
    kinds = audit.add_subparsers(title="verbs", metavar="VERB")
    looked = kinds.add_parser(
        "who-looked",
        parents=[shared],
        help="only what was done to one young person's entry",
        epilog="example: outreach audit who-looked quiet-harbour",
    )
    looked.add_argument("alias", metavar="CODE-NAME", help="their code name")
    cleared = kinds.add_parser(
        "clear",
        parents=[shared],
        help="let go the entries that are older than the area pack says (two years)",
        epilog="example: outreach audit clear --dry-run",
    )
    add_consent(cleared)
    cleared.set_defaults(verb=upkeep_verbs.clear_audit)


def add_sync(words: Any, shared: ArgumentParser) -> None:
    """Add sync."""
    sync = words.add_parser(
        "sync",
        parents=[shared],
        help="hand over, and take in what came back, at a folder, a stick or a server",
        description="Sync with a place. Officer: bundles go there, receipts and newer area packs come in. "
        "Lead partner: bundles come in, receipts and the area pack go there. Run it again at any time.",
        epilog="example: outreach sync /media/stick\nexample: outreach sync sftp://isla@files.example/outreach",
        formatter_class=RawDescriptionHelpFormatter,
    )
    sync.add_argument(
        "place", metavar="PLACE", nargs="?", help="folder, stick or sftp://user@host/path (default: the last)"
    )
    what = sync.add_mutually_exclusive_group()
    what.add_argument("--status", action="store_true", help="only say how far every visit has come")
    what.add_argument("--phone", metavar="CODE", help="a code the lead partner read out, such as MMY2-6B4R")
    what.add_argument(
        "--confirm-erasing", action="store_true", help="carry out an erasing that waits for a yes"
    )
    sync.set_defaults(verb=sync_verbs.sync)


def add_scripts(words: Any) -> None:
    """Add scripts check, adapt and diff."""
    scripts = words.add_parser(
        "scripts",
        help="check a script, adapt one for an area, or compare two",
        description="Look at scripts (XLSForms): whether one runs, a copy for an area, what differs.",
        epilog="example: outreach scripts check my_visit.xlsx",
    )
    kinds = scripts.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_check(kinds)
    _add_adapt(kinds)
    _add_diff(kinds)


def _add_check(kinds: Any) -> None:
    check = kinds.add_parser(
        "check",
        help="say whether a script runs, and everything that keeps it from it",
        epilog="example: outreach scripts check my_visit.xlsx",
    )
    check.add_argument("file", metavar="FILE", help="a .md, .xlsx, .xls or .csv file, or a shipped script")
    check.add_argument("--pack", metavar="PACK", help="an area pack: check the script of that name in it")
    check.add_argument("--json", action="store_true", help="write the findings as JSON")
    check.set_defaults(verb=script_verbs.check)


def _add_adapt(kinds: Any) -> None:
    adapt = kinds.add_parser(
        "adapt",
        help="make an editable copy that remembers what it was adapted from",
        epilog="example: outreach scripts adapt home_visit --to calton",
    )
    adapt.add_argument("script", metavar="SCRIPT", help="the script, by name or path")
    adapt.add_argument("--pack", metavar="PACK", help="an area pack: adapt the script of that name in it")
    adapt.add_argument("--to", required=True, metavar="AREA", help="whose copy it is")
    adapt.add_argument("--into", default=".", metavar="DIR", help="where to write it (default: here)")
    adapt.add_argument("--xlsx", action="store_true", help="write a spreadsheet instead of the same kind")
    adapt.set_defaults(verb=script_verbs.adapt)


def _add_diff(kinds: Any) -> None:
    diff = kinds.add_parser(
        "diff",
        help="say in plain words what differs between two scripts",
        epilog="example: outreach scripts diff home_visit home_visit_calton.md",
    )
    diff.add_argument("old", metavar="A", help="the first script, by name or path")
    diff.add_argument("new", metavar="B", nargs="?", default="", help="the second; not needed with --pack")
    diff.add_argument(
        "--pack",
        metavar="PACK",
        help="an area pack: names are of its scripts; with A alone, from the shipped one to the pack's",
    )
    diff.set_defaults(verb=script_verbs.diff)
