"""The command as a process of its own: what only a real start can show."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest


def _start(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "polybius.cli", *arguments], input=stdin, capture_output=True, check=False
    )


def test_help_does_not_wait_for_the_parser() -> None:
    code = "import sys; import polybius.cli; sys.exit('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    started = time.perf_counter()
    ran = _start("--help")
    assert ran.returncode == 0
    assert b"Exit codes:" in ran.stdout
    assert time.perf_counter() - started < 5  # 0.2 s on an idle machine; a parser alone takes seconds on a busy one


def test_standard_input_to_json_lines() -> None:
    lines = b'{"text": "Kenya expelled the ambassador of Uganda \xe2\x80\x93 again."}\n{"text": 1}\n'
    ran = _start("read", "-", "--format", "jsonl", stdin=lines)
    assert ran.returncode == 1
    (line,) = ran.stdout.decode().splitlines()
    assert json.loads(line)["article"]["text"].endswith("– again.")
    assert b"line 2 of standard input" in ran.stderr


def test_a_wrong_date_ends_the_process_with_2(tmp_path: Path) -> None:
    ran = _start("read", "-", "--published", "2023-13-45", stdin=b"Kenya.")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().count("\n") == 1


LINES = b'{"text": "Kenya expelled the ambassador of Uganda.", "language": "en"}\n'


@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ("exec {px} version > /dev/full", 2, "Standard output cannot be written"),
        ("exec {px} version >&-", 2, "Standard output is closed"),
        ("exec {px} read - <&-", 3, "Standard input is closed"),
        ("exec {px} read - < /dev/null", 3, "polybius: standard input is empty."),
    ],
)
def test_streams_that_are_full_closed_or_empty_end_in_one_sentence(shell: str, code: int, said: str) -> None:
    command = shell.format(px=f"{shlex.quote(sys.executable)} -m polybius.cli")
    ran = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, check=False)
    assert ran.returncode == code
    assert said in ran.stderr.decode()
    assert ran.stderr.count(b"\n") == 1


def test_a_reader_that_stops_reading_ends_the_process_without_noise() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "polybius.cli", "read", "-", "--format", "jsonl"]
    ran = subprocess.run(command, input=LINES, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")
