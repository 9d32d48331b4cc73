"""A roster as a workbook, empty or with people; and its people as files."""
