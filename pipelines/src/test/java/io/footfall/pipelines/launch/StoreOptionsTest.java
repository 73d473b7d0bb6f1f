package io.footfall.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What Beam is told of stores. */
class StoreOptionsTest {
  @Command
  private static final class Reading {
    @Mixin StoreOptions stores = new StoreOptions();
    @Parameters List<String> paths;
  }

  private static List<String> told(String... line) {
    Reading reading = new Reading();
    new CommandLine(reading).parseArgs(line);
    return reading.stores.beamArgs();
  }

  /** Or every job of a local run would ask the network for it, and wait. */
  @Test
  void aCommandOnLocalFilesNamesARegion() {
    assertThat(told("runs"), hasItem("--awsRegion=us-east-1"));
    assertThat(Launch.local(new CheckedDirectProfile(), 1).beamArgs(), is(StoreOptions.local()));
  }

  @Test
  void theRegionGivenIsTaken() {
    assertThat(told("s3://b/runs", "--aws-region", "eu-west-3"), hasItem("--awsRegion=eu-west-3"));
    assertThat(
        told("s3://b/runs", "--beam-option", "awsRegion=eu-west-1"),
        hasItem("--awsRegion=eu-west-1"));
  }

  @Test
  void theRegionOfAnotherServerMattersNot() {
    assertThat(
        told("s3://b/runs", "--s3-endpoint", "http://127.0.0.1:1"),
        hasItem("--awsRegion=us-east-1"));
  }
}
