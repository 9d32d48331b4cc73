"""Text and YAML → typed nodes, every mistake with its line and column."""
