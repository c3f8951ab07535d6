"""Whole texts about the policy, as others write them."""
