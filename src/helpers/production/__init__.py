"""What makes notebooks, books, sheets and reports."""
