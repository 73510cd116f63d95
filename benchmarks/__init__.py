"""Speed and memory of the reader, over the sample newsroom. No test depends on these figures."""
