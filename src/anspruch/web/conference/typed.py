"""A column that holds a value of the record's own types (a fact with its certainty, days, texts) as JSON, and gives it back as such.

What another version of the program stored may have another form. It is recognised (:class:`FormError`) and never read blindly.
"""

from collections.abc import Mapping
from datetime import date
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from django.db import models
from django.db.models.fields.json import KeyTransform


class FormError(Exception):
    """What is stored has not the form of its type: another version of the program wrote it."""


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
    """The value of a type from what :func:`plain` made of it. Raises FormError for anything else."""
    origin, parts = get_origin(kind), get_args(kind)
    if data is None or kind in (Any, str, int, bool, float, None):
        return data
    if kind is date:
        return _day(data)
    if origin in (Union, UnionType):
        return typed(_given(parts), data)
    if origin is tuple:
        several = [parts[0]] * len(_of(list, data)) if parts[-1] is Ellipsis else parts
        if len(several) != len(_of(list, data)):
            raise FormError(f"{kind}: {data}")
        return tuple(typed(part, one) for part, one in zip(several, data, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: typed(parts[1], one) for key, one in _of(dict, data).items()}
    hints = _hints(kind)
    if _of(dict, data).keys() != hints.keys():
        raise FormError(f"{kind}: {', '.join(data)}")
    return (origin or kind)(**{name: typed(hints[name], one) for name, one in data.items()})


def described(kind: Any) -> Any:
    """A type down to its last field, as plain data: what was stored under another description has another form."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return [described(_given(parts)), None]
    if origin is tuple or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return [origin.__name__, *("..." if part is Ellipsis else described(part) for part in parts)]
    if hasattr(origin or kind, "_fields"):
        return {name: described(hint) for name, hint in _hints(kind).items()}
    return getattr(kind, "__name__", str(kind))


def _given(parts: tuple[Any, ...]) -> Any:
    """Of ``T | None`` the T."""
    return next(part for part in parts if part is not type(None))


def _of(kind: type[Any], data: Any) -> Any:
    if not isinstance(data, kind):
        raise FormError(f"{kind.__name__}: {data}")
    return data


def _day(data: Any) -> date:
    try:
        return date.fromisoformat(_of(str, data))
    except ValueError:
        raise FormError(f"date: {data}") from None


def _hints(kind: Any) -> dict[str, Any]:
    """The fields of a NamedTuple with their types, perhaps of a kind such as ``Known[str]``."""
    named = get_origin(kind) or kind
    if not hasattr(named, "_fields"):
        raise TypeError(f"no way to hold {kind}")
    filled = dict(zip(getattr(named, "__parameters__", ()), get_args(kind), strict=False))
    hints = get_type_hints(named)
    return {name: filled.get(hint, hint) if isinstance(hint, TypeVar) else _filled(hint, filled) for name, hint in hints.items()}


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
