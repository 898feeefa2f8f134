"""The web application beside what is not ours: a real PostgreSQL, and Schemathesis, which asks the interface what nobody would."""

import json
import shutil
import socket
import subprocess
import tempfile
import urllib.request
from pathlib import Path

import psycopg
import pytest

from tests.web.served import served
from tests.web.test_server import Browser

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
PAGES = ["de/", "de/check/", "en/check/question/1/", "ar/check/result/", "de/privacy/", "health", "api/v1/law/teilnahmeanspruch", "api/openapi.json"]


# beyond what it expects by itself: 422, facts that each are possible and together are not; 503, another proof is running; 413, too large
CHECKS = """[checks]
positive_data_acceptance.expected-statuses = ["2xx", "404", "422", "503"]
negative_data_rejection.expected-statuses = ["400", "404", "405", "413", "415", "422", "503"]
"""


@pytest.fixture(scope="module")
def postgres():
    """The address of a server of our own, thrown away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="anspruch-"))
    folder.chmod(0o755)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    subprocess.run([HERE / "postgres.sh", "install"], check=True)
    subprocess.run([HERE / "postgres.sh", "start", folder, str(port)], check=True)
    yield f"postgres://anspruch@127.0.0.1:{port}/anspruch"
    subprocess.run([HERE / "postgres.sh", "stop", folder], check=True)
    shutil.rmtree(folder)


def test_on_postgresql_it_migrates_and_every_page_is_there(postgres):
    with served("--workers", "2", DATABASE_URL=postgres) as found:
        for page in PAGES:
            status, _, text, _ = Browser(found.address).open(page)
            assert status == 200, f"{page}: {text}"
        assert json.loads(Browser(found.address).open("health")[2])["status"] == "ok"
        with psycopg.connect(postgres) as connection:
            (name,) = connection.execute("SELECT current_database()").fetchone()
            assert name == "anspruch"
            # nothing about a person: what tables there are, are those of migrations
            tables = {table for (table,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
            assert not any("answer" in table or "session" in table for table in tables)
            assert connection.execute("SELECT count(*) > 0 FROM pg_stat_activity WHERE client_addr IS NOT NULL").fetchone() == (True,)


def test_health_tells_when_postgresql_is_gone_and_pages_go_on(postgres):
    with served("--workers", "1", DATABASE_URL=postgres) as found:
        port = int(postgres.rpartition(":")[2].partition("/")[0])
        with psycopg.connect(postgres, dbname="postgres", autocommit=True) as connection:
            connection.execute("ALTER DATABASE anspruch ALLOW_CONNECTIONS false")
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'anspruch'")
            try:
                assert Browser(found.address).open("health")[0] == 503
                assert Browser(found.address).open("de/check/")[0] == 200
                assert str(port) not in found.log.read_text()
            finally:
                connection.execute("ALTER DATABASE anspruch ALLOW_CONNECTIONS true")
        assert Browser(found.address).open("health")[0] == 200


def test_schemathesis_finds_nothing(tmp_path):
    with served("--workers", "2") as found:
        urllib.request.urlopen(f"{found.address}/api/openapi.json", timeout=60).close()
        config = tmp_path / "schemathesis.toml"
        config.write_text(CHECKS, encoding="utf-8")
        command = ["schemathesis", "--config-file", config, "run", f"{found.address}/api/openapi.json", "--checks", "all", "--max-examples", "30"]
        done = subprocess.run(
            [*command, "--seed", "1", "--request-timeout", "60", "--no-color"],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
        assert "Traceback" not in found.log.read_text()
        assert '"status": 500' not in found.log.read_text()
