package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.result.Parsed;
import org.entrepot.result.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live stream: what comes, what is lost on the way, and how it is found again. */
@Timeout(120)
class LiveStreamTest {
  private static final long MEASUREMENT = StreamServer.MEASUREMENT;
  private static final StreamQuery PINGS = StreamQuery.results(MEASUREMENT);

  private final AtlasServer atlas = new AtlasServer();
  private final StreamServer server = new StreamServer(atlas);
  private final AtlasClient client = server.client().build();
  private final long now = atlas.time().instant().getEpochSecond();

  @AfterEach
  void stop() {
    client.close();
    server.close();
    atlas.close();
  }

  private static String json(StreamEvent event) {
    Parsed parsed = ((StreamEvent.Received) event).parsed();
    return ((Parsed.Kept) parsed).result().toJson();
  }

  private static StreamEvent take(LiveStream stream) {
    return stream.next(Duration.ofSeconds(60)).orElseThrow();
  }

  /** Reads up to the first event that is one. */
  private static List<StreamEvent> readTo(LiveStream stream, Predicate<StreamEvent> last) {
    List<StreamEvent> all = new ArrayList<>();
    do {
      all.add(take(stream));
    } while (!last.test(all.get(all.size() - 1)));
    return all;
  }

  private static List<String> results(List<StreamEvent> events) {
    return events.stream()
        .filter(StreamEvent.Received.class::isInstance)
        .map(LiveStreamTest::json)
        .toList();
  }

  private static <T extends StreamEvent> T last(List<StreamEvent> events, Class<T> type) {
    return type.cast(events.get(events.size() - 1));
  }

  private static Predicate<StreamEvent> is(Class<? extends StreamEvent> type) {
    return type::isInstance;
  }

  private LiveStream open(StreamOptions options, StreamQuery... queries) throws Exception {
    int before = server.received().size();
    LiveStream stream = client.stream(options, queries);
    server.awaitSubscriptions(before + queries.length);
    return stream;
  }

  private LiveStream open(StreamQuery... queries) throws Exception {
    return open(StreamOptions.defaults(), queries);
  }

  @Test
  void results_come_as_they_are_produced() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      server.produce(StreamServer.result(1, now));
      server.send(StreamServer.result(1, now).replace("1001", "1002"));
      server.produce(StreamServer.result(2, now));
      assertThat(take(stream)).isEqualTo(new StreamEvent.Connected(atlas.time().instant()));
      assertThat(take(stream)).isInstanceOf(StreamEvent.Confirmed.class);
      StreamEvent one = take(stream);
      assertThat(json(one)).isEqualTo(StreamServer.result(1, now));
      Parsed parsed = ((StreamEvent.Received) one).parsed();
      assertThat(parsed.file()).endsWith("/stream/?client=entrepot");
      assertThat(parsed.line()).isEqualTo(2);
      assertThat(json(take(stream))).isEqualTo(StreamServer.result(2, now));
      assertThat(stream.next(Duration.ZERO)).isEmpty();
      assertThat(stream.isOver()).isFalse();
    }
  }

  @Test
  void results_alone_are_a_stream_of_java() throws Exception {
    try (LiveStream stream = open(PINGS);
        Stream<Parsed> results = stream.results()) {
      IntStream.range(0, 5).forEach(i -> server.produce(StreamServer.result(i, now)));
      assertThat(results.limit(5)).allMatch(Parsed.Kept.class::isInstance);
    }
  }

  @Test
  void what_is_subscribed_to_is_said_in_the_words_of_the_service() throws Exception {
    StreamQuery all =
        StreamQuery.results()
            .withMeasurement(5)
            .withProbe(7)
            .withType(MeasurementType.TRACEROUTE)
            .withSourceAddress(IpAddress.parse("192.0.2.1"))
            .withSourcePrefix(Prefix.parse("192.0.2.0/24"))
            .withDestinationAddress(IpAddress.parse("2001:db8::1"))
            .withDestinationPrefix(Prefix.parse("2001:db8::/32"))
            .withPassThroughHost("192.0.2.9")
            .withPassThroughPrefix(Prefix.parse("198.51.100.0/24"))
            .withBacklog()
            .withBuffering()
            .withFields("dst_addr")
            .withEqual("af", 4)
            .withEqual("proto", "ICMP")
            .withGreaterThan("size", 40)
            .withLessThan("ttr", 2.5)
            .withParameter("mine", true);
    assertThat(all.message())
        .isEqualTo(
            """
            ["atlas_subscribe",{"streamType":"result","msm":5,"prb":7,"type":"traceroute",\
            "sourceAddress":"192.0.2.1","sourcePrefix":"192.0.2.0/24",\
            "destinationAddress":"2001:db8::1","destinationPrefix":"2001:db8::/32",\
            "passThroughHost":"192.0.2.9","passThroughPrefix":"198.51.100.0/24",\
            "sendBacklog":true,"buffering":true,\
            "acceptedFields":["msm_id","prb_id","timestamp","type","event","dst_addr"],\
            "equalsTo":{"af":4,"proto":"ICMP"},"greaterThan":{"size":40},"lessThan":{"ttr":2.5},\
            "mine":true}]""");
    assertThat(StreamQuery.probeChanges().withProbeDetails().message())
        .isEqualTo("[\"atlas_subscribe\",{\"streamType\":\"probestatus\",\"enrichProbes\":true}]");
    assertThat(StreamQuery.measurementChanges().message())
        .isEqualTo("[\"atlas_subscribe\",{\"streamType\":\"metadata\"}]");
    assertThat(PINGS).isEqualTo(StreamQuery.results().withMeasurement(MEASUREMENT));
    assertThatThrownBy(() -> PINGS.withParameter("streamType", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PINGS.withProbe(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(client::stream).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changes_of_probes_and_measurements_come_typed_and_whole() throws Exception {
    String probe =
        """
        {"prb_id":7,"event":"disconnect","timestamp":1700000000,"controller":"ctr-ams01",\
        "asn":3333,"prefix":"193.0.0.0/21","msm_id":7000,"type":"connection"}""";
    try (LiveStream stream = open(StreamQuery.probeChanges(), StreamQuery.measurementChanges())) {
      server.say("probestatus", StreamServer.message("atlas_probestatus", probe));
      server.say("metadata", "[\"atlas_metadata\", {\"msm_id\": 9, \"status\": {\"id\": 2}}]");
      server.say("metadata", "[\"atlas_replay_finished\",{\"a\":1}]");
      server.say("metadata", "[\"atlas_ping\"]");
      List<StreamEvent> events = readTo(stream, is(MeasurementChange.class));
      ProbeChange change = (ProbeChange) events.get(events.size() - 2);
      assertThat(change.probeId()).hasValue(7);
      assertThat(change.event()).contains("disconnect");
      assertThat(change.time()).contains(Instant.ofEpochSecond(1700000000));
      assertThat(change.asn().orElseThrow().value()).isEqualTo(3333);
      assertThat(change.other()).containsOnlyKeys("msm_id", "type");
      assertThat(AtlasServer.parse(change.toJson())).isEqualTo(AtlasServer.parse(probe));
      MeasurementChange measurement = last(events, MeasurementChange.class);
      assertThat(measurement.measurementId()).hasValue(9);
      assertThat(measurement.json()).isEqualTo("{\"msm_id\":9,\"status\":{\"id\":2}}");
      assertThat(take(stream))
          .isEqualTo(new StreamEvent.OtherMessage("atlas_replay_finished", "{\"a\":1}"));
      assertThat(take(stream)).isEqualTo(new StreamEvent.OtherMessage("atlas_ping", ""));
    }
  }

  @Test
  void what_the_service_complains_about_is_told() throws Exception {
    try (LiveStream stream = open(PINGS.withParameter("nonsense", 1))) {
      List<StreamEvent> events = readTo(stream, is(StreamEvent.ServerError.class));
      assertThat(last(events, StreamEvent.ServerError.class).message())
          .isEqualTo("unknown parameter nonsense");
    }
  }

  @Test
  void a_message_that_is_none_is_rejected_and_the_next_one_read() throws Exception {
    List<String> broken =
        List.of(
            "",
            "hello",
            "{}",
            "[]",
            "[1,2]",
            "[\"atlas_result\"]",
            "[\"atlas_result\",",
            "[\"atlas_result\",1]",
            "[\"atlas_result\",[]]",
            "[\"atlas_result\",{\"msm_id\":1}",
            "[\"atlas_result\",{\"msm_id\":1},2]",
            "[\"atlas_result\",{\"a\":1}]",
            "[\"atlas_result\",{\"msm_id\":1,}]",
            "[\"atlas_probestatus\",7]",
            "[\"atlas_metadata\",\"x\"]",
            "[\"atlas_metadata\",{\"a\":1,\"a\":2}]",
            "[\"atlas_result\"," + "[".repeat(5000) + "]",
            "[".repeat(100_000));
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      for (String message : broken) {
        server.say("result", message);
        Parsed parsed = ((StreamEvent.Received) take(stream)).parsed();
        assertThat(parsed).as(message).isInstanceOf(Parsed.Rejected.class);
      }
      server.produce(StreamServer.result(1, now));
      assertThat(json(take(stream))).isEqualTo(StreamServer.result(1, now));
    }
  }

  @Test
  void the_same_result_comes_once() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      server.produce(StreamServer.result(1, now));
      server.send(StreamServer.result(1, now).replace("1.25", "1.250"));
      server.produce(StreamServer.result(1, now + 1));
      stream.catchUp();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapFilled.class));
      assertThat(results(events)).hasSize(2);
      assertThat(last(events, StreamEvent.GapFilled.class).read()).isEqualTo(2);
    }
  }

  private String connection(String event) {
    String line =
        """
        {"msm_id":%d,"prb_id":7,"timestamp":%d,"type":"connection","event":"%s","asn":3333}"""
            .formatted(MEASUREMENT, now, event);
    return Result.parse(line).toJson();
  }

  @Test
  void a_probe_that_comes_and_goes_in_one_second_is_told_twice() throws Exception {
    for (StreamQuery query : List.of(PINGS, PINGS.withFields("asn"), PINGS.withFields("af"))) {
      try (LiveStream stream = open(query)) {
        readTo(stream, is(StreamEvent.Confirmed.class));
        for (String event : List.of("disconnect", "connect", "reboot")) {
          server.produce(connection(event));
          assertThat(json(take(stream))).contains("\"" + event + "\"");
        }
        stream.catchUp();
        List<StreamEvent> events = readTo(stream, is(StreamEvent.GapFilled.class));
        assertThat(results(events)).isEmpty();
        assertThat(last(events, StreamEvent.GapFilled.class).read() % 3).isZero();
      }
    }
  }

  @Test
  void a_result_of_an_unknown_type_is_known_by_its_event_too() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      for (String event : List.of("up", "down")) {
        server.produce(connection(event).replace("connection", "tunnel"));
        assertThat(json(take(stream))).contains("\"" + event + "\"");
      }
      stream.catchUp();
      assertThat(readTo(stream, is(StreamEvent.GapFilled.class))).hasSize(1);
    }
  }

  @Test
  void messages_that_are_broken_alike_all_come() throws Exception {
    StreamOptions small = StreamOptions.defaults().withMessageBytes(1000);
    try (LiveStream stream = open(small, PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      String broken = "{\"timestamp\":" + now + "}";
      String tooLong = StreamServer.result(1, now).replace("ping", "p".repeat(2000));
      server.store(broken);
      for (int i = 0; i < 3; i++) {
        for (String message : List.of("hello", "[\"atlas_result\"," + broken + "]", tooLong)) {
          server.say("result", message);
          Parsed parsed = ((StreamEvent.Received) take(stream)).parsed();
          assertThat(parsed).as(message).isInstanceOf(Parsed.Rejected.class);
        }
      }
      // What a gap is filled with came by the stream already.
      stream.catchUp();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapFilled.class));
      assertThat(events).hasSize(1);
      assertThat(last(events, StreamEvent.GapFilled.class).read()).isEqualTo(1);
    }
  }

  @Test
  void what_is_remembered_is_limited() {
    SeenResults seen = new SeenResults(2);
    assertThat(seen.add(new ResultKey(1, 1, 1, "ping"))).isTrue();
    assertThat(seen.add(new ResultKey(1, 1, 2, "ping"))).isTrue();
    assertThat(seen.add(new ResultKey(1, 1, 1, "ping"))).isFalse();
    assertThat(seen.add(new ResultKey(1, 1, 3, "ping"))).isTrue();
    assertThat(seen.add(new ResultKey(1, 1, 2, "ping"))).isFalse();
    assertThat(seen.add(new ResultKey(1, 1, 1, "ping"))).isTrue();
  }

  @Test
  void a_lost_connection_is_made_anew_and_its_gap_filled() throws Exception {
    try (LiveStream stream = open(PINGS, StreamQuery.probeChanges())) {
      server.produce(StreamServer.result(1, now));
      readTo(stream, is(StreamEvent.Received.class));
      server.store(StreamServer.result(2, now + 1));
      server.store(StreamServer.result(3, now - 60)); // late
      server.closeAll(1012, "restart");
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapFilled.class));
      assertThat(events.stream().filter(is(StreamEvent.Disconnected.class)))
          .singleElement()
          .extracting(event -> ((StreamEvent.Disconnected) event).why())
          .isEqualTo("the service closed the connection, code 1012: restart");
      assertThat(events.stream().filter(is(StreamEvent.Reconnected.class)))
          .singleElement()
          .extracting(event -> ((StreamEvent.Reconnected) event).attempts())
          .isEqualTo(1);
      assertThat(results(events))
          .containsExactly(StreamServer.result(2, now + 1), StreamServer.result(3, now - 60));
      StreamEvent.GapFilled filled = last(events, StreamEvent.GapFilled.class);
      assertThat(filled.from()).isEqualTo(Instant.ofEpochSecond(now).minusSeconds(900));
      assertThat(filled.read()).isEqualTo(3);
      StreamEvent.GapLeft left =
          last(readTo(stream, is(StreamEvent.GapLeft.class)), StreamEvent.GapLeft.class);
      assertThat(left.query()).isEqualTo(StreamQuery.probeChanges());
      assertThat(left.why()).contains("told once");
      assertThat(atlas.targets())
          .containsExactly("measurements/1001/results/?format=txt&start=" + (now - 900));
      assertThat(server.received()).hasSize(4);
      assertThat(server.received().subList(2, 4)).isEqualTo(server.received().subList(0, 2));
    }
  }

  @Test
  void a_gap_is_filled_with_what_the_query_asks_for_or_said_to_be_open() throws Exception {
    StreamQuery one = PINGS.withProbe(5).withFields("af").withBuffering();
    StreamQuery every = StreamQuery.results();
    StreamQuery typed = PINGS.withType(MeasurementType.PING);
    try (LiveStream stream = open(one, every, typed)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      server.store(StreamServer.result(4, now));
      server.store(StreamServer.result(5, now));
      server.reset();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapLeft.class));
      assertThat(results(events)).containsExactly(StreamServer.result(5, now));
      assertThat(atlas.targets()).singleElement().asString().endsWith("&probe_ids=5");
      assertThat(last(events, StreamEvent.GapLeft.class).why()).contains("names none");
      StreamEvent.GapLeft last =
          last(readTo(stream, is(StreamEvent.GapLeft.class)), StreamEvent.GapLeft.class);
      assertThat(last.query()).isEqualTo(typed);
      assertThat(last.why()).contains("type");
    }
  }

  @Test
  void a_gap_that_cannot_be_filled_now_is_filled_with_the_next() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      server.produce(StreamServer.result(1, now));
      readTo(stream, is(StreamEvent.Received.class));
      server.store(StreamServer.result(2, now + 1));
      atlas.next(AtlasServer.error(403, 104, "Forbidden", "not now"));
      server.reset();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapLeft.class));
      assertThat(last(events, StreamEvent.GapLeft.class).why()).contains("not now");
      // Later results must not hide the gap, however much later they are.
      atlas.time().sleep(Duration.ofSeconds(100_000));
      server.produce(StreamServer.result(3, now + 100_000));
      readTo(stream, is(StreamEvent.Received.class));
      server.reset();
      assertThat(results(readTo(stream, is(StreamEvent.GapFilled.class))))
          .containsExactly(StreamServer.result(2, now + 1));
    }
  }

  private static void readRefusal(LiveStream stream) {
    List<StreamEvent> events = readTo(stream, is(StreamEvent.GapLeft.class));
    assertThat(last(events, StreamEvent.GapLeft.class).why()).contains("not now");
  }

  @Test
  void a_catch_up_that_fails_is_owed() throws Exception {
    MockResponse refusal = AtlasServer.error(403, 104, "Forbidden", "not now");
    try (LiveStream stream = open(PINGS)) {
      server.produce(StreamServer.result(1, now));
      readTo(stream, is(StreamEvent.Received.class));
      server.store(StreamServer.result(2, now - 100_000));
      atlas.next(refusal);
      stream.catchUp(Instant.ofEpochSecond(now - 200_000));
      readRefusal(stream);
      stream.catchUp();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapFilled.class));
      assertThat(results(events)).containsExactly(StreamServer.result(2, now - 100_000));
      assertThat(last(events, StreamEvent.GapFilled.class).from())
          .isEqualTo(Instant.ofEpochSecond(now - 200_000));
      server.store(StreamServer.result(3, now));
      atlas.next(refusal);
      stream.catchUp();
      readRefusal(stream);
      atlas.next(refusal);
      stream.catchUp(Instant.MAX);
      readRefusal(stream);
      atlas.time().sleep(Duration.ofSeconds(100_000));
      server.produce(StreamServer.result(4, now + 100_000));
      readTo(stream, is(StreamEvent.Received.class));
      stream.catchUp();
      events = readTo(stream, is(StreamEvent.GapFilled.class));
      assertThat(results(events)).containsExactly(StreamServer.result(3, now));
      assertThat(last(events, StreamEvent.GapFilled.class).from())
          .isEqualTo(Instant.ofEpochSecond(now - 900));
    }
  }

  @Test
  void a_second_look_that_fails_is_owed() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      server.reset();
      readTo(stream, is(StreamEvent.GapFilled.class));
      server.store(StreamServer.result(2, now)); // missed, and not in the API until now
      atlas.next(AtlasServer.error(403, 104, "Forbidden", "not now"));
      atlas.time().sleep(Duration.ofMinutes(16));
      readRefusal(stream);
      atlas.time().sleep(Duration.ofSeconds(100_000));
      server.produce(StreamServer.result(3, now + 100_000));
      readTo(stream, is(StreamEvent.Received.class));
      stream.catchUp();
      assertThat(results(readTo(stream, is(StreamEvent.GapFilled.class))))
          .containsExactly(StreamServer.result(2, now));
    }
  }

  @Test
  void a_probe_whose_clock_is_ahead_hides_no_gap() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      server.produce(StreamServer.result(1, now + 1_000_000));
      readTo(stream, is(StreamEvent.Received.class));
      server.store(StreamServer.result(2, now));
      server.reset();
      assertThat(results(readTo(stream, is(StreamEvent.GapFilled.class))))
          .containsExactly(StreamServer.result(2, now));
    }
  }

  @Test
  void a_connection_that_flutters_costs_the_api_little() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      for (int i = 2; i <= 6; i++) {
        server.reset();
        server.awaitSubscriptions(i);
        server.produce(StreamServer.result(i, now));
        readTo(stream, is(StreamEvent.Received.class));
      }
      assertThat(atlas.requests()).hasSizeLessThanOrEqualTo(1);
      server.store(StreamServer.result(7, now));
      atlas.time().sleep(Duration.ofSeconds(31));
      assertThat(
              results(
                  readTo(
                      stream,
                      event ->
                          event instanceof StreamEvent.Received
                              && json(event).equals(StreamServer.result(7, now)))))
          .isNotEmpty();
    }
  }

  @Test
  void a_gap_is_looked_at_again_for_what_the_api_has_late() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      server.reset();
      readTo(stream, is(StreamEvent.GapFilled.class));
      server.store(StreamServer.result(2, now)); // missed, and not in the API until now
      atlas.time().sleep(Duration.ofMinutes(16));
      assertThat(results(readTo(stream, is(StreamEvent.GapFilled.class))))
          .containsExactly(StreamServer.result(2, now));
    }
  }

  @Test
  void without_filling_a_gap_is_said_to_be_open() throws Exception {
    try (LiveStream stream = open(StreamOptions.defaults().withoutFilling(), PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      server.reset();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapLeft.class));
      assertThat(last(events, StreamEvent.GapLeft.class).query()).isEqualTo(PINGS);
      assertThat(atlas.requests()).isEmpty();
    }
  }

  @Test
  void reconnecting_waits_longer_and_longer_and_never_less() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      MockResponse busy = AtlasServer.error(503, 0, "Service Unavailable", "");
      MockResponse later =
          AtlasServer.errorBuilder(429, 0, "Too Many Requests", "")
              .setHeader("Retry-After", "7")
              .build();
      server.next(busy, busy, busy, busy, busy, busy, busy, later);
      server.reset();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.Reconnected.class));
      assertThat(last(events, StreamEvent.Reconnected.class).attempts()).isEqualTo(9);
      assertThat(atlas.time().sleeps().stream().map(Duration::toMillis))
          .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 7000L);
    }
  }

  private static MockResponse tooMany(String retryAfter) {
    return AtlasServer.errorBuilder(429, 0, "Too Many Requests", "")
        .setHeader("Retry-After", retryAfter)
        .build();
  }

  @Test
  void a_service_that_asks_for_no_wait_is_not_asked_without_a_pause() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      String past = "Wed, 21 Oct 2015 07:28:00 GMT";
      MockResponse busy =
          AtlasServer.errorBuilder(503, 0, "Service Unavailable", "")
              .setHeader("Retry-After", past)
              .build();
      server.next(tooMany("0"), busy, tooMany(past), tooMany("0"));
      server.reset();
      readTo(stream, is(StreamEvent.Reconnected.class));
      assertThat(atlas.time().sleeps().stream().map(Duration::toMillis))
          .containsExactly(500L, 1000L, 2000L, 4000L, 8000L);
    }
  }

  @Test
  void too_many_requests_hold_back_every_stream_of_the_client() throws Exception {
    try (AtlasClient once = server.client().attempts(1).build()) {
      server.next(tooMany("7"));
      assertThatThrownBy(() -> once.stream(PINGS)).isInstanceOf(AtlasException.RateLimited.class);
      once.stream(PINGS).close();
      assertThat(atlas.time().sleeps()).containsExactly(Duration.ofSeconds(7));
    }
    try (LiveStream stream = open(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      server.next(tooMany("100000"));
      server.reset();
      assertThatThrownBy(() -> readTo(stream, event -> false))
          .isInstanceOf(AtlasException.RateLimited.class);
      int asked = server.upgrades().size();
      assertThatThrownBy(() -> client.stream(PINGS)).isInstanceOf(AtlasException.RateLimited.class);
      assertThat(server.upgrades()).hasSize(asked);
    }
  }

  @Test
  void a_wait_of_our_own_ends_no_stream_however_little_patience_there_is() throws Exception {
    try (AtlasClient impatient = server.client().patience(Duration.ofMillis(1)).build();
        LiveStream stream = impatient.stream(PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      server.next(AtlasServer.error(429, 0, "Too Many Requests", ""), tooMany("0"));
      server.reset();
      List<StreamEvent> events = readTo(stream, is(StreamEvent.Reconnected.class));
      assertThat(last(events, StreamEvent.Reconnected.class).attempts()).isEqualTo(3);
    }
  }

  @Test
  void connections_that_bring_nothing_are_waited_for_like_failures() throws Exception {
    try (LiveStream stream = open(StreamOptions.defaults().withReconnects(3), PINGS)) {
      for (int i = 2; i <= 4; i++) {
        server.reset();
        server.awaitSubscriptions(i);
      }
      server.reset();
      AtlasException failure =
          (AtlasException) catchThrowable(() -> readTo(stream, event -> false));
      assertThat(failure).isInstanceOf(AtlasException.Unreachable.class);
      assertThat(stream.isOver()).isTrue();
      assertThat(atlas.time().sleeps().stream().map(Duration::toMillis))
          .containsExactly(500L, 1000L, 2000L);
    }
  }

  @Test
  void what_will_not_pass_ends_the_stream_behind_its_last_event() throws Exception {
    try (LiveStream stream = open(PINGS)) {
      server.produce(StreamServer.result(1, now));
      server.next(AtlasServer.error(403, 104, "Forbidden", "you are blocked"));
      readTo(stream, is(StreamEvent.Received.class));
      server.reset();
      assertThat(take(stream)).isInstanceOf(StreamEvent.Disconnected.class);
      assertThatThrownBy(stream::next)
          .isInstanceOf(AtlasException.Refused.class)
          .hasMessageContaining("you are blocked");
      assertThatThrownBy(stream::next).isInstanceOf(AtlasException.Refused.class);
    }
  }

  @Test
  void silence_is_noticed() throws Exception {
    server.fallSilent();
    try (LiveStream stream =
        open(StreamOptions.defaults().withPing(Duration.ofMillis(200)), PINGS)) {
      server.store(StreamServer.result(1, now));
      assertThat(results(readTo(stream, is(StreamEvent.GapFilled.class))))
          .containsExactly(StreamServer.result(1, now));
    }
  }

  @Test
  void a_full_buffer_holds_back_the_network_and_loses_nothing() throws Exception {
    StreamOptions small = StreamOptions.defaults().withCapacity(4);
    try (LiveStream stream = open(small, PINGS)) {
      List<String> all =
          IntStream.range(0, 3000).mapToObj(i -> StreamServer.result(i, now)).toList();
      all.forEach(server::produce);
      stream.catchUp();
      List<String> read = results(readTo(stream, is(StreamEvent.GapFilled.class)));
      read = new ArrayList<>(read);
      while (read.size() < all.size()) {
        read.add(json(take(stream)));
      }
      assertThat(read).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void what_nobody_reads_stays_with_the_service() throws Exception {
    StreamOptions small = StreamOptions.defaults().withCapacity(1);
    try (LiveStream stream = open(small, PINGS)) {
      String large = "x".repeat(1_000_000);
      for (int i = 0; i < 15; i++) { // more than the system's own buffers hold
        server.send(StreamServer.result(i, now).replace("ping", large));
      }
      Thread.sleep(300); // were the network not held back, it would all be gone soon
      assertThat(server.unsentBytes()).isPositive();
      for (int read = 0; read < 15; read++) {
        readTo(stream, is(StreamEvent.Received.class));
      }
    }
  }

  @Test
  void with_drops_the_oldest_gives_way_is_counted_and_comes_back_with_the_next_gap()
      throws Exception {
    StreamOptions small =
        StreamOptions.defaults().withCapacity(10).withOverflow(StreamOptions.Overflow.DROP_OLDEST);
    try (LiveStream stream = open(small, PINGS);
        LiveStream witness = open(PINGS)) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        // Long ago, so that a look-back alone would not find them.
        all.add(StreamServer.result(i, now + i * 1000L));
      }
      readTo(stream, is(StreamEvent.Confirmed.class));
      all.forEach(server::produce);
      readTo(
          witness,
          event -> event instanceof StreamEvent.Received && json(event).equals(all.get(99)));
      List<StreamEvent> first =
          readTo(
              stream,
              event -> event instanceof StreamEvent.Received && json(event).equals(all.get(99)));
      long dropped =
          first.stream()
              .filter(StreamEvent.Dropped.class::isInstance)
              .mapToLong(event -> ((StreamEvent.Dropped) event).events())
              .sum();
      List<String> got = results(first);
      assertThat(got.size() + dropped).isEqualTo(100);
      stream.catchUp();
      List<String> again = results(readTo(stream, is(StreamEvent.GapFilled.class)));
      assertThat(again).hasSize((int) dropped);
      assertThat(Stream.concat(got.stream(), again.stream()))
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void the_buffer_is_limited_in_events_and_in_bytes() throws Exception {
    List<StreamEvent> gone = new ArrayList<>();
    EventBuffer buffer =
        new EventBuffer(
            StreamOptions.defaults()
                .withCapacity(3)
                .withBytes(100)
                .withOverflow(StreamOptions.Overflow.DROP_OLDEST),
            gone::add);
    for (int i = 0; i < 4; i++) {
      buffer.put(new StreamEvent.ServerError("" + i), 10);
    }
    buffer.put(new StreamEvent.ServerError("large"), 85);
    buffer.put(new StreamEvent.ServerError("huge"), 1000);
    assertThat(gone).hasSize(5);
    assertThat(buffer.poll(0)).isEqualTo(new StreamEvent.Dropped(5));
    assertThat(buffer.poll(0)).isEqualTo(new StreamEvent.ServerError("huge"));
    assertThat(buffer.poll(0)).isNull();
  }

  @Test
  void a_buffer_is_not_over_before_its_failure_is_told() throws Exception {
    EventBuffer buffer = new EventBuffer(StreamOptions.defaults(), event -> {});
    buffer.put(new StreamEvent.ServerError("last"), 10);
    buffer.fail(new IllegalStateException("the end"));
    assertThat(buffer.isOver()).isFalse();
    assertThat(buffer.poll(0)).isEqualTo(new StreamEvent.ServerError("last"));
    assertThat(buffer.isOver()).isFalse();
    assertThatThrownBy(() -> buffer.poll(0)).hasMessage("the end");
    assertThat(buffer.isOver()).isTrue();
    EventBuffer closed = new EventBuffer(StreamOptions.defaults(), event -> {});
    closed.fail(new IllegalStateException("the end"));
    closed.close();
    assertThat(closed.isOver()).isTrue();
  }

  @Test
  void a_message_that_is_too_long_is_not_read_to_its_end() throws Exception {
    StreamOptions small = StreamOptions.defaults().withMessageBytes(1000);
    try (LiveStream stream = open(small, PINGS)) {
      readTo(stream, is(StreamEvent.Confirmed.class));
      server.send(StreamServer.result(1, now).replace("ping", "p".repeat(2000)));
      Parsed.Rejected rejected = (Parsed.Rejected) ((StreamEvent.Received) take(stream)).parsed();
      assertThat(rejected.reason()).isEqualTo("message too long");
      assertThat(rejected.excerpt()).hasSize(200);
      server.send(StreamServer.result(2, now).replace("ping", "p".repeat(8_000_000)));
      rejected = (Parsed.Rejected) ((StreamEvent.Received) take(stream)).parsed();
      assertThat(rejected.reason()).isEqualTo("message too long");
      assertThat(rejected.excerpt()).isEqualTo("a message of more than 1000 bytes");
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapFilled.class));
      assertThat(events.get(0)).isInstanceOf(StreamEvent.Disconnected.class);
    }
  }

  @Test
  void messages_are_not_compressed_since_what_they_grow_to_could_not_be_limited() throws Exception {
    open(PINGS).close();
    assertThat(server.upgrades().get(0).getHeaders().get("Sec-WebSocket-Extensions")).isNull();
  }

  @Test
  void closing_ends_a_wait_at_once() throws Exception {
    LiveStream stream = open(PINGS);
    readTo(stream, is(StreamEvent.Confirmed.class));
    CompletableFuture<Optional<StreamEvent>> waiting = CompletableFuture.supplyAsync(stream::next);
    server.produce(StreamServer.result(1, now));
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isPresent();
    waiting = CompletableFuture.supplyAsync(stream::next);
    stream.close();
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isEmpty();
    assertThat(stream.isOver()).isTrue();
    assertThat(stream.events()).isEmpty();
    stream.close();
  }

  @Test
  void closing_the_client_ends_its_streams() throws Exception {
    LiveStream stream = open(PINGS);
    readTo(stream, is(StreamEvent.Confirmed.class));
    CompletableFuture<Optional<StreamEvent>> waiting = CompletableFuture.supplyAsync(stream::next);
    client.close();
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isEmpty();
    assertThatThrownBy(() -> client.stream(PINGS)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_interrupt_ends_a_wait_and_the_stream() throws Exception {
    LiveStream stream = open(PINGS);
    readTo(stream, is(StreamEvent.Confirmed.class));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    boolean[] flag = new boolean[1];
    Thread reader =
        new Thread(
            () -> {
              thrown.set(catchThrowable(stream::next));
              flag[0] = Thread.currentThread().isInterrupted();
            });
    reader.start();
    reader.interrupt();
    reader.join(60_000);
    assertThat(thrown.get())
        .isInstanceOf(AtlasException.Unreachable.class)
        .hasMessageContaining("interrupted");
    assertThat(flag[0]).isTrue();
    assertThat(stream.isOver()).isTrue();
  }

  @Test
  void an_interrupt_ends_the_opening() {
    server.next(new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread opener = new Thread(() -> thrown.set(catchThrowable(() -> client.stream(PINGS))));
    opener.start();
    opener.interrupt();
    assertThat(catchThrowable(() -> opener.join(60_000))).isNull();
    assertThat(thrown.get()).isInstanceOf(AtlasException.Unreachable.class);
  }

  @Test
  void the_key_is_not_sent_to_the_stream_and_the_reader_names_himself() throws Exception {
    try (AtlasClient keyed =
            server
                .client()
                .apiKey(AtlasServer.KEY)
                .contact(URI.create("https://x.example/"))
                .build();
        LiveStream stream = keyed.stream(PINGS)) {
      server.awaitSubscriptions(1);
      server.say("result", "[\"" + AtlasServer.KEY + "\",{}]");
      server.say("result", "[\"atlas_error\",\"bad " + AtlasServer.KEY + "\"]");
      server.say("result", "[\"atlas_result\",\"" + AtlasServer.KEY + "\"]");
      server.say("result", AtlasServer.KEY);
      server.closeAll(1011, AtlasServer.KEY);
      List<StreamEvent> events = readTo(stream, is(StreamEvent.GapFilled.class));
      assertThat(events).hasSizeGreaterThan(7);
      assertThat(events.toString()).doesNotContain(AtlasServer.KEY).contains("(key)");
      RecordedRequest request = server.upgrades().get(0);
      assertThat(request.getHeaders().get("Authorization")).isNull();
      assertThat(request.getTarget()).isEqualTo("/stream/?client=entrepot");
      assertThat(request.getHeaders().get("User-Agent"))
          .startsWith("entrepot/")
          .endsWith("(+https://x.example/)");
    }
  }

  @Test
  void the_stream_is_read_over_tls() throws Exception {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates both =
        new HandshakeCertificates.Builder()
            .heldCertificate(held)
            .addTrustedCertificate(held.certificate())
            .build();
    atlas.web().useHttps(both.sslSocketFactory());
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(both.sslSocketFactory(), both.trustManager())
            .build();
    HttpUrl url = HttpUrl.get("https://localhost:" + atlas.web().getPort() + "/stream/");
    Waiting waiting =
        new Waiting(
            1, Duration.ZERO, Duration.ZERO, Duration.ZERO, atlas.time(), atlas.time(), () -> 1);
    try (LiveStreams streams = new LiveStreams(http, url, Secret.none(), "test", waiting);
        LiveStream stream =
            streams.open(StreamOptions.defaults(), List.of(PINGS), query -> Stream.empty())) {
      server.awaitSubscriptions(1);
      server.send(StreamServer.result(1, now));
      List<StreamEvent> events = readTo(stream, is(StreamEvent.Received.class));
      assertThat(results(events)).containsExactly(StreamServer.result(1, now));
    }
  }

  @Test
  void the_stream_is_safe_or_on_this_machine() {
    AtlasClientBuilder builder = AtlasClient.builder();
    for (String bad :
        List.of("ws://atlas-stream.ripe.net/stream/", "http://example.org/", "ftp://localhost/")) {
      assertThatThrownBy(() -> builder.streamUrl(URI.create(bad)))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder.streamUrl(URI.create("wss://me:pw@example.org/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pw");
    builder.streamUrl(URI.create("WSS://example.org/s/")).streamUrl(URI.create("ws://[::1]/"));
  }

  /** What came until everything from this time on was asked for. */
  private static List<String> readUntilAsked(LiveStream stream, Instant from) {
    return results(
        readTo(
            stream,
            event -> event instanceof StreamEvent.GapFilled filled && filled.from().equals(from)));
  }

  /** Breaks in every way that is known, again and again, while results come, late ones too. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_stream_dropped_50_times_ends_with_exactly_what_the_server_produced(long seed)
      throws Exception {
    Random random = new Random(seed);
    StreamOptions options =
        StreamOptions.defaults()
            .withCapacity(1 + random.nextInt(200))
            .withPing(Duration.ofMillis(300));
    Instant never = Instant.ofEpochSecond(now).plus(Duration.ofDays(1));
    try (LiveStream stream = open(options, PINGS)) {
      CompletableFuture<List<String>> reading =
          CompletableFuture.supplyAsync(() -> readUntilAsked(stream, never));
      List<String> unsent = new ArrayList<>();
      int drops = 0;
      for (int number = 0; drops < 50; number++) {
        // So far apart that a look-back takes in a small part of them all.
        atlas.time().sleep(Duration.ofSeconds(20));
        long late = random.nextInt(10) == 0 ? random.nextInt(600) : 0;
        long time = atlas.time().instant().getEpochSecond();
        String result = StreamServer.result(number, time - late);
        switch (random.nextInt(8)) {
          case 0 -> server.store(result); // lost on its way
          case 1 -> unsent.add(result); // on its way for long
          default -> server.produce(result);
        }
        if (random.nextInt(8) == 0) {
          unsent.forEach(server::produce);
          unsent.clear();
        }
        if (random.nextInt(6) == 0) {
          drops++;
          int missed = random.nextInt(5);
          int subscribed = server.received().size();
          if (drops % 20 == 0) {
            server.fallSilent();
            server.reset();
            server.awaitSubscriptions(subscribed + 1);
            subscribed++;
          } else if (random.nextBoolean()) {
            server.reset();
          } else {
            server.closeAll(1001 + random.nextInt(3), "");
          }
          if (random.nextBoolean()) {
            server.next(AtlasServer.error(502, 0, "Bad Gateway", ""));
          }
          for (; missed > 0; missed--) {
            number++;
            server.store(StreamServer.result(number, time));
          }
          server.awaitSubscriptions(subscribed + 1);
        }
      }
      unsent.forEach(server::store);
      stream.catchUp();
      stream.catchUp(never);
      List<String> read = reading.get(90, TimeUnit.SECONDS);
      assertThat(read).as("seed %d: no doubles", seed).doesNotHaveDuplicates();
      assertThat(read).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(server.stored());
    }
  }
}
