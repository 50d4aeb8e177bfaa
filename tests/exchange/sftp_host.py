"""An OpenSSH server on this machine for tests: throw-away keys, a port of its own, ended with the test."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

_CONFIG = """\
ListenAddress 127.0.0.1
HostKey {home}/host_key
PidFile {home}/pid
AuthorizedKeysFile {home}/authorized_keys
StrictModes no
PasswordAuthentication no
PermitRootLogin yes
UsePAM no
Subsystem sftp internal-sftp
MaxStartups 1000
LoginGraceTime 5
"""


@dataclass(frozen=True, slots=True)
class SftpHost:
    """A running server."""

    port: int
    """Where it listens."""
    folder: Path
    """The folder that is synced to, on this same machine."""
    home: Path
    """The home folder in which the client's key and known hosts lie."""

    @property
    def address(self) -> str:
        """What is typed to reach it."""
        return f"sftp://{_me()}@127.0.0.1:{self.port}{self.folder}"

    def cut_lines(self) -> None:
        """Break every line there is at this moment; the server itself goes on.

        A process is stopped before its children are looked for: one begun meanwhile would hold the line open,
        and the client would wait for somebody who is not there any more.
        """
        listener = int((self.home / "pid").read_text())
        for child in _children_of(listener):
            _signal(child, signal.SIGSTOP)
            for grandchild in _children_of(child):
                _signal(grandchild, signal.SIGKILL)
            _signal(child, signal.SIGKILL)


@contextmanager
def sftp_host(home: Path) -> Iterator[SftpHost]:
    """Run a server whose key is known in `home`; skips where OpenSSH's server is not installed."""
    sshd = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/sbin:/usr/local/sbin")
    if sshd is None or shutil.which("ssh-keygen") is None:
        pytest.skip("OpenSSH's server (sshd) is not installed")
    if os.name == "posix" and os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    (home / ".ssh").mkdir(mode=0o700)
    folder = home / "shared"
    folder.mkdir()
    for key in (home / "host_key", home / ".ssh" / "id_ed25519"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (home / "authorized_keys").write_text((home / ".ssh" / "id_ed25519.pub").read_text())
    (home / "config").write_text(_CONFIG.format(home=home))
    port = _free_port()
    known = " ".join((home / "host_key.pub").read_text().split()[:2])
    (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{port} {known}\n")
    server = subprocess.Popen(
        [sshd, "-D", "-e", "-f", str(home / "config"), "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield SftpHost(port, folder, home)
    finally:
        server.terminate()
        server.wait()


def _signal(process: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, number)


def _children_of(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)
    return [int(one) for one in found.stdout.split()]


def _me() -> str:
    import getpass

    return getpass.getuser()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if server.poll() is not None:
            pytest.skip("OpenSSH's server does not start here")
        with socket.socket() as one:
            one.settimeout(0.5)
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)  # another program is getting ready, and tells nobody
    pytest.skip("OpenSSH's server does not answer here")
