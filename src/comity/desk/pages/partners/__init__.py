"""Pages on working with a partner: how it stands, its year, its dossier."""
