"""The rule language: how expressions are read, what they are worth, and how mistakes are told."""
