package io.footfall.transforms.rng;

/** Philox key and 128-bit base counter of one domain key; the immutable form of a substream. */
public record SubstreamKey(long key, long counterHi, long counterLo) {}
