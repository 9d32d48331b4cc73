"""``chuding rules``: the notices that are known, and whether their rules are sound."""
