package org.entrepot.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;
import org.entrepot.net.IpAddress;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/** The routing table of RouteViews of 2021-04-16 as unpacked text, {@code prefix TAB origin}. */
final class RoutingTable {
  private static final String FILE = "ip2as/2021-04-16-routeviews-prefix-origin.tsv.gz";

  private final byte[] text;

  private RoutingTable(byte[] text) {
    this.text = text;
  }

  static RoutingTable read() {
    Path file =
        RealData.directory()
            .map(data -> data.resolve(FILE))
            .filter(Files::exists)
            .orElseThrow(() -> new IllegalStateException(missing()));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new RoutingTable(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String missing() {
    return "This benchmark reads "
        + FILE
        + " below shared/data or the directory in ENTREPOT_DATA, and it is not there.";
  }

  /** Lines to map, the way from a file to a look-up without the unpacking. */
  PrefixMap<String> build() {
    Map<String, String> origins = new HashMap<>();
    PrefixMap.Builder<String> map = PrefixMap.builder();
    for (BufferedReader lines = lines(); ; ) {
      String line = next(lines);
      if (line.isEmpty()) {
        return map.build();
      }
      int tab = line.indexOf('\t');
      String origin = origins.computeIfAbsent(line.substring(tab + 1), key -> key);
      map.put(Prefix.parse(line.substring(0, tab)), origin);
    }
  }

  /** Random addresses: a block of the table by equal chance, then any address in it. */
  IpAddress[] addresses(Family family, int count, long seed) {
    List<Prefix> blocks = blocks(family);
    SplittableRandom random = new SplittableRandom(seed);
    IpAddress[] addresses = new IpAddress[count];
    for (int i = 0; i < count; i++) {
      addresses[i] = inside(blocks.get(random.nextInt(blocks.size())), random);
    }
    return addresses;
  }

  /** The first addresses of the blocks, lower 64 bits, in order and each once. */
  long[] starts(Family family) {
    return blocks(family).stream().mapToLong(b -> b.network().low()).sorted().distinct().toArray();
  }

  private List<Prefix> blocks(Family family) {
    List<Prefix> blocks = new ArrayList<>();
    BufferedReader lines = lines();
    for (String line = next(lines); !line.isEmpty(); line = next(lines)) {
      Prefix block = Prefix.parse(line.substring(0, line.indexOf('\t')));
      if (block.network().family() == family) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  private static IpAddress inside(Prefix block, SplittableRandom random) {
    IpAddress network = block.network();
    int length = block.length();
    if (network.family() == Family.IPV4) {
      return IpAddress.v4((int) (network.low() | (random.nextLong() & (0xFFFF_FFFFL >>> length))));
    }
    long high = length >= 64 ? 0 : random.nextLong() & (-1L >>> length);
    long low = length >= 128 ? 0 : random.nextLong() & (-1L >>> Math.max(0, length - 64));
    return IpAddress.v6(network.high() | high, network.low() | low);
  }

  private BufferedReader lines() {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.US_ASCII));
  }

  /** The next line, or an empty one at the end. */
  private static String next(BufferedReader lines) {
    try {
      String line = lines.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
