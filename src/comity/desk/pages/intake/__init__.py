"""Pages of documents and findings: coming in, read, decided."""
