"""Pages of people and desks: coming in, oneself, who works here and who may do what."""
