"""The web application under load: requests a second, how long they take, and the memory of its processes before and after.

Run with ``make bench-web``. The real server with two processes, asked by ``wrk`` (apt-get install wrk), or by Python where that
is missing, which then takes a good part of the cores itself. Persons are those of the casebook, so that no two requests in a
row are alike.
"""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

os.environ["ANSPRUCH_SECRET_KEY"] = "only for measuring"  # set before the settings are read, and handed to the server
os.environ["DJANGO_SETTINGS_MODULE"] = "anspruch.web.settings"

from anspruch.cases import shipped
from anspruch.cli import files
from tests.web.served import served

PERSONS = 200
SECONDS, ROUNDS = 8, 3
LONG = 100_000
CONNECTIONS = 8


class Load(NamedTuple):
    """What one run found."""

    rate: float
    half: float
    """Milliseconds within which half of the requests are answered."""
    nearly: float
    """Milliseconds within which 99 of 100 are."""
    requests: int
    failed: int


def persons():
    """Facts of known cases, as JSON can say them."""
    cases = [case for path in shipped() for case in files.entries(path)][:PERSONS]
    return [{name: value if isinstance(value, bool | int | float) else str(value) for name, value in case["facts"].items()} for case in cases]


def requests(path, cookies, bodies):
    """Requests as (method, path, headers, body)."""
    if bodies:
        return [("POST", path, {"Content-Type": "application/json"}, body) for body in bodies]
    return [("GET", path, {"Cookie": cookie}, None) for cookie in cookies or [""]]


def wrk(address, wanted, seconds):
    """One run of wrk, which takes the requests in turn."""
    quoted = []
    for method, path, headers, body in wanted:
        named = ", ".join(f"[{json.dumps(name)}]=[==[{value}]==]" for name, value in headers.items())
        text = f"[==[{body}]==]" if body else "nil"
        quoted.append(f'wrk.format("{method}", "{path}", {{{named}}}, {text})')
    script = f"""
local all = {{}}
function init() all = {{ {", ".join(quoted)} }} end
local at = 0
function request() at = at % #all + 1; return all[at] end
function done(summary, latency)
  local e = summary.errors
  local failed = e.status + e.connect + e.read + e.write + e.timeout
  print("FOUND", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed)
end
"""
    options = ["-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--timeout", "30s"]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        done = subprocess.run(["wrk", *options, "-s", file.name, address], capture_output=True, text=True, check=True)
    found = re.search(r"FOUND\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)", done.stdout)
    count, took, half, nearly, failed = map(float, found.groups())
    return Load(count / took * 1e6, half / 1000, nearly / 1000, int(count), int(failed))


def python(address, wanted, seconds):
    """The same by threads of Python."""
    host = address.removeprefix("http://")
    times, failed, end = [], [], time.perf_counter() + seconds

    def ask(shift):
        line = http.client.HTTPConnection(host, timeout=30)
        at = shift
        while time.perf_counter() < end:
            method, path, headers, body = wanted[at % len(wanted)]
            begun = time.perf_counter()
            line.request(method, path, body, headers)
            answer = line.getresponse()
            answer.read()
            times.append(time.perf_counter() - begun)
            failed.extend([1] if answer.status >= 400 else [])
            at += 1

    threads = [threading.Thread(target=ask, args=(number * 7,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return Load(len(times) / seconds, times[len(times) // 2] * 1000, times[len(times) * 99 // 100] * 1000, len(times), len(failed))


def memory(process):
    """The proportional memory of the server's processes in MiB; where the system does not tell, nought."""
    kilobytes = [re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text())[1] for pid in processes(process)]
    return sum(map(int, kilobytes)) / 1024


def busy(process):
    """The processor time of the server's processes so far, in seconds: what a request costs however loaded the machine is."""
    ticks = [list(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13])) for pid in processes(process)]
    return sum(map(sum, ticks)) / os.sysconf("SC_CLK_TCK")


def processes(process):
    """The server's first process and those divided off."""
    return [process.pid, *map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())]


def cookies(people):
    """The cookies of people who answered."""
    import django  # noqa: PLC0415

    django.setup()
    from django.http import HttpResponse  # noqa: PLC0415

    from anspruch.web.check import answers  # noqa: PLC0415

    found = []
    for facts in people:
        response = HttpResponse()
        if answers.keep(response, answers.Answers.of(facts)):
            found.append(f"{answers.COOKIE}={response.cookies[answers.COOKIE].value}")
    return found


def main() -> None:
    """Measure and print."""
    load = wrk if shutil.which("wrk") else python
    people = persons()
    bodies = [json.dumps({"facts": facts}) for facts in people]
    one = [json.dumps({"facts": facts, "programme": "integrationskurs"}) for facts in people]
    lean = [json.dumps({"facts": facts, "detail": "states"}) for facts in people]
    asked = {
        "API, decide, states": requests("/api/v1/decide", None, lean),
        "API, decide": requests("/api/v1/decide", None, bodies),
        "API, decide, one programme": requests("/api/v1/decide", None, one),
        "result page": requests("/de/check/result/", cookies(people), None),
        "start page": requests("/de/", None, None),
        "health": requests("/health", None, None),
    }
    print(f"{load.__name__}, {CONNECTIONS} connections, 2 processes, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; best of {ROUNDS}")
    with served("--workers", "2", ANSPRUCH_MAX_REQUESTS="0", ANSPRUCH_LOG=os.environ.get("ANSPRUCH_LOG", "0")) as found:
        for name, wanted in asked.items():
            begun = busy(found.process)
            runs = [load(found.address, wanted, SECONDS) for _ in range(ROUNDS)]
            cost = (busy(found.process) - begun) / sum(one.requests for one in runs) * 1000
            best = max(runs, key=lambda one: one.rate)
            print(f"{name:28}{best.rate:8.0f}/s   p50 {best.half:7.1f} ms   p99 {best.nearly:7.1f} ms", end="   ")
            print(f"{cost:6.2f} ms of a processor each   failed {best.failed}", flush=True)
        if "--long" in sys.argv:
            _long(found, load, asked)


def _long(found, load, asked) -> None:
    """Memory over 10^5 requests: forty decisions to one result page."""
    wanted, count = asked["API, decide, states"] * 40 + asked["result page"], 0
    print(f"memory {memory(found.process):.1f} MiB before", flush=True)
    while count < LONG:
        count += load(found.address, wanted, 20).requests
        print(f"memory {memory(found.process):.1f} MiB after {count} requests", flush=True)


if __name__ == "__main__":
    main()
