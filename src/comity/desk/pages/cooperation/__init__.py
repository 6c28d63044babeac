"""Pages of agreements and promises: drafted, signed, taken through their steps, kept."""
