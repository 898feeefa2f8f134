"""The plain form of the law on a day: conditions on given facts alone, for the engines that read many persons."""

from anspruch.readings.plain.lowering import Lowering

__all__ = ["Lowering"]
