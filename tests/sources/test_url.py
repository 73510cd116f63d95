"""Pages by their address, from a server of our own on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from polybius.errors import FetchError, FetchTimeout, HttpStatus, RefusedAddress, TooLarge, UnsupportedFormat
from polybius.settings import Settings
from polybius.sources.url import is_public

PAGE = (Path(__file__).parent / "pages" / "talks.html").read_bytes()
OPEN = Settings(allow_private_addresses=True)


class Site(BaseHTTPRequestHandler):
    """A small news site with the habits of real ones."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        getattr(self, "answer_" + self.path.strip("/").split("?")[0])()

    def log_message(self, *_: object) -> None:
        pass

    def _send(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self._send(PAGE)

    def answer_utf8(self) -> None:
        self._send(PAGE.replace(b"windows-1252", b"utf-8").decode("windows-1252").encode(), "text/html; charset=utf-8")

    def answer_packed(self) -> None:
        self._send(gzip.compress(PAGE), Content_Encoding="gzip")

    def answer_chunked(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(PAGE), 500):
            piece = PAGE[start : start + 500]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def answer_moved(self) -> None:
        self._send(b"", status=302, Location="/page?from=moved")

    def answer_circle(self) -> None:
        self._send(b"", status=301, Location="/circle")

    def answer_metadata(self) -> None:
        self._send(b"", status=302, Location="http://169.254.169.254/latest/")

    def answer_file(self) -> None:
        self._send(b"", status=302, Location="file:///etc/hostname")

    def answer_gone(self) -> None:
        self._send(b"gone", status=404)

    def answer_picture(self) -> None:
        self._send(b"\x89PNG", "image/png")

    def answer_plain(self) -> None:
        self._send(b"Kenya closed its border.\n", "text/plain; charset=utf-8")

    def answer_json(self) -> None:
        self._send(b'{"text": "Kenya closed its border."}', "application/json")

    def answer_bomb(self) -> None:
        self._send(gzip.compress(b" " * 60_000_000), Content_Encoding="gzip")

    def answer_silent(self) -> None:
        time.sleep(1.5)
        self._send(PAGE)

    def answer_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)


class QuietServer(ThreadingHTTPServer):
    """A reader that gives up leaves a broken pipe behind, whose report would land in a later test's output."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = QuietServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _error(found: list[object]) -> type:
    (failure,) = found
    return type(failure.error)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["page", "utf8", "packed", "chunked"])
def test_a_page_is_fetched_and_read(opened, site: str, page: str) -> None:
    (article,) = opened(f"{site}/{page}", settings=OPEN)
    assert article.outlet == "The Lakeside Courier"
    assert article.url == f"{site}/{page}"
    assert "“It was a misunderstanding" in article.text


def test_a_redirect_is_followed_and_the_last_address_kept(opened, site: str) -> None:
    (article,) = opened(f"{site}/moved", settings=OPEN)
    assert article.url == f"{site}/page?from=moved"


@pytest.mark.parametrize("page", ["plain", "json"])
def test_text_and_json_are_read_too(opened, site: str, page: str) -> None:
    assert opened(f"{site}/{page}", settings=OPEN)[0].text.strip() == "Kenya closed its border."


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("circle", HttpStatus),
        ("gone", HttpStatus),
        ("file", FetchError),
        ("picture", UnsupportedFormat),
        ("bomb", TooLarge),
    ],
)
def test_what_a_server_answers_wrong_is_told(opened, site: str, page: str, error: type) -> None:
    assert _error(opened(f"{site}/{page}", settings=OPEN)) is error


@pytest.mark.parametrize("page", ["silent", "drip"])
def test_a_slow_server_is_given_up(opened, site: str, page: str) -> None:
    settings = Settings(allow_private_addresses=True, fetch_timeout_seconds=0.4)
    started = time.monotonic()
    assert _error(opened(f"{site}/{page}", settings=settings)) is FetchTimeout
    assert time.monotonic() - started < 1.4


def test_this_machine_is_not_asked_unless_it_is_allowed(opened, site: str) -> None:
    assert _error(opened(f"{site}/page")) is RefusedAddress
    assert _error(opened(site.replace("127.0.0.1", "localhost"))) is RefusedAddress


def test_a_redirect_is_checked_as_the_first_address_is(opened, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address passes for a public one; the one that it leads to does not."""
    from polybius.sources import url

    monkeypatch.setattr(url, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    (failure,) = opened(f"{site}/metadata")
    assert type(failure.error) is RefusedAddress
    assert "169.254.169.254" in str(failure)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["http://", "http:///a", "gopher://a.example/", "http://no-such-host.invalid/a"])
def test_an_address_that_leads_nowhere_is_told(opened, address: str) -> None:
    assert _error(opened(address)) is FetchError


def test_a_port_where_nobody_listens_is_told(opened) -> None:
    (failure,) = opened("http://127.0.0.1:1/a", settings=OPEN)
    assert "refused the connection" in str(failure)
