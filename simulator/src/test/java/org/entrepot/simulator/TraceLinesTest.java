package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines have the order of fields and the form of numbers that RIPE Atlas has. */
class TraceLinesTest {
  /** What the API does not give: others have added it to the file. */
  private static final String ADDED = "destination_ip_responded";

  private static final Pattern RTT = Pattern.compile("\"rtt\":([^,}]*)");

  /** One to three decimals, of which only the first may be a zero at the end. */
  private static final Pattern MILLIS = Pattern.compile("\\d+\\.(\\d|\\d[0-9]?[1-9])");

  @TempDir Path folder;

  @Test
  void a_trace_is_written_as_the_probe_tells_it() throws IOException {
    World world = SmallWorld.of(Levels.all(0));
    Trace trace = trace(world);
    Trace.Ttl first = new Trace.Ttl(1, null);
    IpAddress router = IpAddress.parse("11.0.0.1");
    first.packets.add(packet(router, 0.4561, Trace.Oddity.NONE, -1, (char) 0));
    first.packets.add(packet(router, 73, Trace.Oddity.DUPLICATE, -1, (char) 0));
    first.packets.add(Trace.Packet.LOST);
    first.packets.add(packet(router, 2, Trace.Oddity.LATE, -1, (char) 0));
    Trace.Ttl second = new Trace.Ttl(2, null);
    second.packets.add(packet(router, 12.25, Trace.Oddity.NONE, 77, 'H'));
    trace.ttls.addAll(List.of(first, second));
    String line = line(trace);
    assertThat(line)
        .contains(
            "\"result\":[{\"hop\":1,\"result\":["
                + "{\"from\":\"11.0.0.1\",\"ttl\":254,\"size\":28,\"rtt\":0.456},"
                + "{\"dup\":true,\"from\":\"11.0.0.1\",\"ttl\":254,\"size\":28,\"rtt\":73.0},"
                + "{\"x\":\"*\"}]},"
                + "{\"hop\":2,\"result\":["
                + "{\"late\":1,\"from\":\"11.0.0.1\",\"ttl\":254,\"size\":28},"
                + "{\"from\":\"11.0.0.1\",\"ttl\":254,\"size\":28,\"rtt\":12.25,\"err\":\"H\","
                + "\"icmpext\":{\"version\":2,\"rfc4884\":0,\"obj\":[{\"class\":1,\"type\":1,"
                + "\"mpls\":[{\"label\":77,\"exp\":0,\"s\":1,\"ttl\":1}]}]}}]}]")
        .startsWith("{\"fw\":5080,\"mver\":\"2.6.2\",\"lts\":")
        .contains("\"msm_name\":\"SYNTHETIC Traceroute\"")
        .endsWith("}\n");
  }

  @Test
  @Tag(RealData.TAG)
  void fields_come_in_the_order_of_real_results() throws IOException {
    List<String> real =
        lines(RealData.path("traceroute/2022-12-15-cloud-datacentres.jsonl.gz")).stream()
            .filter(line -> line.contains("\"fw\":5080") && !line.contains("\"ttr\":"))
            .toList();
    Simulation.of(Settings.of(1).withNetworks(120).withProbes(10)).withThreads(1).into(folder);
    List<String> ours = lines(folder.resolve("dataset/results/synthetic-traceroutes.jsonl.gz"));
    assertThat(real).isNotEmpty();
    assertThat(keys(ours.get(0))).isEqualTo(keys(real.get(0)));
    for (String line : ours) {
      assertThat(keys(line)).isEqualTo(keys(ours.get(0)));
      RTT.matcher(line).results().forEach(found -> assertThat(found.group(1)).matches(MILLIS));
    }
    for (String line : real) {
      RTT.matcher(line).results().forEach(found -> assertThat(found.group(1)).matches(MILLIS));
    }
  }

  private static Trace trace(World world) {
    Pop pop = world.networks.get(1).pops.get(0);
    Target target =
        new Target(7, 1, 0, pop, IpAddress.parse("11.0.0.9"), "nine.synthetic.example", false);
    Trace trace = new Trace(world.probes.get(0), target, new Trace.Trip(0, Simulation.EPOCH, 3));
    trace.inside = IpAddress.parse("192.168.1.2");
    return trace;
  }

  private static Trace.Packet packet(
      IpAddress from, double millis, Trace.Oddity kind, int label, char error) {
    return new Trace.Packet(from, 254, 28, millis, kind, label, error);
  }

  private static String line(Trace trace) {
    JsonLine json = new JsonLine();
    TraceLines.write(json, trace);
    return new String(json.bytes(), 0, json.length(), StandardCharsets.US_ASCII);
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream in = DataFile.of(file).open();
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The keys of an object, without those of what is in it. */
  private static Set<String> keys(String line) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (!json.currentName().equals(ADDED)) {
          keys.add(json.currentName());
        }
        json.nextToken();
        json.skipChildren();
      }
    }
    assertThat(new ArrayList<>(keys)).isNotEmpty();
    return orderedAsText(keys);
  }

  /** Sets are equal in any order; their text is not. */
  private static Set<String> orderedAsText(Set<String> keys) {
    return Set.of(String.join(" ", keys));
  }
}
