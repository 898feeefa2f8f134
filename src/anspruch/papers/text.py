"""Text as papers set it."""

import json
from collections.abc import Mapping
from typing import Any


def tied(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """Plain data with paragraph signs that stay with their numbers at the end of a line."""
    return dict(json.loads(json.dumps(sheet, ensure_ascii=False).replace("§ ", "§\N{NO-BREAK SPACE}")))
