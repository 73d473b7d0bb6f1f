package io.footfall.pipelines.launch;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** How files on object stores are reached; credentials come from each store's usual places. */
public final class StoreOptions {
  /** A part of an upload; Beam's 64 MB for every open file would fill the heap. */
  private static final String UPLOAD_PART = Integer.toString(8 << 20);

  /** A region for clients of S3 that do not ask for one, or are never used. */
  private static final String ANY_REGION = "us-east-1";

  @Option(
      names = "--aws-region",
      paramLabel = "NAME",
      description = "Region of s3:// paths (default: as the AWS tools find it).")
  String awsRegion;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Server of s3:// paths that speaks S3 but is not AWS; buckets in the path.")
  String s3Endpoint;

  @Option(
      names = "--beam-option",
      paramLabel = "NAME=VALUE",
      description = "Any other option of Beam, its runner or its stores; may be repeated.")
  List<String> beamOptions = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** The options as Beam takes them; what {@code --beam-option} names goes before our defaults. */
  List<String> beamArgs() {
    List<String> args = new ArrayList<>();
    for (String option : beamOptions) {
      if (!option.matches("(?s)[A-Za-z][A-Za-z0-9]*=.*")) {
        throw new FootfallException(
            new FailureCode("CLI", "BEAM_OPTION_INVALID"),
            "--beam-option: found '" + option + "'; expected NAME=VALUE",
            "For example: --beam-option numberOfWorkerHarnessThreads=4.");
      }
      args.add("--" + option);
    }
    if (s3Endpoint != null) {
      add(args, "endpoint", s3Endpoint);
      add(args, "s3ClientFactoryClass", PathStyleS3Clients.class.getName());
      add(args, "awsRegion", awsRegion == null ? ANY_REGION : awsRegion);
    } else {
      add(args, "awsRegion", awsRegion == null ? region() : awsRegion);
    }
    add(args, "s3UploadBufferSizeBytes", UPLOAD_PART);
    return args;
  }

  /**
   * Where the command names no path on S3, any; else as the AWS tools find it. Beam would ask for
   * it anew for every job, which outside of AWS means a second of waiting for a server that is not
   * there. Null if there is none to be found.
   */
  private String region() {
    if (command.commandLine().getParseResult().originalArgs().stream()
        .noneMatch(arg -> arg.contains("s3://"))) {
      return ANY_REGION;
    }
    try {
      return new DefaultAwsRegionProviderChain().getRegion().id();
    } catch (SdkClientException e) {
      return null;
    }
  }

  /** Makes the stores known to this process, where nothing is run. */
  public void use() {
    Launch.useStores(beamArgs());
  }

  /** Options of a process whose files all lie in local folders. */
  static List<String> local() {
    return List.of("--awsRegion=" + ANY_REGION);
  }

  /** Adds an option unless it is null or there. */
  static void add(List<String> args, String name, String value) {
    if (value != null && args.stream().noneMatch(arg -> arg.startsWith("--" + name + "="))) {
      args.add("--" + name + "=" + value);
    }
  }
}
