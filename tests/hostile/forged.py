"""Bundles that are wrong in exactly one way: a good one taken apart, changed, and put together again."""

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from outreach_tui.exchange.archive import BLOCK, Member, read_entry, write_archive
from outreach_tui.exchange.canonical import canonical
from outreach_tui.exchange.contents import BundleContents
from outreach_tui.exchange.manifest import BUNDLE
from outreach_tui.exchange.sequence import Mark
from outreach_tui.exchange.signed_archive import PADDING, SUMS, FileEntry, Kind, write_signed
from outreach_tui.sealing.age_file import open_sealed, seal
from outreach_tui.sealing.signature import SigningKey, sign
from tests.exchange.invented import contents, invented

Json = dict[str, Any]
"""A manifest as plain JSON."""


def plain(what: BundleContents | None = None, after: Mark | None = None) -> bytes:
    """Return the archive inside a good bundle."""
    area = invented()
    return open_sealed(area.bundle(what or contents(), after).sealed, (area.lead,), 1 << 30)


def members(archive: bytes) -> list[Member]:
    """Return the files of an archive."""
    found: list[Member] = []
    place = 0
    while (entry := read_entry(archive, place)) is not None:
        found.append(Member(entry.name, archive[entry.start : entry.start + entry.size]))
        place = entry.end
    return found


def sealed(archive: bytes) -> bytes:
    """Return an archive sealed for the area."""
    return seal(archive, invented().sender().recipients)


def with_files(change: Callable[[list[Member]], list[Member]]) -> bytes:
    """Return a bundle whose archive holds other files than were signed."""
    return sealed(write_archive(change(members(plain()))))


def with_head(content: bytes, key: SigningKey | None = None, namespace: str = BUNDLE.namespace) -> bytes:
    """Return a bundle whose manifest is these bytes, signed."""
    return with_signature(content, sign(key or invented().device, namespace, content))


def with_signature(content: bytes | None, signature: bytes) -> bytes:
    """Return a bundle with this manifest (None: the good one) and this signature."""
    manifest, _, *rest = members(plain())
    head = manifest if content is None else replace(manifest, data=content)
    return sealed(write_archive([head, Member(BUNDLE.signature, signature), *rest]))


def manifest() -> Json:
    """Return the manifest of the good bundle."""
    return msgspec.json.decode(members(plain())[0].data, type=dict[str, Any])


def with_manifest(change: Callable[[Json], object], key: SigningKey | None = None) -> bytes:
    """Return a bundle whose manifest was changed before it was signed, as a laptop gone wrong would."""
    changed = copy.deepcopy(manifest())
    change(changed)
    return with_head(canonical(changed), key)


def with_fields(**fields: object) -> bytes:
    """Return a bundle whose manifest says something else in some fields, properly signed."""
    return with_manifest(lambda changed: changed.update(fields))


def with_header(change: Callable[[bytearray], object], *, keeps_sum: bool = False) -> bytes:
    """Return a bundle whose first tar header was changed, its checksum made right unless told not to."""
    return sealed(first_header_changed(plain(), change, keeps_sum=keeps_sum))


def first_header_changed(
    archive: bytes, change: Callable[[bytearray], object], *, keeps_sum: bool = False
) -> bytes:
    """Return an archive whose first tar header was changed; see `with_header`."""
    header = bytearray(archive[:BLOCK])
    change(header)
    if not keeps_sum:
        header[148:156] = b" " * 8
        header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + archive[BLOCK:]


def put_at(offset: int, data: bytes) -> Callable[[bytearray], object]:
    """Return a change that writes `data` over a header."""

    def change(header: bytearray) -> None:
        header[offset : offset + len(data)] = data

    return change


def named(name: bytes) -> Callable[[bytearray], object]:
    """Return a change that gives the first file another name."""
    return put_at(0, name.ljust(100, b"\0"))


def again(kind: Kind, says: Json, files: list[Member], key: SigningKey) -> bytes:
    """Return an archive of these files, listed as they are and truly signed, with new sums and padding."""
    own = [one for one in files if one.name not in {SUMS, PADDING}]

    def head(listed: tuple[FileEntry, ...]) -> bytes:
        return canonical({**says, "files": msgspec.to_builtins(listed)})

    return write_signed(kind, own, head, key)[0]
