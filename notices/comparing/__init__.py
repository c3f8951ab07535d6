"""What a change does to the words: two states of a policy, sentence by sentence, in every language."""
