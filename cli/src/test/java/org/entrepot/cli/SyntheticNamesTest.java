package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Hint;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.City;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules learned from the names of one half of a synthetic world, read on the other half, as names
 * of real routers are not at hand. One name in twenty is stale and tells of another city.
 */
class SyntheticNamesTest {
  private static final String DOTTED =
      "^[a-z\\d-]+\\.[a-z\\d]+\\.([a-z]{3})\\.([a-z]{2})\\.[a-z\\d-]+\\.synthetic\\.example$";
  private static final String DASHED =
      "^([a-z]{3})\\d-[a-z\\d]+\\.[a-z\\d-]+\\.synthetic\\.example$";
  private static final String SPELT =
      "^xe-[\\d-]+\\.[a-z\\d]+\\.([a-z]+)\\.[a-z\\d-]+\\.synthetic\\.example$";

  @TempDir Path folder;

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  private DataFile file(String name) {
    return new DataFile(folder.resolve(name), name);
  }

  @Test
  void names_tell_the_city_but_where_they_are_stale() throws IOException {
    String out = folder.resolve("world").toString();
    int status =
        Main.run(
            new ByteArrayOutputStream(),
            new PrintWriter(new StringWriter()),
            "simulate",
            "--out",
            out,
            "--seed",
            "3",
            "--networks",
            "300",
            "--probes",
            "10");
    assertThat(status).isZero();
    Map<String, Long> truth = new HashMap<>();
    for (String line : lines(folder.resolve("world/truth/interfaces.jsonl.gz"))) {
      JsonNode each = new ObjectMapper().readTree(line);
      truth.put(each.path("addr").asText(), each.path("city").asLong());
    }
    String names = "world/dataset/reference/synthetic-dns-names.txt.gz";
    DataFile cities = file("world/dataset/reference/synthetic-world-geonames-cities.txt.gz");
    AddressBook world =
        AddressBook.load(new Dataset(List.of(), Map.of(Role.CITIES, List.of(cities))));
    Files.writeString(
        folder.resolve("rules.jsonl"), rules(lines(folder.resolve(names)), truth, world));
    AddressBook book =
        AddressBook.load(
            new Dataset(
                List.of(),
                Map.of(
                    Role.CITIES,
                    List.of(cities),
                    Role.HOSTNAMES,
                    List.of(file(names), file("rules.jsonl")))));

    int answered = 0;
    int right = 0;
    int numbered = 0;
    for (String line : lines(folder.resolve(names))) {
      IpAddress address = IpAddress.parse(line.split("\t", -1)[1]);
      if (isLearned(address)) {
        continue;
      }
      List<Hint> hints = book.hints(address);
      City there = world.cities().area(truth.getOrDefault(address.toString(), -1L)).orElseThrow();
      if (hints.isEmpty()) {
        numbered++;
      } else {
        answered++;
        right += hints.stream().anyMatch(hint -> hint.city().equals(there)) ? 1 : 0;
        assertThat(hints.get(0).detail()).contains(book.hostnameOf(address).orElseThrow());
      }
    }
    assertThat(answered).as("numbered names tell nothing: %d", numbered).isGreaterThan(1000);
    assertThat(numbered).isPositive();
    double share = (double) right / answered;
    assertThat(share).as("%d of %d; 5%% are stale", right, answered).isBetween(0.93, 0.97);
  }

  private static boolean isLearned(IpAddress address) {
    return address.low() % 2 == 0;
  }

  /** What most names with a code tell, as Hoiho would find by round-trip times. */
  private static String rules(List<String> names, Map<String, Long> truth, AddressBook world)
      throws IOException {
    Map<String, Map<Long, Integer>> votes = new TreeMap<>();
    for (String line : names) {
      String[] columns = line.split("\t", -1);
      Matcher dotted = Pattern.compile(DOTTED).matcher(columns[2]);
      Matcher dashed = Pattern.compile(DASHED).matcher(columns[2]);
      String code =
          dotted.matches()
              ? "\"code\":\"" + dotted.group(1) + "\",\"cc\":\"" + dotted.group(2) + "\""
              : dashed.matches() ? "\"code\":\"" + dashed.group(1) + "\"" : "";
      if (!code.isEmpty() && isLearned(IpAddress.parse(columns[1]))) {
        votes
            .computeIfAbsent(code, c -> new TreeMap<>())
            .merge(truth.getOrDefault(columns[1], -1L), 1, Integer::sum);
      }
    }
    List<String> codes = new ArrayList<>();
    votes.forEach(
        (code, cities) -> {
          long id =
              cities.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
          City city = world.cities().area(id).orElseThrow();
          codes.add(
              "{%s,\"type\":\"iata\",\"learned\":1,\"location\":{\"cc\":\"%s\"},\"lat\":\"%s\",\"lng\":\"%s\"}"
                  .formatted(
                      code,
                      city.country(),
                      city.coordinates().latitude(),
                      city.coordinates().longitude()));
        });
    ObjectMapper json = new ObjectMapper();
    return "{\"domain\":\"synthetic.example\",\"re\":"
        + json.writeValueAsString(List.of(DOTTED, DASHED, SPELT))
        + ",\"plan\":[[\"iata\",\"cc\"],[\"iata\"],[\"place\"]],\"score\":{\"tp\":95,\"fp\":5,"
        + "\"class\":\"good\"},\"geohints\":["
        + String.join(",", codes)
        + "]}\n";
  }
}
