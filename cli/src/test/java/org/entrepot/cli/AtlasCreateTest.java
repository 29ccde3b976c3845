package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.entrepot.atlas.LocalAtlas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtlasCreateTest {
  private static final String PING = "create ping --target 192.0.2.7 --probes country:RS:10 ";
  private static final String WEEK = "--start 2040-01-01 --stop 2040-01-08 ";

  private final AtlasShell shell = new AtlasShell().withKey(LocalAtlas.KEY);

  @AfterEach
  void close() {
    shell.close();
  }

  private JsonNode definition(String words) {
    AtlasShell.Run run = shell.line("create " + words + " --dry-run --quiet");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(shell.atlas().targets()).isEmpty();
    return Row.parse(run.out()).path("definitions").path(0);
  }

  @Test
  void a_rehearsal_shows_what_would_be_sent_and_asks_nobody() {
    AtlasShell.Run run = shell.line(PING + WEEK + "--dry-run");
    assertThat(run.status()).isZero();
    assertThat(run.out()).hasLineCount(1);
    JsonNode order = Row.parse(run.out());
    assertThat(order.at("/definitions/0/target").asText()).isEqualTo("192.0.2.7");
    assertThat(order.at("/probes/0/value").asText()).isEqualTo("RS");
    assertThat(order.path("stop_time").asLong() - order.path("start_time").asLong())
        .isEqualTo(7 * 86_400);
    assertThat(run.err())
        .contains("Ping 192.0.2.7 over IPv4 every 240 s, from 10 probes in Serbia")
        .contains("about 10,800 credits a day, 75,600 in all");
    assertThat(shell.atlas().targets()).isEmpty();
  }

  @Test
  void a_rehearsal_needs_no_key() {
    try (AtlasShell stranger = new AtlasShell()) {
      assertThat(stranger.line(PING + WEEK + "--dry-run").status()).isZero();
      stranger.line(PING + WEEK).isOneSentence(2, "needs a key: set the variable");
      assertThat(stranger.atlas().targets()).isEmpty();
    }
  }

  @Test
  void what_was_shown_is_asked_for_once() {
    String shown = shell.line(PING + WEEK + "--dry-run").out().strip();
    AtlasShell.Run run = shell.line(PING + WEEK + "--yes --at-most 75600");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("70000001\n");
    assertThat(run.err()).contains("you have 1,200,345 credits", "made 1 measurement");
    assertThat(shell.atlas().orders()).containsExactly("POST measurements/ " + shown);
  }

  @Test
  void over_the_limit_nothing_is_sent() {
    AtlasShell.Run run = shell.line(PING + WEEK + "--yes --at-most 75599 --quiet");
    run.isOneSentence(2, "nothing was sent", "75,600", "75,599");
    assertThat(shell.atlas().orders()).isEmpty();
  }

  @Test
  void without_a_limit_nobody_agrees_for_the_user() {
    shell.line(PING + WEEK + "--yes").isOneSentence(2, "--at-most CREDITS");
    assertThat(shell.atlas().targets()).isEmpty();
  }

  @Test
  void where_nobody_can_be_asked_nothing_is_sent() {
    AtlasShell.Run run = shell.line(PING + WEEK + "--quiet");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("75,600 in all", "nothing was sent: there is no terminal", "--yes --at-most");
    assertThat(shell.atlas().orders()).isEmpty();
  }

  @Test
  void only_yes_is_consent() {
    for (String answer : List.of("", "y", "no", "Yes", "YES")) {
      AtlasShell.Run run = shell.typing(answer).line(PING + WEEK);
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("nothing was sent");
    }
    assertThat(shell.atlas().orders()).isEmpty();
    AtlasShell.Run run = shell.typing("yes").line(PING + WEEK + "--quiet");
    assertThat(run.out()).isEqualTo("70000001\n");
    assertThat(run.err()).contains("75,600 in all");
    assertThat(shell.atlas().orders()).hasSize(1);
  }

  @Test
  void what_has_no_end_is_wanted_only_if_that_is_said() {
    shell.line(PING + "--dry-run").isOneSentence(2, "--without-end");
    shell.line(PING + "--without-end --one-off --dry-run").isOneSentence(2, "not both");
    assertThat(shell.line(PING + "--without-end --dry-run").err()).contains("without an end");
    shell
        .line(PING + "--without-end --yes --at-most 10799 --quiet")
        .isOneSentence(2, "10,800 credits a day");
    assertThat(shell.line(PING + "--without-end --yes --at-most 10800").status()).isZero();
    assertThat(shell.atlas().orders()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target h.example --packets 17 | --packets",
        "--target h.example --packets many | --packets",
        "--target h.example --interval soon | --interval",
        "--target h.example --option =1 | --option",
        "--target h.example --option type=dns | --option",
        "--target 192.0.2.7 -6 | --af",
        "--target h.example --af 5 | --af",
        "--target h.example --protocol tcp | --protocol",
        "--target h.example --stop 2001-01-01 | past",
        "--target h.example --tags ä | --tags",
        "--packets 3 | it needs --target",
      })
  void what_cannot_be_is_told_with_its_option(String words, String option) {
    String when = words.contains("--stop") ? "" : " --for 1d";
    AtlasShell.Run run = shell.line("create ping --probes area:WW:1 --dry-run " + words + when);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("entrepot: ").contains(option).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({"country:RS", "country:XX:x", "moon:1:1", "probes:", "see"})
  void probes_that_cannot_be_are_told(String source) {
    shell
        .run("create", "ping", "--target", "h.example", "--for", "1d", "--probes", source)
        .isOneSentence(2, "--probes: ");
  }

  @Test
  void a_region_of_ours_is_its_countries() {
    JsonNode order =
        Row.parse(
            shell
                .line("create ping --target h.example --region wb6:50+home --one-off --dry-run")
                .out());
    assertThat(order.at("/probes/0/value").asText()).isEqualTo("AL,BA,ME,MK,RS,XK");
    assertThat(order.at("/probes/0/tags/include/0").asText()).isEqualTo("home");
    assertThat(order.path("is_oneoff").asBoolean()).isTrue();
  }

  /** Each option of each type, and that the service takes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ping --target h.example --packets 5 --size 100 --packet-interval 1s --include-probe-id"
            + " | packets=5 size=100 packet_interval=1000 include_probe_id=true",
        "traceroute --target h.example --protocol tcp --packets 1 --size 40 --paris 16 --first-hop 2"
            + " --max-hops 20 --port 443 --response-timeout 500 --duplicate-timeout 20"
            + " --dont-fragment --hop-by-hop-option-size 0 --destination-option-size 8"
            + " | protocol=TCP packets=1 size=40 paris=16 first_hop=2 max_hops=20 port=443"
            + " response_timeout=500 duplicate_timeout=20 dont_fragment=true"
            + " hop_by_hop_option_size=0 destination_option_size=8",
        "dns --query-argument n.example --target 192.0.2.53 --query-type aaaa --query-class in --tls"
            + " --port 853 --retry 2 --timeout-ms 2s --udp-payload-size 1232 --set-rd-bit"
            + " --set-do-bit --set-cd-bit --set-nsid-bit --default-client-subnet --cookies"
            + " --prepend-probe-id --use-macros --include-abuf true --include-qbuf false --ttl"
            + " | query_argument=n.example target=192.0.2.53 query_type=AAAA query_class=IN"
            + " protocol=TCP tls=true port=853 retry=2 timeout=2000 udp_payload_size=1232"
            + " set_rd_bit=true set_do_bit=true set_cd_bit=true set_nsid_bit=true"
            + " default_client_subnet=true cookies=true prepend_probe_id=true use_macros=true"
            + " include_abuf=true include_qbuf=false ttl=true use_probe_resolver=false",
        "sslcert --target h.example --port 8443 --hostname other.example"
            + " | port=8443 hostname=other.example",
        "http --target h.example --method head --path /a --query-string b=c --port 8080"
            + " --header-bytes 100 --http-version 1.1 --user-agent me --extended-timing"
            + " --more-extended-timing | method=HEAD path=/a query_string=b=c port=8080"
            + " header_bytes=100 version=1.1 user_agent=me extended_timing=true"
            + " more_extended_timing=true",
        "ntp --target h.example --packets 4 --timeout-ms 800 | packets=4 timeout=800",
        "ping --target h.example -6 --description d --interval 5m --spread 60 --tags a,b --private"
            + " --resolve-on-probe --skip-dns-check --target-update-hours 5"
            + " --auto-topup-days-off 3 --auto-topup-similarity 0.5 --bill-to a@b.example"
            + " --group-id 7 --option size=64"
            + " | af=6 description=d interval=300 spread=60 tags=[\"a\",\"b\"] is_public=false"
            + " resolve_on_probe=true skip_dns_check=true target_update_hours=5 auto_topup=true"
            + " auto_topup_prb_days_off=3 auto_topup_prb_similarity=0.5 bill_to=a@b.example"
            + " group_id=7 size=64",
      })
  void each_option_becomes_the_field_of_the_api(String words, String fields) {
    String order = words + " --probes area:WW:1 --for 1d";
    JsonNode definition = definition(order);
    for (String field : fields.split(" ", -1)) {
      String[] parts = field.split("=", 2);
      JsonNode value = definition.path(parts[0]);
      assertThat(value.isValueNode() ? value.asText() : value.toString())
          .as(field + " of " + definition)
          .isEqualTo(parts[1]);
    }
    AtlasShell.Run run = shell.line("create " + order + " --yes --at-most 1000000");
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void passwords_come_from_files_and_are_never_shown(@TempDir Path folder) throws IOException {
    Path psk = Files.writeString(folder.resolve("psk"), " s3cret pass \n");
    List<Object> order =
        List.of("create", "wifi", "--ssid", "guests", "--psk-file", psk, "--rssi", "--one-off");
    List<Object> probes = List.of("--probes", "probes:1,2", "--yes", "--at-most", "100");
    List<Object> all = new java.util.ArrayList<>(order);
    all.addAll(probes);
    AtlasShell.Run run = shell.run(all.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(shell.atlas().orders()).hasSize(1).first().asString().contains(" s3cret pass ");
    all.add("--dry-run");
    AtlasShell.Run dry = shell.run(all.toArray());
    assertThat(dry.out()).contains("(not shown)", "WPA-PSK");
    shell.atlas().next(refusal("", "the credits")); // which are asked for first
    shell.atlas().next(refusal("/definitions/0/psk", "too short"));
    all.remove("--dry-run");
    AtlasShell.Run refused = shell.run(all.toArray());
    assertThat(refused.err()).contains("--psk-file: too short");
    assertThat(run.out() + run.err() + dry.out() + dry.err() + refused.out() + refused.err())
        .doesNotContain("s3cret", LocalAtlas.KEY);
  }

  private static MockResponse refusal(String pointer, String detail) {
    return new MockResponse.Builder()
        .code(400)
        .setHeader("Content-Type", "application/json")
        .body(
            "{\"error\":{\"status\":400,\"code\":102,\"title\":\"Bad Request\",\"detail\":\"No\","
                + "\"errors\":[{\"source\":{\"pointer\":\""
                + pointer
                + "\"},\"detail\":\""
                + detail
                + "\"}]}}")
        .build();
  }

  @Test
  void a_refusal_names_the_option_that_is_wrong() {
    AtlasShell.Run run =
        shell.line(
            "create ping --target h.invalid --option flavour=sour --probes area:WW:1 --one-off"
                + " --yes --at-most 10 --quiet");
    run.isOneSentence(2, "--flavour: Unknown field.", "--target: The target does not resolve.");
    assertThat(shell.atlas().orders()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/definitions/0/packet_interval, --packet-interval",
    "/definitions/12/is_public, --private",
    "/probes/1/requested, 'the requested of the probes, number 2'",
    "/0/type, 'the type of the probes, number 1'",
    "/stop_time, --stop",
    "/elsewhere, /elsewhere",
  })
  void a_pointer_is_said_in_words(String pointer, String words) {
    assertThat(AtlasFailures.inWords(pointer)).isEqualTo(words);
  }

  @Test
  void what_nobody_knows_the_fate_of_is_told_and_not_repeated() {
    shell.atlas().next(new MockResponse.Builder().code(404).body("{}").build()); // for the credits
    shell
        .atlas()
        .next(
            new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket(false, false, true))
                .build());
    AtlasShell.Run run = shell.line(PING + WEEK + "--yes --at-most 75600 --quiet");
    run.isOneSentence(
        1, "it may have been done all the same", "look at entrepot atlas measurements --mine");
    assertThat(shell.atlas().orders()).hasSize(1);
  }

  @Test
  void a_key_without_permission_is_told() {
    shell.atlas().forbid();
    shell
        .line(PING + WEEK + "--yes --at-most 75600 --quiet")
        .isOneSentence(2, "has not the permission");
    assertThat(shell.atlas().orders()).hasSize(1);
  }

  @Test
  void what_the_user_writes_cannot_paint_the_terminal() {
    AtlasShell.Run run =
        shell.run(
            "create",
            "dns",
            "--query-argument",
            "a\u001b[31m",
            "--probes",
            "area:WW:1",
            "--one-off",
            "--dry-run");
    assertThat(run.out() + run.err()).contains("\\u001B").doesNotContain("\u001b");
  }

  @Test
  void help_has_the_options_of_the_type() {
    assertThat(shell.runPlain(java.io.OutputStream.nullOutputStream(), "atlas", "create").status())
        .isZero();
    for (String type : List.of("ping", "traceroute", "dns", "sslcert", "http", "ntp", "wifi")) {
      String help = shell.line("create " + type + " --help").out();
      assertThat(help)
          .contains("Example:", "entrepot atlas create " + type, "--probes", "--at-most");
      assertThat(help.contains("--query-argument")).isEqualTo(type.equals("dns"));
    }
  }
}
