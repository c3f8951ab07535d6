"""What a change does to the words: two editions of a policy, sentence by sentence, in every language."""
