"""A workbook → the people of a roster, or everything that is wrong, cell by cell."""
