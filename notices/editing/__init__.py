"""What an editor asks while somebody types: faults, completions, and what a fact becomes."""
