"""A disk in memory that knows every state a power cut may leave behind.

Rules it plays by, which are worse than those of real disks:
- Bytes written since the last sync of a file may be there, not there, there in part, there as zeros, or there
  at the end but not at the beginning.
- Names made, changed or removed since the last sync of the folder may each have happened or not.
- What was synced is there.
- After a sync that failed the bytes are still read back, and no later sync brings them to the disk.
"""

import copy
import errno
import itertools
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

_SECTOR = 512
_MOST_SUBSETS = 4
MOST_SECTORS = 8
"""At how many ends of sectors, about, a long write is torn; a short one at each, and in the campaign all."""

Pending = tuple[int, bytes] | int
"""A write (place, bytes) or a truncation (size)."""
NameChange = tuple[Path, "Content | None"]
"""A name and what it stands for from now on, or nothing."""


@dataclass(eq=False)
class Content:
    """What one file holds."""

    durable: bytes = b""
    current: bytearray = field(default_factory=bytearray)
    pending: list[Pending] = field(default_factory=list)

    def change(self, change: Pending) -> None:
        """Write or truncate."""
        _apply(self.current, change)
        self.pending.append(change)

    def sync(self) -> None:
        """Make everything durable that was not forgotten."""
        self.durable = _built(self.durable, tuple(self.pending))
        self.pending.clear()

    def after_a_crash(self) -> Iterator[bytes]:
        """Give every content a crash may leave."""
        changes = self.pending
        if len(changes) > _MOST_SUBSETS:
            chosen = [tuple(changes[:count]) for count in range(len(changes) + 1)]
            chosen += [tuple(changes[:count] + changes[count + 1 :]) for count in range(len(changes))]
        else:
            chosen = [
                some for count in range(len(changes) + 1) for some in itertools.combinations(changes, count)
            ]
        for some in chosen:
            yield _built(self.durable, some)
        for torn in _torn(changes[-1]) if changes else ():
            yield _built(self.durable, (*changes[:-1], *torn))


@dataclass
class MemoryFile:
    """An open file of a `MemoryDisk`."""

    disk: "MemoryDisk"
    content: Content

    def size(self) -> int:
        """Return the length in bytes."""
        return len(self.content.current)

    def read(self, at: int, count: int) -> bytes:
        """Return up to `count` bytes from `at`."""
        return bytes(self.content.current[at : at + count])

    def write(self, at: int, data: bytes) -> None:
        """Write all of `data`, or part of it before failing when the disk is full."""
        room = self.disk.room_for(self.content, at, data)
        if room < len(data):
            self.content.change((at, data[:room]))
            raise OSError(errno.ENOSPC, "No space left on device")
        with self.disk.step("write"):
            self.content.change((at, data))

    def truncate(self, size: int) -> None:
        """Cut the file."""
        with self.disk.step("truncate"):
            self.content.change(size)

    def sync(self) -> None:
        """Make it durable; what could not be written is taken for clean, as Linux does."""
        try:
            with self.disk.step("sync"):
                self.content.sync()
        except OSError:
            self.content.pending.clear()
            raise

    def close(self) -> None:
        """Do nothing."""


@dataclass
class MemoryDisk:
    """Files by path; `at_every_step` is called before and after each change."""

    files: dict[Path, Content] = field(default_factory=dict)
    durable_names: dict[Path, Content] = field(default_factory=dict)
    pending_names: list[NameChange] = field(default_factory=list)
    at_every_step: Callable[[], None] = lambda: None
    capacity: int | None = None
    fails: dict[str, int] = field(default_factory=dict)
    """Call names with how many more times they work before they fail once with EIO."""

    @classmethod
    def holding(cls, contents: dict[Path, bytes]) -> "MemoryDisk":
        """Return a disk with these files, all durable."""
        files = {path: Content(raw, bytearray(raw)) for path, raw in contents.items()}
        return cls(files, dict(files))

    def after_a_kill(self) -> "MemoryDisk":
        """Return the disk as another program finds it, what was not synced still waiting."""
        return MemoryDisk(*copy.deepcopy((self.files, self.durable_names, self.pending_names)))

    def fingerprint(self) -> bytes:
        """Return what no other state of files, names and what waits to be synced has."""
        files = {
            *self.files.values(),
            *self.durable_names.values(),
            *(one for _, one in self.pending_names if one),
        }
        known = {
            content: pickle.dumps((content.durable, content.current, content.pending)) for content in files
        }
        names = (self.files.items(), self.durable_names.items(), self.pending_names)
        told = [[(str(path), one and known[one]) for path, one in some] for some in names]
        return sha256(pickle.dumps(told)).digest()

    def open(self, path: Path, *, writable: bool) -> MemoryFile:
        """Open a file that is there."""
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        return MemoryFile(self, self.files[path])

    def create(self, path: Path, mode: int = 0o600) -> MemoryFile:
        """Make a new file."""
        if path in self.files:
            raise FileExistsError(errno.EEXIST, "File exists")
        with self.step("create"):
            self.files[path] = Content()
            self.pending_names.append((path, self.files[path]))
        return MemoryFile(self, self.files[path])

    def replace(self, source: Path, target: Path) -> None:
        """Rename."""
        with self.step("replace"):
            self.files[target] = self.files.pop(source)
            self.pending_names.append((target, self.files[target]))
            self.pending_names.append((source, None))

    def remove(self, path: Path) -> None:
        """Remove, if it is there."""
        if path in self.files:
            with self.step("remove"):
                del self.files[path]
                self.pending_names.append((path, None))

    def exists(self, path: Path) -> bool:
        """Tell whether the name is there."""
        return path in self.files

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return [path.name for path in self.files if path.parent == folder]

    def sync_folder(self, folder: Path) -> None:
        """Make the names in this folder durable."""
        with self.step("sync_folder"):
            for path, content in (one for one in self.pending_names if one[0].parent == folder):
                if content is None:
                    self.durable_names.pop(path, None)
                else:
                    self.durable_names[path] = content
            self.pending_names = [one for one in self.pending_names if one[0].parent != folder]

    def room_for(self, content: Content, at: int, data: bytes) -> int:
        """Return how many of these bytes fit on the disk."""
        if self.capacity is None:
            return len(data)
        used = sum(len(file.current) for file in self.files.values())
        growth = max(0, at + len(data) - len(content.current))
        return (
            len(data)
            if used + growth <= self.capacity
            else max(0, len(data) - (used + growth - self.capacity))
        )

    def step(self, call: str) -> "_Step":
        """Show the state before and after one call, which may be told to fail."""
        if call in self.fails:
            self.fails[call] -= 1
            if self.fails[call] < 0:
                del self.fails[call]
                raise OSError(errno.EIO, "Input/output error")
        return _Step(self)

    def after_a_crash(self) -> Iterator[dict[Path, bytes]]:
        """Give every state of the whole disk that a power cut now may leave."""
        for names in self._names_after_a_crash():
            contents = list(dict.fromkeys(names.values()))
            for raws in itertools.product(*(dict.fromkeys(content.after_a_crash()) for content in contents)):
                raw_of = dict(zip(contents, raws, strict=True))
                yield {path: raw_of[content] for path, content in names.items()}

    def _names_after_a_crash(self) -> Iterator[dict[Path, Content]]:
        changes = self.pending_names
        counts = range(len(changes) + 1)
        chosen = (
            [some for count in counts for some in itertools.combinations(changes, count)]
            if len(changes) <= _MOST_SUBSETS
            else [tuple(changes[:count]) for count in counts]
        )
        for some in chosen:
            names = dict(self.durable_names)
            for path, content in some:
                if content is None:
                    names.pop(path, None)
                else:
                    names[path] = content
            yield names


@dataclass
class _Step:
    disk: MemoryDisk

    def __enter__(self) -> None:
        self.disk.at_every_step()

    def __exit__(self, *error: object) -> None:
        self.disk.at_every_step()


def _apply(raw: bytearray, change: Pending) -> None:
    if isinstance(change, int):
        del raw[change:]
        return
    at, data = change
    if len(raw) < at:
        raw.extend(bytes(at - len(raw)))
    raw[at : at + len(data)] = data


def _built(durable: bytes, changes: tuple[Pending, ...]) -> bytes:
    raw = bytearray(durable)
    for change in changes:
        _apply(raw, change)
    return bytes(raw)


def _torn(change: Pending) -> Iterator[tuple[Pending, ...]]:
    if isinstance(change, int):
        return
    at, data = change
    cuts = {1, 4, len(data) // 3, len(data) // 2, len(data) - 5, len(data) - 4, len(data) - 1}
    sectors = range(_SECTOR - at % _SECTOR, len(data), _SECTOR)
    cuts |= set(sectors[:: max(1, len(sectors) // MOST_SECTORS)])
    for cut in sorted(cut for cut in cuts if 0 < cut < len(data)):
        yield ((at, data[:cut]),)
        yield ((at, data[:cut] + bytes(len(data) - cut)),)
        yield ((at, bytes(cut) + data[cut:]),)
    yield ((at, bytes(len(data))),)
