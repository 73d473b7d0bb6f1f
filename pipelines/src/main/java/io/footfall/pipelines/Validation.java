package io.footfall.pipelines;

import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.evidence.Examination;
import io.footfall.transforms.evidence.ReplaceBundle;
import io.footfall.transforms.evidence.Strictness;
import io.footfall.transforms.evidence.ValidationBundle;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.seg5a.s5bundle.S5SurfaceBundle;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import io.footfall.transforms.seg5b.s5bundle.S5ArrivalBundle;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;

/**
 * How a command validates. A certifying one replaces bundles of plain validations, and the gate of
 * 5B that sealed the surfaces' bundle; any other keeps to what is published, so that a plain run of
 * a certified root changes nothing.
 */
final class Validation {
  private final RunContext context;
  private final Strictness surfaces;
  private final boolean certify;

  private Validation(RunContext context, Strictness surfaces, boolean certify) {
    this.context = context;
    this.surfaces = surfaces;
    this.certify = certify;
  }

  /** As strict as the bundles that are there, plain where none is. */
  static Validation plain(RunContext context) throws IOException {
    return like(context, context);
  }

  /** As strict about surfaces as another root of the same identity. */
  static Validation like(RunContext context, RunContext published) throws IOException {
    Partition world = Partition.surfaces(published.identity(), null);
    return new Validation(
        context, Strictness.published(published, BundleKind.SEG_5A, world), false);
  }

  /** Certifying. */
  static Validation certifying(RunContext context) {
    return new Validation(context, Strictness.certifying(context), true);
  }

  /** Whether the command certifies. */
  boolean certifies() {
    return certify;
  }

  /** 5A.S5. */
  void surfaces(Examination examination) throws IOException {
    publish(S5SurfaceBundle.assemble(context, examination, surfaces));
  }

  /** 5B.S0. */
  SealedInputs arrivalGate() throws IOException {
    return certify ? S0ArrivalGate.assemble(context).replace(context) : S0ArrivalGate.pass(context);
  }

  /** 5B.S5 of a seed, whose bundle is told of even where it fails. */
  AssembledBundle arrivals(long seed, Examination examination) throws IOException {
    return certify
        ? S5ArrivalBundle.assemble(context, seed, examination, surfaces)
        : S5ArrivalBundle.assemble(context, seed, examination);
  }

  /**
   * Publishes a bundle.
   *
   * @throws io.footfall.contracts.FootfallException {@code S5_VALIDATION_FAILED} once the evidence
   *     is written; {@code S5_OUTPUT_CONFLICT}
   */
  void publish(AssembledBundle bundle) throws IOException {
    if (!certify) {
      ValidationBundle.publish(context, bundle);
      return;
    }
    ReplaceBundle.publish(context, bundle);
    if (!bundle.passed()) {
      throw bundle.failure();
    }
  }
}
