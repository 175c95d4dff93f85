"""Text as bytes."""

import re


def utf8_bytes(text: str) -> bytes:
    """As JavaScript engines write it: half a character, which UTF-8 cannot express, becomes U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text).encode("utf-8")
