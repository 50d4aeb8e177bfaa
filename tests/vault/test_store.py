"""A vault keeps everything it was given, gives it to whoever knows the passphrase, and to nobody else."""

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.vault.store import (
    Vault,
    VaultError,
    create_vault,
    open_vault,
)
from tests.vault.revisions import OTHER_PERSON, PERSON, raw_revision
from tests.vault.samples import CHEAP, DRAFT, FORM, MARK, SUBMISSION, WORDS


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An empty vault."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        yield vault


def test_everything_kept_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    """An officer who closes the laptop finds everything the next day."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_draft(DRAFT)
        vault.keep_form(FORM)
        vault.keep_settings({"profile": b"officer", "keys": b"secret"})
        vault.keep_received(MARK)
        vault.keep_sent(replace(MARK, manifest_hash="hash2"))
        vault.add([raw_revision("r1"), raw_revision("r2", PERSON)])
        head = vault.journal_head()
    with open_vault(tmp_path, WORDS, least=CHEAP) as vault:
        assert vault.drafts() == (DRAFT,)
        assert vault.form("f1") == FORM
        assert vault.forms() == (FORM,)
        assert vault.form_by_source("abc", "4.5.0") == FORM
        assert vault.form_by_source("abc", "4.5.1") is None
        assert vault.setting("keys") == b"secret"
        assert vault.setting("none") is None
        assert vault.received_bundles() == (MARK,)
        assert [mark.manifest_hash for mark in vault.sent_bundles()] == ["hash2"]
        assert dict(vault.revisions()) == {
            hashlib.sha256(raw).hexdigest(): raw for raw in (raw_revision("r1"), raw_revision("r2", PERSON))
        }
        assert vault.journal_head() == head


def test_finishing_is_one_commit(vault: Vault) -> None:
    """A finished conversation is a submission and its records, and the draft is gone, in one step."""
    vault.keep_draft(DRAFT)
    before = vault.journal_head()[1]
    vault.finish("d1", SUBMISSION, [raw_revision("r1", PERSON), raw_revision("r2", PERSON)])
    assert vault.journal_head()[1] == before + 1
    assert vault.drafts() == ()
    assert vault.submissions() == (SUBMISSION,)
    assert len(vault.revisions()) == 2


def test_keeping_a_draft_again_replaces_it(vault: Vault) -> None:
    """Each answer is kept in the draft it belongs to."""
    vault.keep_draft(DRAFT)
    vault.keep_draft(replace(DRAFT, id="d2"))
    vault.keep_draft(replace(DRAFT, typing_text="something with food"))
    assert [(draft.id, draft.typing_text) for draft in vault.drafts()] == [
        ("d1", "something with food"),
        ("d2", "something with"),
    ]
    vault.drop_draft("d1")
    vault.drop_draft("d1")
    assert [draft.id for draft in vault.drafts()] == ["d2"]


def test_together_is_all_or_nothing(tmp_path: Path) -> None:
    """A merge that fails half way leaves no trace, here and after opening again."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        before = vault.journal_head()
        with pytest.raises(ZeroDivisionError):
            _add_and_fail(vault)
        assert (vault.journal_head(), len(vault.revisions())) == (before, 0)
        with vault.together():
            vault.add([raw_revision("r1")])
            with vault.together():
                vault.keep_received(MARK)
        assert vault.journal_head()[1] == before[1] + 1
    with open_vault(tmp_path, WORDS, least=CHEAP) as vault:
        assert (len(vault.revisions()), vault.received_bundles()) == (1, (MARK,))


def _add_and_fail(vault: Vault) -> None:
    with vault.together():
        vault.add([raw_revision("r1")])
        assert len(vault.revisions()) == 1
        raise ZeroDivisionError


def test_adding_what_is_there_changes_nothing(vault: Vault) -> None:
    """The same bundle twice leaves the vault as it was, and writes nothing."""
    vault.add([raw_revision("r1"), raw_revision("r1")])
    head = vault.journal_head()
    vault.add([raw_revision("r1")])
    assert vault.journal_head() == head
    assert len(vault.revisions()) == 1


def test_what_is_no_revision_is_refused(vault: Vault) -> None:
    """A fault elsewhere cannot put anything else among the records."""
    with pytest.raises(VaultError):
        vault.add([raw_revision("r1"), b"not json"])
    assert len(vault.revisions()) == 0


def test_an_erased_person_is_gone_for_good(tmp_path: Path) -> None:
    """What was said about them is in no file, and never comes back from a late bundle."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_draft(DRAFT)
        vault.keep_draft(replace(DRAFT, id="d2", about=OTHER_PERSON))
        vault.finish("none", SUBMISSION, [raw_revision("r1", PERSON), raw_revision("r2", OTHER_PERSON)])
        vault.add([raw_revision(PERSON, PERSON)])
        vault.erase([PERSON])
        vault.add([raw_revision("r9", PERSON), raw_revision(PERSON, None)])
        assert vault.erased() == {PERSON}
        assert list(vault.revisions().values()) == [raw_revision("r2", OTHER_PERSON)]
        assert [draft.id for draft in vault.drafts()] == ["d2"]
        assert vault.submissions() == ()
    with open_vault(tmp_path, WORDS, least=CHEAP) as vault:
        assert vault.erased() == {PERSON}
        assert len(vault.revisions()) == 1


def test_erasing_waits_for_its_own_moment(vault: Vault) -> None:
    """Erasing inside a larger save is refused: the save could still bring the words back."""
    with pytest.raises(VaultError, match="Try afterwards"), vault.together():
        vault.erase([PERSON])


def test_a_closed_vault_is_closed(tmp_path: Path) -> None:
    """After locking, nothing more is written, and closing twice does no harm."""
    vault = create_vault(tmp_path, WORDS, cost=CHEAP)
    vault.close()
    vault.close()
    with pytest.raises(VaultError) as told:
        vault.keep_draft(DRAFT)
    assert told.value.code == "closed"


def test_threads_share_a_vault(tmp_path: Path) -> None:
    """The screen reads while workers save and the journal is rewritten; nothing is lost or half there."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        stop = threading.Event()
        odd: list[str] = []
        workers = [threading.Thread(target=_save_much, args=(vault, who)) for who in range(3)]
        watchers = [
            threading.Thread(target=_read_until, args=(stop, vault, odd)),
            threading.Thread(target=_rewrite_until, args=(stop, vault)),
        ]
        for thread in (*workers, *watchers):
            thread.start()
        for thread in workers:
            thread.join()
        stop.set()
        for thread in watchers:
            thread.join()
        assert odd == []
        assert (len(vault.revisions()), len(vault.submissions())) == (90, 45)
    with open_vault(tmp_path, WORDS, least=CHEAP) as vault:
        assert (len(vault.revisions()), len(vault.submissions())) == (90, 45)


def _save_much(vault: Vault, who: int) -> None:
    for number in range(15):
        vault.keep_draft(replace(DRAFT, id=f"{who}"))
        revisions = [raw_revision(f"{who}-{number}-{one}") for one in range(2)]
        vault.finish(f"{who}", replace(SUBMISSION, id=f"{who}-{number}"), revisions)


def _read_until(stop: threading.Event, vault: Vault, odd: list[str]) -> None:
    while not stop.is_set():
        if len(vault.revisions()) % 2:
            odd.append("half a commit")
        vault.drafts()
        vault.form_by_source("abc", "4.5.0")


def _rewrite_until(stop: threading.Event, vault: Vault) -> None:
    while not stop.is_set():
        vault._storage.journal.rewrite()


def test_saving_often_keeps_the_file_small(tmp_path: Path) -> None:
    """A draft saved after each answer is cleared out beside the work; the file does not grow for ever."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        for number in range(60):
            vault.keep_draft(replace(DRAFT, session=bytes(200_000), kept_at=str(number)))
        vault._upkeep.finish()
        assert (tmp_path / "work" / "journal").stat().st_size < 9_000_000
        assert vault.drafts()[0].kept_at == "59"


def test_a_large_vault_opens_at_once(tmp_path: Path) -> None:
    """A year of visits opens in well under a second."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.add(raw_revision(f"r{number}", PERSON, "word " * 100) for number in range(5_000))
    began = time.perf_counter()
    with open_vault(tmp_path, WORDS, least=CHEAP) as vault:
        assert time.perf_counter() - began < 0.5
        assert len(vault.revisions()) == 5_000


def test_every_error_is_ours_and_tells_nothing(tmp_path: Path) -> None:
    """Nothing that goes wrong shows a passphrase, an answer or a name."""
    with create_vault(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_draft(DRAFT)
    with pytest.raises(OutreachError) as told:
        open_vault(tmp_path, "kettle", least=CHEAP)
    for secret in ("kettle", "HERON", "cook"):
        assert secret not in str(told.value)
        assert secret not in repr(DRAFT)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody delete a file that is open")
def test_saving_into_a_deleted_folder_is_told(tmp_path: Path) -> None:
    """Somebody tidies the folder away while the app is open: the next save says so, and pretends nothing."""
    with create_vault(tmp_path / "data", WORDS, cost=CHEAP) as vault:
        shutil.rmtree(tmp_path / "data")
        with pytest.raises(VaultError):
            vault.keep_draft(DRAFT)
        assert vault.drafts() == ()
