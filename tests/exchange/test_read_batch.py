"""Reading a folder in a separate process: every file gets its answer, whatever one of them does."""

import sys
from pathlib import Path

import pytest

from outreach_tui.exchange import read_batch as module
from outreach_tui.exchange.batch import Refusal
from outreach_tui.exchange.bundle import OpenedBundle
from outreach_tui.exchange.contents import BundleContents
from outreach_tui.exchange.places import put
from outreach_tui.exchange.read_batch import read_batch, read_each
from outreach_tui.exchange.sequence import Place
from outreach_tui.exchange.worker import Limits
from outreach_tui.records.revision import revision_id
from tests.exchange.invented import contents, invented
from tests.records.revisions import WISH, revision


def test_good_and_bad_files_each_get_their_answer(tmp_path: Path) -> None:
    """One bad file in a folder stops no other."""
    area = invented()
    first = area.bundle(contents(2))
    second = area.bundle(contents(3), after=first.mark, number=2)
    (tmp_path / "empty.outreach.age").write_bytes(b"")
    paths = [
        tmp_path / put(tmp_path, first.sealed),
        tmp_path / "empty.outreach.age",
        tmp_path / "gone.outreach.age",
        tmp_path / put(tmp_path, second.sealed),
    ]
    outcomes = [reading.outcome for reading in read_batch(paths, area.reader())]
    assert [outcome.code if isinstance(outcome, Refusal) else outcome.seq for outcome in outcomes] == [
        1,
        "not-age",
        "place",
        2,
    ]


def test_set_aside_lines_come_through_with_their_numbers(tmp_path: Path) -> None:
    """What is wrong with single records is told by the separate process too."""
    bundle = invented().bundle(BundleContents(revisions=(b'{"a":1}', b"nonsense")))
    (reading,) = read_batch([tmp_path / put(tmp_path, bundle.sealed)], invented().reader())
    assert isinstance(reading.outcome, OpenedBundle)
    assert [(aside.file, aside.line) for aside in reading.outcome.set_aside] == [("records.ndjson", 2)]


def test_two_copies_of_one_laptop_are_both_set_aside_in_any_order(tmp_path: Path) -> None:
    """Neither half of a fork is believed because it was read first; the rest of the folder goes on."""
    area = invented()
    first = area.bundle(contents(1))
    twins = [area.bundle(contents(count), after=first.mark, number=count) for count in (2, 3)]
    paths = [tmp_path / put(tmp_path, bundle.sealed) for bundle in (first, *twins)]
    for order in (paths, paths[::-1]):
        codes = {
            reading.where: reading.outcome.code if isinstance(reading.outcome, Refusal) else "taken"
            for reading in read_batch(order, area.reader())
        }
        assert list(map(codes.get, map(str, paths))) == ["taken", "fork", "fork"]


def test_one_bundle_under_two_names_counts_once(tmp_path: Path) -> None:
    """A file copied twice onto a stick is one bundle."""
    area = invented()
    bundle = area.bundle(contents(1))
    paths = [tmp_path / "a.outreach.age", tmp_path / "b.outreach.age"]
    for path in paths:
        path.write_bytes(bundle.sealed)
    places = [
        reading.outcome.place
        for reading in read_batch(paths, area.reader())
        if isinstance(reading.outcome, OpenedBundle)
    ]
    assert places == [Place.NEW, Place.SEEN]


HUNGRY = """
import sys
sys.path.append(sys.argv[1])
from outreach_tui.exchange import worker
take = worker.take_unproven
worker.take_unproven = lambda path, limit: bytearray(2 << 30) if path.name == "hungry" else take(path, limit)
worker.main()
"""


def test_a_file_that_kills_the_reader_is_set_aside_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that would take all memory costs that file, not the morning."""
    if sys.platform == "win32":
        pytest.skip("Windows has no memory limit for a running process")
    monkeypatch.setattr(module, "_START", HUNGRY)
    small = tmp_path / put(tmp_path, invented().bundle(contents(2)).sealed)
    hungry = tmp_path / "hungry"
    outcomes = [
        reading.outcome for reading in read_each([hungry, hungry, small, hungry], invented().reader())
    ]
    assert [outcome.code if isinstance(outcome, Refusal) else outcome.seq for outcome in outcomes] == [
        "too-big",
        "too-big",
        1,
        "too-big",
    ]


def test_the_largest_bundle_there_can_be_fits_into_the_limits(tmp_path: Path) -> None:
    """Twenty thousand long records are read within the memory the reader allows itself."""
    area = invented()
    model = revision({"words": "NUMBER" + "ł" * 1_500})
    longest = tuple(model.replace(b"NUMBER", b"%06d" % number) for number in range(20_000))
    path = tmp_path / put(tmp_path, area.bundle(BundleContents(revisions=longest)).sealed)
    (reading,) = read_each([path], area.reader())
    (rows,) = reading.read.rows
    assert (rows.lines, reading.read.bad, len(set(rows.ids))) == (longest, (), 20_000)


def test_records_come_read_and_bad_ones_are_told_by_their_line(tmp_path: Path) -> None:
    """What is no record is told by the separate process, with the number it has in the file."""
    lines = (b"nonsense", revision({"words": "gates"}), b'{"a":1}')
    bundle = invented().bundle(BundleContents(revisions=lines))
    (reading,) = read_each([tmp_path / put(tmp_path, bundle.sealed)], invented().reader())
    (rows,) = reading.read.rows
    assert (rows.lines, rows.records, rows.ids) == ((lines[1],), (WISH,), (revision_id(lines[1]),))
    assert [(bad.line, bad.code) for bad in reading.read.bad] == [(3, "record-fields")]


def test_a_torn_file_is_told_from_a_changed_one(tmp_path: Path) -> None:
    """A file that is not what its name is the hash of was torn; under another name it was changed."""
    sealed = invented().bundle(contents(1)).sealed
    torn = tmp_path / put(tmp_path, sealed)
    torn.write_bytes(sealed[:-1])
    (tmp_path / "x.outreach.age").write_bytes(sealed[:-1])
    outcomes = [one.outcome for one in read_each([torn, tmp_path / "x.outreach.age"], invented().reader())]
    assert [one.code for one in outcomes if isinstance(one, Refusal)] == ["torn", "decrypt"]


def test_a_file_that_takes_too_long_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that would hang the reader costs its time limit and no more."""
    monkeypatch.setattr(module, "_START", "import time; time.sleep(60)")
    (reading,) = read_each([tmp_path / "x"], invented().reader(), Limits(wall_seconds=0.2))
    assert isinstance(reading.outcome, Refusal)
    assert reading.outcome.code == "too-big"


def test_the_reader_imports_nothing_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick with a file called msgspec.py on it cannot run anything."""
    (tmp_path / "msgspec.py").write_text("raise SystemExit('ran from the stick')")
    monkeypatch.chdir(tmp_path)
    bundle = invented().bundle(contents(1))
    (reading,) = read_each([tmp_path / put(tmp_path, bundle.sealed)], invented().reader())
    assert isinstance(reading.outcome, OpenedBundle)
