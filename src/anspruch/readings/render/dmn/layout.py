"""Where each part of a decision diagram stands: in layers, what it rests on below it, neighbours near what they share."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 200, 60
_GAP, _STEP = 24, 150


class Box(NamedTuple):
    """A rectangle on the sheet, in pixels."""

    x: int
    y: int

    @property
    def top(self) -> tuple[int, int]:
        """Where an arrow to something above begins."""
        return self.x + WIDTH // 2, self.y

    @property
    def bottom(self) -> tuple[int, int]:
        """Where an arrow from something below ends."""
        return self.x + WIDTH // 2, self.y + HEIGHT


def layout(needs: Mapping[str, Sequence[str]]) -> dict[str, Box]:
    """A place for every part; ``needs`` says what each rests on, and has no circles."""
    layers = _layers(needs)
    widest = max(map(len, layers), default=1)
    places: dict[str, float] = {}
    boxes: dict[str, Box] = {}
    for height, layer in enumerate(layers):
        row = sorted(layer, key=lambda name: (_middle([places[one] for one in needs[name]]), name))
        start = (widest - len(row)) * (WIDTH + _GAP) // 2
        for at, name in enumerate(row):
            box = Box(start + at * (WIDTH + _GAP), (len(layers) - 1 - height) * _STEP)
            boxes[name], places[name] = box, box.x
    return boxes


def _layers(needs: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The parts by the length of the longest way down from them."""
    heights: dict[str, int] = {}

    def height(name: str) -> int:
        if name not in heights:
            heights[name] = 1 + max(map(height, needs[name]), default=-1)
        return heights[name]

    layers: list[list[str]] = [[] for _ in range(1 + max(map(height, needs), default=-1))]
    for name, at in heights.items():
        layers[at].append(name)
    return layers


def _middle(places: list[float]) -> float:
    return sum(places) / len(places) if places else 0.0
