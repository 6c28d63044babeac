"""The desk: the officer's pages."""
