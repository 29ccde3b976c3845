package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsCommandTest {
  @TempDir Path folder;

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Path all() throws IOException {
    return write("all.jsonl", ResultSamples.ALL.toArray(String[]::new));
  }

  private static String ping(long probe, long time) {
    return ResultSamples.quoted(
        "{'type':'ping','msm_id':%d,'prb_id':%d,'timestamp':%d,'af':4,'result':[{'rtt':%d}]}"
            .formatted(1000 + probe % 2, probe, time, probe));
  }

  private static List<String> probes(ResultsRun run) {
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().lines().map(line -> Row.parse(line).path("prb_id").asText()).toList();
  }

  /** One sentence on standard error and nothing on standard output. */
  private static void isMistake(ResultsRun run, String... words) {
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("entrepot: ").contains(words).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "text"})
  void the_container_changes_no_byte(String format) throws IOException {
    List<String> results = new ArrayList<>(ResultSamples.ALL);
    String lines = ResultsRun.of(all(), "--format", format).out();
    Path array = write("array.json", "[" + String.join(",", results) + "]");
    Path printed =
        write(
            "printed.json",
            "[",
            String.join(",\n", results.stream().map(r -> Row.parse(r).toPrettyString()).toList()),
            "]");
    Path inObject =
        write("object.json", "{\"count\":1,\"results\":[" + String.join(",", results) + "]}");
    assertThat(lines).isNotEmpty();
    for (Path other : List.of(array, printed, inObject)) {
      assertThat(ResultsRun.of(other, "--format", format).out()).as("%s", other).isEqualTo(lines);
    }
  }

  @Test
  void the_number_of_threads_changes_no_byte() throws IOException {
    Random random = new Random(7);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(ResultSamples.ALL.get(random.nextInt(ResultSamples.ALL.size())));
    }
    Path file = write("many.jsonl", many.toArray(String[]::new));
    for (String format : List.of("json", "csv", "text")) {
      String one = ResultsRun.of(file, "--format", format, "--threads", 1).out();
      for (int threads : List.of(2, 5)) {
        assertThat(ResultsRun.of(file, "--format", format, "--threads", threads).out())
            .as("seed 7, %s, %s threads", format, threads)
            .isEqualTo(one);
      }
    }
  }

  @Test
  void the_default_locale_changes_no_byte() throws IOException {
    String plain = ResultsRun.of(all(), "--format", "text").out();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(ResultsRun.of(all(), "--format", "text").out()).isEqualTo(plain);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void json_has_a_line_for_each_result_in_the_order_of_the_input() throws IOException {
    ResultsRun run = ResultsRun.of(all());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEqualTo("read 20 results, rejected {}\n");
    List<String> types =
        run.out().lines().map(line -> Row.parse(line).path("type").asText()).toList();
    assertThat(types)
        .containsExactlyElementsOf(
            ResultSamples.ALL.stream().map(r -> Row.parse(r).path("type").asText()).toList());
    assertThat(ResultsRun.of(all(), "--format", "jsonl").out()).isEqualTo(run.out());
  }

  private JsonNode only(String result) throws IOException {
    ResultsRun run = ResultsRun.of(write("one.json", result));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    return Row.parse(run.out());
  }

  @Test
  void a_ping_has_the_figures_of_its_replies() throws IOException {
    assertThat(only(ResultSamples.PING).toString())
        .startsWith(
            ResultSamples.quoted(
                "{'type':'ping','msm_id':5051,'prb_id':17,'timestamp':1700000000,"
                    + "'stored_timestamp':1700000055,'group_id':5050,'bundle':99,'fw':5080,"
                    + "'mver':'2.6.2','lts':7,'msm_name':'Name','from':'198.51.100.7',"
                    + "'src_addr':'192.168.1.7','dst_addr':'203.0.113.9',"
                    + "'dst_name':'www.example.org','af':4,'proto':'UDP','ttr':2.5,'size':48,"
                    + "'step':240,'ttl':55,'packets_sent':4,'packets_received':2,'duplicates':1,"
                    + "'timeouts':1,'late':1,'packet_loss':50.0,'rtt_min':0.0,'rtt_median':1.5,"
                    + "'rtt_average':1.5,'rtt_max':3.0,'figures_from':'packets','error':'odd',"
                    + "'dnserr':'odder',"))
        .endsWith(
            ResultSamples.quoted(
                "'packets':[{'kind':'answer','rtt':0.0},{'kind':'answer','rtt':3.0,'ttl':54,"
                    + "'src_addr':'192.168.1.8'},{'kind':'answer','rtt':9.0,'dup':true},"
                    + "{'kind':'timeout'},{'kind':'failed','error':'sendto failed'},"
                    + "{'kind':'late','late':2,'rtt':70.5},"
                    + "{'kind':'answer','rtt':2.5,'err':'10'}]}"));
  }

  @Test
  void an_old_ping_has_new_names_and_no_invented_figures() throws IOException {
    assertThat(only(ResultSamples.PING_1).toString())
        .isEqualTo(
            ResultSamples.quoted(
                "{'type':'ping','msm_id':1001,'prb_id':3,'timestamp':1319704299,'fw':1,"
                    + "'dst_addr':'203.0.113.9','dst_name':'203.0.113.9','packets_sent':3,"
                    + "'packets_received':2,'duplicates':0,'packet_loss':33.333333333333336,"
                    + "'rtt_min':10.5,'rtt_average':11.0,'rtt_max':11.5,'figures_from':'probe'}"));
  }

  @Test
  void a_traceroute_has_typed_replies_and_labels() throws IOException {
    JsonNode trace = only(ResultSamples.TRACEROUTE);
    assertThat(trace.path("total_hops").asInt()).isEqualTo(4);
    assertThat(trace.path("last_median_rtt").asDouble()).isEqualTo(8);
    assertThat(trace.path("destination_ip_responded").asBoolean()).isTrue();
    assertThat(trace.path("hops_to_destination").asInt()).isEqualTo(4);
    assertThat(trace.path("is_success").asBoolean()).isFalse();
    assertThat(trace.path("ip_path"))
        .hasToString("[[\"192.168.1.1\"],[\"10.0.0.1\",\"10.0.0.2\"],[],[\"203.0.113.9\"]]");
    assertThat(trace.path("hops").path(1))
        .hasToString(
            ResultSamples.quoted(
                "{'hop':2,'rtt_min':2.5,'median_rtt':2.5,'packets':[{'kind':'answer',"
                    + "'from':'10.0.0.1','rtt':2.5,'ttl':254,'size':28,'ittl':2,'err':'H',"
                    + "'edst':'203.0.113.10','mpls':[{'label':24012,'exp':0,'s':1,'ttl':1}]},"
                    + "{'kind':'answer','from':'10.0.0.2','rtt':4.5,'dup':true},"
                    + "{'kind':'late','late':3,'from':'10.0.0.3'},"
                    + "{'kind':'failed','error':'sendto failed'}]}"));
    assertThat(trace.path("hops").path(2)).hasToString("{\"hop\":3,\"error\":\"network down\"}");
  }

  @Test
  void an_IPv6_address_is_canonical_and_known_again() throws IOException {
    JsonNode trace = only(ResultSamples.TRACEROUTE_6);
    assertThat(trace.path("dst_addr").asText()).isEqualTo("2001:db8::1");
    assertThat(trace.path("destination_ip_responded").asBoolean()).isTrue();
    assertThat(trace.path("last_try").asBoolean()).isTrue();
    assertThat(trace.has("hops_to_destination")).isFalse();
  }

  @Test
  void single_and_several_DNS_responses_are_a_list() throws IOException {
    JsonNode one = only(ResultSamples.DNS);
    assertThat(one.path("responses")).hasSize(1);
    assertThat(one.path("rcode").asText()).isEqualTo("NOERROR");
    assertThat(one.path("nsid").asText()).isEqualTo("ns1.fra");
    assertThat(one.path("response_time").asDouble()).isEqualTo(1.25);
    JsonNode response = one.path("responses").path(0);
    assertThat(response.path("header"))
        .hasToString(
            ResultSamples.quoted(
                "{'id':4660,'qr':true,'opcode':'QUERY','aa':false,'tc':false,'rd':false,"
                    + "'ra':false,'z':false,'ad':true,'cd':false,'rcode':'NOERROR','qdcount':1,"
                    + "'ancount':1,'nscount':0,'arcount':1}"));
    assertThat(response.path("answers"))
        .hasToString(
            "[{\"name\":\"id.server.\",\"type\":\"TXT\",\"class\":\"CH\",\"ttl\":0,"
                + "\"rdata\":\"\\\"fra\\\" \\\"-1\\\"\"}]");
    assertThat(response.path("texts")).hasToString("[\"fra-1\"]");

    JsonNode set = only(ResultSamples.DNS_SET);
    assertThat(set.path("responses_total").asInt()).isEqualTo(3);
    assertThat(set.path("responses_answered").asInt()).isEqualTo(2);
    assertThat(set.path("responses").path(1).path("error").asText()).isEqualTo("timeout: 5000 ms");
    assertThat(set.path("responses").path(2).path("answers"))
        .hasToString(
            "[{\"name\":\"id.server\",\"type\":\"TXT\",\"ttl\":5,\"rdata\":\"\\\"fra\\\"\"}]");
  }

  @Test
  void all_sections_and_the_whole_response_code_are_told() throws IOException {
    JsonNode response = only(ResultSamples.DNS_SECTIONS).path("responses").path(0);
    assertThat(response.path("header").path("rcode").asText()).isEqualTo("BADMODE");
    assertThat(response.path("authority").path(0).path("rdata").asText())
        .isEqualTo("ns.example.org.");
    assertThat(response.path("additional")).hasSize(1);
    assertThat(response.path("edns").path("do").asBoolean()).isTrue();
    assertThat(response.path("query").path("question").path(0).path("name").asText())
        .isEqualTo("www.example.org.");
  }

  @Test
  void what_is_wrong_with_a_message_is_told() throws IOException {
    assertThat(
            only(ResultSamples.DNS_OLD).path("responses").path(0).path("faults").path(0).asText())
        .startsWith("truncated at byte");
    assertThat(only(ResultSamples.DNS_BROKEN_QUESTION).path("responses").path(0))
        .hasToString(
            ResultSamples.quoted(
                "{'time':1700000200,'response_time':1.0,'faults':['not base64'],"
                    + "'query':{'faults':['not base64']}}"));
  }

  @Test
  void an_error_stands_before_the_responses_only_if_there_is_no_answer() throws IOException {
    assertThat(only(ResultSamples.DNS_ERROR).path("error").asText())
        .isEqualTo("timeout: 5000 ms; TUCONNECT: No route to host");
    assertThat(only(ResultSamples.DNS_SET).has("error")).isFalse();
    assertThat(only(ResultSamples.HTTP_ERROR).path("error").asText()).isEqualTo("connect: timeout");
    assertThat(only(ResultSamples.HTTP).has("error")).isFalse();
  }

  @Test
  void a_line_of_an_old_HTTP_result_is_a_response() throws IOException {
    JsonNode http = only(ResultSamples.HTTP_1);
    assertThat(http.path("res").asInt()).isEqualTo(200);
    assertThat(http.path("response_time").asDouble()).isEqualTo(30.229);
    assertThat(http.path("responses").path(0).path("dst_addr").asText()).isEqualTo("203.0.113.9");
  }

  @Test
  void a_certificate_was_valid_or_not_when_it_was_measured() throws IOException {
    JsonNode ssl = only(ResultSamples.SSL_CERT);
    assertThat(ssl.path("certificates_total").asInt()).isEqualTo(2);
    assertThat(ssl.path("subject_cn").asText()).isEqualTo("www.example.org");
    assertThat(ssl.path("was_valid").asBoolean()).isFalse(); // in 2023 it was not issued yet
    assertThat(ssl.path("valid_until").asText()).isEqualTo("2036-11-22T07:54:37Z");
    assertThat(ssl.path("is_self_signed").asBoolean()).isFalse(); // it was not alone
    assertThat(ssl.path("certificates").path(0).path("is_self_signed").asBoolean()).isTrue();
    assertThat(ssl.path("certificates").path(1).has("unreadable")).isTrue();
    JsonNode alert = only(ResultSamples.SSL_ALERT);
    assertThat(alert.path("dst_port").asInt()).isEqualTo(443);
    assertThat(alert.path("alert").path("description_name").asText())
        .isEqualTo("handshake_failure");
  }

  @Test
  void the_times_of_NTP_say_that_they_are_seconds() throws IOException {
    JsonNode ntp = only(ResultSamples.NTP);
    assertThat(ntp.path("rtt_median_s").asDouble()).isEqualTo(0.25);
    assertThat(ntp.has("rtt_median")).isFalse();
    assertThat(ntp.toString()).contains("\"ref-ts\":3627199357.744635,");
  }

  @Test
  void numbers_that_were_texts_are_numbers() throws IOException {
    JsonNode wifi = only(ResultSamples.WIFI);
    assertThat(wifi.path("fw").isNumber()).isTrue();
    assertThat(wifi.path("wpa_supplicant").path("connect-time").isNumber()).isTrue();
  }

  @Test
  void a_result_of_an_unknown_type_stays_as_it_is() throws IOException {
    assertThat(only(ResultSamples.UNKNOWN))
        .hasToString(
            ResultSamples.quoted(
                "{'type':'brandnew','msm_id':7,'prb_id':8,'timestamp':9,'raw':"
                    + "{'type':'brandnew','msm_id':7,'prb_id':8,'timestamp':9,'a':[1,{'b':' '}]}}"));
  }

  @Test
  void csv_has_the_columns_of_the_types_that_are_asked_for() throws IOException {
    ResultsRun run = ResultsRun.of(all(), "--format", "csv", "--type", "uptime,connection");
    assertThat(run.out())
        .isEqualTo(
            "type,msm_id,prb_id,timestamp,stored_timestamp,group_id,bundle,fw,mver,lts,msm_name,"
                + "from,src_addr,dst_addr,dst_name,af,proto,ttr,event,controller,asn,prefix,uptime\r\n"
                + "connection,7000,17,1700000000,,,,,,,,,,,,,,,disconnect,ctr-ams01,64496,"
                + "198.51.100.0/24,\r\n"
                + "uptime,7001,17,1700000000,,,,,,,,,,,,,,,,,,,86400\r\n");
    assertThat(run.err()).isEqualTo("read 20 results, rejected {}, chosen 2\n");
  }

  @Test
  void csv_of_nothing_has_a_header() throws IOException {
    assertThat(ResultsRun.of(all(), "--format", "csv", "--probe", 999).out())
        .startsWith("type,msm_id,")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--probe 2,4-5 | 2 4 5",
        "--measurement 1001 | 1 3 5",
        "--from 1700000003 | 3 4 5 6",
        "--to 1700000003 | 1 2",
        "--from 1700000002 --to 1700000004 | 2 3",
        "--from 2023-11-14T22:13:25Z | 5 6",
        "--from 2023-11-14T22:13:21.5Z --to 2023-11-14T22:13:23.1Z | 2 3",
        "--limit 2 | 1 2",
        "--limit 2 --probe 3-6 | 3 4",
        "--type PING --probe 6 | 6",
        "--type dns | ''",
      })
  void a_filter_chooses(String options, String expected) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int probe = 1; probe <= 6; probe++) {
      lines.add(ping(probe, 1700000000 + probe));
    }
    List<Object> args = new ArrayList<>();
    args.add(write("pings.jsonl", lines.toArray(String[]::new)));
    args.addAll(Arrays.asList((Object[]) options.split(" ")));
    assertThat(String.join(" ", probes(ResultsRun.of(args.toArray())))).isEqualTo(expected);
  }

  private Path table() throws IOException {
    return write(
        "probes.tsv",
        "prb_id\tfamily\tcc\tasn\tstatus",
        "1\tIPv4\tRS\t8400\tConnected",
        "2\tIPv4\tBG\t8866\tConnected",
        "3\tIPv6\tRS\t13004\tConnected",
        "4\tIPv4\tDE\t3320\tConnected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--country RS | 1 3",
        "--country rs,de | 1 3 4",
        "--region see | 1 2 3",
        "--asn 8400,AS3320 | 1 4",
        "--asn 13004 | ''", // an AS of IPv6, and these are pings of IPv4
        "--region see --asn 8866 | 2",
      })
  void a_filter_asks_what_is_known_of_the_probes(String options, String expected)
      throws IOException {
    Path pings = write("pings.jsonl", ping(1, 1), ping(2, 2), ping(3, 3), ping(4, 4), ping(5, 5));
    List<Object> args = new ArrayList<>(List.of(pings, "--probes", table()));
    args.addAll(Arrays.asList((Object[]) options.split(" ")));
    assertThat(String.join(" ", probes(ResultsRun.of(args.toArray())))).isEqualTo(expected);
  }

  @Test
  void what_the_files_of_probes_do_not_tell_is_told() throws IOException {
    Path table =
        Files.writeString(table(), "x\tIPv4\tRS\t1\tConnected\n", StandardOpenOption.APPEND);
    Path pings = write("pings.jsonl", ping(1, 1), ping(8, 2), ping(9, 3));
    assertThat(ResultsRun.of(pings, "--probes", table, "--country", "RS", "--quiet").err())
        .isEqualTo(
            "read 3 results, rejected {}, chosen 1\n  in "
                + table
                + ": {not a probe id=1}\n"
                + "  left out 2 results of probes that the files of probes do not have\n");
  }

  @Test
  void a_mistake_is_told_before_anything_is_written() throws IOException {
    Path out = folder.resolve("out.json");
    isMistake(ResultsRun.of(all(), "--country", "RS"), "--probes");
    isMistake(ResultsRun.of(all(), "--asn", "x", "--probes", table()), "--asn");
    isMistake(ResultsRun.of(all(), "--region", "moon", "--probes", table()), "see");
    isMistake(ResultsRun.of(all(), folder.resolve("none"), "--out", out), "none");
    isMistake(ResultsRun.of(all(), "--limit", 0, "--out", out), "--limit");
    isMistake(ResultsRun.of(all(), "--probe", "x"), "--probe");
    isMistake(ResultsRun.of(all(), "--from", "2023-01-02", "--to", "2023-01-01"), "--from");
    isMistake(ResultsRun.of(all(), "--compact"), "--format text");
    isMistake(ResultsRun.of(all(), "--summary", "--format", "csv"), "--summary");
    isMistake(ResultsRun.of(all(), "--probes", folder.resolve("no"), "--country", "RS"), "no");
    isMistake(ResultsRun.of(), "FILE");
    assertThat(out).doesNotExist();
  }

  @Test
  void what_is_no_result_is_counted_and_the_first_shown() throws IOException {
    Path file =
        write("mixed.jsonl", ping(1, 1), "{broken", ping(2, 2), "{\"a\":1}", "{broken again");
    for (List<String> more : List.of(List.<String>of(), List.of("--quiet"))) {
      List<Object> args = new ArrayList<>(List.of(file));
      args.addAll(more);
      ResultsRun run = ResultsRun.of(args.toArray());
      assertThat(probes(run)).containsExactly("1", "2");
      assertThat(run.err())
          .contains("read 5 results, rejected {", "=2")
          .contains(file + ":2: {broken")
          .contains(file + ":4: {\"a\":1}")
          .doesNotContain("again");
    }
  }

  @Test
  void quiet_is_quiet_where_all_is_well() throws IOException {
    assertThat(ResultsRun.of(all(), "--quiet").err()).isEmpty();
  }

  @Test
  void a_damaged_file_ends_early_and_the_others_are_read() throws IOException {
    Path whole = folder.resolve("a.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      for (int i = 0; i < 5000; i++) {
        out.write(
            (ping(i, new Random(i).nextInt(1 << 30)) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
    write("b.jsonl", ping(77777, 1));
    Path target = folder.resolve("out").resolveSibling("kept.json");
    ResultsRun run = ResultsRun.of(whole, folder.resolve("b.jsonl"), "--out", target);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("entrepot: ", "a.jsonl.gz").doesNotContain("\tat ");
    List<String> lines = Files.readAllLines(target);
    assertThat(lines).hasSizeBetween(1000, 4000);
    assertThat(lines.get(lines.size() - 1)).contains("\"prb_id\":77777");
  }

  @Test
  void a_folder_with_a_manifest_gives_its_results_and_its_probes() throws IOException {
    Path dataset = Files.createDirectory(folder.resolve("dataset"));
    Files.move(write("r.jsonl", ping(1, 1), ping(4, 4)), dataset.resolve("r.jsonl"));
    Files.move(table(), dataset.resolve("probes.tsv"));
    ResultsDataset.describe(dataset);
    assertThat(probes(ResultsRun.of(dataset))).containsExactly("1", "4");
    assertThat(probes(ResultsRun.of(dataset, "--country", "DE"))).containsExactly("4");
    Files.writeString(dataset.resolve("r.jsonl"), "{}");
    ResultsRun changed = ResultsRun.of(dataset);
    assertThat(changed.status()).isEqualTo(3);
    assertThat(changed.err()).contains("r.jsonl").hasLineCount(1);
  }

  @Test
  void a_folder_is_read_in_the_order_of_names_and_standard_input_by_a_dash() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.move(write("2.jsonl", ping(2, 1)), inner.resolve("2.jsonl"));
    Files.move(write("1.jsonl", ping(1, 1)), inner.resolve("1.jsonl"));
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(ping(3, 1).getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(probes(ResultsRun.of(inner, "-"))).containsExactly("1", "2", "3");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void a_result_is_printed_before_the_next_one_comes() throws Exception {
    InputStream before = System.in;
    CountDownLatch printed = new CountDownLatch(1);
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int one) {
            printed.countDown();
          }
        };
    PipedOutputStream writer = new PipedOutputStream();
    try {
      System.setIn(new PipedInputStream(writer));
      AtomicReference<String> told = new AtomicReference<>("");
      Thread thread = new Thread(() -> told.set(ResultsRun.into(out, "-").err()));
      thread.start();
      writer.write((ping(1, 1) + "\n").getBytes(StandardCharsets.UTF_8));
      writer.flush();
      assertThat(printed.await(60, TimeUnit.SECONDS)).isTrue();
      writer.write((ping(2, 2) + "\n").getBytes(StandardCharsets.UTF_8));
      writer.close();
      thread.join(60_000);
      assertThat(told).hasValue("read 2 results, rejected {}\n");
    } finally {
      writer.close();
      System.setIn(before);
    }
  }

  @Test
  void a_file_appears_whole_and_readable() throws IOException {
    Path out = folder.resolve("out.json");
    ResultsRun run = ResultsRun.of(all(), "--out", out);
    assertThat(run.out()).isEmpty();
    assertThat(out).content().isEqualTo(ResultsRun.of(all()).out());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("all.jsonl", "out.json");
    }
  }

  @Test
  void a_reader_that_had_enough_ends_it_quietly() throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      many.add(ping(i, i));
    }
    Path file = write("many.jsonl", many.toArray(String[]::new));
    ResultsRun run =
        ResultsRun.into(
            new OutputStream() {
              @Override
              public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            file);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void the_summary_counts_and_prints_no_result() throws IOException {
    ResultsRun run =
        ResultsRun.of(write("s.jsonl", ping(5, 1), ping(10, 2), ping(400, 9), "{x"), "--summary");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "results: 3\nprobes: 3\nmeasurements: 2\n"
                + "period: 1970-01-01 00:00:01 UTC to 1970-01-01 00:00:09 UTC\n"
                + "ping: 3, of them successful 3\n"
                + "  median time in ms: below 10: 1, below 20: 1, below 30: 0, below 40: 0,"
                + " below 50: 0, below 100: 0, below 200: 0, below 300: 0, 300 or more: 1\n")
        .contains("rejected, ", "s.jsonl:4: {x");
  }

  @Test
  void the_help_has_an_example() {
    assertThat(ResultsRun.of("--help").out())
        .contains("entrepot results FILE...", "Example:", "--region");
  }
}
