"""Named events: under which names a text tells of one, and where it is held."""
