"""The intake: sources come in, findings await a decision."""
