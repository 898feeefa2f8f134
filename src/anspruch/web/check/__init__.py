"""The check: one question a page, every way in the result, taken along on paper; nothing is stored."""
