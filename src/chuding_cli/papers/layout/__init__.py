"""Content to pages of rows, each thing with its place: line breaking and the figures of GB/T 9704-2012."""
