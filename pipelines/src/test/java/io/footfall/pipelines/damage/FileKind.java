package io.footfall.pipelines.damage;

import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.recheck.RecheckCodes;
import io.footfall.transforms.table.TableManifest;

/** What a published file is to those who check it. */
enum FileKind {
  /** Index of a bundle. */
  INDEX,
  /** {@code _passed.flag}. */
  FLAG,
  /** Listing of a segment's data files; itself a member of its bundle. */
  LISTING,
  /** Any other file of a bundle. */
  MEMBER,
  /** {@code _manifest.json} of a data table. */
  MANIFEST,
  /** Part of a data table. */
  PART,
  /** A JSON document outside of bundles: inventories, receipts, tz release, universe hashes. */
  DOCUMENT,
  /** Alias blobs and the compiled tz cache. */
  BINARY,
  /** Policy below {@code reference/config/}. */
  POLICY,
  /** {@code run_receipt.json}. */
  RUN_RECEIPT;

  /** Kind of a path below the run root. */
  static FileKind of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("run_receipt.json")) {
      return RUN_RECEIPT;
    }
    if (path.startsWith("reference/config/")) {
      return POLICY;
    }
    if (path.contains("/validation/")) {
      boolean index = name.equals(BundleKind.of(RecheckCodes.segment(path)).indexName());
      boolean listing = name.equals("egress_checksums.json") || name.contains("_members_");
      return index ? INDEX : name.equals(BundleKind.FLAG) ? FLAG : listing ? LISTING : MEMBER;
    }
    if (name.equals(TableManifest.NAME)) {
      return MANIFEST;
    }
    return name.endsWith(".parquet") ? PART : name.endsWith(".json") ? DOCUMENT : BINARY;
  }
}
