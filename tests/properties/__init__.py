"""Properties of the rules, checked against a slow and obvious second implementation."""
