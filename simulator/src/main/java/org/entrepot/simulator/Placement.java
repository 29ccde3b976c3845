package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where the networks of a graph are, by lot: half of those that are no carriers in the region. */
final class Placement {
  /** Peers from which on a network gets itself to where the exchanges are. */
  private static final int WELL_PEERED = 3;

  private static final double IN_REGION = 0.5;

  private final Gazetteer gazetteer;
  private final Draws draws;

  Placement(Gazetteer gazetteer, Draws draws) {
    this.gazetteer = gazetteer;
    this.draws = draws;
  }

  /** Countries in the order in which they get an incumbent: of the region every other one. */
  List<String> incumbentCountries() {
    List<String> region = shuffled(Balkans.REGION.keySet());
    List<String> elsewhere = shuffled(Balkans.ELSEWHERE);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < Math.max(region.size(), elsewhere.size()); i++) {
      all.addAll(region.subList(Math.min(i, region.size()), Math.min(i + 1, region.size())));
      all.addAll(
          elsewhere.subList(Math.min(i, elsewhere.size()), Math.min(i + 1, elsewhere.size())));
    }
    return all;
  }

  private List<String> shuffled(Iterable<String> codes) {
    List<String> all = new ArrayList<>();
    codes.forEach(all::add);
    all.sort(Comparator.comparingLong(code -> draws.of("incumbents").bits(code.hashCode())));
    return all;
  }

  String country(Kind kind, long asn) {
    if (kind == Kind.CARRIER || kind == Kind.CONTENT) {
      return "US";
    }
    Draws lot = draws.of("country");
    if (lot.unit(asn, 1) >= IN_REGION) {
      return Balkans.ELSEWHERE.get(lot.below(Balkans.ELSEWHERE.size(), asn, 2));
    }
    int left =
        lot.below(Balkans.REGION.values().stream().mapToInt(Integer::intValue).sum(), asn, 3);
    String code = "RS";
    for (Map.Entry<String, Integer> country : Balkans.REGION.entrySet()) {
      if (left >= 0) {
        code = country.getKey();
      }
      left -= country.getValue();
    }
    return code;
  }

  List<Metro> cities(Kind kind, String country, long asn, int peers) {
    Draws lot = draws.of("cities");
    List<Metro> cities = new ArrayList<>();
    switch (kind) {
      case CARRIER -> {
        cities.addAll(named("fra", "ams", "vie"));
        some(Balkans.WORLD, 0.62, asn, cities);
      }
      case REGIONAL -> {
        cities.addAll(gazetteer.domestic(country, 2));
        cities.addAll(named("fra", "vie"));
        if (Balkans.REGION.containsKey(country)) {
          for (String code : Balkans.REGION.keySet()) {
            if (lot.unit(asn, code.hashCode()) < 0.7) {
              cities.add(gazetteer.capital(code));
            }
          }
        } else {
          some(Balkans.WORLD, 0.3, asn, cities);
        }
      }
      case INCUMBENT -> {
        cities.addAll(gazetteer.domestic(country, 4 + lot.below(3, asn)));
        cities.addAll(named("fra"));
        if (lot.unit(asn, 1) < 0.6) {
          cities.addAll(named("vie"));
        }
      }
      case CHALLENGER, RESEARCH -> {
        cities.addAll(gazetteer.domestic(country, 2 + lot.below(3, asn, 1)));
        if (lot.unit(asn, 2) < 0.4) {
          cities.addAll(named(lot.unit(asn, 3) < 0.5 ? "fra" : "vie"));
        }
      }
      case CONTENT -> {
        cities.addAll(named("fra", "ams"));
        some(Balkans.EXCHANGES, 0.45, asn, cities);
      }
      default -> {
        List<Metro> towns = gazetteer.domestic(country, 10);
        int town = lot.unit(asn, 1) < 0.5 ? 0 : lot.below(towns.size(), asn, 2);
        cities.add(towns.get(town));
        if (kind == Kind.ACCESS && lot.unit(asn, 3) < 0.4) {
          cities.add(towns.get(0));
        }
      }
    }
    if (peers >= WELL_PEERED) {
      cities.addAll(named(lot.unit(asn, 5) < 0.6 ? "fra" : "ams"));
    }
    return cities;
  }

  private List<Metro> named(String... codes) {
    return List.of(codes).stream().map(gazetteer::metro).toList();
  }

  private void some(List<String> codes, double part, long asn, List<Metro> cities) {
    for (String code : codes) {
      if (draws.of("some").unit(asn, code.hashCode()) < part) {
        cities.add(gazetteer.metro(code));
      }
    }
  }
}
