"""Agreements: what clauses tell of them, which instrument it is, whose it is, how far it is."""
