"""Who the harasser is, under every name."""
