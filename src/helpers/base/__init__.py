"""What everything else stands on: errors, files, language, numbers. Knows nothing of ours."""
