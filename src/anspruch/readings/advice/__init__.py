"""Advice: all programmes of one person in the order a good counsellor tries them, what each costs, and what opens next.

The order is data (``reihenfolge.yaml``), not law and not Python. Nothing is hidden: what is undecided or closed is listed too.
"""

from anspruch.readings.advice.advice import Advice, advise
from anspruch.readings.advice.order import Order, order

__all__ = ["Advice", "Order", "advise", "order"]
