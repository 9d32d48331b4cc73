"""A notice as plain data, and its text."""
