"""How papers are made, whatever they say: PDF, DOCX and HTML from plain data with all its words; the same data gives the same bytes."""
