"""The register: records, tenures, proofs, history and search."""
