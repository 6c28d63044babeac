"""When things were: which date of a text belongs to which of its facts."""
