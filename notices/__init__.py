"""One policy.yaml becomes every notice, and a second reader proves that they all state its facts."""
