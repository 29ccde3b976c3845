package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint that reads objects: lists in pages with filters, and single ones. */
class ListsTest {
  private final AtlasServer server = new AtlasServer();
  private AtlasClient client = server.client().build();

  @BeforeEach
  void fill() {
    List<String> probes = new ArrayList<>();
    for (int id = 1; id <= 250; id++) {
      probes.add(
          """
          {"id":%d,"country_code":"%s","asn_v4":%d,"asn_v6":%s,"is_anchor":%b,"is_public":%b,\
          "prefix_v4":"%s","prefix_v6":"2001:db8:%d::/48","status":{"id":%d,"name":"x"},\
          "geometry":{"type":"Point","coordinates":[%d,%d]},"tags":[%s]}"""
              .formatted(
                  id,
                  id % 5 == 0 ? "RS" : "HR",
                  id % 10 == 0 ? 8400 : 5391,
                  id % 25 == 0 ? "8400" : "null",
                  id % 50 == 0,
                  id % 2 == 0,
                  id % 3 == 0 ? "192.0.2.0/24" : "198.51.100.0/24",
                  id % 2,
                  id % 4,
                  id - 125,
                  id % 90,
                  id % 6 == 0 ? "{\"slug\":\"home\"},{\"slug\":\"nat\"}" : "{\"slug\":\"home\"}"));
    }
    server.list("probes/", probes);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void three_lines_give_a_first_result() {
    try (AtlasClient atlas = AtlasClient.builder().baseUrl(server.base()).build()) {
      atlas
          .probes(ProbeQuery.all().withCountry(new CountryCode("RS")).withAnchorsOnly())
          .forEach(probe -> assertThat(probe.id() % 50).isZero());
    }
  }

  @Test
  void a_list_is_walked_page_by_page_to_its_end() {
    assertThat(client.probes(ProbeQuery.all()).map(Probe::id))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 250).boxed().toList());
    assertThat(server.targets()).containsExactly("probes/", "probes/?page=2", "probes/?page=3");
  }

  @Test
  void a_page_is_asked_for_when_it_is_needed_and_not_before() {
    Stream<Probe> probes = client.probes(ProbeQuery.all().withPageSize(20));
    assertThat(server.requests()).isEmpty();
    assertThat(probes.limit(21)).hasSize(21);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void a_parallel_stream_gives_the_same() {
    assertThat(client.probes(ProbeQuery.all()).parallel().mapToLong(Probe::id).sum())
        .isEqualTo(250 * 251 / 2);
  }

  @Test
  void ids_too_many_for_one_request_are_asked_for_in_several() {
    List<Long> ids = LongStream.rangeClosed(1, 1200).boxed().toList();
    assertThat(client.probes(ProbeQuery.all().withIds(ids).withPageSize(500))).hasSize(250);
    assertThat(server.requests()).hasSize(3);
    // Ids of 18 digits fill 5000 characters long before they are 500.
    List<Long> long_ =
        LongStream.range(0, 500).map(i -> 100_000_000_000_000_000L + i).boxed().toList();
    assertThat(client.probes(ProbeQuery.all().withIds(long_))).isEmpty();
    assertThat(server.requests()).hasSize(5);
    assertThat(server.targets()).allMatch(target -> target.length() < 7000);
  }

  @Test
  void no_ids_are_no_probes_and_no_request() {
    assertThat(client.probes(ProbeQuery.all().withIds(List.of()))).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  private static Arguments filter(UnaryOperator<ProbeQuery> filter, long... ids) {
    return Arguments.of(filter.apply(ProbeQuery.all()), ids);
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        filter(q -> q.withIds(3, 1, 3), 1, 3),
        filter(q -> q.withIdAbove(248), 249, 250),
        filter(q -> q.withIdFrom(249), 249, 250),
        filter(q -> q.withIdBelow(3), 1, 2),
        filter(q -> q.withIdUpTo(2), 1, 2),
        filter(q -> q.withCountry(new CountryCode("RS")).withIdUpTo(10), 5, 10),
        filter(q -> q.withAsn(new Asn(8400)).withIdUpTo(25), 10, 20, 25),
        filter(q -> q.withAsnV4(new Asn(8400)).withIdUpTo(25), 10, 20),
        filter(q -> q.withAsnV6(new Asn(8400)).withIdUpTo(50), 25, 50),
        filter(q -> q.withPrefixV4(Prefix.parse("192.0.2.0/24")).withIdUpTo(6), 3, 6),
        filter(q -> q.withPrefixV6(Prefix.parse("2001:db8:1::/48")).withIdUpTo(3), 1, 3),
        filter(q -> q.withRadius(new Coordinates(35, 0), 1), 125),
        filter(q -> q.withLatitudeBetween(88, 89).withIdUpTo(90), 88, 89),
        filter(q -> q.withLongitudeBetween(-1, 0.5), 124, 125),
        filter(q -> q.withAnchorsOnly().withIdUpTo(100), 50, 100),
        filter(q -> q.withoutAnchors().withIdFrom(249), 249),
        filter(q -> q.withPublicOnly().withIdUpTo(4), 2, 4),
        filter(q -> q.withPrivateOnly().withIdUpTo(4), 1, 3),
        filter(q -> q.withTags("home", "nat").withIdUpTo(12), 6, 12),
        filter(
            q -> q.withStatus(ProbeStatus.CONNECTED, ProbeStatus.ABANDONED).withIdUpTo(5), 1, 3, 5),
        filter(q -> q.withSort("-id").withIdUpTo(2), 2, 1),
        filter(q -> q.withFilter("id__lt", "2"), 1));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void a_query_names_its_probes(ProbeQuery query, long[] ids) {
    assertThat(client.probes(query).mapToLong(Probe::id).toArray()).containsExactly(ids);
  }

  @Test
  void fields_leave_out_all_but_themselves_and_the_id() {
    Probe probe = client.probes(ProbeQuery.all().withFields("asn_v4")).findFirst().orElseThrow();
    assertThat(probe.toJson()).isEqualTo("{\"id\":1,\"asn_v4\":5391}");
  }

  @Test
  void queries_are_values_and_never_change() {
    ProbeQuery all = ProbeQuery.all();
    ProbeQuery anchors = all.withAnchorsOnly();
    assertThat(all).isEqualTo(ProbeQuery.all()).isNotEqualTo(anchors);
    assertThat(anchors).isEqualTo(ProbeQuery.all().withAnchorsOnly()).hasToString("is_anchor=true");
    assertThat(all.withIds(1, 2)).hasToString("id__in=(2 ids)");
    assertThat(MeasurementQuery.all().withIds(1)).isEqualTo(MeasurementQuery.all().withIds(1));
    assertThat(ResultQuery.of(1)).isEqualTo(ResultQuery.of(1)).isNotEqualTo(ResultQuery.of(2));
    assertThat(LatestQuery.of(1).hashCode()).isEqualTo(LatestQuery.of(1).hashCode());
    assertThat(StatusCheckQuery.of(1)).isEqualTo(StatusCheckQuery.of(1));
    assertThat(AnchorQuery.all()).isEqualTo(AnchorQuery.all());
  }

  @Test
  void what_cannot_be_a_filter_is_refused_at_once() {
    ProbeQuery all = ProbeQuery.all();
    List<Runnable> wrong =
        List.of(
            () -> all.withPageSize(501),
            () -> all.withIds(-1),
            () -> all.withTags("a,b"),
            () -> all.withFilter("key", "x"),
            () -> all.withFilter("page", "2"),
            () -> all.withFilter("a=b&c", "2"),
            () -> all.withLatitudeBetween(Double.NaN, 1),
            () -> all.withRadius(new Coordinates(0, 0), 0),
            () -> all.withPrefixV4(Prefix.parse("2001:db8::/32")),
            () -> LatestQuery.of(1).withVersions(11),
            () -> StatusCheckQuery.of(1).withMaxPacketLoss(101));
    wrong.forEach(
        call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void one_probe_is_found_or_is_not_there() {
    assertThat(client.probe(7).map(Probe::id)).contains(7L);
    assertThat(client.probe(9999)).isEmpty();
    server.next(
        new MockResponse.Builder()
            .code(404)
            .setHeader("Content-Type", "text/html")
            .body("?")
            .build());
    // Not the API's word: perhaps there is no API at all.
    assertThatThrownBy(() -> client.probe(7)).isInstanceOf(AtlasException.Refused.class);
  }

  @Test
  void a_refusal_tells_what_the_api_tells() {
    assertThatThrownBy(() -> client.probes(ProbeQuery.all().withFilter("colour", "red")).count())
        .isInstanceOfSatisfying(
            AtlasException.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.code()).contains(102);
              assertThat(refused.title()).isEqualTo("Bad Request");
              assertThat(refused.detail()).contains("problem");
              assertThat(refused.fieldErrors())
                  .containsExactly(new AtlasException.FieldError("colour", "Unknown parameter."));
              assertThat(refused.url()).isEqualTo(server.base() + "probes/?colour=red");
              assertThat(refused).hasMessageContaining("colour: Unknown parameter.");
              String which = refused.match(a -> "refused", b -> "", c -> "", d -> "", e -> "");
              assertThat(which).isEqualTo("refused");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/api/v2/probes/?page=2",
        "//elsewhere.example/api/v2/probes/?page=2",
        "http://127.0.0.1:1/api/v2/probes/?page=2",
        "ftp://127.0.0.1/probes/",
        "probes/?"
      })
  void a_next_page_on_another_host_or_seen_before_is_refused(String next) {
    String link = next.equals("probes/?") ? server.base() + "probes/" : next;
    server.next(
        new MockResponse.Builder()
            .body("{\"next\":\"" + link + "\",\"results\":[{\"id\":1}]}")
            .build());
    List<Long> read = new ArrayList<>();
    assertThatThrownBy(() -> client.probes(ProbeQuery.all()).forEach(p -> read.add(p.id())))
        .isInstanceOf(AtlasException.Unreadable.class)
        .hasMessageContaining("next page");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_redirection_is_followed_on_the_same_host_only() {
    server.next(moved(server.base().resolve("probes/3/").toString()));
    assertThat(client.probe(2).map(Probe::id)).contains(3L);
    server.next(moved("http://localhost:1/"));
    assertThatThrownBy(() -> client.probe(2))
        .isInstanceOf(AtlasException.Refused.class)
        .hasMessageContaining("another host");
    server.always(moved("/api/v2/probes/"));
    assertThatThrownBy(() -> client.probe(2)).hasMessageContaining("circles");
  }

  private static MockResponse moved(String location) {
    return new MockResponse.Builder().code(301).setHeader("Location", location).build();
  }

  @Test
  void the_archive_gives_the_probes_of_a_day() {
    server.list(
        "probes/archive/", List.of("{\"id\":5,\"status\":1,\"status_name\":\"Connected\"}"));
    assertThat(client.probesOn(LocalDate.of(2021, 4, 16)).map(Probe::id)).containsExactly(5L);
    assertThat(server.targets()).containsExactly("probes/archive/?date=2021-04-16");
  }

  @Test
  void an_archive_that_is_a_bare_array_is_one_page() {
    server.next(new MockResponse.Builder().body("[{\"id\":5},{\"id\":6}]").build());
    assertThat(client.probesOn(LocalDate.of(2021, 4, 16))).hasSize(2);
  }

  @Test
  void anchors_are_listed_and_found() {
    server.list("anchors/", List.of(ObjectsTest.ANCHOR, "{\"id\":2,\"country\":\"NL\"}"));
    AnchorQuery query =
        AnchorQuery.all()
            .withCountry(new CountryCode("RS"))
            .withAsnV4(new Asn(5511))
            .withSearch("Belgrade");
    assertThat(client.anchors(query).map(Anchor::id)).containsExactly(1544L);
    assertThat(client.anchors(AnchorQuery.all().withAsnV6(new Asn(1)).withPageSize(5))).isEmpty();
    assertThat(client.anchor(2).flatMap(Anchor::country)).contains(new CountryCode("NL"));
    assertThat(client.anchor(3)).isEmpty();
  }

  @Test
  void measurements_are_listed_and_found() {
    server.list("measurements/", List.of(ObjectsTest.MEASUREMENT, "{\"id\":2,\"type\":\"ping\"}"));
    MeasurementQuery query =
        MeasurementQuery.all()
            .withType(MeasurementType.TRACEROUTE)
            .withFamily(IpAddress.Family.IPV4)
            .withStatus(MeasurementStatus.ONGOING, MeasurementStatus.STOPPED)
            .withTarget("k.root-servers.net")
            .withTargetIn(Prefix.parse("193.0.14.0/24"))
            .withTargetAsn(new Asn(25152))
            .withTags("dns")
            .withSearch("root")
            .withDescription("K-root")
            .withGroup(8000001)
            .withStartFrom(Instant.ofEpochSecond(1500000000))
            .withStartBefore(Instant.ofEpochSecond(1600000000))
            .withPublicOnly()
            .withoutOneOff()
            .withIdAbove(1)
            .withIdFrom(1)
            .withIdBelow(9000002)
            .withIdUpTo(9000001)
            .withOptionalFields("probes")
            .withSort("-id")
            .withPageSize(10);
    assertThat(client.measurements(query).map(Measurement::id)).containsExactly(9000001L);
    assertThat(client.measurements(query.withOneOffOnly())).isEmpty();
    assertThat(client.measurements(MeasurementQuery.all().withPrivateOnly())).isEmpty();
    assertThat(
            client.measurements(MeasurementQuery.all().withStopFrom(Instant.MAX.minusSeconds(1))))
        .isEmpty();
    assertThat(
            client.measurements(
                MeasurementQuery.all().withFilter("id__lt", "9").withFields("type")))
        .hasSize(1);
    assertThat(client.measurement(2).flatMap(Measurement::type)).contains("ping");
    assertThat(client.measurement(3)).isEmpty();
  }

  @Test
  void measurements_of_anchors_and_tags_are_listed() {
    server
        .list("anchor-measurements/", List.of("{\"id\":1,\"type\":\"ping\"}"))
        .list("probes/tags/", List.of("{\"slug\":\"home\",\"name\":\"Home\",\"id\":1}"))
        .list("measurements/tags/", List.of("{\"slug\":\"dns\"}"));
    assertThat(client.anchorMeasurements()).hasSize(1);
    Tag tag = client.probeTags().findFirst().orElseThrow();
    assertThat(tag.name()).contains("Home");
    assertThat(tag.toJson()).isEqualTo("{\"slug\":\"home\",\"name\":\"Home\",\"id\":1}");
    assertThat(client.measurementTags().map(Tag::slug)).containsExactly("dns");
  }

  @Test
  void a_status_check_tells_what_each_probe_sees() {
    server.object(
        "measurements/12/status-check/",
        """
        {"global_alert":true,"total_alerts":1,"probes":{
        "123":{"alert":false,"last":107.296,"last_packet_loss":0.0,"source":"Country: NL"},
        "234":{"alert":true,"all":[null,null],"last":null,"last_packet_loss":100.0,"source":"Area: WW"}}}
        """);
    StatusCheckQuery query =
        StatusCheckQuery.of(12)
            .withMaxPacketLoss(50)
            .withPermittedAlerts(3)
            .withLookback(10)
            .withMedianRttThreshold(12.5)
            .withAllRtts();
    StatusCheck check = client.statusCheck(query);
    assertThat(check.isAlert()).isTrue();
    assertThat(check.other()).containsEntry("total_alerts", "1");
    assertThat(check.probes())
        .extracting(StatusCheck.ProbeCheck::probeId)
        .containsExactly(123L, 234L);
    assertThat(check.probes().get(0).lastRttMs()).hasValue(107.296);
    assertThat(check.probes().get(1).lastRttMs()).isEmpty();
    assertThat(check.probes().get(1).lastPacketLossPercent()).hasValue(100);
    assertThat(check.probes().get(1).other()).containsEntry("all", "[null,null]");
    assertThat(server.targets())
        .containsExactly(
            "measurements/12/status-check/?max_packet_loss=50&permitted_total_alerts=3"
                + "&lookback=10&median_rtt_threshold=12.5&show_all=true");
    server.object("measurements/13/status-check/", "{\"global_alert\":true,\"probes\":[]}");
    assertThatThrownBy(() -> client.statusCheck(StatusCheckQuery.of(13)))
        .isInstanceOf(AtlasException.Unreadable.class);
  }

  @Test
  void credits_and_keys_want_a_key() {
    String credits =
        """
        {"current_balance":12345678,"estimated_daily_income":65432,"estimated_runout_seconds":null,\
        "calculation_time":"2018-09-18T20:42:08.547592",\
        "transactions":"https://atlas.ripe.net/api/v2/credits/transactions/"}""";
    server
        .object("credits/", credits)
        .list(
            "credits/transactions/",
            List.of(
                "{\"id\":1,\"type\":\"probe\",\"amount\":21600,\"date\":1700000000}",
                "{\"id\":2,\"type\":\"admin\",\"amount\":-500,\"date\":1700000100,\"balance_after\":9}"))
        .list(
            "keys/",
            List.of(
                """
                {"uuid":"11111111-bb86-11e8-b7d0-27cd18d24377","label":"Measure things",\
                "enabled":true,"is_active":true,"valid_from":null,"created_at":"2016-04-05T13:01:26",\
                "grants":[{"permission":"keys.list_keys","target":null}],"type":"key"}"""));
    assertThatThrownBy(client::credits)
        .isInstanceOfSatisfying(
            AtlasException.Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    client.close();
    client = server.client().apiKey(AtlasServer.KEY).build();
    Credits balance = client.credits();
    assertThat(balance.currentBalance()).isEqualTo(12345678);
    assertThat(balance.estimatedRunoutSeconds()).isEmpty();
    assertThat(balance.calculationTime()).contains(Instant.parse("2018-09-18T20:42:08.547592Z"));
    assertThat(client.creditTransactions().map(CreditTransaction::id)).containsExactly(2L, 1L);
    CreditTransaction transfer = client.creditTransfers().findFirst().orElseThrow();
    assertThat(transfer.amount()).hasValue(-500);
    assertThat(transfer.balanceAfter()).hasValue(9);
    ApiKey key = client.keys().findFirst().orElseThrow();
    assertThat(key.permissions()).containsExactly("keys.list_keys");
    assertThat(key.createdAt()).contains(Instant.parse("2016-04-05T13:01:26Z"));
    assertThat(key.toString()).contains("Measure things").doesNotContain(key.uuid());
  }

  @Test
  void every_request_says_who_asks_and_takes_gzip() {
    client.close();
    client = server.client().contact(URI.create("https://example.org/study")).build();
    assertThat(client.probe(1)).isPresent();
    var headers = server.requests().get(0).getHeaders();
    assertThat(headers.get("User-Agent"))
        .startsWith("entrepot/")
        .endsWith("(+https://example.org/study)");
    assertThat(headers.get("Accept-Encoding")).contains("gzip");
    assertThat(headers.get("Authorization")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://atlas.ripe.net/api/v2/",
        "http://127.evil.example/",
        "http://localhost.example/",
        "https://user:secret@atlas.ripe.net/",
        "https://atlas.ripe.net/?key=secret",
        "ftp://127.0.0.1/",
        "atlas"
      })
  void a_base_url_is_https_or_on_this_machine_and_has_no_secrets(String url) {
    assertThatThrownBy(() -> AtlasClient.builder().baseUrl(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("user:secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://atlas.ripe.net/api/v2",
        "http://localhost:8080/",
        "http://127.0.0.2/",
        "http://[::1]:9/"
      })
  void these_are_base_urls(String url) {
    try (AtlasClient atlas = AtlasClient.builder().baseUrl(URI.create(url)).build()) {
      assertThat(atlas.toString()).contains("(no key)");
    }
  }

  @Test
  void a_proxy_is_asked_instead() {
    client.close();
    client =
        AtlasClient.builder()
            .baseUrl(URI.create("http://127.0.0.9:9/api/v2/"))
            .proxy(server.web().getSocketAddress())
            .build();
    assertThat(client.probe(1)).isPresent();
  }

  @Test
  void no_more_requests_are_under_way_than_are_allowed() {
    client.close();
    client = server.client().parallel(2).build();
    var most = new java.util.concurrent.atomic.AtomicInteger();
    var now = new java.util.concurrent.atomic.AtomicInteger();
    server
        .web()
        .setDispatcher(
            new mockwebserver3.Dispatcher() {
              @Override
              public MockResponse dispatch(mockwebserver3.RecordedRequest request)
                  throws InterruptedException {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(20);
                now.decrementAndGet();
                return new MockResponse.Builder().body("{\"id\":1}").build();
              }
            });
    var pool = java.util.concurrent.Executors.newFixedThreadPool(8);
    try {
      var all =
          LongStream.range(0, 40).mapToObj(id -> pool.submit(() -> client.probe(id))).toList();
      all.forEach(future -> assertThat(future).succeedsWithin(java.time.Duration.ofSeconds(20)));
    } finally {
      pool.shutdownNow();
    }
    assertThat(most.get()).isBetween(1, 2);
  }
}
