"""What the plans treat, and what happened to it between them."""

from compare.themes.follow import Story, follow

__all__ = ["Story", "follow"]
