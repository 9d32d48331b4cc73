"""The copy of Korla's rules that the notices' tests change."""

from ..notices.conftest import korla

__all__ = ["korla"]
