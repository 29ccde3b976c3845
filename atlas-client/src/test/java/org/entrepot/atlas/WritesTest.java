package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes something at the service, from the thought to the deed. */
class WritesTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final AtlasServer server = new AtlasServer();
  private final AtlasClient client = server.client().apiKey(AtlasServer.KEY).build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static MeasurementRequest request() {
    return MeasurementRequest.of(MeasurementDefinition.ping("192.0.2.1"))
        .from(ProbeSource.country(new CountryCode("RS"), 50));
  }

  private static MeasurementRequest week() {
    return request().withStop(NOON.plus(Duration.ofDays(7)));
  }

  @Test
  void a_proposal_sends_nothing_and_says_what_it_would_do() {
    Proposal proposal = client.propose(week());
    assertThat(proposal.summary())
        .isEqualTo(
            "Ping 192.0.2.1 over IPv4 every 240 s, from 50 probes in Serbia, from now until"
                + " 2026-12-02T12:00:00Z; about 54,000 credits a day, 378,000 in all (an"
                + " estimate)");
    assertThat(proposal.cost().total()).hasValue(378_000);
    assertThat(AtlasServer.parse(proposal.toJson()))
        .isEqualTo(
            AtlasServer.parse(
                """
                {"definitions":[{"type":"ping","description":"Ping 192.0.2.1 over IPv4","af":4,\
                "target":"192.0.2.1","interval":240}],"probes":[{"type":"country","value":"RS",\
                "requested":50}],"is_oneoff":false,"stop_time":1796212800}"""));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_is_measured_once_is_said_and_sent_as_such() {
    Proposal proposal =
        client.propose(
            request().once().withStart(NOON.plusSeconds(90)).withBillTo("who@example.net"));
    assertThat(proposal)
        .hasToString(
            "Ping 192.0.2.1 over IPv4 once, from 50 probes in Serbia, at 2026-11-25T12:01:30Z;"
                + " about 300 credits (an estimate)");
    assertThat(proposal.toJson())
        .contains("\"is_oneoff\":true", "\"start_time\":1795608090", "\"bill_to\":\"who@")
        .doesNotContain("interval", "stop_time");
    assertThat(proposal.submit(300)).hasSize(1);
  }

  @Test
  void a_measurement_is_made_found_and_stopped() {
    List<Long> ids =
        client
            .propose(
                MeasurementRequest.of(
                        MeasurementDefinition.ping("192.0.2.1"),
                        MeasurementDefinition.dns("example.net"))
                    .from(ProbeSource.probes(1, 2))
                    .withStop(NOON.plusSeconds(3600)))
            .submit(1_000);
    assertThat(ids).containsExactly(MeasurementDesk.FIRST_ID, MeasurementDesk.FIRST_ID + 1);
    Measurement made = client.measurement(ids.get(0)).orElseThrow();
    assertThat(made.type()).contains("ping");
    assertThat(made.target()).contains("192.0.2.1");
    assertThat(made.status().map(Status::name)).contains("Scheduled");
    client.stop(ids.get(0));
    assertThat(client.measurement(ids.get(0)).flatMap(Measurement::status).map(Status::name))
        .contains("Stopped");
    RecordedRequest post = server.requests().get(0);
    assertThat(post.getMethod()).isEqualTo("POST");
    assertThat(post.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(post.getHeaders().get("Authorization")).isEqualTo("Key " + AtlasServer.KEY);
    assertThat(post.getHeaders().get("User-Agent")).startsWith("entrepot/");
  }

  @Test
  void more_credits_than_allowed_are_not_spent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.propose(week()).submit(377_999))
        .withMessage("nothing was sent: about 378,000 credits, and 377,999 are allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.propose(request()).submitWithoutEnd(53_999))
        .withMessage("nothing was sent: about 54,000 credits a day, and 53,999 are allowed");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_has_no_end_is_not_made_unless_that_is_allowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.propose(request()).submit(Long.MAX_VALUE))
        .withMessageContaining("nothing was sent")
        .withMessageContaining("submitWithoutEnd");
    assertThat(server.requests()).isEmpty();
    assertThat(client.propose(request()).submitWithoutEnd(54_000)).hasSize(1);
  }

  @Test
  void a_proposal_can_be_submitted_once() {
    Proposal proposal = client.propose(week());
    proposal.submit(378_000);
    assertThatThrownBy(() -> proposal.submit(378_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing was sent: this proposal was submitted before");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_proposal_that_was_surely_refused_can_be_submitted_again() {
    Proposal proposal = client.propose(week());
    server.next(AtlasServer.error(429, 0, "Too Many Requests", "slow down"));
    AtlasException.RateLimited limited =
        catchThrowableOfType(AtlasException.RateLimited.class, () -> proposal.submit(378_000));
    assertThat(limited.mayHaveHappened()).isFalse();
    assertThat(proposal.submit(378_000)).hasSize(1);
  }

  @Test
  void a_proposal_whose_fate_is_unknown_cannot_be_submitted_again_and_says_where_to_look() {
    Proposal proposal = client.propose(week());
    server.next(AtlasServer.error(502, 0, "Bad Gateway", ""));
    AtlasException.Refused refused =
        catchThrowableOfType(AtlasException.Refused.class, () -> proposal.submit(378_000));
    assertThat(refused.mayHaveHappened()).isTrue();
    assertThat(refused)
        .hasMessageContaining("it may have been done all the same: look at myMeasurements")
        .hasMessageContaining("(POST " + server.base() + "measurements/)");
    assertThatThrownBy(() -> proposal.submit(378_000)).isInstanceOf(IllegalStateException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void without_a_key_nothing_is_sent() {
    try (AtlasClient anonymous = server.client().build()) {
      assertThatThrownBy(() -> anonymous.propose(week()).submit(378_000))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "nothing was sent: to change something wants an API key,"
                  + " AtlasClient.builder().apiKey(...)");
      assertThatThrownBy(() -> anonymous.stop(1)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> anonymous.proposeTransfer("a@example.net", 1).submit(1))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_the_service_finds_wrong_is_told_field_by_field() {
    Proposal proposal =
        client.propose(
            MeasurementRequest.of(
                    MeasurementDefinition.ping("192.0.2.1").withOption("colour", "blue"),
                    MeasurementDefinition.ping("nowhere.invalid"))
                .from(ProbeSource.probes(1))
                .once());
    AtlasException.Refused refused =
        catchThrowableOfType(AtlasException.Refused.class, () -> proposal.submit(1_000));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).contains(102);
    assertThat(refused.fieldErrors())
        .containsExactly(
            new AtlasException.FieldError("/definitions/0/colour", "Unknown field."),
            new AtlasException.FieldError("/definitions/1/target", "The target does not resolve."));
    assertThat(refused.mayHaveHappened()).isFalse();
  }

  @Test
  void a_key_without_permission_is_refused() {
    server.desk().forbid();
    AtlasException.Refused refused =
        catchThrowableOfType(
            AtlasException.Refused.class, () -> client.propose(week()).submit(378_000));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused).hasMessageContaining("You do not have permission");
  }

  @Test
  void whether_the_credits_suffice_is_asked_when_it_is_wanted() {
    server.object("credits/", "{\"current_balance\":377999}");
    assertThat(client.propose(week()).isCovered()).isFalse();
    server.object("credits/", "{\"current_balance\":378000}");
    assertThat(client.propose(week()).isCovered()).isTrue();
    assertThat(client.propose(request()).isCovered()).as("without an end").isFalse();
  }

  @Test
  void a_request_that_makes_no_sense_is_refused_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request().once().withStop(NOON))
        .withMessage("what is measured once has no stop");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request().withStart(NOON).withStop(NOON))
        .withMessageContaining("is not after the start");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.propose(request().withStop(NOON)))
        .withMessage("the stop 2026-11-25T12:00:00Z is past, now that it is 2026-11-25T12:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.propose(MeasurementRequest.of(MeasurementDefinition.ping("::1"))))
        .withMessage("no probes are asked for");
    assertThatIllegalArgumentException().isThrownBy(MeasurementRequest::of);
    assertThatIllegalArgumentException().isThrownBy(ProbeSource::probes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"measurements\":[]}", "{\"measurements\":[\"x\"]}", "{}", "[]", "<p>"})
  void an_answer_without_numbers_may_hide_a_measurement(String body) {
    server.next(
        new MockResponse.Builder()
            .code(201)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build());
    AtlasException.Unreadable unreadable =
        catchThrowableOfType(
            AtlasException.Unreadable.class, () -> client.propose(week()).submit(378_000));
    assertThat(unreadable.mayHaveHappened()).isTrue();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void my_measurements_are_listed() {
    server.list("measurements/my/", List.of(ObjectsTest.MEASUREMENT));
    assertThat(client.myMeasurements(MeasurementQuery.all().withTarget("k.root-servers.net")))
        .extracting(Measurement::id)
        .containsExactly(9000001L);
  }

  @Test
  void a_measurement_is_described_published_and_tagged() {
    long id = client.propose(request().once()).submit(300).get(0);
    assertThat(client.describe(id, "ours").description()).contains("ours");
    assertThat(client.publish(id).isPublic()).contains(true);
    client.addTag(id, "mine");
    assertThat(client.tags(id)).containsExactly("mine");
    client.removeTag(id, "mine");
    assertThat(bodies())
        .contains("{\"description\":\"ours\"}", "{\"is_public\":true}", "{\"tag\":\"mine\"}");
    assertThat(server.targets()).endsWith("measurements/" + id + "/tags/mine/");
    assertThatIllegalArgumentException().isThrownBy(() -> client.removeTag(id, "../../keys"));
    assertThatIllegalArgumentException().isThrownBy(() -> client.describe(id, " "));
  }

  private List<String> bodies() {
    return server.requests().stream()
        .map(request -> request.getBody() == null ? "" : request.getBody().utf8())
        .toList();
  }

  @Test
  void probes_join_and_leave_a_measurement() {
    Measurement seven = measurement("\"interval\":900,\"credits_per_result\":30");
    assertThat(
            client.addProbes(
                seven,
                8_640,
                ProbeSource.parse("country:RS:2+home"),
                ProbeSource.parse("asn:8400:1")))
        .hasSize(2);
    assertThat(client.removeProbes(7, List.of(4L, 103L))).hasSize(1);
    assertThat(bodies().stream().filter(body -> !body.isEmpty()))
        .containsExactly(
            "[{\"type\":\"country\",\"value\":\"RS\",\"requested\":2,\"tags\":{\"include\":[\"home\"]}"
                + ",\"action\":\"add\"},{\"type\":\"asn\",\"value\":\"8400\",\"requested\":1,"
                + "\"action\":\"add\"}]",
            "[{\"type\":\"probes\",\"value\":\"4,103\",\"requested\":2,\"action\":\"remove\"}]");
    assertThatIllegalArgumentException().isThrownBy(() -> client.addProbes(seven, 1));
  }

  private Measurement measurement(String fields) {
    server.object("measurements/7/", "{\"id\":7," + fields + "}");
    try (AtlasClient reader = server.client().build()) {
      return reader.measurement(7).orElseThrow();
    }
  }

  @Test
  void probes_that_cost_more_than_allowed_do_not_join() {
    ProbeSource three = ProbeSource.probes(1, 2, 3);
    Measurement often = measurement("\"interval\":900,\"credits_per_result\":30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.addProbes(often, 8_639, three))
        .withMessage("nothing was sent: about 8,640 credits a day, and 8,639 are allowed");
    Measurement once = measurement("\"is_oneoff\":true,\"credits_per_result\":30");
    assertThatIllegalArgumentException().isThrownBy(() -> client.addProbes(once, 89, three));
    Measurement silent = measurement("\"interval\":900");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.addProbes(silent, Long.MAX_VALUE, three))
        .withMessageContaining("does not say what a result costs");
    assertThat(server.requests()).noneMatch(request -> "POST".equals(request.getMethod()));
    assertThat(client.addProbes(once, 90, three)).hasSize(1);
  }

  @Test
  void one_tag_of_probes_is_found_or_is_not_there() {
    server.object("probes/tags/home/", "{\"slug\":\"home\",\"name\":\"Home\"}");
    assertThat(client.probeTag("home").flatMap(Tag::name)).contains("Home");
    assertThat(client.probeTag("nowhere")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> client.probeTag("../1"));
  }

  @Test
  void participation_requests_are_listed_and_found() {
    String json =
        "{\"action\":\"add\",\"created_at\":1500000000,\"id\":2340391,\"logs\":\"https://x/\","
            + "\"measurement_id\":7,\"requested\":5,\"type\":\"asn\",\"value\":\"8400\"}";
    server.list("measurements/7/participation-requests/", List.of(json));
    server.list("participation-requests/", List.of(json));
    ParticipationRequest one = client.participationRequests(7).findFirst().orElseThrow();
    assertThat(one.action()).contains("add");
    assertThat(one.measurementId()).isEqualTo(OptionalLong.of(7));
    assertThat(one.createdAt()).contains(Instant.ofEpochSecond(1500000000));
    assertThat(one.other()).containsOnlyKeys("logs");
    assertThat(AtlasServer.parse(one.toJson())).isEqualTo(AtlasServer.parse(json));
    assertThat(client.participationRequest(2340391)).contains(one);
    assertThat(client.participationRequest(1)).isEmpty();
  }

  @Test
  void groups_are_listed_found_and_stopped() {
    List<Long> ids =
        client
            .propose(
                MeasurementRequest.of(
                        MeasurementDefinition.ping("192.0.2.1"),
                        MeasurementDefinition.ping("192.0.2.2"))
                    .from(ProbeSource.probes(1))
                    .once())
            .submit(12);
    String json =
        "{\"group_members\":[{\"id\":%d,\"measurement\":\"https://x/\",\"type\":\"ping\"},{\"id\":%d}],"
                .formatted(ids.get(0), ids.get(1))
            + "\"id\":%d,\"is_wifi_group\":false,\"total_members\":2}".formatted(ids.get(0));
    server.list("measurements/groups/", List.of(json));
    MeasurementGroup group = client.measurementGroups().findFirst().orElseThrow();
    assertThat(group.members()).extracting(MeasurementGroup.Member::id).isEqualTo(ids);
    assertThat(group.isWifiGroup()).contains(false);
    assertThat(AtlasServer.parse(group.toJson())).isEqualTo(AtlasServer.parse(json));
    assertThat(client.measurementGroup(ids.get(0))).contains(group);
    assertThat(client.measurementGroup(5)).isEqualTo(Optional.empty());
    client.stopGroup(ids.get(0));
    assertThat(server.targets()).endsWith("measurements/groups/" + ids.get(0) + "/");
  }

  @Test
  void a_probe_is_changed_by_its_host() {
    client.changeProbe(
        21554,
        ProbeSettings.none()
            .withDescription("cellar")
            .withPublic(true)
            .withRouterType("none")
            .withBandwidthAllowed(100)
            .withOption("dnsopts", 1));
    assertThat(server.targets()).containsExactly("probes/21554/private/");
    assertThat(bodies())
        .containsExactly(
            "{\"description\":\"cellar\",\"is_public\":true,\"router_type\":\"none\","
                + "\"bandwidth_allowed\":100,\"dnsopts\":1}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.changeProbe(1, ProbeSettings.none()))
        .withMessage("nothing is set");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProbeSettings.none().withBandwidthAllowed(9));
  }

  @Test
  void credits_are_sent_if_the_amount_is_confirmed_and_once() {
    CreditTransfer transfer = client.proposeTransfer("who@example.net", 1_000_000);
    assertThat(transfer).hasToString("1,000,000 credits to who@example.net");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transfer.submit(999_999))
        .withMessageContaining("nothing was sent");
    assertThat(server.requests()).isEmpty();
    transfer.submit(1_000_000);
    assertThat(bodies()).containsExactly("{\"recipient\":\"who@example.net\",\"amount\":1000000}");
    assertThatThrownBy(() -> transfer.submit(1_000_000)).isInstanceOf(IllegalStateException.class);
    assertThat(server.requests()).hasSize(1);
    assertThatIllegalArgumentException().isThrownBy(() -> client.proposeTransfer("nobody", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> client.proposeTransfer("a@b.c", 0));
  }

  @Test
  void keys_are_made_changed_and_deleted_by_their_public_part() {
    KeySettings settings =
        KeySettings.none()
            .withLabel("cli")
            .withEnabled(true)
            .withValidFrom(NOON)
            .withValidTo(NOON.plusSeconds(3600))
            .withGrant("measurements.create_measurement")
            .withGrant("probes.get_probe", "probe", "21554");
    ApiKey key = client.createKey(settings);
    assertThat(key.label()).contains("cli");
    assertThat(key.permissions()).contains("measurements.create_measurement");
    client.changeKey(key, KeySettings.none().withEnabled(false));
    client.deleteKey(key);
    assertThat(server.targets()).containsExactly("keys/", "keys/0c51be25/", "keys/0c51be25/");
    assertThat(bodies().get(0))
        .isEqualTo(
            "{\"label\":\"cli\",\"enabled\":true,\"valid_from\":\"2026-11-25T12:00:00Z\",\"valid_to\":"
                + "\"2026-11-25T13:00:00Z\",\"grants\":[{\"permission\":"
                + "\"measurements.create_measurement\"},{\"permission\":\"probes.get_probe\","
                + "\"target\":{\"type\":\"probe\",\"id\":\"21554\"}}]}");
    assertThat(key.toString()).doesNotContain("0c51be25-dfac");
  }

  @Test
  void a_request_is_a_value() {
    MeasurementRequest[] different = {
      request(),
      week(),
      request().once(),
      request().withBillTo("a@b.c"),
      request().withoutDnsCheck(),
      request().withStart(NOON),
      request().from(ProbeSource.probes(1))
    };
    assertThat(Arrays.asList(different)).doesNotHaveDuplicates();
    assertThat(week()).isEqualTo(week()).hasSameHashCodeAs(week());
    assertThat(request().from(ProbeSource.probes(1, 2)).probes()).isEqualTo(52);
  }
}
