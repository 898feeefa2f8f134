"""Reading the record's files: each kind of file its own reader, every field checked, nothing half-loaded."""
