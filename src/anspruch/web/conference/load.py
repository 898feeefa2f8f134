"""Loading the record into the database: whole or not at all, and a second time nothing changes."""

import subprocess
import sys
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import ExpressionWrapper, F, JSONField
from django.utils import timezone

from anspruch.conference.files.load import RECORD, build, raw
from anspruch.conference.followup import file
from anspruch.conference.frozen import content, fingerprint
from anspruch.conference.model import Record
from anspruch.statute import yaml12
from anspruch.web.conference import computed, models, rows
from anspruch.web.conference.typed import FormError, Typed, plain
from anspruch.web.site import statute

VERSION = 3
"""Of what rows say of the same files, where their form (:func:`models.form`) does not tell: another number loads them anew."""


class Loaded(NamedTuple):
    """What an import did to the rows."""

    added: int
    changed: int
    removed: int
    kept: int


def state(folder: Path = RECORD) -> str:
    """A hash of the record's files."""
    found = sha256(str(VERSION).encode())
    for path in sorted(folder.rglob("*.yaml")):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def load_if_changed(folder: Path = RECORD) -> Loaded | None:
    """Load the record if its files are others than those held, or held in another form; None where they are the same. Raises LawError.

    What takes seconds to compute of it is left to a process of its own; the pages say meanwhile that it is not ready.
    """
    done = None if _holds(state(folder)) else load_all(folder)
    if settings.COMPUTE and computed.missing(rows.record(), rows.follow_up(), statute.law()):
        command = [sys.executable, "-m", "anspruch", "conference", "import"]
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  (our own)
    return done


def _holds(files: str) -> bool:
    """Whether the rows are those of the files, in the form of this version of the program."""
    if not models.Held.objects.filter(files=files, form=models.form()).exists():
        return False
    try:
        rows.record(), rows.follow_up()
    except FormError:
        return False
    return True


def load_all(folder: Path = RECORD) -> Loaded:
    """Load the record's files into the database, in one transaction.

    Raises:
        LawError: if a file cannot be read or says what cannot be; then nothing is changed.
    """
    hashed, record = state(folder), build(raw(folder))
    follow_up = file.read(yaml12.read(folder / file.FILE), record, file.FILE)
    with transaction.atomic():
        held, _ = models.Held.objects.select_for_update().get_or_create(pk=1)
        done = _synchronise(list(rows.rows(record, follow_up)))
        frozen, kept = _freeze(record)
        if frozen or done.added or done.changed or done.removed:
            held.edition += 1
            held.changed = timezone.localdate()
        held.files, held.form = hashed, models.form()
        held.save()
    return done._replace(added=done.added + frozen, kept=done.kept + kept)


def _synchronise(wanted: list[models.Row]) -> Loaded:
    """Make the rows those wanted: new ones added, others changed, what is gone removed."""
    by_kind: dict[type[models.Row], dict[str, models.Row]] = defaultdict(dict)
    for row in wanted:
        by_kind[type(row)][row.id] = row
    added = changed = removed = 0
    for kind, several in by_kind.items():
        there = _stored(kind)
        new = [row for name, row in several.items() if name not in there]
        other = [row for name, row in several.items() if name in there and _columns(row) != there[name]]
        kind._default_manager.bulk_create(new)
        if other:
            kind._default_manager.bulk_update(other, [field.name for field in kind._meta.concrete_fields if not field.primary_key])
        added, changed = added + len(new), changed + len(other)
    for kind in reversed(models.Row.__subclasses__()):
        gone = set(kind._default_manager.values_list("pk", flat=True)) - by_kind[kind].keys()
        removed += len(gone)
        kind._default_manager.filter(pk__in=gone).only("pk").delete()
    return Loaded(added, changed, removed, len(wanted) - added - changed)


def _stored(kind: type[models.Row]) -> dict[str, dict[str, Any]]:
    """The columns of the rows there are, by name, as they are stored: they may have the form of another version of the program."""
    fields = kind._meta.concrete_fields
    raw = {f"stored_{one.attname}": ExpressionWrapper(F(one.attname), JSONField()) for one in fields if isinstance(one, Typed)}
    kept = [one.attname for one in fields if not isinstance(one, Typed)]
    several = kind._default_manager.values(*kept, **raw)
    return {row["id"]: {name.removeprefix("stored_"): plain(value) for name, value in row.items()} for row in several}


def _columns(row: models.Row) -> dict[str, Any]:
    return {field.attname: plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _freeze(record: Record) -> tuple[int, int]:
    """Keep what every adopted paper says under its hash, for good; gives how many are new, and how many were there."""
    said = {fingerprint(paper): paper for paper in record.papers.values() if paper.status in ("adopted", "listed")}
    there = set(models.Resolution.objects.values_list("id", flat=True))
    new = [models.Resolution(id=name, paper=paper.id, content=content(paper)) for name, paper in said.items() if name not in there]
    models.Resolution.objects.bulk_create(new)
    return len(new), len(said) - len(new)
