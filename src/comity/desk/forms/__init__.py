"""Forms that follow from what a finding or a record consists of: one way for all kinds."""
