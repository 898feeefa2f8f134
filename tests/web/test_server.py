"""The server as it is run: it comes up, says what is wrong when it cannot, keeps nothing, and stops when told."""

import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests.web.served import served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server():
    with served("--workers", "2") as found:
        yield found


class Browser:
    """Keeps cookies and follows redirects, as people's browsers do."""

    def __init__(self, address):
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, path, data=None, headers=None):
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        request = urllib.request.Request(urllib.parse.urljoin(self.address, path), body, headers or {})
        try:
            answer = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read().decode(), answer.url

    def post(self, url, page, **data):
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        return self.open(url, {"csrfmiddlewaretoken": token[1], **data}, {"Origin": self.address})


ANSWERS = {
    "status": {"status": "AufenthG § 22 Satz 2"},
    "sprachniveau": {"sprachniveau": "A2"},
    "land": {"land": "DE-TH"},
    "staatsangehoerigkeit": {"staatsangehoerigkeit": "AF"},
    "geburtsdatum": {"geburtsdatum_day": "17", "geburtsdatum_month": "5", "geburtsdatum_year": "1987"},
}


def test_nothing_of_a_whole_check_is_in_the_log_and_two_processes_read_the_same_cookie(server):
    browser = Browser(server.address)
    _, _, page, url = browser.open("/de/check/question/1/")
    secrets = set()
    for _ in range(40):
        if "/question/" not in url:
            break
        fact = re.search(r'name="fact" value="([a-z0-9_]+)"', page)[1]
        data = ANSWERS.get(fact, {"unknown": fact})
        secrets |= set(data.values()) if fact in ANSWERS else set()
        status, _, page, url = browser.post(url, page, **data)
        assert status == 200, page
    assert len(secrets) >= 2
    assert urllib.parse.urlsplit(url).query == ""
    status, _, page, _ = browser.open("/de/check/result/")
    assert status == 200
    token = next(cookie.value for cookie in browser.jar if cookie.name == "answers")
    facts = {"status": "AufenthG § 22 Satz 2", "sprachniveau": "A2", "zweck_der_probe": "geheim"}
    request = urllib.request.Request(f"{server.address}/api/v1/decide", json.dumps({"facts": facts}).encode(), {"Content-Type": "application/json"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=60)
    assert refused.value.code == 422
    refused.value.close()
    assert Browser(server.address).open("/de/?status=AufenthG+22&name=Muster")[0] == 200
    assert Browser(server.address).open("/de/check/K7Q2MX9AB/nirgends/")[0] == 404
    time.sleep(0.5)
    log = server.log.read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert sum(line["event"] == "request" for line in lines) > len(secrets)
    allowed = {"event", "method", "path", "status", "ms", "level", "timestamp"}
    assert all(set(line) == allowed for line in lines if line["event"] == "request")
    for secret in (*secrets - {"17", "5"}, token, "127.0.0.1", "geheim", "Muster", "K7Q2MX9AB", "?", "csrf", "22 Satz"):
        assert secret not in log, secret


@pytest.mark.parametrize("path", ["/de/", "/ar/check/", "/de/check/result/", "/health", "/api/openapi.json", "/static/anspruch.css", "/de/nirgends/"])
def test_every_answer_carries_the_headers_that_protect(server, path):
    _, headers, _, _ = Browser(server.address).open(path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    if not path.startswith("/static/"):
        policy = headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_behind_tls_cookies_are_secure_and_browsers_told_to_stay(monkeypatch):
    with served("--workers", "1", ANSPRUCH_HTTPS="1", ANSPRUCH_HOSTS="anspruch.example") as found:
        browser = Browser(found.address)
        via = {"Host": "anspruch.example", "X-Forwarded-Proto": "https"}
        status, headers, _, _ = browser.open("/de/check/question/1/", headers=via)
        assert status == 200
        assert "max-age=31536000" in headers["Strict-Transport-Security"]
        assert all("Secure" in one for one in headers.get_all("Set-Cookie"))
        assert browser.open("/health", headers={"Host": "10.0.0.7"})[0] == 200  # as a container's own check asks
        assert browser.open("/de/", headers={"Host": "evil.example", "X-Forwarded-Proto": "https"})[0] == 400


def test_too_many_forms_and_too_many_requests_are_refused_with_a_sentence():
    with served("--workers", "2", ANSPRUCH_FORM_RATE="3", ANSPRUCH_API_RATE="3", ANSPRUCH_PROXIES="1") as found:
        here, there = ({"X-Forwarded-For": f"1.1.1.1, {address}", "Origin": found.address} for address in ("192.0.2.1", "192.0.2.2"))
        statuses = [Browser(found.address).open("/de/check/delete/", {}, here)[0] for _ in range(8)]
        assert 429 in statuses[3:], "counted over both processes"
        assert 429 not in statuses[:3]
        status, headers, page, _ = Browser(found.address).open("/en/check/delete/", {}, here)
        if status == 429:  # a new minute may have begun
            assert 0 < int(headers["Retry-After"]) <= 60
            assert "<h1" in page
        assert Browser(found.address).open("/de/check/delete/", {}, there)[0] != 429
        answers = [Browser(found.address).open("/api/v1/law/teilnahmeanspruch", headers=here) for _ in range(8)]
        status, headers, text, _ = next(answer for answer in answers if answer[0] == 429)
        assert headers["Content-Type"] == "application/problem+json"
        assert "Retry-After" in json.loads(text)["errors"][0]["en"]


def web(*options, **environment):
    return subprocess.run(
        [sys.executable, "-m", "anspruch", "web", *options],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
        check=False,
    )


def test_a_port_in_use_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = web("--port", str(port))
        assert done.returncode == 2
        assert done.stderr == f"Der Port {port} auf 127.0.0.1 ist belegt. Nehmen Sie einen anderen: --port {port + 1}.\n"


@pytest.mark.parametrize("options", [["--port", "99999"], ["--workers", "1000"], ["--host", "nirgends.invalid", "--port", "0"]])
def test_an_address_that_cannot_be_is_one_sentence(options):
    done = web(*options)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path):
    done = web("--port", "0", DATABASE_URL="postgres://nobody@127.0.0.1:1/none?connect_timeout=2", ANSPRUCH_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr
    assert done.stderr.count("\n") == 1


def test_told_to_stop_it_finishes_what_it_is_answering():
    with served("--workers", "1") as found, socket.create_connection(("127.0.0.1", int(found.address.rpartition(":")[2]))) as line:
        body = json.dumps({"before": "2022-12-30", "after": "2022-12-31"}).encode()
        head = f"POST /api/v1/compare HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        line.sendall(head.encode() + body)
        time.sleep(1)
        found.process.send_signal(signal.SIGTERM)
        line.settimeout(60)
        assert line.recv(100).startswith(b"HTTP/1.1 200")
        while line.recv(1 << 16):
            pass
        assert found.process.wait(60) == 0


def test_what_is_no_http_is_refused_without_the_address_in_the_log(server):
    with socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2]))) as line:
        line.sendall(b"GET /?status=geheim2 HTTQ/9\r\n\r\n")
        assert b" 400 " in line.recv(1000)
    time.sleep(0.3)
    assert "geheim2" not in server.log.read_text()
    assert "127.0.0.1" not in server.log.read_text()
