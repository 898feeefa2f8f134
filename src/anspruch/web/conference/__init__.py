"""The conference's pages, its storage, and its open data; what is known and how it is judged comes from :mod:`anspruch.conference`."""
