package io.footfall.transforms.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.seg5b.ShippedPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bundle of 5B is laid out as its policy says, or is refused. */
class BundleLayoutTest {
  private static final Set<String> MEMBERS =
      Set.of(
          "validation_checks_5B.json",
          "validation_issue_table_5B/_manifest.json",
          "validation_issue_table_5B/part-00000.parquet",
          "validation_members_5B.json",
          "validation_report_5B.json",
          "receipts/s0_gate_receipt_5B.json",
          "receipts/sealed_inputs_5B.json",
          "rng/rng_accounting_5B.json");

  @TempDir Path dir;

  private BundleLayout layout(String home, String... edits) throws IOException {
    Path file = dir.resolve("config").resolve(PolicyFile.BUNDLE_LAYOUT.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, ShippedPolicies.text(PolicyFile.BUNDLE_LAYOUT, edits));
    HandMadeRoot root =
        new HandMadeRoot(dir.resolve("root"), ResolvedConfig.load("tiny", dir.resolve("config")));
    String folder = GateReader.arrivalsFolder(root.ctx().identity(), 7);
    return BundleLayout.of(root.ctx(), BundleKind.SEG_5B, home == null ? folder : home, "7");
  }

  private static void refused(FootfallException e, String code, String what) {
    assertThat(e.getMessage(), e.code().code(), is(code));
    assertThat(e.getMessage(), containsString(what));
  }

  @Test
  void whatIsListedIsWritten() throws IOException {
    BundleLayout layout = layout(null);
    MEMBERS.forEach(member -> assertThat(member, layout.admits(member), is(true)));
    assertThat(layout.admits("checks/C11.json"), is(true));
    layout.requireAll(MEMBERS);
  }

  @Test
  void aListedMemberThatNobodyDeliversRefusesABundle() throws IOException {
    BundleLayout layout = layout(null);
    for (String member : MEMBERS) {
      Set<String> less = new TreeSet<>(MEMBERS);
      less.remove(member);
      refused(
          assertThrows(FootfallException.class, () -> layout.requireAll(less)),
          "S5_INDEX_BUILD_FAILED",
          member);
    }
  }

  @Test
  void aGroupLeftOutIsNotWritten() throws IOException {
    BundleLayout layout = layout(null, "  rng_evidence:\n    - rng/rng_accounting_5B.json\n", "");
    assertThat(layout.admits("rng/rng_accounting_5B.json"), is(false));
    assertThat(layout.admits("checks/C11.json"), is(true));
  }

  @Test
  void aMemberOfNoGroupIsRefused() throws IOException {
    BundleLayout layout = layout(null);
    for (String member : new String[] {"validation_more_5B.json", "checks/deep/C11.json"}) {
      refused(
          assertThrows(FootfallException.class, () -> layout.admits(member)),
          "S5_INDEX_BUILD_FAILED",
          member);
    }
  }

  @Test
  void anotherFolderThanTheDictionarysIsRefused() {
    refused(
        assertThrows(FootfallException.class, () -> layout("data/layer2/5B/elsewhere/")),
        "S5_INDEX_BUILD_FAILED",
        "bundle_root_template");
  }

  @ParameterizedTest
  @CsvSource({
    "index_filename: index.json,index_filename: list.json,index_filename",
    "_passed.flag,_done.flag,passed_flag_filename",
    "path_ascii_lex,size,index_ordering",
    "receipts/sealed_inputs_5B.json,receipts/more.json,gate_receipts"
  })
  void otherNamesAreRefusedByTheSchemaOfThePolicy(String shipped, String edited, String field) {
    FootfallException e =
        assertThrows(FootfallException.class, () -> layout(null, shipped, edited));
    assertThat(e.getMessage(), containsString(field));
  }
}
