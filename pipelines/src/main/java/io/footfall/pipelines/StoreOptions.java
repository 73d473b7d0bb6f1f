package io.footfall.pipelines;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How files on object stores are reached; credentials come from each store's usual places. */
final class StoreOptions {
  /** A part of an upload; Beam's 64 MB for every open file would fill the heap. */
  private static final String UPLOAD_PART = Integer.toString(8 << 20);

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
      add(args, "awsRegion", awsRegion == null ? "us-east-1" : awsRegion);
    } else {
      add(args, "awsRegion", awsRegion);
    }
    add(args, "s3UploadBufferSizeBytes", UPLOAD_PART);
    return args;
  }

  /** Adds an option unless it is null or there. */
  static void add(List<String> args, String name, String value) {
    if (value != null && args.stream().noneMatch(arg -> arg.startsWith("--" + name + "="))) {
      args.add("--" + name + "=" + value);
    }
  }
}
