package org.entrepot.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.entrepot.dataset.FileUse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatchmentsTest {
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  private World world = build(Levels.defaults());
  private Written written = new Written("", FileUse.results(), 0);
  private List<Map<String, String>> results = List.of();
  private List<Map<String, String>> truths = List.of();

  @BeforeEach
  void write() throws IOException {
    write(Levels.defaults());
  }

  @Test
  void each_probe_asks_each_service_in_each_round_but_those_it_misses() {
    List<Target> services = world.targets.stream().filter(Target::anycast).toList();
    assertThat(services).hasSize(2);
    int all = ROUNDS * services.size() * world.probes.size();
    assertThat(results).hasSizeBetween((int) (0.9 * all), all - 1).hasSameSizeAs(truths);
    assertThat(written)
        .isEqualTo(new Written(Catchments.RESULTS, FileUse.results(), results.size()));
    Set<String> asked = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      Map<String, String> result = results.get(i);
      for (String key : List.of("msm_id", "prb_id", "timestamp")) {
        assertThat(result).containsEntry(key, text(truths.get(i), key));
      }
      Target service =
          services.get(Integer.parseInt(text(result, "msm_id")) - 1_000_000 - first(services));
      assertThat(result).containsEntry("dst_addr", service.address().toString());
      assertThat(asked.add(text(result, "msm_id") + text(result, "prb_id") + round(result)))
          .isTrue();
    }
  }

  @Test
  void the_message_is_a_true_one_and_says_what_the_fields_say() {
    Set<String> questions = new HashSet<>();
    for (Map<String, String> result : results) {
      if (!result.containsKey("result/abuf")) {
        assertThat(result).containsEntry("error/timeout", "5000");
        continue;
      }
      byte[] bytes = Base64.getDecoder().decode(text(result, "result/abuf"));
      ByteBuffer message = ByteBuffer.wrap(bytes);
      assertThat(result).containsEntry("result/size", String.valueOf(bytes.length));
      assertThat(result).containsEntry("result/ID", String.valueOf(message.getShort() & 0xFFFF));
      assertThat(message.getShort() & 0x8000).as("a response").isNotZero();
      for (String count : List.of("QDCOUNT", "ANCOUNT", "NSCOUNT", "ARCOUNT")) {
        assertThat(result).containsEntry("result/" + count, String.valueOf(message.getShort()));
      }
      String question = name(message);
      questions.add(question);
      assertThat(result).containsEntry("result/answers/NAME", question);
      assertThat(message.getShort()).as("TXT").isEqualTo((short) 16);
      assertThat(message.getShort()).as("CHAOS").isEqualTo((short) 3);
      assertThat(message.getShort()).as("the name of the question").isEqualTo((short) 0xC00C);
      assertThat(message.getShort()).as("TXT").isEqualTo((short) 16);
      assertThat(message.getShort()).as("CHAOS").isEqualTo((short) 3);
      assertThat(message.getInt()).as("to be kept").isZero();
      int length = message.getShort();
      String said = string(message);
      assertThat(length).isEqualTo(said.length() + 1);
      assertThat(result).containsEntry("result/answers/RDATA", said);
      assertThat(message.hasRemaining()).isFalse();
    }
    assertThat(questions).containsExactlyInAnyOrder("id.server", "hostname.bind");
  }

  @Test
  void the_server_is_at_the_site_that_packets_reach() {
    Map<String, Metro> metros = new HashMap<>();
    world.metros.forEach(metro -> metros.put(metro.code(), metro));
    Set<String> sites = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      Map<String, String> truth = truths.get(i);
      String site = text(truth, "site");
      Metro metro = Objects.requireNonNull(metros.get(site.substring(0, 3)), site);
      sites.add(site);
      assertThat(site).isEqualTo(metro.code() + "1");
      assertThat(truth).containsEntry("city", String.valueOf(metro.city().geonamesId()));
      assertThat(text(truth, "server"))
          .matches("ns[123]\\." + metro.code() + "\\.anycast-[ab]\\.synthetic\\.example");
      boolean answered = results.get(i).containsKey("result/abuf");
      assertThat(truth).containsEntry("answered", String.valueOf(answered));
      if (answered && text(truth, "intercepted").equals("false")) {
        assertThat(results.get(i)).containsEntry("result/answers/RDATA", text(truth, "server"));
      }
    }
    assertThat(sites).hasSizeGreaterThan(3).contains("beg1");
  }

  @Test
  void light_is_never_faster_than_in_fibre_to_the_site_and_back() {
    Map<String, Probe> probes = new HashMap<>();
    world.probes.forEach(probe -> probes.put(String.valueOf(probe.id()), probe));
    Map<String, Metro> metros = new HashMap<>();
    world.metros.forEach(metro -> metros.put(metro.code(), metro));
    for (int i = 0; i < results.size(); i++) {
      Map<String, String> truth = truths.get(i);
      if (text(truth, "answered").equals("true") && text(truth, "intercepted").equals("false")) {
        Probe probe = Objects.requireNonNull(probes.get(text(truth, "prb_id")));
        Metro site = Objects.requireNonNull(metros.get(text(truth, "site").substring(0, 3)));
        double least = 2 * probe.pop().metro().kmTo(site) / (299.792458 * 2 / 3);
        assertThat(Double.parseDouble(text(results.get(i), "result/rt"))).isGreaterThan(least);
      }
    }
  }

  @Test
  void about_as_many_are_lost_as_of_other_packets() {
    double lost = results.stream().filter(result -> result.containsKey("error/timeout")).count();
    assertThat(lost / results.size()).isBetween(0.015, 0.05);
  }

  @Test
  void an_interceptor_answers_for_itself_sooner_than_the_service_could() throws IOException {
    write(Levels.defaults().with(Artefact.INTERCEPTED, 1000).with(Artefact.LOSS, 0));
    assertThat(truths).allSatisfy(truth -> assertThat(truth).containsEntry("intercepted", "true"));
    for (Map<String, String> result : results) {
      assertThat(text(result, "result/answers/RDATA")).doesNotContain("synthetic");
      byte[] message = Base64.getDecoder().decode(text(result, "result/abuf"));
      assertThat(message[2] & 4).as("authoritative").isZero();
      assertThat(Double.parseDouble(text(result, "result/rt"))).isLessThan(15);
    }
    write(Levels.all(0));
    assertThat(truths)
        .allSatisfy(
            truth ->
                assertThat(truth)
                    .containsEntry("intercepted", "false")
                    .containsEntry("answered", "true"));
  }

  @Test
  void the_keys_are_in_the_order_of_the_newest_firmware() throws IOException {
    List<String> lines = lines(folder.resolve(Catchments.RESULTS));
    String answered =
        lines.stream().filter(line -> line.contains("abuf")).findFirst().orElseThrow();
    assertThat(keys(answered))
        .isEqualTo(
            "fw,mver,lts,dst_addr,dst_port,af,src_addr,proto,result,rt,size,abuf,ID,ANCOUNT,QDCOUNT,"
                + "NSCOUNT,ARCOUNT,answers,TYPE,NAME,RDATA,msm_id,prb_id,timestamp,msm_name,from,"
                + "type,group_id,stored_timestamp");
    String lost = lines.stream().filter(line -> line.contains("timeout")).findFirst().orElseThrow();
    assertThat(keys(lost))
        .isEqualTo(
            "fw,mver,lts,dst_addr,dst_port,af,src_addr,proto,error,timeout,msm_id,prb_id,timestamp,"
                + "msm_name,from,type,group_id,stored_timestamp");
  }

  @Test
  void the_same_world_makes_the_same_bytes() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve(Catchments.RESULTS));
    byte[] truth = Files.readAllBytes(folder.resolve("catchments.jsonl.gz"));
    write(Levels.defaults());
    assertThat(folder.resolve(Catchments.RESULTS)).hasBinaryContent(before);
    assertThat(folder.resolve("catchments.jsonl.gz")).hasBinaryContent(truth);
  }

  private void write(Levels levels) throws IOException {
    world = build(levels);
    Files.createDirectories(folder.resolve("results"));
    Path truth = folder.resolve("catchments.jsonl.gz");
    written =
        Catchments.write(world, new Forwarding(world, new Routes(world)), folder, truth, ROUNDS);
    results = objects(lines(folder.resolve(Catchments.RESULTS)));
    truths = objects(lines(truth));
  }

  private static World build(Levels levels) {
    try {
      return World.of(Settings.of(5).with(levels));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int first(List<Target> services) {
    return services.get(0).measurement();
  }

  private static long round(Map<String, String> result) {
    return (Long.parseLong(text(result, "timestamp")) - Simulation.EPOCH)
        / Simulation.ROUND_SECONDS;
  }

  private static String text(Map<String, String> of, String key) {
    return Objects.requireNonNull(of.get(key), key);
  }

  private static String name(ByteBuffer message) {
    List<String> labels = new ArrayList<>();
    for (String label = string(message); !label.isEmpty(); label = string(message)) {
      labels.add(label);
    }
    return String.join(".", labels);
  }

  private static String string(ByteBuffer message) {
    byte[] bytes = new byte[message.get() & 255];
    message.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      return in.lines().toList();
    }
  }

  private static String keys(String line) throws IOException {
    List<String> keys = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME) {
          keys.add(json.currentName());
        }
      }
    }
    return String.join(",", keys);
  }

  /** The values of each line by their keys from the top; brackets of lists are no step. */
  private static List<Map<String, String>> objects(List<String> lines) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    for (String line : lines) {
      Map<String, String> object = new HashMap<>();
      List<String> path = new ArrayList<>();
      try (JsonParser json = new JsonFactory().createParser(line)) {
        String key = "";
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          if (token == JsonToken.FIELD_NAME) {
            key = json.currentName();
          } else if (token == JsonToken.START_OBJECT) {
            path.add(key);
          } else if (token == JsonToken.END_OBJECT) {
            path.remove(path.size() - 1);
          } else if (token.isScalarValue()) {
            List<String> keys = new ArrayList<>(path.subList(1, path.size()));
            if (path.size() > 2) {
              keys = new ArrayList<>(List.of("result", "answers"));
            }
            keys.add(key);
            object.put(String.join("/", keys), json.getText());
          }
        }
      }
      objects.add(object);
    }
    return objects;
  }
}
