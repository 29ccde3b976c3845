package org.entrepot.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.border.InterfaceGraph;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir static Path folder;
  private static AddressBook book;

  @BeforeAll
  static void load() {
    book =
        new SmallWorld(folder)
            .bookWithLinks("2|1|-1", "3|1|-1", "2|9|-1", "2|3|0", "3|4|-1", "4|9|-1", "8|9|-1");
  }

  private static TracePaths knowing(Traceroute trace) {
    InterfaceGraph graph = new InterfaceGraph();
    graph.accept(TracePaths.with(book).sighting(trace));
    return TracePaths.with(book).knowing(graph);
  }

  private static Explanation explain(int probe, String... hops) {
    Traceroute trace = SmallWorld.trace(probe, DESTINATION, hops);
    return knowing(trace).explain(trace);
  }

  private static String text(Explanation explanation) {
    return String.join("\n", explanation.lines(book));
  }

  @Test
  void every_hop_says_who_answered_whose_that_may_be_and_from_which_file() {
    Explanation told =
        explain(
            2,
            "192.168.1.1@0.5",
            "11.2.0.1@1.25",
            "11.99.0.3@2",
            "11.3.0.1@3|*|11.4.0.1~late",
            "11.4.0.7~edst",
            "11.40.0.1",
            DESTINATION + "@9");
    assertThat(text(told))
        .contains(
            "measurement 1000, probe 2, 2017-06-26T00:00:00Z, Paris flow 1",
            "to 11.9.0.9, announced by AS9 (Network 9); it answered",
            "the probe is in AS2 by its record (probes.jsonl)",
            "hop 1, on the probe's own premises",
            "192.168.0.0/16 is for Private-Use (RFC 1918)",
            "  11.2.0.1, 1.250 ms",
            "11.2.0.0/16 is announced by AS2 (Network 2) (ip2as.tsv)",
            "11.99.0.0/24 is the LAN of TESTIX, exchange 7; the address is assigned to AS3",
            "set aside: 11.4.0.1: late: it answers an earlier packet",
            "set aside: 11.4.0.7: it answers a packet to 11.9.0.99",
            "nobody announces it",
            "who runs the router: AS",
            "answered before it: 11.2.0.1 (AS2 ",
            "hop 7, the destination: AS9; lpm (rule longest-match)",
            "longest-match: hop 2, 11.2.0.1\n    unannounced -> lpm AS2",
            "exchange-member (rule exchanges): hop 3: 11.99.0.3 is on the LAN 11.99.0.0/24",
            "enters by the LAN of TESTIX: crossed",
            "flag edst: ");
  }

  @Test
  void a_rule_that_changes_the_row_of_operators_is_told_with_the_row_before_and_behind_it() {
    Explanation told =
        TracePaths.with(book)
            .under(PathPolicy.strict().without("borders"))
            .explain(
                SmallWorld.trace(1, DESTINATION, "11.1.0.1", "*", "11.1.0.5", "11.2.0.1", "*"));
    assertThat(told.changes())
        .filteredOn(change -> change.rule().equals("gaps"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before()).startsWith("AS1 ? AS1 ");
              assertThat(change.after()).isEqualTo(told.path().asPath().toString());
              assertThat(change.citation()).contains("METHOD.md 1, rule 5");
            });
  }

  @Test
  void an_address_that_the_vote_gives_to_another_says_so() {
    Explanation told = explain(1, "11.1.0.1", "11.8.0.1", "11.8.0.5", DESTINATION);
    assertThat(told.path().hops().get(2).reason()).isEqualTo("border");
    assertThat(told.changes())
        .anySatisfy(
            change -> {
              assertThat(change.rule()).isEqualTo("borders");
              assertThat(change.what()).isEqualTo("hop 3, 11.8.0.5");
              assertThat(change.before()).isEqualTo("lpm AS8");
              assertThat(change.after()).isEqualTo("border AS9");
            });
    assertThat(text(told)).contains("right before destinations in: AS9");
  }

  @Test
  void an_exchange_that_is_not_surely_crossed_says_why() {
    assertThat(text(explain(1, "11.1.0.1", "11.99.0.3", "11.3.0.1", "11.3.0.20", DESTINATION)))
        .contains("not sure to be crossed, since the network before it is no");
    assertThat(text(explain(1, "11.2.0.1", "11.99.0.77", "11.3.0.1", DESTINATION)))
        .contains("exchange 7; it is not known whose");
  }

  @Test
  void what_was_narrowed_or_inferred_tells_between_what_and_by_which_file() {
    TracePaths alone = TracePaths.with(book).under(PathPolicy.strict().without("borders"));
    Explanation narrowed =
        alone.explain(SmallWorld.trace(1, DESTINATION, "11.1.0.1", "11.20.0.1", "11.2.0.1", "*"));
    assertThat(narrowed.steps().get(1).rule()).isEqualTo("origin-sets");
    assertThat(narrowed.steps().get(1).evidence())
        .isEqualTo(
            "hop 2: 11.20.0.0/16 is announced by AS2 or AS3 (ip2as.tsv); AS2 fits beside the other"
                + " steps");
    AddressBook tables = new SmallWorld(folder).bookWithWays("2|4|-1", "1 7 3 9");
    Explanation inferred =
        TracePaths.with(tables)
            .under(PathPolicy.strict().without("borders"))
            .explain(SmallWorld.trace(1, DESTINATION, "11.1.0.1", "*", "11.3.0.1", DESTINATION));
    assertThat(inferred.steps().get(1).rule()).isEqualTo("bridges");
    assertThat(inferred.steps().get(1).evidence())
        .isEqualTo("the routing tables have AS7 there (rib.txt)");
  }

  @Test
  void replies_in_another_order_are_told_in_the_same_one() {
    String[] replies = {
      "11.3.0.1", "11.2.0.1@1", "11.8.0.1~late", "11.4.0.1~late", "*", "11.5.0.1~edst", "11.1.0.1!H"
    };
    List<String> there = List.of(replies);
    List<String> back = new ArrayList<>(there);
    Collections.reverse(back);
    assertThat(text(explain(1, "11.1.0.1", String.join("|", back), DESTINATION)))
        .isEqualTo(text(explain(1, "11.1.0.1", String.join("|", there), DESTINATION)))
        .contains("an error (H) from an address that answered before");
  }

  @Test
  void hops_that_a_rule_left_out_are_told_too() {
    Explanation told = explain(1, "11.1.0.1", "11.2.0.1|" + DESTINATION, DESTINATION, "11.5.0.1");
    assertThat(told.hops()).hasSize(4);
    assertThat(told.hops().get(2).role()).isEmpty();
    assertThat(told.changes()).anyMatch(change -> change.after().equals("left out"));
    assertThat(text(told))
        .contains("hop 3, left out", "set aside: 11.2.0.1: it stands on another way");
  }

  @Test
  void labels_of_a_tunnel_are_a_flag_and_are_told() {
    Traceroute trace =
        Traceroute.parse(
            SmallWorld.json(1, DESTINATION, "11.1.0.1", "11.2.0.1", DESTINATION)
                .replace(
                    "{\"from\":\"11.2.0.1\",",
                    "{\"from\":\"11.2.0.1\",\"icmpext\":{\"version\":2,\"rfc4884\":0,\"obj\":[{"
                        + "\"class\":1,\"type\":1,\"mpls\":[{\"label\":299824,\"exp\":0,\"s\":1,"
                        + "\"ttl\":1}]}]},"));
    assertThat(TracePaths.with(book).path(trace).flags()).contains("mpls");
    assertThat(text(knowing(trace).explain(trace)))
        .contains("MPLS: label 299824 TTL 1", "flag mpls: ");
    assertThat(explain(1, "11.1.0.1", "11.2.0.1", DESTINATION).path().flags())
        .doesNotContain("mpls");
  }

  @Test
  void a_policy_without_rules_cannot_be_explained() {
    assertThatThrownBy(
            () ->
                TracePaths.with(book)
                    .under(PathPolicy.ihr())
                    .explain(SmallWorld.trace(1, DESTINATION, DESTINATION)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ihr");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void an_explanation_is_of_the_path_that_is_inferred_and_fits_the_page(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InterfaceGraph graph = new InterfaceGraph();
    List<Traceroute> traces = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      traces.add(random(random));
      graph.accept(TracePaths.with(book).sighting(traces.get(i)));
    }
    TracePaths paths = TracePaths.with(book).knowing(graph);
    for (Traceroute trace : traces) {
      ObservedPath path = paths.path(trace);
      Explanation told = paths.explain(trace);
      String what = "seed " + seed + ", " + trace.toJson();
      assertThat(told.path()).as(what).isEqualTo(path);
      assertThat(told.lines(book))
          .as(what)
          .isEqualTo(paths.explain(trace).lines(book))
          .allMatch(line -> line.length() <= 100);
      assertThat(told.steps())
          .as(what)
          .extracting(Explanation.Step::step)
          .isEqualTo(path.asPath().steps());
      assertThat(told.hops()).as(what).hasSize(trace.hops().size());
      for (AsPath.Step step : path.asPath().steps()) {
        assertThat(Meanings.REASONS).as(what).containsKey(step.reason());
      }
      assertThat(Meanings.FLAGS.keySet()).as(what).containsAll(path.flags());
      path.hops().forEach(hop -> assertThat(Meanings.REASONS).containsKey(hop.reason()));
    }
  }

  private static Traceroute random(SplittableRandom random) {
    String[] kinds = {
      "*", "10.0.0.1", "11.40.0.1", "11.99.0.3", "11.99.0.77", "11.20.0.1", DESTINATION
    };
    String[] marks = {"", "", "", "!H", "~late", "~edst"};
    List<String> hops = new ArrayList<>();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      String hop =
          random.nextInt(3) == 0
              ? kinds[random.nextInt(kinds.length)]
              : "11." + random.nextInt(1, 9) + ".0." + random.nextInt(1, 5);
      hops.add(hop.equals("*") ? hop : hop + marks[random.nextInt(marks.length)]);
    }
    return SmallWorld.trace(random.nextInt(1, 5), DESTINATION, hops.toArray(String[]::new));
  }

  @Test
  void every_word_stands_in_the_documentation_with_what_it_says() throws Exception {
    Map<String, String> words = new TreeMap<>();
    for (Field field : Reasons.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        String word = String.valueOf(field.get(null));
        assertThat(Meanings.REASONS).containsKey(word);
        words.put(word, Meanings.REASONS.get(word));
      }
    }
    assertThat(words.keySet()).isEqualTo(Meanings.REASONS.keySet());
    String page = Files.readString(Path.of("..", "docs", "paths.md"));
    words.forEach((word, meaning) -> assertThat(page).contains("| `" + word + "` | " + meaning));
    Meanings.FLAGS.forEach(
        (word, meaning) -> assertThat(page).contains("| `" + word + "` | " + meaning));
    assertThat(Meanings.FLAGS.keySet()).isEqualTo(flagsInTheCode());
  }

  /** The words that the rules of the policy strict raise, as their source has them. */
  private static Set<String> flagsInTheCode() throws IOException {
    Set<String> flags = new TreeSet<>();
    Path sources = Path.of("src", "main", "java", "org", "entrepot", "infer");
    try (var files = Files.list(sources)) {
      for (Path file : files.filter(each -> !each.toString().contains("Ihr")).toList()) {
        String[] parts = Files.readString(file).split("flags\\.add\\(\"", -1);
        for (int i = 1; i < parts.length; i++) {
          flags.add(parts[i].substring(0, parts[i].indexOf('"')));
        }
      }
    }
    return flags;
  }
}
