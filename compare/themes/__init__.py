"""What the plans treat, and what happened to it between them."""
