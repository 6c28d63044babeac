"""Pages of what is to come: the agenda, its feeds, invitations and their answers."""
