"""From an article to a reading: pipeline.py names the stages in order, one module for each."""
