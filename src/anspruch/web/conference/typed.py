"""A column that holds a value of the record's own types (a fact with its certainty, days, texts) as JSON, and gives it back as such."""

from collections.abc import Mapping
from datetime import date
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from django.db import models
from django.db.models.fields.json import KeyTransform


def plain(value: Any) -> Any:
    """A value of the record's types as what JSON knows."""
    if hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def typed(kind: Any, data: Any) -> Any:
    """The value of a type from what :func:`plain` made of it."""
    origin, parts = get_origin(kind), get_args(kind)
    if data is None or kind in (Any, str, int, bool, float, None):
        return data
    if kind is date:
        return date.fromisoformat(data)
    if origin in (Union, UnionType):
        return typed(next(part for part in parts if part is not type(None)), data)
    if origin is tuple:
        several = [parts[0]] * len(data) if parts[-1] is Ellipsis else parts
        return tuple(typed(part, one) for part, one in zip(several, data, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: typed(parts[1], one) for key, one in data.items()}
    return _tuple(kind, origin or kind, parts, data)


def _tuple(kind: Any, named: Any, parts: tuple[Any, ...], data: Mapping[str, Any]) -> Any:
    """A NamedTuple, perhaps of a kind such as ``Known[str]``."""
    if not hasattr(named, "_fields"):
        raise TypeError(f"no way to hold {kind}")
    filled = dict(zip(getattr(named, "__parameters__", ()), parts, strict=False))
    hints = {name: filled.get(hint, hint) if isinstance(hint, TypeVar) else _filled(hint, filled) for name, hint in get_type_hints(named).items()}
    return named(**{name: typed(hints[name], one) for name, one in data.items()})


def _filled(hint: Any, filled: Mapping[Any, Any]) -> Any:
    """``T | None`` with the type that T stands for."""
    free = getattr(hint, "__parameters__", ())
    return hint[tuple(filled[one] for one in free)] if free and filled else hint


class Typed(models.JSONField):
    """See the module.

    Args:
        kind: the type; none for what is JSON already.
    """

    def __init__(self, kind: Any = None, **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """From the column."""
        data = super().from_db_value(value, expression, connection)
        return data if self.kind is None or isinstance(expression, KeyTransform) else typed(self.kind, data)

    def get_prep_value(self, value: Any) -> Any:
        """For the column."""
        return plain(super().get_prep_value(value))
