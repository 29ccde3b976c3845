package org.entrepot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.result.Traceroute;

/**
 * An invented little Internet for tests. {@code 11.N.0.0/16} is announced by AS N for N from 1 to
 * 9; {@code 11.20.0.0/16} by AS 2 and 3, {@code 11.30.0.0/16} by the AS set of 4 and 5, {@code
 * 11.40.0.0/16} by nobody. AS 5 and 6 are of one organisation. Exchange 7 in Vienna has the LAN
 * {@code 11.99.0.0/24}, which AS 99 announces, with the members AS 2 (.2), AS 3 (.3) and AS 4 (.4);
 * exchange 8 in Sofia has {@code 11.98.0.0/24} and no members. Probe 1 is in AS 1 in Belgrade,
 * probe 2 in AS 2 in Sofia, probe 3 in AS 3 in Vienna, probe 4 in AS 4 in Serbia without
 * coordinates. Probes 5 to 7 are filed under Albania and in Kosovo's AS 8661: 5 without
 * coordinates, 6 in Pristina, 7 nowhere near a city. {@code 11.N.1.x} is in Belgrade, {@code
 * 11.N.2.x} in Vienna and {@code 11.N.3.x} in Sydney for N from 1 to 9, as far as x is 1 or 2.
 */
public final class SmallWorld {
  private final Path folder;

  /** Writes the reference files into a folder. */
  public SmallWorld(Path folder) {
    this.folder = folder;
    StringBuilder origins = new StringBuilder();
    StringBuilder locations = new StringBuilder();
    StringBuilder names = new StringBuilder();
    StringBuilder countries =
        new StringBuilder("#asn|country-code|pfx-cnt|pfx-pct|ip-cnt|ip-pct\n");
    for (int n = 1; n <= 9; n++) {
      origins.append("11." + n + ".0.0/16\t" + n + "\n");
      names.append(n + " NET" + n + " - Network " + n + ", RS\n");
      countries.append(n + "|RS|1|100.0|65536|100.0\n");
      for (int x = 1; x <= 2; x++) {
        locations.append(location("11." + n + ".1." + x, "Belgrade", "RS", 44.80401, 20.46513));
        locations.append(location("11." + n + ".2." + x, "Vienna", "AT", 48.20849, 16.37208));
        locations.append(location("11." + n + ".3." + x, "Sydney", "AU", -33.86785, 151.20732));
      }
    }
    origins.append("11.20.0.0/16\t2_3\n11.30.0.0/16\t4,5\n11.99.0.0/16\t99\n");
    write("ip2as.tsv", origins);
    write("names.txt", names);
    write("countries.txt", countries);
    write("siblings.txt", "Sibling Networks|5 6\n");
    write("locations.csv", locations);
    write(
        "cities.txt",
        city(792680, "Belgrade", "RS", 44.80401, 20.46513, 1273651)
            + city(2761369, "Vienna", "AT", 48.20849, 16.37208, 1691468)
            + city(727011, "Sofia", "BG", 42.69751, 23.32415, 1152556)
            + city(786714, "Pristina", "XK", 42.67272, 21.16688, 550000)
            + city(2147714, "Sydney", "AU", -33.86785, 151.20732, 4394576));
    write(
        "probes.jsonl",
        probe(1, 1, "RS", "[20.4651,44.8040]")
            + probe(2, 2, "BG", "[23.3241,42.6975]")
            + probe(3, 3, "AT", "[16.3721,48.2085]")
            + "{\"id\":4,\"asn_v4\":4,\"asn_v6\":null,\"country_code\":\"RS\",\"type\":\"Probe\"}\n"
            + "{\"id\":5,\"asn_v4\":8661,\"country_code\":\"AL\",\"type\":\"Probe\"}\n"
            + probe(6, 8661, "AL", "[21.1115,42.6395]")
            + probe(7, 8661, "AL", "[19.8,41.3]"));
    write(
        "ix.json",
        "{\"ix\":[{\"id\":7,\"name\":\"TESTIX\",\"city\":\"Vienna\",\"country\":\"AT\"},"
            + "{\"id\":8,\"name\":\"OTHERIX\",\"city\":\"Sofia\",\"country\":\"BG\"}],"
            + "\"ixlan\":[{\"id\":70,\"ix_id\":7},{\"id\":80,\"ix_id\":8}],"
            + "\"ixpfx\":[{\"id\":700,\"ixlan_id\":70,\"protocol\":\"IPv4\","
            + "\"prefix\":\"11.99.0.0/24\"},{\"id\":800,\"ixlan_id\":80,\"protocol\":\"IPv4\","
            + "\"prefix\":\"11.98.0.0/24\"}]}\n");
    write("netixlan.jsonl", member(1, 2) + member(2, 3) + member(3, 4));
  }

  private static String location(String address, String city, String country, double a, double b) {
    return address + "/32,ID," + city + ",," + country + "," + country + ",XXX," + a + "," + b
        + ",50\n";
  }

  private static String city(
      int id, String name, String country, double latitude, double longitude, long population) {
    return id
        + "\t"
        + name
        + "\t"
        + name
        + "\t\t"
        + latitude
        + "\t"
        + longitude
        + "\tP\tPPLC\t"
        + country
        + "\t\t00\t\t\t\t"
        + population
        + "\t\t100\tEurope/Belgrade\t2012-01-01\n";
  }

  private static String probe(int id, int asn, String country, String coordinates) {
    return "{\"id\":"
        + id
        + ",\"asn_v4\":"
        + asn
        + ",\"asn_v6\":"
        + asn
        + ",\"country_code\":\""
        + country
        + "\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"
        + coordinates
        + "},\"type\":\"Probe\"}\n";
  }

  private static String member(int id, int asn) {
    return "{\"id\":"
        + id
        + ",\"ix_id\":7,\"ixlan_id\":70,\"asn\":"
        + asn
        + ",\"ipaddr4\":\"11.99.0."
        + asn
        + "\",\"ipaddr6\":null,\"status\":\"ok\"}\n";
  }

  private void write(String name, CharSequence text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reference section of a study file over this world. */
  public static String referenceYaml() {
    return """
        reference:
          probes: [probes.jsonl]
          ip2as: [ip2as.tsv]
          asNames: [names.txt]
          asOrganisations: [siblings.txt]
          asCountries: [countries.txt]
          ixps: [ix.json, netixlan.jsonl]
          addressLocations: [locations.csv]
          cities: [cities.txt]
        """;
  }

  /** The text of a list of networks that states own: of one group, such as {@code RS-GROUP}. */
  public static String owners(String group, int... networks) {
    StringBuilder text =
        new StringBuilder(
            "asn,conglomerate,org_id,org_name,ownership_cc,ownership_country_name,rir,source,quote,"
                + "quote_lang,url,additional_info,inputs,parent_org,target_cc,target_country_name\n");
    String state = group.substring(0, 2);
    for (int network : networks) {
      text.append(network + "," + group + ",ORG,A," + state + ",Name,RIPE,S,q,English,u,,W,,,\n");
    }
    return text.toString();
  }

  /** The address book of this world, where nobody knows whose provider or peer a network is. */
  public AddressBook book() {
    return book(Map.of());
  }

  /** The address book of this world with links between its networks, such as {@code 1|2|-1}. */
  public AddressBook bookWithLinks(String... links) {
    write("as-rel.txt", String.join("\n", links) + "\n");
    return book(Map.of(Role.AS_RELATIONSHIPS, files("as-rel.txt")));
  }

  /**
   * The address book of this world with one link and a routing table of ways to {@code
   * 11.9.0.0/16}, such as {@code 1 2 9}.
   */
  public AddressBook bookWithWays(String link, String... ways) {
    StringBuilder table = new StringBuilder();
    for (String way : ways) {
      String peer = way.substring(0, way.indexOf(' '));
      table.append("TABLE_DUMP2|1498435200|B|192.0.2.9|" + peer + "|11.9.0.0/16|" + way);
      table.append("|IGP|192.0.2.9|0|0||NAG||\n");
    }
    write("rib.txt", table);
    write("as-rel.txt", link + "\n");
    return book(Map.of(Role.AS_RELATIONSHIPS, files("as-rel.txt"), Role.RIB, files("rib.txt")));
  }

  private AddressBook book(Map<Role, List<DataFile>> more) {
    Map<Role, List<DataFile>> roles = new EnumMap<>(Role.class);
    roles.put(Role.PROBES, files("probes.jsonl"));
    roles.put(Role.IP_TO_AS, files("ip2as.tsv"));
    roles.put(Role.AS_NAMES, files("names.txt"));
    roles.put(Role.AS_ORGANISATIONS, files("siblings.txt"));
    roles.put(Role.AS_COUNTRIES, files("countries.txt"));
    roles.put(Role.EXCHANGES, files("ix.json", "netixlan.jsonl"));
    roles.put(Role.ADDRESS_LOCATIONS, files("locations.csv"));
    roles.put(Role.CITIES, files("cities.txt"));
    roles.putAll(more);
    try {
      return AddressBook.load(new Dataset(List.of(), roles));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<DataFile> files(String... names) {
    return java.util.Arrays.stream(names)
        .map(name -> new DataFile(folder.resolve(name), name))
        .toList();
  }

  /**
   * The JSON of a traceroute, its hops one after the other from TTL 1. A hop is {@code *}, an
   * address, several joined by {@code |}, or {@code TTL:} before any of them; an address may have a
   * round-trip time behind {@code @} and an ICMP error behind {@code !}, and {@code late}, {@code
   * edst} or {@code dup} behind {@code ~}.
   */
  public static String json(int probe, String destination, String... hops) {
    StringBuilder json = new StringBuilder();
    json.append("{\"af\":4,\"dst_addr\":\"" + destination + "\",\"from\":\"11.1.0.200\"");
    json.append(",\"fw\":5080,\"msm_id\":1000,\"paris_id\":1,\"prb_id\":" + probe);
    json.append(",\"timestamp\":1498435200,\"type\":\"traceroute\",\"result\":[");
    int ttl = 0;
    for (String hop : hops) {
      int colon = hop.indexOf(':');
      ttl = colon < 0 ? ttl + 1 : Integer.parseInt(hop.substring(0, colon));
      json.append(json.charAt(json.length() - 1) == '[' ? "" : ",");
      json.append("{\"hop\":" + ttl + ",\"result\":[");
      String separator = "";
      for (String reply : hop.substring(colon + 1).split("\\|", -1)) {
        json.append(separator).append(reply(reply));
        separator = ",";
      }
      json.append("]}");
    }
    return json.append("]}").toString();
  }

  private static String reply(String text) {
    if (text.equals("*")) {
      return "{\"x\":\"*\"}";
    }
    String[] parts = text.split("(?=[@!~])", -1);
    StringBuilder reply = new StringBuilder("{\"from\":\"" + parts[0] + "\"");
    boolean late = false;
    String rtt = "5.0";
    for (int i = 1; i < parts.length; i++) {
      String value = parts[i].substring(1);
      switch (parts[i].charAt(0)) {
        case '@' -> rtt = value;
        case '!' -> reply.append(",\"err\":\"" + value + "\"");
        default -> {
          late |= value.equals("late");
          reply.append(
              switch (value) {
                case "late" -> ",\"late\":2";
                case "edst" -> ",\"edst\":\"11.9.0.99\"";
                default -> ",\"dup\":true";
              });
        }
      }
    }
    return reply + (late ? "" : ",\"rtt\":" + rtt) + ",\"size\":28,\"ttl\":250}";
  }

  /** A traceroute from {@link #json}. */
  public static Traceroute trace(int probe, String destination, String... hops) {
    return Traceroute.parse(json(probe, destination, hops));
  }
}
