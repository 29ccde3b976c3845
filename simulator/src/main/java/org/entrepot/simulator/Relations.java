package org.entrepot.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.entrepot.dataset.DataFile;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Relation;

/**
 * The AS relationships of a file in CAIDA's formats: {@code provider|customer|-1} and {@code
 * peer|peer|0}, with or without a fourth column that names the source (serial-2, serial-1), and
 * comments that begin with a number sign. Of a pair that is named several times, the first holds.
 */
final class Relations {
  private static final long LARGEST = 0xFFFF_FFFFL;
  private static final int EXCERPT = 60;

  /** AS numbers by index; ascending as read from a file. */
  final long[] asns;

  /** Each pair once, by index, in the order of the file. */
  final List<Link> links;

  final int[][] providers;
  final int[][] customers;
  final int[][] peers;

  private Relations(long[] asns, List<Link> links) {
    this.asns = asns;
    this.links = List.copyOf(links);
    this.providers = new int[asns.length][];
    this.customers = new int[asns.length][];
    this.peers = new int[asns.length][];
    int[][] counts = new int[3][asns.length];
    for (Link link : links) {
      if (link.relation() == Relation.PROVIDER) {
        counts[0][link.b()]++;
        counts[1][link.a()]++;
      } else {
        counts[2][link.a()]++;
        counts[2][link.b()]++;
      }
    }
    for (int i = 0; i < asns.length; i++) {
      providers[i] = new int[counts[0][i]];
      customers[i] = new int[counts[1][i]];
      peers[i] = new int[counts[2][i]];
    }
    for (Link link : links) {
      int a = link.a();
      int b = link.b();
      if (link.relation() == Relation.PROVIDER) {
        providers[b][--counts[0][b]] = a;
        customers[a][--counts[1][a]] = b;
      } else {
        peers[a][--counts[2][a]] = b;
        peers[b][--counts[2][b]] = a;
      }
    }
  }

  /** A line of the file. */
  private record Line(long a, long b, Relation relation) {}

  /**
   * Reads a file, plain or compressed.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is neither a relationship nor a comment, naming it;
   *     or if there is none at all
   */
  static Relations read(DataFile file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
      int number = 1;
      for (String text = in.readLine(); text != null; text = in.readLine(), number++) {
        if (!text.isBlank() && text.charAt(0) != '#') {
          lines.add(line(text, file.name(), number));
        }
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(file.name() + " holds no AS relationship");
    }
    long[] asns =
        lines.stream()
            .flatMapToLong(line -> LongStream.of(line.a, line.b))
            .sorted()
            .distinct()
            .toArray();
    Set<Long> pairs = new HashSet<>();
    List<Link> links = new ArrayList<>();
    for (Line line : lines) {
      int a = Arrays.binarySearch(asns, line.a);
      int b = Arrays.binarySearch(asns, line.b);
      if (pairs.add((long) Math.min(a, b) << 32 | Math.max(a, b))) {
        links.add(new Link(a, b, line.relation));
      }
    }
    return new Relations(asns, links);
  }

  private static Line line(String text, String file, int number) {
    String[] columns = text.split("\\|", -1);
    if (columns.length == 3 || columns.length == 4) {
      long a = asn(columns[0]);
      long b = asn(columns[1]);
      if (a >= 0 && b >= 0 && a != b && columns[2].equals("-1")) {
        return new Line(a, b, Relation.PROVIDER);
      }
      if (a >= 0 && b >= 0 && a != b && columns[2].equals("0")) {
        return new Line(a, b, Relation.PEER);
      }
    }
    String shown = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "..." : text;
    throw new IllegalArgumentException(
        file
            + ", line "
            + number
            + ": expected \"provider|customer|-1\" or \"peer|peer|0\" of two AS numbers, not \""
            + shown
            + '"');
  }

  private static long asn(String text) {
    if (text.isEmpty() || text.length() > 10) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = 10 * value + digit - '0';
    }
    return value <= LARGEST ? value : -1;
  }

  /** The relations of some networks among each other; indices are places in their list. */
  Relations among(List<Integer> networks) {
    int[] place = new int[asns.length];
    Arrays.fill(place, -1);
    for (int i = 0; i < networks.size(); i++) {
      place[networks.get(i)] = i;
    }
    return new Relations(
        networks.stream().mapToLong(at -> asns[at]).toArray(),
        links.stream()
            .filter(link -> place[link.a()] >= 0 && place[link.b()] >= 0)
            .map(link -> new Link(place[link.a()], place[link.b()], link.relation()))
            .toList());
  }

  /** How many neighbours a network has. */
  int degree(int network) {
    return providers[network].length + customers[network].length + peers[network].length;
  }

  /**
   * The size of each customer cone: the network, its customers, theirs and so on, each once; so a
   * circle of providers does no harm.
   */
  int[] cones() {
    int[] cones = new int[asns.length];
    int[] seen = new int[asns.length];
    int[] queue = new int[asns.length];
    for (int root = 0; root < cones.length; root++) {
      int end = 0;
      queue[end++] = root;
      seen[root] = root + 1;
      for (int at = 0; at < end; at++) {
        for (int customer : customers[queue[at]]) {
          if (seen[customer] != root + 1) {
            seen[customer] = root + 1;
            queue[end++] = customer;
          }
        }
      }
      cones[root] = end;
    }
    return cones;
  }
}
