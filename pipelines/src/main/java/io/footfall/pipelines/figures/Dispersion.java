package io.footfall.pipelines.figures;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.read.PartReader;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts against their law: squared distance of each count from its mean, against the variance the
 * law gives it (mean, plus mean squared over kappa under nb2), by size of the mean and by class.
 * Sums of doubles: merge in the order of the parts.
 */
public final class Dispersion {
  /** Columns read, by position. */
  static final List<String> COLUMNS = List.of("merchant_id", "mu", "count_N", "kappa");

  /** Bins of the mean per factor 2. */
  private static final int PER_OCTAVE = 2;

  private static final double LOG_2 = StrictMath.log(2);

  /** Sums over the counts of a bin or class. */
  public static final class Sums {
    private long cells;
    private double mean;
    private double squares;
    private double theory;

    private void add(double mu, double count, double variance) {
      cells++;
      mean += mu;
      squares += (count - mu) * (count - mu);
      theory += variance;
    }

    private void merge(Sums more) {
      cells += more.cells;
      mean += more.mean;
      squares += more.squares;
      theory += more.theory;
    }

    /** Counts whose mean is above 0. */
    public long cells() {
      return cells;
    }

    /** Mean of their means. */
    public double mean() {
      return mean / cells;
    }

    /** Mean squared distance from the mean. */
    public double observed() {
      return squares / cells;
    }

    /** Mean variance by the law. */
    public double theory() {
      return theory / cells;
    }
  }

  private final Map<Integer, Sums> bins = new TreeMap<>();
  private final Map<String, Sums> classes = new TreeMap<>();

  Dispersion() {}

  /**
   * Adds every row of a part.
   *
   * @param groups {@code s1_grouping_5B}, which says the class of a merchant
   */
  Dispersion count(PartReader part, PartFile file, SealedTable groups) throws IOException {
    KeyRange range = new KeyRange(file.firstMerchant(), file.lastMerchant());
    try (TableSlice classOf = TableSlice.open(groups, range, "merchant_id", "demand_class")) {
      boolean any = classOf.next();
      Sums own = null;
      long merchant = 0;
      while (part.nextBatch()) {
        long[] ids = part.longs(0);
        double[] mus = part.doubles(1);
        long[] counts = part.longs(2);
        double[] kappas = part.doubles(3);
        boolean[] poisson = part.nulls(3);
        for (int i = 0; i < part.size(); i++) {
          double mu = mus[i];
          if (!(mu > 0)) {
            continue;
          }
          if (own == null || ids[i] != merchant) {
            merchant = ids[i];
            while (any && Long.compareUnsigned(classOf.longAt(0), merchant) < 0) {
              any = classOf.next();
            }
            boolean found = any && classOf.longAt(0) == merchant;
            own = classes.computeIfAbsent(found ? classOf.textAt(1) : "?", k -> new Sums());
          }
          double variance = poisson[i] ? mu : mu + mu * mu / kappas[i];
          own.add(mu, counts[i], variance);
          bin(mu).add(mu, counts[i], variance);
        }
      }
    }
    return this;
  }

  private Sums bin(double mu) {
    int bin = (int) Math.floor(PER_OCTAVE * StrictMath.log(mu) / LOG_2);
    return bins.computeIfAbsent(Math.max(-40, bin), k -> new Sums());
  }

  /** Adds the sums of the part that follows. */
  void merge(Dispersion next) {
    next.bins.forEach((k, more) -> bins.computeIfAbsent(k, x -> new Sums()).merge(more));
    next.classes.forEach((k, more) -> classes.computeIfAbsent(k, x -> new Sums()).merge(more));
  }

  /** By size of the mean: bin k holds means in [2^(k/2), 2^((k+1)/2)), all below 2^-19.5 first. */
  public Map<Integer, Sums> bins() {
    return bins;
  }

  /** By demand class. */
  public Map<String, Sums> classes() {
    return classes;
  }
}
