"""YAML with places: hostile bytes → events or a tree, and problems in Chinese."""
