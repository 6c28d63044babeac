"""Encounters: what each frame tells of them, which encounter it is, who was guest and who host."""
