"""What is to come: encounters, events, deadlines; calendar feeds; invitations by mail."""
