"""The same conversation and the same results as plain lines: screen readers, odd terminals, pipes, set-up."""
