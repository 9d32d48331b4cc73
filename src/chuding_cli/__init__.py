"""chuding (初定): may a graduate be given a first professional title, and why."""

__version__ = "0.1.0"
