package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.RealData;
import org.entrepot.atlas.LocalAtlas;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasListsTest {
  private final AtlasShell shell = new AtlasShell();

  @TempDir Path folder;

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void a_list_is_a_table_for_people() {
    AtlasShell.Run run = shell.line("probes --country BA,HR --fields id,status.name,description");
    run.isDone("4 probes");
    assertThat(run.out())
        .isEqualTo(
            """
            id  status.name   description
             1  Connected     Чвориште Београд
             4  Disconnected  東京から来たプローブ
             8  Disconnected  Чвориште Београд
            11  Connected     東京から来たプローブ
            """);
  }

  @Test
  void one_object_is_shown_whole() {
    AtlasShell.Run run = shell.line("probes 2").isDone("");
    assertThat(run.out())
        .contains(
            "id                    2\n",
            "status.name           Connected\n",
            "status_since          2026-11-20T08:00:00Z\n",
            "tags                  system-ipv4-works system-ipv6-works\n",
            "firmware_version      5080\n");
  }

  @Test
  void json_has_every_field_that_the_api_gave() throws IOException {
    JsonNode array = Row.parse(shell.line("probes --format json").out());
    List<String> lines = shell.line("probes --format jsonl").lines();
    assertThat(array).hasSize(14);
    assertThat(lines).hasSize(14);
    List<String> original = LocalAtlas.probes(14);
    for (int i = 0; i < 14; i++) {
      JsonNode given = Row.parse(original.get(i));
      given = withoutNulls(given);
      assertThat(withoutNulls(array.get(i))).isEqualTo(given);
      assertThat(withoutNulls(Row.parse(lines.get(i)))).isEqualTo(given);
    }
  }

  private static JsonNode withoutNulls(JsonNode object) {
    var copy = (com.fasterxml.jackson.databind.node.ObjectNode) object.deepCopy();
    List<String> absent = new ArrayList<>();
    copy.properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                absent.add(field.getKey());
              }
            });
    return copy.remove(absent);
  }

  @Test
  @Tag(RealData.TAG)
  void every_real_probe_comes_through_as_it_was() throws IOException {
    Path file = RealData.path("probes/2021-04-16-probes-api-v2.jsonl.gz");
    List<String> given;
    try (var in = DataFile.of(file).open()) {
      given = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    shell.atlas().list("probes/", given);
    List<String> shown = shell.line("probes --format jsonl").lines();
    assertThat(shown).hasSize(11_711);
    for (int i = 0; i < shown.size(); i++) {
      JsonNode one = withoutNulls(Row.parse(shown.get(i)));
      JsonNode other = withoutNulls(Row.parse(given.get(i)));
      assertThat(one.equals(AtlasListsTest::compare, other)).as(given.get(i)).isTrue();
    }
    String table = shell.line("probes --fields id,description,status.name").out();
    assertThat(table).hasLineCount(11_712);
  }

  /** 52.30 is 52.3. */
  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.equals(other) ? 0 : 1;
  }

  @Test
  void json_of_some_fields_has_those_and_no_others() {
    assertThat(shell.line("probes 3 --format jsonl --fields id,asn_v6,tags.slug,status.name").out())
        .isEqualTo(
            "{\"id\":3,\"asn_v6\":null,\"tags.slug\":[\"system-ipv4-works\"],"
                + "\"status.name\":\"Connected\"}\n");
    assertThat(shell.line("probes --country QQ --format json").status()).isEqualTo(2);
    assertThat(shell.line("probes --country NO --format json").out()).isEqualTo("[]\n");
  }

  @Test
  void a_field_that_is_nowhere_is_told() {
    AtlasShell.Run run = shell.line("probes --fields id,statsu --format csv");
    assertThat(run.status()).isZero();
    assertThat(run.err())
        .contains("entrepot: warning: none of these probes has a field statsu")
        .doesNotContain("id,");
  }

  @Test
  void probes_are_counted_by_one_request() {
    assertThat(shell.line("probes --country RS,BA --count").out()).isEqualTo("8\n");
    assertThat(shell.line("measurements --type dns --count").out()).isEqualTo("1\n");
    assertThat(shell.line("anchors --country RS,HR --count").out()).isEqualTo("2\n");
    assertThat(shell.line("archive 2017-06-26 --country RS --count").out()).isEqualTo("6\n");
    assertThat(shell.targets())
        .containsExactly(
            "probes/?country_code__in=BA,RS&page_size=1",
            "measurements/?type=dns&page_size=1",
            "anchors/?country=HR&page_size=1",
            "anchors/?country=RS&page_size=1",
            "probes/archive/?date=2017-06-26");
  }

  @Test
  void objects_are_counted_by_their_values_the_most_first() {
    assertThat(shell.line("probes --aggregate country,status --format csv").out())
        .isEqualTo(
            String.join(
                "\r\n",
                "country,status,count",
                "RS,Connected,5",
                "AL,Connected,2",
                "XK,Connected,2",
                "BA,Connected,1",
                "BA,Disconnected,1",
                "HR,Connected,1",
                "HR,Disconnected,1",
                "RS,Disconnected,1",
                ""));
    assertThat(shell.line("probes --aggregate asn_v6 --format jsonl").lines())
        .contains("{\"asn_v6\":null,\"count\":4}");
    assertThat(shell.line("archive 2017-06-26 --aggregate status").out())
        .isEqualTo("status        count\nConnected        11\nDisconnected      3\n");
  }

  @Test
  void named_objects_that_are_not_there_are_told() {
    AtlasShell.Run some = shell.line("probes 1 99 98 --format ids");
    assertThat(some.status()).isEqualTo(3);
    assertThat(some.lines()).containsExactly("1");
    assertThat(some.err()).contains("entrepot: there is no probe 98, 99; the others are there");
    assertThat(shell.line("probes 1 2 --country RS --format ids").err())
        .contains("there is no probe 1, or the filters leave it out; the others are there");
    for (String verb : List.of("probes", "measurements", "anchors")) {
      AtlasShell.Run none = shell.line(verb + " 99 --quiet --format ids");
      assertThat(none.status()).isEqualTo(2);
      assertThat(none.out()).isEmpty();
      assertThat(none.err()).startsWith("entrepot: there is no ").contains(" 99");
    }
  }

  @Test
  void the_first_rows_are_shown_before_the_next_page_is_asked_for() {
    shell.atlas().list("probes/", LocalAtlas.probes(1200));
    for (String format : List.of("table", "csv", "json", "jsonl", "ids")) {
      int before = shell.targets().size();
      List<Integer> asked = new ArrayList<>();
      AtlasShell.Run run =
          shell.runInto(
              new OutputStream() {
                @Override
                public void write(int one) {
                  write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                  asked.add(shell.targets().size() - before);
                }
              },
              "probes",
              "--format",
              format);
      assertThat(run.err()).isEqualTo("1,200 probes\n");
      assertThat(asked).as(format).contains(1, 2, 3);
    }
  }

  @Test
  void whoever_reads_the_output_may_have_enough() {
    shell.atlas().list("probes/", LocalAtlas.probes(1200));
    OutputStream head =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    for (String format : List.of("table", "csv", "json", "jsonl", "ids")) {
      int before = shell.targets().size();
      AtlasShell.Run run = shell.runInto(head, "probes", "--format", format);
      assertThat(run.status()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(shell.targets()).hasSize(before + 1);
    }
    assertThat(shell.runInto(head, "results", 5051).status()).isZero();
  }

  @Test
  void a_file_appears_whole_or_not_at_all() throws IOException {
    Path file = folder.resolve("probes.csv");
    shell.run("probes", "--format", "csv", "--fields", "id", "--out", file).isDone("14 probes");
    assertThat(file).content().startsWith("id\r\n1\r\n").endsWith("14\r\n");
    shell.run("probes", "--filter", "nonsense=1", "--out", file).isOneSentence(2, "nonsense");
    assertThat(file).content().startsWith("id\r\n1\r\n");
    shell.run("probes", "--count", "--out", file).isDone("");
    assertThat(file).hasContent("14\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    shell.run("results", 5051, "--out", link);
    assertThat(link).isSymbolicLink();
    assertThat(Files.readAllLines(file)).hasSize(3);
    shell.run("probes", "--out", folder).isOneSentence(2, "--out", "not a file");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, link);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anchors | fqdn | Београд | 2 anchors",
        "measurements | participant_count | 2015-12-13T09:46:40Z | 3 measurements",
        "archive 2017-06-26 | status_name | Connected | 14 probes",
        "anchor-measurements | is_mesh | measurements/1001/ | 1 anchor measurement",
        "tags | slug | system-ipv4-works | 4 tags",
        "tags --of measurements | slug | root-servers | 2 tags",
        "credits --transactions | balance_after | -4800 | 2 transactions",
        "credits --transfers | balance_after | 1000000 | 1 transaction",
        "credits | current_balance | 1200345 |",
        "keys | grants.permission | credits.get_credits keys.list_keys | 1 key",
      })
  void every_verb_shows_its_objects(String words, String column, String value, String summary) {
    shell.withKey(LocalAtlas.KEY);
    AtlasShell.Run run = shell.line(words);
    run.isDone(summary == null ? "" : summary);
    assertThat(run.out()).contains(column, value);
  }

  @Test
  void a_key_is_not_shown_unless_it_is_wanted() {
    shell.withKey(LocalAtlas.KEY);
    for (String format : List.of("table", "csv", "json", "jsonl", "ids")) {
      assertThat(shell.line("keys --format " + format).out())
          .contains("7b3c9a52...")
          .doesNotContain("cafe");
    }
    assertThat(shell.line("keys --reveal --format ids").out())
        .isEqualTo("7b3c9a52-0000-4000-8000-00000000cafe\n");
  }

  @Test
  void a_status_check_shows_what_each_probe_sees() {
    AtlasShell.Run run = shell.line("status 1001");
    assertThat(run.err())
        .isEqualTo("2 probes\nalert: more probes are an alert than are permitted\n");
    assertThat(run.out())
        .isEqualTo(
            """
            probe  alert  last  last_packet_loss  source
                1  false  12.3               0.0  Country: RS
                2  true      -             100.0  Country: RS
            """);
    assertThat(Row.parse(shell.line("status 1001 --format json").out()).at("/probes/2/alert"))
        .isEqualTo(Row.parse("true"));
    shell.line("status 77").isOneSentence(2, "there is no status check of a measurement 77");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "probes",
        "archive",
        "anchors",
        "measurements",
        "anchor-measurements",
        "tags",
        "results",
        "latest",
        "status",
        "credits",
        "keys"
      })
  void every_verb_has_help_with_a_worked_example(String verb) {
    AtlasShell.Run run = shell.line(verb + " --help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: entrepot atlas " + verb, "Example:");
    assertThat(run.lines()).allMatch(line -> line.length() <= 80);
    assertThat(shell.targets()).isEmpty();
  }

  @Test
  void without_a_verb_the_list_of_them_is_shown() {
    assertThat(shell.runPlain(OutputStream.nullOutputStream(), "atlas").status()).isZero();
    assertThat(shell.line("").status()).isEqualTo(2);
    assertThat(shell.line("proobes").err()).contains("proobes", "--help");
  }

  @Test
  void a_key_comes_from_the_environment_or_a_file_and_goes_into_one_header() throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, "  " + LocalAtlas.KEY + "\r\n");
    Files.setPosixFilePermissions(file, java.util.Set.of(PosixFilePermission.OWNER_READ));
    shell.run("credits", "--key-file", file).isDone("");
    shell.withKey("of-somebody-else").run("credits", "--key-file", file).isDone("");
    shell.withKey(LocalAtlas.KEY).run("credits").isDone("");
    assertThat(shell.atlas().authorizations()).containsOnly("Key " + LocalAtlas.KEY);
    assertThat(shell.targets()).noneMatch(target -> target.contains(LocalAtlas.KEY));
    Files.setPosixFilePermissions(
        file, java.util.Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OTHERS_READ));
    shell
        .run("credits", "--key-file", file)
        .isDone(
            "entrepot: warning: others can read the key in "
                + file
                + "; chmod 600 "
                + file
                + " mends that");
  }

  @Test
  void a_key_that_cannot_be_is_a_mistake_and_is_not_repeated() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path text = Files.writeString(folder.resolve("text"), "two words");
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(5000));
    shell.run("credits", "--key-file", folder.resolve("none")).isOneSentence(2, "there is no file");
    shell.run("credits", "--key-file", folder).isOneSentence(2, "cannot be read");
    for (Path file : List.of(empty, text, large)) {
      Files.setPosixFilePermissions(file, java.util.Set.of(PosixFilePermission.OWNER_READ));
      AtlasShell.Run run = shell.run("credits", "--key-file", file).isOneSentence(2, "key");
      assertThat(run.err()).doesNotContain("words", "xxx");
    }
    shell.withKey("");
    shell.line("credits").isOneSentence(2, "needs a key", "RIPE_ATLAS_API_KEY", "--key-file");
    shell.line("keys").isOneSentence(2, "needs a key");
    shell.line("probes --mine").isOneSentence(2, "needs a key");
    assertThat(shell.targets()).isEmpty();
  }
}
