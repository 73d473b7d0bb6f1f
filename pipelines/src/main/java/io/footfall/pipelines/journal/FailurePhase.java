package io.footfall.pipelines.journal;

import java.util.List;

/** Where in a state its first failure lies, told from the code. */
final class FailurePhase {
  private FailurePhase() {}

  static String of(RunJournal.Begun begun, Failed failed) {
    String code = failed.code().substring(failed.code().lastIndexOf('.') + 1);
    if (mentions(code, "GATE", "UPSTREAM", "SEALED", "RECEIPT")) {
      return "s0_gate";
    }
    if (mentions(code, "POLICY", "CONFIG", "CONTRACT", "CATALOGUE")) {
      return "config_load";
    }
    if (mentions(code, "WRITE", "CONFLICT", "DISK_FULL")) {
      return "output_write";
    }
    if (begun.partition().scenarioId() != null) {
      return "scenario:" + begun.partition().scenarioId();
    }
    return begun.what().equals("planning") ? "init" : "run";
  }

  private static boolean mentions(String code, String... words) {
    return List.of(words).stream().anyMatch(code::contains);
  }
}
