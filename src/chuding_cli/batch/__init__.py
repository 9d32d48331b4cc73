"""Many files, in order, in several processes or on a cluster."""
