"""The law for readers: statutes, provisions, versions; a day chosen, two days compared."""
