"""Pages from the web: only public addresses, only what robots.txt allows, within bounds."""
