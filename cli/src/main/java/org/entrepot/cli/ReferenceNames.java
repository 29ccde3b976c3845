package org.entrepot.cli;

import static org.entrepot.atlas.ReferenceSource.AS_NAMES;
import static org.entrepot.atlas.ReferenceSource.AS_ORGANISATIONS;
import static org.entrepot.atlas.ReferenceSource.AS_RELATIONSHIPS;
import static org.entrepot.atlas.ReferenceSource.CITIES;
import static org.entrepot.atlas.ReferenceSource.IPMAP;
import static org.entrepot.atlas.ReferenceSource.NRO_DELEGATED;
import static org.entrepot.atlas.ReferenceSource.PEERINGDB;
import static org.entrepot.atlas.ReferenceSource.PEERINGDB_EXCHANGES;
import static org.entrepot.atlas.ReferenceSource.PEERINGDB_INTERFACES;
import static org.entrepot.atlas.ReferenceSource.PEERINGDB_LANS;
import static org.entrepot.atlas.ReferenceSource.PEERINGDB_PREFIXES;
import static org.entrepot.atlas.ReferenceSource.PROBES;
import static org.entrepot.atlas.ReferenceSource.RIS_WHOIS_IPV4;
import static org.entrepot.atlas.ReferenceSource.RIS_WHOIS_IPV6;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entrepot.atlas.ReferenceSource;

/** What the command line calls the reference files. */
final class ReferenceNames {
  private static final String ALL = "all";
  private static final String NONE = "none";

  /** Cities first: by them the places of the others are told. */
  private static final Map<String, List<ReferenceSource>> NAMED = new LinkedHashMap<>();

  /** What would only say again what others say, or is said by them better. */
  private static final Set<String> ON_DEMAND = Set.of("peeringdb-api", "probe-archive");

  static {
    NAMED.put("cities", List.of(CITIES));
    NAMED.put("ris", List.of(RIS_WHOIS_IPV4, RIS_WHOIS_IPV6));
    NAMED.put("asnames", List.of(AS_NAMES));
    NAMED.put("delegated", List.of(NRO_DELEGATED));
    NAMED.put("organisations", List.of(AS_ORGANISATIONS));
    NAMED.put("relationships", List.of(AS_RELATIONSHIPS));
    NAMED.put("peeringdb", List.of(PEERINGDB));
    NAMED.put("ipmap", List.of(IPMAP));
    NAMED.put(
        "peeringdb-api",
        List.of(PEERINGDB_EXCHANGES, PEERINGDB_LANS, PEERINGDB_PREFIXES, PEERINGDB_INTERFACES));
    NAMED.put("probe-archive", List.of(PROBES));
  }

  private ReferenceNames() {}

  /** Every name. */
  static Set<String> all() {
    return new LinkedHashSet<>(NAMED.keySet());
  }

  /** The files of a name. */
  static List<ReferenceSource> of(String name) {
    return Objects.requireNonNull(NAMED.get(name));
  }

  /** Those that the user chose, in the order in which they are fetched. */
  static List<String> chosen(List<String> given) throws Failures.UserMistake {
    Set<String> chosen = new LinkedHashSet<>();
    for (String text : given) {
      String name = text.strip();
      if (name.equals(ALL)) {
        NAMED.keySet().stream().filter(each -> !ON_DEMAND.contains(each)).forEach(chosen::add);
      } else if (NAMED.containsKey(name)) {
        chosen.add(name);
      } else if (!name.equals(NONE) || given.size() > 1) {
        throw new Failures.UserMistake(
            "--reference is all, none, or some of "
                + String.join(", ", NAMED.keySet())
                + ", not \""
                + text
                + "\"");
      }
    }
    return NAMED.keySet().stream().filter(chosen::contains).toList();
  }
}
