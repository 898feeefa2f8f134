"""The law as dated data: loading and checking ``law/``, the law on a day, amendments."""
