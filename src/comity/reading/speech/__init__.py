"""Words of others in a text: quotation marks, dashes, interviews, and who speaks."""
