"""German integration law as code: the law is dated data, and one set of readings answers for a person and for all."""

__version__ = "0.1.0"
