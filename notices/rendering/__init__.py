"""From facts to files: catalogs, wording, documents, formats. Knows nothing of who reads them."""
