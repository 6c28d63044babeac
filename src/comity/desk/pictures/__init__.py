"""Pictures drawn from the records: the map, the timeline, the network.

Each is worked out on the server as plain values (marks, bars, knots) and drawn as SVG by a
template, so that every mark is a link to its record, works without scripts and can be read
as a list as well. Nothing is loaded from elsewhere.
"""
