package io.footfall.worlddata;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code cities.pbf}: a sequence of length-prefixed messages with the fields 1 id (zigzag), 2
 * name, 3 country, 7 feature code, 8 administrative code, 9 population, 10 longitude and 11
 * latitude. The coordinates are zigzag differences to the message before, in 1e-5 degrees, so the
 * file can be read from its start only.
 */
final class PlaceReader {
  private final CodedInputStream in;
  private int latE5;
  private int lonE5;

  private PlaceReader(byte[] pbf) {
    this.in = CodedInputStream.newInstance(pbf);
  }

  static List<Place> read(byte[] pbf) throws IOException {
    PlaceReader reader = new PlaceReader(pbf);
    List<Place> places = new ArrayList<>();
    while (!reader.in.isAtEnd()) {
      places.add(reader.next());
    }
    return places;
  }

  private Place next() throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    long cityId = 0;
    String name = "";
    String country = "";
    String admin = "";
    String featureCode = "";
    long population = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> cityId = in.readSInt64();
        case 2 -> name = in.readString();
        case 3 -> country = in.readString();
        case 7 -> featureCode = in.readString();
        case 8 -> admin = in.readString();
        case 9 -> population = in.readUInt64();
        case 10 -> lonE5 += in.readSInt32();
        case 11 -> latE5 += in.readSInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Place(cityId, name, country, admin, featureCode, population, latE5, lonE5);
  }
}
