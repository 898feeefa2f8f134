"""How often one client may ask: counted in memory that all workers share, under a key that ends with the process.

No address is kept: a keyed hash of it chooses a counter, and a counter holds a minute and a number. Two clients may share a
counter in one row; the lesser of two rows is taken, so that a stranger's requests hardly ever count (a count-min sketch).
"""

import ipaddress
import mmap
import secrets
import struct
import time
from collections.abc import Callable
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anspruch.web.api.problems import PREFIX, problem

_ROWS, _COUNTERS, _MINUTE = 2, 1 << 16, 60
_COUNTER = struct.Struct("II")
_KEY = secrets.token_bytes(32)
_MEMORY = mmap.mmap(-1, _ROWS * _COUNTERS * _COUNTER.size)  # anonymous: shared with every process divided off later
_TOO_MANY = 429
_PROOF_PAGE = "/law/compare/"


def spend(client: str, cost: int, now: float | None = None) -> int:
    """Count a client's requests and say how many there are in this minute.

    Args:
        client: anything that names client and kind of request.
        cost: how many requests this one counts for.
        now: seconds since 1970; default: now.
    """
    minute = int((time.time() if now is None else now) // _MINUTE)
    digest = blake2b(client.encode(), key=_KEY, digest_size=2 * _ROWS).digest()
    found = []
    for row, index in enumerate(struct.unpack(f"{_ROWS}H", digest)):
        place = (row * _COUNTERS + index) * _COUNTER.size
        at, count = _COUNTER.unpack_from(_MEMORY, place)
        count = min((count if at == minute else 0) + cost, 0xFFFFFFFF)
        _COUNTER.pack_into(_MEMORY, place, minute, count)
        found.append(count)
    return min(found)


def client(request: HttpRequest) -> str:
    """The network a request comes from: an IPv4 address, or the /64 of an IPv6 one; behind our own proxies, what they say."""
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-settings.PROXIES :] if settings.PROXIES else []
    address = (said[0] if said else "").strip() or request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)  # noqa: PLR2004


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 429 where a client asks more often than ``settings.LIMITS`` allows a minute; 0 or nothing: no limit."""

    def answer(request: HttpRequest) -> HttpResponse:
        kind = _kind(request)
        most = settings.LIMITS.get(kind, 0)
        if not most or spend(f"{kind}|{client(request)}", 1) <= most:
            return get_response(request)
        wait = {"Retry-After": str(_MINUTE - int(time.time()) % _MINUTE)}
        if request.path.startswith(PREFIX):
            return problem(_TOO_MANY, headers=wait)
        response = render(request, "site/error.html", {"status": _TOO_MANY}, status=_TOO_MANY)
        response.headers["Retry-After"] = wait["Retry-After"]
        return response

    return answer


def _kind(request: HttpRequest) -> str:
    """``proof`` for what takes seconds, ``api``, ``form``, or nothing for pages that are only read."""
    if request.path.startswith(PREFIX):
        return "proof" if request.path.endswith("/compare") else "api"
    if request.path.endswith(_PROOF_PAGE) and "from" in request.GET:
        return "proof"
    return "form" if request.method == "POST" else ""
