"""A page by its address: http and https only, public addresses only, within limits of size and time."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cache
from urllib.parse import urljoin

import urllib3
from urllib3.util import Url, parse_url

import polybius
from polybius.errors import FetchError, FetchTimeout, HttpStatus, RefusedAddress, TooLarge, UnsupportedFormat
from polybius.settings import Settings
from polybius.sources import html, json_articles, text
from polybius.sources.given import Given, Outcome

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PIECE = 1 << 16
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent, and the address that it came from in the end."""

    address: str
    content: bytes
    kind: str
    charset: str | None


def is_address(name: str) -> bool:
    """Is an input the address of a page, and not a path?"""
    return "://" in name[:12]


def fetch(address: str, given: Given) -> Iterator[Outcome]:
    """The articles of a page. Raises `FetchError` and `InputError`."""
    page = get(address, given.settings)
    if page.kind in ("text/html", "application/xhtml+xml", "") or html.looks_like_html(page.content):
        yield from html.articles(page.content, address, given, address=page.address, charset=page.charset)
    elif page.kind == "text/plain":
        yield from text.articles(page.content, address, given)
    elif page.kind == "application/json":
        yield from json_articles.whole(page.content, address, given)
    else:
        raise UnsupportedFormat(f"{address} is {page.kind}, which cannot be read.")


def get(address: str, settings: Settings) -> Page:
    """Fetch a page and follow where it leads, each step checked anew; the limits hold for all steps together."""
    deadline = time.monotonic() + settings.fetch_timeout_seconds
    at = address
    for _ in range(settings.fetch_max_redirects + 1):
        answer = _request(at, deadline, settings)
        if isinstance(answer, Page):
            return answer
        at = answer
    raise HttpStatus(f"{address} leads on more than {settings.fetch_max_redirects} times.")


def _request(address: str, deadline: float, settings: Settings) -> Page | str:
    """One step: the page, or the address that its server sends to."""
    target = _parsed(address)
    pool = _connect(target, _public(target, settings))
    try:
        answer = pool.request(
            "GET",
            target.request_uri,
            headers={"Host": target.netloc or "", "User-Agent": f"polybius/{polybius.__version__}", "Accept": "*/*"},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=_left(deadline, address),
        )
        if answer.status in REDIRECTS and answer.headers.get("Location"):
            return urljoin(address, answer.headers["Location"])
        if answer.status != 200:
            raise HttpStatus(f"{address}: the server answered {answer.status} {answer.reason or ''}".rstrip() + ".")
        content = _content(answer, address, deadline, settings)
        kind, charset = _kind(answer.headers.get("Content-Type", ""))
        return Page(address, content, kind, charset)
    except urllib3.exceptions.NewConnectionError:
        raise FetchError(f"{address} could not be fetched: the server refused the connection.") from None
    except urllib3.exceptions.TimeoutError:
        raise _late(address) from None
    except urllib3.exceptions.HTTPError as error:
        raise FetchError(f"{address} could not be fetched: {_plainly(error)}.") from None
    finally:
        pool.close()


def _parsed(address: str) -> Url:
    try:
        target = parse_url(address)
    except urllib3.exceptions.LocationParseError:
        raise FetchError(f"{address} is not the address of a page.") from None
    if target.scheme not in PORTS or not target.host:
        raise FetchError(f"{address} is not the address of a page: only http:// and https:// are fetched.")
    return target._replace(auth=None)


def _public(target: Url, settings: Settings) -> str:
    """A network address of the host that may be asked. The connection goes to this very address, so that a name
    server that answers otherwise the second time (DNS rebinding) gains nothing."""
    host = (target.host or "").strip("[]")
    try:
        found = socket.getaddrinfo(host, target.port or PORTS[target.scheme or ""], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one"
        raise FetchError(f"The host {host} is not known: {reason}.") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not settings.allow_private_addresses:
        for each in addresses:
            if not is_public(each):
                raise RefusedAddress(f"{host} is at {each}, which is not a public address.")
    return addresses[0]


def is_public(address: str) -> bool:
    """May an address from somebody else's file be asked? Not of this machine, its network, or one reserved."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _connect(target: Url, address: str) -> urllib3.HTTPConnectionPool:
    port = target.port or PORTS[target.scheme or ""]
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port)
    host = (target.host or "").strip("[]")
    return urllib3.HTTPSConnectionPool(address, port, ssl_context=_trust(), server_hostname=host, assert_hostname=host)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _content(answer: urllib3.BaseHTTPResponse, address: str, deadline: float, settings: Settings) -> bytes:
    """The body, unpacked piece by piece, so that a small answer that unpacks to a huge one is cut off in time."""
    content = bytearray()
    while piece := answer.read1(PIECE, decode_content=True):
        content += piece
        if len(content) > settings.max_input_bytes:
            raise TooLarge(f"{address} has more than {settings.max_input_bytes:,} bytes; no article has.")
        _left(deadline, address)
    return bytes(content)


def _left(deadline: float, address: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _late(address)
    return left


def _late(address: str) -> FetchTimeout:
    return FetchTimeout(f"{address} did not answer in time.")


def _kind(header: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = header
    charset = message.get_param("charset")
    return (message.get_content_type() if header else ""), (charset if isinstance(charset, str) else None)


def _plainly(error: urllib3.exceptions.HTTPError) -> str:
    """The reason of an error of the connection, without the names of classes and objects around it."""
    if isinstance(error, urllib3.exceptions.SSLError):
        return "its certificate does not prove who it is"
    if isinstance(error, urllib3.exceptions.ProtocolError):
        return "the server broke the connection off"
    return str(error).rstrip(".") or type(error).__name__
