"""A notice's YAML file → the notice, section by section, or every mistake at its place."""
