"""The local preview for writers and translators: every surface as it is on this machine, now."""
