"""Digital tilstand: from figures in plain tables to a book that anyone can run again."""
