/**
 * Bytes in, checked JSON out: duplicate keys, unknown fields and wrong types are refused with the
 * place and what stood there, for documents that anybody may have touched.
 */
package io.footfall.transforms.json;
