/**
 * Bytes in, checked JSON out, and back: duplicate keys, unknown fields and wrong types are refused
 * with the place and what stood there; documents are judged by their contract and written in one
 * canonical form.
 */
package io.footfall.transforms.json;
