package io.footfall.coders;

import java.util.List;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Makes every Footfall element known to Beam's coder registry; found as a service. */
public final class FootfallCoderRegistrar implements CoderProviderRegistrar {
  @Override
  public List<CoderProvider> getCoderProviders() {
    return List.of(
        CoderProviders.forCoder(TypeDescriptor.of(WorkUnit.class), WorkUnitCoder.of()),
        CoderProviders.forCoder(TypeDescriptor.of(PartFile.class), PartFileCoder.of()),
        CoderProviders.forCoder(TypeDescriptor.of(Finding.class), FindingCoder.of()),
        CoderProviders.forCoder(TypeDescriptor.of(SealedTable.class), SealedTableCoder.of()),
        CoderProviders.forCoder(TypeDescriptor.of(Tally.class), TallyCoder.of()),
        CoderProviders.forCoder(TypeDescriptor.of(UnitTallies.class), UnitTalliesCoder.of()));
  }
}
