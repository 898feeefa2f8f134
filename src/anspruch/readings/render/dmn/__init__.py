"""The law of a day for other tools: DMN with FEEL, every provision a decision."""

from anspruch.readings.render.dmn.document import EDITIONS, dmn

__all__ = ["EDITIONS", "dmn"]
