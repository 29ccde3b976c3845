package org.entrepot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A measurement that every probe makes without being asked. The ids of the IPv4 ones and of the DNS
 * ones are those that published programs use; those of the IPv6 traceroutes to root servers follow
 * from the rule that they are 1000 more. What RIPE Atlas itself says of an id is held against this
 * before anything is fetched.
 *
 * @param name what the command line calls it
 * @param id of the measurement
 * @param type as the API writes it
 * @param af 4 or 6
 */
record BuiltIn(String name, long id, String type, int af) {
  /** The last two digits of the id of each root server, from A to M. */
  private static final int[] ROOTS = {9, 10, 11, 12, 13, 4, 14, 15, 5, 16, 1, 8, 6};

  private static final Map<String, List<BuiltIn>> NAMED = named();

  private static Map<String, List<BuiltIn>> named() {
    Map<String, List<BuiltIn>> all = new LinkedHashMap<>();
    one(all, new BuiltIn("traceroute:topology", 5051, "traceroute", 4));
    one(all, new BuiltIn("traceroute:topology-icmp", 5151, "traceroute", 4));
    one(all, new BuiltIn("traceroute6:topology", 6052, "traceroute", 6));
    one(all, new BuiltIn("traceroute6:topology-icmp", 6152, "traceroute", 6));
    roots(all, "traceroute", 5000, "traceroute", 4);
    roots(all, "traceroute6", 6000, "traceroute", 6);
    roots(all, "hostname.bind", 10300, "dns", 4);
    roots(all, "hostname.bind6", 11300, "dns", 6);
    return all;
  }

  private static void one(Map<String, List<BuiltIn>> all, BuiltIn builtIn) {
    all.put(builtIn.name(), List.of(builtIn));
  }

  private static void roots(
      Map<String, List<BuiltIn>> all, String kind, long first, String type, int af) {
    List<BuiltIn> roots = new ArrayList<>();
    for (int i = 0; i < ROOTS.length; i++) {
      String name = kind + ":" + (char) ('a' + i) + "-root";
      BuiltIn root = new BuiltIn(name, first + ROOTS[i], type, af);
      one(all, root);
      roots.add(root);
    }
    all.put(kind + ":roots", List.copyOf(roots));
  }

  /** The measurements of a name. */
  static List<BuiltIn> named(String name) throws Failures.UserMistake {
    List<BuiltIn> found = NAMED.get(name);
    if (found == null) {
      throw new Failures.UserMistake(
          "--builtin is "
              + NAMED.keySet().stream()
                  .filter(each -> !each.endsWith("-root") || each.endsWith(":k-root"))
                  .collect(Collectors.joining(", "))
              + ", or that of another root server, not \""
              + name
              + "\"");
    }
    return found;
  }
}
