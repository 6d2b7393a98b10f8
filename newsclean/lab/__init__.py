"""A bench for people who write rules: label a document in the browser, correct, save it."""
