"""Papers of the record: the sheet of a resolution, the minutes of a conference, a Land's report; HTML, DOCX or PDF, all made of the one tree."""
