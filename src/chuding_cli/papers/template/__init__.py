"""Template files to content: read and checked, then filled with a person's values."""
