"""What translators work with: what is new or stale, what is signed, exchange with other tools."""
