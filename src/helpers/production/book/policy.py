"""What a browser may load and run for a page of the book: what lies beside it, and nothing else.

Text from the data is text because it is escaped; this holds even where that should fail once.
"""

# No script or style stands in a page itself, so none needs a hash. What a page loads lies in the
# same folder, also where it is opened from the disk: browsers do not agree on whether that is
# 'self', so it is named.
_BESIDE = "'self' file:"
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src {_BESIDE}",
        f"style-src {_BESIDE}",
        f"img-src {_BESIDE}",
        # No page asks for anything. But whoever checks how search engines see it asks for
        # robots.txt in its name, and the preview asks whether it is still the newest.
        "connect-src 'self'",
        f"form-action {_BESIDE}",
        "base-uri 'none'",
    )
)
