"""Bytes and damaged letters to Unicode: what a text is encoded in is told by evidence, never by what it declares."""

from corpus.encoding.decoding import MAX_TEXT_BYTES, Decoded, converted, decode, decode_as_shown, looks_vietnamese

__all__ = ["MAX_TEXT_BYTES", "Decoded", "converted", "decode", "decode_as_shown", "looks_vietnamese"]
