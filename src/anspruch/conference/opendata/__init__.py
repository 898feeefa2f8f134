"""The record handed on, as pure functions: plain data for JSON, tables for CSV, Atom, iCalendar, and OParl 1.1."""
