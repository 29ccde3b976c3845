package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
  @TempDir Path folder;
  private Path truth;

  @BeforeEach
  void world() throws IOException {
    truth = HandMade.write(folder).resolve("truth");
  }

  @Test
  void a_truth_is_read() throws IOException {
    Truth read = Truth.read(truth);
    assertThat(read.seed()).isEqualTo(1);
    assertThat(read.paths()).hasSize(6);
    assertThat(read.population()).hasSize(4);
    TruePath path = path(read, new TraceKey(1001, 1, 1498435200));
    assertThat(path.asPath()).containsExactly(new Asn(1), new Asn(2), new Asn(3), new Asn(9));
    assertThat(path.exchanges()).containsExactly(8L);
    assertThat(path.hops().get(2).address()).contains(IpAddress.parse("11.2.0.2"));
    assertThat(path.hops().get(2).artefacts()).containsExactly("border");
    assertThat(read.organizationOf(new Asn(4))).isEqualTo(read.organizationOf(new Asn(5)));
    assertThat(read.hasLink(TrueLink.between(new Asn(2), new Asn(7)))).isTrue();
    assertThat(read.hasLink(TrueLink.between(new Asn(9), new Asn(3)))).isTrue();
    assertThat(read.hasLink(TrueLink.between(new Asn(1), new Asn(5)))).isFalse();
  }

  @Test
  void routers_beside_a_change_of_AS_are_at_a_border_and_the_destination_is_no_router()
      throws IOException {
    TruePath path = path(Truth.read(truth), new TraceKey(1000, 2, 1498435200));
    assertThat(path.answered()).extracting(TruePath.Hop::number).containsExactly(1, 2, 3);
    assertThat(path.borders()).extracting(TruePath.Hop::number).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"as_path\":[1,2,9] | \"as_path\":[2,9] | does not begin with \"src_asn\"",
        "\"as_path\":[1,2,9] | \"as_path\":[1,1,9] | AS1 twice in a row",
        "\"as_path\":[1,2,9] | \"as_path\":[1,-2,9] | is an AS number, not -2",
        "\"as_path\":[1,2,9] | \"as_path\":7 | is an array, not 7",
        "\"reached\":true | \"reached\":\"yes\" | is true or false, not \"yes\"",
        "\"reached\":true, | '' | \"reached\" is missing",
        "\"af\":4 | \"af\":5 | \"af\" is 4 or 6, not 5",
        "\"dst_addr\":\"11.9.0.9\" | \"dst_addr\":\"somewhere\" | is an IP address",
        "\"hop\":1 | \"hop\":300 | a TTL is 0 to 255",
        "\"msm_id\":1000 | \"msm_id\":1.5 | is a whole number, not 1.5",
        "{\"msm_id\" | [\"msm_id\" | not",
      })
  void what_is_wrong_in_a_file_is_said_in_one_sentence_with_its_line(
      String good, String bad, String message) throws IOException {
    Path file = truth.resolve("paths.jsonl.gz");
    String text = text(file);
    assertThat(text).contains(good.strip());
    int at = text.indexOf(good.strip());
    HandMade.gzip(
        file,
        (text.substring(0, at)
                + bad.strip().replace("''", "")
                + text.substring(at + good.strip().length()))
            .stripTrailing());
    assertThatThrownBy(() -> Truth.read(truth))
        .isInstanceOf(InvalidTruthException.class)
        .hasMessageContaining("paths.jsonl.gz:1")
        .hasMessageContaining(message.strip());
  }

  @Test
  void one_traceroute_has_one_truth() throws IOException {
    Path file = truth.resolve("paths.jsonl.gz");
    String first = text(file).lines().findFirst().orElseThrow();
    HandMade.gzip(file, first, first);
    assertThatThrownBy(() -> Truth.read(truth))
        .isInstanceOf(InvalidTruthException.class)
        .hasMessageContaining("paths.jsonl.gz:2: a second path of measurement 1000, probe 1");
  }

  @ParameterizedTest
  @CsvSource({
    "world.json",
    "paths.jsonl.gz",
    "population.jsonl.gz",
    "networks.jsonl.gz",
    "links.jsonl.gz",
    "probes.jsonl.gz"
  })
  void every_file_has_to_be_there(String name) throws IOException {
    Files.delete(truth.resolve(name));
    assertThatThrownBy(() -> Truth.read(truth))
        .isInstanceOf(InvalidTruthException.class)
        .hasMessage("there is no " + name + " in " + truth);
  }

  @Test
  void what_does_not_call_itself_synthetic_is_no_truth() throws IOException {
    Files.writeString(truth.resolve("world.json"), "{\"synthetic\":false,\"seed\":1}");
    assertThatThrownBy(() -> Truth.read(truth))
        .isInstanceOf(InvalidTruthException.class)
        .hasMessageContaining("synthetic");
    assertThatThrownBy(() -> Truth.read(folder.resolve("nowhere")))
        .isInstanceOf(InvalidTruthException.class)
        .hasMessageContaining("there is no truth folder");
  }

  @Test
  void a_path_that_is_counted_and_has_no_truth_is_an_error_and_not_left_out() throws IOException {
    Path file = truth.resolve("paths.jsonl.gz");
    HandMade.gzip(file, text(file).lines().skip(1).toArray(String[]::new));
    assertThatThrownBy(() -> WorldScore.of(folder, "strict", 2))
        .isInstanceOf(InvalidTruthException.class)
        .hasMessageContaining("no path of measurement 1000, probe 1");
  }

  private static TruePath path(Truth truth, TraceKey key) {
    return Optional.ofNullable(truth.paths().get(key)).orElseThrow();
  }

  private static String text(Path file) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
