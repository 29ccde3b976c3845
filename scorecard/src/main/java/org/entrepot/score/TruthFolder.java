package org.entrepot.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;

/** Reads the files of a truth folder: strict, since a truth that is half read is none. */
final class TruthFolder {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .reader();

  private final Path folder;

  private TruthFolder(Path folder) {
    this.folder = folder;
  }

  /** What is done with each object of a file. */
  @FunctionalInterface
  private interface Each {
    void accept(TruthRecord object) throws InvalidTruthException;
  }

  static Truth read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InvalidTruthException("there is no truth folder " + folder);
    }
    return new TruthFolder(folder).read();
  }

  private Truth read() throws IOException {
    long seed = world().number("seed");
    SortedMap<TraceKey, TruePath> paths = new TreeMap<>();
    each(
        "paths.jsonl.gz",
        object -> {
          TruePath path = path(object, hops(object));
          if (paths.putIfAbsent(path.key(), path) != null) {
            throw object.invalid("a second path of " + path.key());
          }
        });
    List<TruePath> population = new ArrayList<>();
    each("population.jsonl.gz", object -> population.add(populationPath(object)));
    SortedMap<Asn, TrueNetwork> networks = new TreeMap<>();
    each(
        "networks.jsonl.gz",
        object -> {
          TrueNetwork network = network(object);
          if (networks.putIfAbsent(network.asn(), network) != null) {
            throw object.invalid("a second network " + network.asn());
          }
        });
    Set<TrueLink> links = new TreeSet<>();
    each("links.jsonl.gz", object -> links.add(TrueLink.between(object.asn("a"), object.asn("b"))));
    Set<Long> misplaced = new TreeSet<>();
    each(
        "probes.jsonl.gz",
        object -> {
          if (object.flag("misplaced")) {
            misplaced.add(object.number("id"));
          }
        });
    return new Truth(seed, paths, population, networks, links, misplaced);
  }

  private TruthRecord world() throws IOException {
    Path file = folder.resolve("world.json");
    if (!Files.isRegularFile(file)) {
      throw new InvalidTruthException("there is no world.json in " + folder);
    }
    TruthRecord world;
    try {
      world = object(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new InvalidTruthException(file + ": it is not text in UTF-8");
    }
    if (!world.flag("synthetic")) {
      throw world.invalid(
          "\"synthetic\" is not true: only of a simulated world is the truth known");
    }
    return world;
  }

  private void each(String name, Each each) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new InvalidTruthException("there is no " + name + " in " + folder);
    }
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                DataFile.of(file).open(),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        each.accept(object(line, file + ":" + number));
      }
    } catch (CharacterCodingException e) {
      throw new InvalidTruthException(file + ":" + (number + 1) + ": it is not text in UTF-8");
    }
  }

  private static TruthRecord object(String text, String where) throws InvalidTruthException {
    try {
      JsonNode node = READER.readTree(text);
      if (node == null || !node.isObject()) {
        throw new InvalidTruthException(where + ": it is not a JSON object");
      }
      return new TruthRecord(node, where);
    } catch (JsonProcessingException e) {
      throw new InvalidTruthException(
          where
              + ": it is not valid JSON: "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static TruePath path(TruthRecord object, List<TruePath.Hop> hops)
      throws InvalidTruthException {
    long family = object.number("af");
    if (family != 4 && family != 6) {
      throw object.invalid("\"af\" is 4 or 6, not " + family);
    }
    return new TruePath(
        new TraceKey(object.number("msm_id"), object.number("prb_id"), object.number("timestamp")),
        family == 6 ? IpAddress.Family.IPV6 : IpAddress.Family.IPV4,
        object.asn("src_asn"),
        object.address("dst_addr"),
        object.asn("dst_asn"),
        asPath(object),
        object.flag("reached"),
        exchanges(object),
        object.words("artefacts"),
        hops);
  }

  /** A path of the population is nobody's measurement: it has no probe and no time. */
  private static TruePath populationPath(TruthRecord object) throws InvalidTruthException {
    IpAddress destination = object.address("dst_addr");
    return new TruePath(
        new TraceKey(object.number("msm_id"), 0, 0),
        destination.family(),
        object.asn("src_asn"),
        destination,
        object.asn("dst_asn"),
        asPath(object),
        true,
        exchanges(object),
        Collections.emptyNavigableSet(),
        List.of());
  }

  private static List<Asn> asPath(TruthRecord object) throws InvalidTruthException {
    List<Asn> asPath = object.asns("as_path");
    if (asPath.isEmpty() || !asPath.get(0).equals(object.asn("src_asn"))) {
      throw object.invalid("\"as_path\" does not begin with \"src_asn\"");
    }
    for (int i = 1; i < asPath.size(); i++) {
      if (asPath.get(i).equals(asPath.get(i - 1))) {
        throw object.invalid("\"as_path\" has " + asPath.get(i) + " twice in a row");
      }
    }
    return asPath;
  }

  private static List<Long> exchanges(TruthRecord object) throws InvalidTruthException {
    List<Long> exchanges = new ArrayList<>();
    for (TruthRecord crossing : object.records("exchanges")) {
      exchanges.add(crossing.number("id"));
    }
    return exchanges;
  }

  private static List<TruePath.Hop> hops(TruthRecord object) throws InvalidTruthException {
    List<TruePath.Hop> hops = new ArrayList<>();
    for (TruthRecord hop : object.records("hops")) {
      long number = hop.number("hop");
      if (number < 0 || number > 255) {
        throw hop.invalid("a TTL is 0 to 255, not " + number);
      }
      hops.add(
          new TruePath.Hop(
              (int) number,
              hop.asn("asn"),
              hop.number("router"),
              hop.number("city"),
              hop.optionalAddress("addr"),
              hop.words("artefacts")));
    }
    return hops;
  }

  private static TrueNetwork network(TruthRecord object) throws InvalidTruthException {
    String organization = object.text("organisation");
    return new TrueNetwork(
        object.asn("asn"),
        object.text("name"),
        new Organization(organization, organization),
        object.text("country"),
        object.flag("in_region"));
  }
}
