"""What all pages share: the frame, languages, texts and who may read them, duties of a public site."""
