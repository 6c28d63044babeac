"""Plans and promises: what is to be done, and who is to do it."""
