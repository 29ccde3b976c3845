package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountTest {
  private final LocalAtlas local = LocalAtlas.ofSmallWorld();
  private final AtlasClient atlas =
      AtlasClient.builder().baseUrl(local.url()).attempts(1).apiKey(LocalAtlas.KEY).build();

  @AfterEach
  void close() {
    atlas.close();
    local.close();
  }

  @Test
  void a_list_is_counted_by_one_request() {
    ProbeQuery probes = ProbeQuery.all().withCountry(new CountryCode("RS")).withPageSize(7);
    assertThat(atlas.count(probes)).isEqualTo(6);
    assertThat(atlas.count(MeasurementQuery.all())).isEqualTo(3);
    assertThat(atlas.count(AnchorQuery.all().withSearch("Zagreb"))).isEqualTo(1);
    assertThat(local.targets())
        .containsExactly(
            "probes/?country_code=RS&page_size=1",
            "measurements/?page_size=1",
            "anchors/?search=Zagreb&page_size=1");
  }

  @Test
  void ids_too_many_for_one_request_are_counted_in_several() {
    assertThat(atlas.count(ProbeQuery.all().withIds(LongStream.range(1, 1200).toArray())))
        .isEqualTo(14);
    assertThat(local.targets()).hasSize(3);
    assertThat(atlas.count(ProbeQuery.all().withIds())).isZero();
  }

  @Test
  void an_answer_without_a_count_cannot_be_read() {
    for (String body :
        new String[] {"{\"results\":[]}", "{\"count\":\"7\"}", "[]", "{\"count\":-0.5e999}"}) {
      local.next(new MockResponse.Builder().body(body).build());
      assertThatThrownBy(() -> atlas.count(ProbeQuery.all()))
          .isInstanceOf(AtlasException.Unreadable.class);
    }
  }

  @Test
  void what_is_the_keys_owners_own_is_listed() {
    assertThat(atlas.myProbes(ProbeQuery.all()).map(Probe::id)).containsExactly(1L, 2L);
    assertThat(atlas.myMeasurements(MeasurementQuery.all()).map(Measurement::id))
        .containsExactly(1001L);
    assertThat(local.targets()).containsExactly("probes/my/", "measurements/my/");
  }

  @Test
  void a_status_check_comes_back_as_it_was() {
    String json =
        "{\"global_alert\":false,\"total_alerts\":1,\"probes\":{\"7\":{\"alert\":true,\"last\":1.5,"
            + "\"all\":[1.5,null],\"last_packet_loss\":0.0,\"source\":\"Country: RS\"}}}";
    local.object("measurements/5/status-check/", json);
    StatusCheck check = atlas.statusCheck(StatusCheckQuery.of(5));
    assertThat(Json.isSame(AtlasServer.parse(check.toJson()), AtlasServer.parse(json))).isTrue();
    assertThat(AtlasServer.parse(check.probes().get(0).toJson()).path("all")).hasSize(2);
  }
}
