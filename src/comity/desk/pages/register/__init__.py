"""Pages of records: seen in lists, entered, changed, joined, deleted, and why they say so."""
