"""Pages that draw the records: the map, the timeline, the network."""
