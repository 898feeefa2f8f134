"""A synopsis as a paper: HTML, DOCX or PDF, all made of the one sheet."""
