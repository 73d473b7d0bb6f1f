package io.footfall.coders;

import org.apache.beam.sdk.coders.CustomCoder;

/**
 * Coder of a record without options or alternatives: fixed field order, so equal values have equal
 * bytes, and all coders of one class are equal.
 *
 * @param <T> record
 */
abstract class RecordCoder<T extends Record> extends CustomCoder<T> {
  @Override
  public final void verifyDeterministic() {}

  @Override
  public final boolean consistentWithEquals() {
    return true;
  }

  @Override
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }
}
