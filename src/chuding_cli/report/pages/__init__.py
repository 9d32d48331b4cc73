"""Pages about notices: ``rules show``, ``trace``, ``diff`` and ``explain``."""
