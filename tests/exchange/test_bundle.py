"""Writing and reading bundles: what goes in comes out, proven, and nothing else does."""

import subprocess
import sys
from pathlib import Path

import pytest

from outreach_tui.exchange.bundle import read_bundle
from outreach_tui.exchange.contents import BundleContents, FormUsed, split_contents
from outreach_tui.exchange.manifest import LogClaim
from outreach_tui.exchange.refusal import BundleError, ExchangeError
from outreach_tui.exchange.sequence import Chains, Place
from outreach_tui.exchange.write_bundle import write_bundles
from tests.exchange.invented import DEVICE, FORM, LINK, contents, invented, revisions, stamp
from tests.stock_tools import in_bash


def test_a_bundle_comes_back_as_it_was_handed_over() -> None:
    """The lead partner gets every line, form, erased id and mark the officer's laptop wrote."""
    written = invented().bundle(contents(40))
    opened = read_bundle(written.sealed, invented().reader())
    assert opened.device == DEVICE
    assert opened.records == revisions(40)
    assert opened.forms == (FORM,)
    assert opened.audit == (LINK,)
    assert opened.erased == {"11111111-1111-4111-8111-111111111111"}
    assert opened.manifest.acks == ("22222222-2222-4222-8222-222222222222",)
    assert opened.manifest.claim == LogClaim(LINK.head, 1, "a" * 64, 7)
    assert (opened.mark, opened.place, opened.set_aside) == (written.mark, Place.NEW, ())


def test_the_recovery_key_alone_opens_a_bundle() -> None:
    """A lost lead key loses no visit."""
    area = invented()
    reader = area.reader().__class__(
        identities=(area.recovery,), area=area.reader().area, register=area.register, at=area.reader().at
    )
    assert read_bundle(area.bundle(contents()).sealed, reader).records == revisions(3)


def test_size_does_not_tell_how_many_visits_there_were() -> None:
    """One visit and three hundred make files of the same size, but for the noise age itself adds."""
    sizes = [len(invented().bundle(contents(count)).sealed) for count in (0, 1, 300)]
    assert max(sizes) - min(sizes) < 256


@pytest.mark.parametrize("count", [1_000, 2_300, 9_000, 20_000])
def test_larger_bundles_are_padded_to_round_sizes_too(count: int) -> None:
    """Sizes are 64 KiB times a power of two up to 1 MiB, whole MiB above."""
    area = invented()
    sealed = area.bundle(contents(count)).sealed
    overhead = len(sealed) % (64 * 1024)
    assert overhead < 64 * 1024 // 8
    assert read_bundle(sealed, area.reader()).manifest.record_count == count


def test_too_much_for_one_bundle_becomes_several_in_sequence() -> None:
    """A season of visits is handed over in several bundles that name one another."""
    area = invented()
    everything = contents(45_000)
    written = write_bundles(everything, area.sender(), None, (stamp(number) for number in range(1, 99)))
    opened = [read_bundle(bundle.sealed, area.reader()) for bundle in written]
    assert [bundle.seq for bundle in opened] == [1, 2, 3]
    assert [bundle.prev for bundle in opened[1:]] == [bundle.manifest_hash for bundle in opened[:-1]]
    assert tuple(line for bundle in opened for line in bundle.records) == everything.revisions


def test_a_bundle_never_holds_more_than_its_bytes_allow() -> None:
    """Long answers split bundles by size, not only by number, and none is lost."""
    long_lines = tuple(b'{"n":%d,"w":"%s"}' % (number, b"x" * 250_000) for number in range(300))
    parts = split_contents(BundleContents(revisions=long_lines))
    assert [sum(len(line) + 1 for line in part.revisions) <= 64 * 1024 * 1024 for part in parts] == [True] * 2
    assert tuple(line for part in parts for line in part.revisions) == long_lines


def test_nothing_is_left_out_for_want_of_a_stamp() -> None:
    """An export that needs more bundles than were prepared fails loudly and hands over nothing."""
    with pytest.raises(ExchangeError):
        write_bundles(contents(45_000), invented().sender(), None, [stamp(1), stamp(2)])


def test_a_file_no_reader_would_take_is_not_written() -> None:
    """What the lead partner's Outreach refuses, the officer's never sends."""
    giant = FormUsed.of("giant", "1", "x" * (17 * 1024 * 1024))
    with pytest.raises(ExchangeError) as refusal:
        invented().bundle(BundleContents(forms=(giant,)))
    assert refusal.value.code == "too-big"


def test_one_form_compiled_twice_travels_twice_and_is_listed_once() -> None:
    """An update of the form compiler between two visits stops no export."""
    forms = (FORM, FormUsed.of("home_visit", "1", "<h:html>compiled otherwise</h:html>"))
    opened = read_bundle(invented().bundle(BundleContents(forms=forms)).sealed, invented().reader())
    assert (opened.forms, opened.manifest.form_versions) == (forms, ("home_visit@1",))


def test_erasures_alone_travel_too_however_many() -> None:
    """Thousands of erased records fit, spread over as many bundles as it takes."""
    ids = tuple(f"00000000-0000-4000-8000-{number:012x}" for number in range(9_001))
    parts = split_contents(BundleContents(erased=ids))
    assert tuple(erased for part in parts for erased in part.erased) == ids
    assert max(len(part.erased) for part in parts) <= 4_000


def test_the_same_bundle_again_is_known_and_another_with_its_number_is_a_fork() -> None:
    """A stick merged twice changes nothing; a copied laptop is noticed."""
    area = invented()
    first = area.bundle(contents(2))
    heard = Chains.of([first.mark])
    assert read_bundle(first.sealed, area.reader(heard)).place is Place.SEEN
    with pytest.raises(BundleError) as refusal:
        read_bundle(area.bundle(contents(3), number=2).sealed, area.reader(heard))
    assert refusal.value.code == "fork"


def test_one_bad_line_stops_no_other() -> None:
    """A record that cannot stand is set aside with its line number, the others arrive."""
    lines = (b'{"a":1}', b"not json", b'{"b":"\xff"}', b'{"c":3}')
    opened = read_bundle(invented().bundle(BundleContents(revisions=lines)).sealed, invented().reader())
    assert opened.records == (b'{"a":1}', b'{"c":3}')
    assert [(aside.file, aside.line) for aside in opened.set_aside] == [
        ("records.ndjson", 2),
        ("records.ndjson", 3),
    ]


def test_stock_tools_open_a_bundle(tmp_path: Path) -> None:
    """With age, tar, ssh-keygen and sha256sum alone a bundle opens, proves its sender and its files."""
    area = invented()
    (tmp_path / "one.outreach.age").write_bytes(area.bundle(contents(5)).sealed)
    (tmp_path / "lead-key.txt").write_text(f"{area.lead.secret}\n")
    (tmp_path / "recovery-key.txt").write_text(f"{area.recovery.secret}\n")
    (tmp_path / "allowed_signers").write_text(_valid_today(area.register.text()))
    for key in ("lead-key.txt", "recovery-key.txt"):
        inside = tmp_path / key.removesuffix(".txt")
        inside.mkdir()
        in_bash(f"age -d -i ../{key} ../one.outreach.age | tar -xf -", inside)
        in_bash(
            f"ssh-keygen -Y verify -f ../allowed_signers -I {DEVICE} -n outreach-bundle@v1 "
            "-s manifest.json.sig < manifest.json",
            inside,
        )
        in_bash("sha256sum --strict -c sha256sums", inside)
        assert (inside / "records.ndjson").read_bytes().splitlines() == list(revisions(5))


def test_handing_over_loads_no_cryptography_before_it_is_used() -> None:
    """Starting Outreach is not slowed down by what only an export or a merge needs."""
    code = (
        "import sys, outreach_tui.exchange.read_batch, outreach_tui.exchange.receipt_file, "
        "outreach_tui.exchange.write_bundle; "
        "print([name for name in ('pyrage', 'cryptography') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def _valid_today(register: str) -> str:
    """Take the dates out: ssh-keygen asks the real clock."""
    return "".join(
        f"{line.split(',valid-after', 1)[0]} {' '.join(line.split(' ')[-2:])}\n"
        for line in register.splitlines()
    )
