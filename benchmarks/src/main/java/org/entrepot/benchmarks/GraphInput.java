package org.entrepot.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.entrepot.RealData;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.graph.AsGraph;
import org.entrepot.net.Asn;

/**
 * Relationship files to take graphs from, in CAIDA's form, so that other programs read them too.
 */
enum GraphInput {
  /** CAIDA's file of 2018-02-01. */
  CAIDA_2018 {
    @Override
    Path file() {
      String name = "as/caida-20180201.as-rel.txt.gz";
      return RealData.directory()
          .map(data -> data.resolve(name))
          .filter(Files::exists)
          .orElseThrow(() -> new IllegalStateException(missing(name)));
    }
  },

  /**
   * 75,000 ASes and 400,000 links: each AS in turn becomes the customer of five or six earlier
   * ones, half of them drawn by the number of links that they have. The seed is fixed.
   */
  SYNTHETIC_75K {
    @Override
    Path file() {
      try {
        Path file = Files.createTempFile("as-rel", ".txt");
        file.toFile().deleteOnExit();
        return Files.write(file, lines());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private static final int ASES = 75_000;
  private static final int LINKS = 400_000;

  /** Beyond the numbers that are reserved, which no reader takes for those of ASes. */
  private static final int BASE = 200_000;

  /** The one that the system property {@code graph} names, CAIDA's if it names none. */
  static GraphInput chosen() {
    return valueOf(System.getProperty("graph", CAIDA_2018.name()));
  }

  abstract Path file();

  private static String missing(String name) {
    return "This benchmark reads "
        + name
        + " below shared/data or the directory in ENTREPOT_DATA, and it is not there.";
  }

  private static List<String> lines() {
    SplittableRandom random = new SplittableRandom(75_400);
    List<String> lines = new ArrayList<>();
    lines.add("# synthetic");
    List<Integer> ends = new ArrayList<>(List.of(1));
    for (int as = 2; as <= ASES; as++) {
      int links = (int) ((long) LINKS * as / ASES) - (lines.size() - 1);
      Set<Integer> providers = new HashSet<>();
      while (providers.size() < Math.min(links, as - 1)) {
        providers.add(
            random.nextBoolean() ? ends.get(random.nextInt(ends.size())) : random.nextInt(1, as));
      }
      for (int provider : providers) {
        lines.add((BASE + provider) + "|" + (BASE + as) + "|-1");
        ends.add(provider);
        ends.add(as);
      }
    }
    return lines;
  }

  static AsGraph graph(Path file) {
    DataFile data = new DataFile(file, file.getFileName().toString());
    try {
      return AsGraph.known(
          AddressBook.load(new Dataset(List.of(), Map.of(Role.AS_RELATIONSHIPS, List.of(data)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many ASes at equal distances in the order of numbers. */
  static List<Asn> sources(AsGraph graph, int count) {
    List<Asn> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sources.add(graph.asns().get((int) ((long) i * graph.nodes() / count)));
    }
    return sources;
  }
}
