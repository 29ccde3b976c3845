package org.entrepot.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Role;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BgpTableTest {
  private Path folder;
  private World world;
  private Routes routes;
  private List<Written> written;
  private List<String> lines;

  @BeforeAll
  void write(@TempDir Path fresh) throws IOException {
    folder = fresh;
    world = World.of(Settings.of(7));
    routes = new Routes(world);
    written = BgpTable.write(world, routes, folder);
    lines = lines(folder);
  }

  @Test
  void each_line_is_a_route_of_a_peer_as_packets_go() {
    Map<String, Announced> blocks = new HashMap<>();
    for (Announced block : Announced.all(world)) {
      blocks.put(block.prefix().toString(), block);
      blocks.put(SixMap.of(block.prefix()).toString(), block);
    }
    Map<Long, BgpPeer> peers = new HashMap<>();
    BgpPeer.of(world).forEach(peer -> peers.put(peer.asn(), peer));
    for (String line : lines) {
      List<String> fields = Arrays.asList(line.split("\\|", -1));
      assertThat(fields).as(line).hasSize(15);
      BgpPeer peer = Objects.requireNonNull(peers.get(Long.valueOf(fields.get(4))), line);
      boolean four = fields.get(5).contains(".");
      String address = (four ? peer.four() : peer.six()).toString();
      assertThat(line)
          .isEqualTo(
              "TABLE_DUMP2|1767225600|B|%s|%s|%s|%s|IGP|%s|0|0||NAG||",
              address, peer.asn(), fields.get(5), fields.get(6), address);
      Announced block = Objects.requireNonNull(blocks.get(fields.get(5)), line);
      List<List<Long>> ways = new ArrayList<>();
      for (int origin : block.origins()) {
        int group = origin == block.origins().get(0) ? block.group() : 0;
        List<Long> way =
            routes.path(peer.network(), origin, group).stream()
                .map(at -> world.networks.get(at).asn.value())
                .toList();
        if (!way.isEmpty()) {
          ways.add(way);
        }
      }
      List<Long> path = Arrays.stream(fields.get(6).split(" ", -1)).map(Long::valueOf).toList();
      assertThat(ways).as(line).contains(path);
      assertThat(path).as(line).doesNotHaveDuplicates();
      assertThat(ways).as(line).allMatch(way -> way.size() >= path.size());
    }
  }

  @Test
  void every_peer_sends_every_block_that_it_has_a_route_to() {
    Set<String> sent = new HashSet<>();
    for (String line : lines) {
      String[] fields = line.split("\\|", -1);
      assertThat(sent.add(fields[4] + ' ' + fields[5])).as("twice: " + line).isTrue();
    }
    int expected = 0;
    for (Announced block : Announced.all(world)) {
      for (BgpPeer peer : BgpPeer.of(world)) {
        boolean reached = false;
        for (int i = 0; i < block.origins().size(); i++) {
          int group = i == 0 ? block.group() : 0;
          reached |= !routes.path(peer.network(), block.origins().get(i), group).isEmpty();
        }
        if (reached) {
          expected += 2;
          assertThat(sent)
              .contains(
                  peer.asn() + " " + block.prefix(), peer.asn() + " " + SixMap.of(block.prefix()));
        }
      }
    }
    assertThat(sent).hasSize(expected);
  }

  @Test
  void peers_are_a_dozen_networks_of_the_region_and_of_elsewhere() {
    List<BgpPeer> peers = BgpPeer.of(world);
    assertThat(peers).hasSize(12).extracting(BgpPeer::asn).isSorted().doesNotHaveDuplicates();
    assertThat(peers).extracting(BgpPeer::four).doesNotHaveDuplicates();
    assertThat(peers)
        .extracting(peer -> world.inRegion(world.networks.get(peer.network())))
        .contains(true, false);
    assertThat(peers)
        .extracting(peer -> world.networks.get(peer.network()).kind())
        .contains(Kind.CARRIER, Kind.REGIONAL, Kind.INCUMBENT, Kind.ACCESS);
  }

  @Test
  void a_block_of_two_networks_ends_at_the_nearer_of_them() throws IOException {
    World two = World.of(Settings.of(3).with(Levels.defaults().with(Artefact.SECOND_ORIGIN, 1000)));
    Path other = Files.createDirectory(folder.resolve("two"));
    BgpTable.write(two, new Routes(two), other);
    Map<String, Set<String>> origins = new HashMap<>();
    for (String line : lines(other)) {
      String[] fields = line.split("\\|", -1);
      String origin = fields[6].substring(fields[6].lastIndexOf(' ') + 1);
      origins.computeIfAbsent(fields[5], prefix -> new HashSet<>()).add(origin);
    }
    assertThat(origins.values()).allMatch(of -> of.size() <= 2);
    assertThat(origins.values().stream().filter(of -> of.size() == 2).count())
        .isGreaterThan(origins.size() / 4);
  }

  @Test
  void both_files_hold_the_same_routes() throws IOException {
    assertThat(read(folder.resolve(BgpTable.MRT))).isEqualTo(lines);
    assertThat(written)
        .extracting(Written::path)
        .containsExactly("reference/synthetic-rib.txt.gz", "reference/synthetic-rib.mrt.gz");
    assertThat(written)
        .allMatch(each -> each.records() == lines.size())
        .allMatch(each -> each.use().equals(FileUse.of(Role.RIB)));
  }

  @Test
  void bgpdump_prints_the_lines_of_the_text() throws Exception {
    Assumptions.assumeTrue(
        isHere("bgpdump"), "SKIPPED: the program bgpdump is not here to read the MRT file");
    Path out = folder.resolve("bgpdump.txt");
    Process process =
        new ProcessBuilder("bgpdump", "-m", folder.resolve(BgpTable.MRT).toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllLines(out)).isEqualTo(lines);
  }

  @Test
  void the_same_world_makes_the_same_bytes() throws IOException {
    Path other = Files.createDirectory(folder.resolve("again"));
    World again = World.of(Settings.of(7));
    BgpTable.write(again, new Routes(again), other);
    for (String name : List.of(BgpTable.TEXT, BgpTable.MRT)) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
    }
  }

  @Test
  void a_table_that_is_too_much_work_has_what_is_measured_and_the_region_first()
      throws IOException {
    long ends = world.networks.stream().mapToLong(network -> network.neighbours.size()).sum();
    Path other = Files.createDirectory(folder.resolve("part"));
    BgpTable.write(world, routes, other, 100 * ends);
    List<String> part = lines(other);
    assertThat(part).hasSizeBetween(lines.size() / 4, lines.size() * 3 / 4);
    Set<String> prefixes =
        part.stream().map(line -> line.split("\\|", -1)[5]).collect(Collectors.toSet());
    // Whatever is there is there from all peers.
    assertThat(lines.stream().filter(line -> prefixes.contains(line.split("\\|", -1)[5])))
        .containsExactlyElementsOf(part);
    for (Target target : world.targets) {
      Prefix block = world.networks.get(target.network()).addresses.block();
      assertThat(prefixes).contains(block.toString(), SixMap.of(block).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 255, 256, 700})
  void paths_of_any_length_are_written(int length) throws IOException {
    List<Long> path = new ArrayList<>();
    for (long i = 0; i < length; i++) {
      path.add(4_294_967_295L - i);
    }
    IpAddress four = IpAddress.parse("11.0.0.1");
    BgpPeer peer = new BgpPeer(0, 4_294_967_295L, four, SixMap.of(four));
    Path file = folder.resolve("long.mrt.gz");
    try (MrtFile mrt = new MrtFile(file, 1, four, List.of(peer))) {
      mrt.prefix(Prefix.parse("11.0.0.0/9"), List.of(new MrtFile.Entry(0, path, four)));
    }
    String joined = path.stream().map(String::valueOf).collect(Collectors.joining(" "));
    assertThat(read(file))
        .containsExactly(
            "TABLE_DUMP2|1|B|11.0.0.1|4294967295|11.0.0.0/9|"
                + joined
                + "|IGP|11.0.0.1|0|0||NAG||");
  }

  private static boolean isHere(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  private static List<String> lines(Path dataset) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(dataset.resolve(BgpTable.TEXT))),
                UTF_8))) {
      return in.lines().toList();
    }
  }

  /** A reader of its own, after RFC 6396. */
  private static List<String> read(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    int expected = 0;
    try (InputStream gzip = new GZIPInputStream(Files.newInputStream(file));
        DataInputStream in = new DataInputStream(gzip)) {
      while (true) {
        long time;
        try {
          time = in.readInt();
        } catch (EOFException e) {
          return lines;
        }
        assertThat(in.readShort()).isEqualTo((short) 13);
        int subtype = in.readShort();
        int left = in.readInt();
        if (subtype == 1) {
          in.skipNBytes(4);
          in.skipNBytes(in.readShort());
          int peers = in.readShort();
          for (int i = 0; i < peers; i++) {
            int type = in.readByte();
            assertThat(type & 2).isEqualTo(2);
            in.skipNBytes(4);
            addresses.add(address(in.readNBytes((type & 1) == 1 ? 16 : 4)));
            numbers.add(in.readInt() & 0xFFFF_FFFFL);
          }
          continue;
        }
        assertThat(subtype).isIn(2, 4);
        assertThat(in.readInt()).isEqualTo(expected++);
        int length = in.readUnsignedByte();
        byte[] network = Arrays.copyOf(in.readNBytes((length + 7) / 8), subtype == 2 ? 4 : 16);
        int entries = in.readShort();
        left -= 4 + 1 + (length + 7) / 8 + 2;
        for (int i = 0; i < entries; i++) {
          int peer = in.readShort();
          assertThat(in.readInt()).isEqualTo((int) time);
          int size = in.readUnsignedShort();
          left -= 8 + size;
          StringBuilder path = new StringBuilder();
          String hop = "";
          String origin = "";
          while (size > 0) {
            int flags = in.readUnsignedByte();
            int type = in.readUnsignedByte();
            boolean wide = (flags & 16) != 0;
            int value = wide ? in.readUnsignedShort() : in.readUnsignedByte();
            byte[] bytes = in.readNBytes(value);
            size -= 2 + (wide ? 2 : 1) + value;
            switch (type) {
              case 1 -> origin = bytes[0] == 0 ? "IGP" : "?";
              case 2 -> {
                for (int at = 0; at < bytes.length; ) {
                  assertThat(bytes[at]).isEqualTo((byte) 2);
                  int hops = bytes[at + 1] & 255;
                  at += 2;
                  for (int j = 0; j < hops; j++, at += 4) {
                    long asn = 0;
                    for (int k = 0; k < 4; k++) {
                      asn = (asn << 8) | (bytes[at + k] & 255);
                    }
                    path.append(path.length() > 0 ? " " : "").append(asn);
                  }
                }
              }
              case 3 -> hop = address(bytes);
              case 14 -> {
                assertThat(bytes[0]).isEqualTo((byte) 16);
                hop = address(Arrays.copyOfRange(bytes, 1, 17));
              }
              default -> throw new AssertionError("attribute " + type);
            }
          }
          assertThat(size).isZero();
          lines.add(
              String.join(
                  "|",
                  "TABLE_DUMP2",
                  String.valueOf(time),
                  "B",
                  addresses.get(peer),
                  String.valueOf(numbers.get(peer)),
                  address(network) + "/" + length,
                  path,
                  origin,
                  hop,
                  "0|0||NAG||"));
        }
        assertThat(left).isZero();
      }
    }
  }

  private static String address(byte[] bytes) throws IOException {
    return IpAddress.parse(InetAddress.getByAddress(bytes).getHostAddress()).toString();
  }
}
