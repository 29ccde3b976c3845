package org.entrepot.detour;

import java.util.Locale;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.QuantileBootstrap;
import org.entrepot.stats.Weights;

/** Makes rows of counts. */
final class DetourEstimation {
  private final Frame frame;
  private final QuantileBootstrap quantiles;

  DetourEstimation(Frame frame) {
    this.frame = frame;
    this.quantiles = QuantileBootstrap.withSeed(frame.seed());
  }

  DetourRow detours(Region territory, DetourTally tally) {
    String paths = frame.unit() + " between two ends in " + name(territory);
    String outside = "outside of it";
    return new DetourRow(
        territory,
        tally.paths(),
        tally.detours(),
        tally.onOneRouter(),
        tally.unresolved(),
        estimate(paths, "met a router " + outside, tally.verdicts()),
        estimate(
            "millionths of " + paths,
            "are likely to have met a router " + outside,
            tally.expected()),
        estimate(paths, "met a router there", tally.countries()),
        estimate(paths, "met a router there", tally.cities()),
        estimate(paths, "went from the one to a router in the other", tally.turns()),
        estimate(
            paths + " that met a router " + outside,
            "were carried outside by these",
            tally.carriers()),
        tally.persistence());
  }

  private <K> Estimates<K> estimate(String unit, String event, ClusterTable<K> table) {
    return ClusterBootstrap.withSeed(frame.seed())
        .estimate(
            new Estimand(unit, Weights.EQUAL.words(), frame.from(), frame.window(), event), table);
  }

  InflationRow inflation(Region territory, InflationTally tally) {
    long[] routers = tally.routers();
    return new InflationRow(
        territory,
        tally.placed(),
        tally.placeless(),
        tally.near(),
        tally.impossible(),
        routers[0],
        routers[1],
        quantiles.estimate(tally.ways()),
        quantiles.estimate(tally.times()),
        quantiles.estimate(tally.besideExchange()),
        quantiles.estimate(tally.besideStraight()));
  }

  private static String name(Region territory) {
    return territory.countries().size() == 1
        ? territory.countries().first().englishName()
        : String.format(
            Locale.ROOT,
            "the region (%s)",
            String.join(", ", territory.countries().stream().map(CountryCode::code).toList()));
  }
}
