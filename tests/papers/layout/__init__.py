"""Where things stand: lines, pages, the figures of GB/T 9704-2012."""
