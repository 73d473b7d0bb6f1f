package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each check at the source fails when its law is broken, and only then. */
class ArrivalTalliesTest {
  private static List<String> codes(ArrivalTallies tallies) {
    return tallies.findings("unit").stream().map(Finding::code).toList();
  }

  private static ArrivalTallies sound() {
    ArrivalTallies tallies = new ArrivalTallies();
    tallies.key(5, 2);
    tallies.key(3, 0);
    tallies.bucket(8, 2, 0, 0);
    tallies.merchant(8, 8);
    return tallies;
  }

  @Test
  void soundRowsLeaveNoFinding() {
    assertThat(codes(sound()), is(empty()));
    assertThat(sound().tallies().get("C17").support(), is(8L));
  }

  @Test
  void aLostRowIsFound() {
    ArrivalTallies tallies = sound();
    tallies.key(1, 0);
    assertThat(codes(tallies), is(List.of("5B.S4.BUCKET_COUNT_MISMATCH")));
  }

  @Test
  void aWrongVirtualCountIsFound() {
    ArrivalTallies tallies = sound();
    tallies.key(1, 1);
    tallies.bucket(1, 0, 0, 0);
    assertThat(codes(tallies), is(List.of("5B.S4.BUCKET_COUNT_MISMATCH")));
    assertThat(tallies.tallies().get("C12").violations(), is(1L));
  }

  @Test
  void disorderAndGapsAreFound() {
    ArrivalTallies disorder = sound();
    disorder.bucket(0, 0, 1, 0);
    assertThat(codes(disorder), is(List.of("5B.S4.PARTITION_OR_PK_VIOLATION")));
    ArrivalTallies gap = sound();
    gap.merchant(7, 8);
    assertThat(codes(gap), is(List.of("5B.S4.PARTITION_OR_PK_VIOLATION")));
  }

  @Test
  void aTimeOutsideItsBucketIsFound() {
    ArrivalTallies tallies = sound();
    tallies.bucket(0, 0, 0, 1);
    assertThat(codes(tallies), is(List.of("5B.S4.TS_OUTSIDE_BUCKET_WINDOW")));
  }

  @Test
  void aWrongClockIsFound() {
    ArrivalTallies tallies = sound();
    tallies.clock(true);
    assertThat(codes(tallies), is(empty()));
    tallies.clock(false);
    assertThat(codes(tallies), is(List.of("5B.S4.DST_MAPPING_FAILED")));
  }
}
