package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
  private static JsonNode summary(Studies studies) throws Exception {
    return new JsonMapper().readTree(SummaryJson.of(studies.result()));
  }

  @Test
  void a_headline_has_its_value_interval_denominator_and_verdict() throws Exception {
    JsonNode headline = summary(Studies.of(40)).get("headlines").get(0);
    assertThat(headline.get("subject").get("name").textValue()).isEqualTo("Telekom Srbija");
    assertThat(headline.get("value").decimalValue()).isEqualByComparingTo("0.312");
    assertThat(headline.get("interval").get("level").doubleValue()).isEqualTo(0.95);
    assertThat(headline.get("denominator").textValue())
        .isEqualTo("traceroute paths, weighted by one vote for each probe AS");
    assertThat(headline.get("units").longValue()).isEqualTo(1_000);
    assertThat(headline.get("verdict").textValue()).isEqualTo("not-separable");
  }

  @Test
  void the_only_destination_is_named() throws Exception {
    JsonNode one = summary(Studies.of(40)).get("destinations");
    assertThat(one.get("only").textValue()).isEqualTo("192.0.2.8");
    assertThat(summary(Studies.of(40).destinations(7)).get("destinations").get("only").isNull())
        .isTrue();
  }

  @Test
  void what_was_read_is_rejected_set_aside_or_kept() throws Exception {
    JsonNode accounting = summary(Studies.of(40)).get("accounting");
    long sum = accounting.get("kept").longValue();
    for (String part : new String[] {"rejected", "set_aside"}) {
      for (JsonNode count : accounting.get(part)) {
        sum += count.longValue();
      }
    }
    assertThat(accounting.get("read").longValue()).isEqualTo(sum);
  }

  @Test
  void a_suppressed_study_carries_no_values() throws Exception {
    JsonNode summary = summary(Studies.of(6));
    assertThat(summary.findValues("value")).isEmpty();
    assertThat(summary.findValues("unresolved")).isEmpty();
    assertThat(summary.findValues("unseen")).isEmpty();
    assertThat(summary.get("headlines").get(0).get("verdict").textValue()).isEqualTo("suppressed");
    assertThat(summary.get("metrics").get(0).get("subjects").intValue()).isZero();
  }

  @Test
  void every_metric_says_what_holds_of_whoever_is_not_in_it() throws Exception {
    // 3 of 40 networks, and 3 of 25 paths of each.
    for (JsonNode metric : summary(Studies.of(40)).get("metrics")) {
      assertThat(metric.get("unseen"))
          .as(metric.get("metric").textValue())
          .hasToString("{\"value\":0.0,\"ci_low\":0.0,\"ci_high\":0.075,\"upper\":0.12}");
    }
  }

  @Test
  void a_metric_says_how_far_its_order_agrees_from_draw_to_draw() throws Exception {
    JsonNode stability = summary(Studies.of(40)).get("metrics").get(0).get("stability");
    assertThat(stability.get("draws").intValue()).isEqualTo(2_000);
    assertThat(stability.get("rank_biased_overlap").get("p").doubleValue()).isEqualTo(0.9);
    for (String measure : new String[] {"kendall_tau_b", "rank_biased_overlap"}) {
      JsonNode agreement = stability.get(measure);
      assertThat(agreement.get("mean").doubleValue())
          .as(measure)
          .isBetween(agreement.get("low").doubleValue(), agreement.get("high").doubleValue())
          .isBetween(0.3, 1.0);
    }
    assertThat(summary(Studies.of(6)).findValues("stability")).isEmpty();
  }

  @Test
  void an_empty_study_is_told_as_such() throws Exception {
    JsonNode summary = summary(Studies.of(0));
    assertThat(summary.get("accounting").get("kept").longValue()).isZero();
    assertThat(summary.get("headlines")).hasSize(3);
  }

  @Test
  void every_input_is_listed_with_its_hash() throws Exception {
    JsonNode inputs =
        new JsonMapper().readTree(InputsJson.of(Studies.of(40).result())).get("inputs");
    assertThat(inputs).hasSize(4);
    for (JsonNode input : inputs) {
      assertThat(input.get("sha256").textValue()).hasSize(64);
    }
    assertThat(inputs.get(0).get("records").longValue()).isEqualTo(1_809);
    assertThat(inputs.get(0).get("examples").get(0).textValue()).contains(":77: ", "198.51.100.x");
    assertThat(inputs.get(3).get("date").isNull()).isTrue();
  }

  @Test
  void every_combination_of_definitions_has_its_share_and_who_is_first() throws Exception {
    JsonNode curve = summary(Studies.of(40).leaving()).path("multiverse").path(0);
    assertThat(curve.path("verdict").asText()).isEqualTo("fragile");
    assertThat(curve.path("first").asInt()).isEqualTo(9);
    assertThat(curve.path("combinations").asInt()).isEqualTo(12);
    assertThat(curve.path("shares").path(0).path("first").asText()).isEqualTo("org-1");
    assertThat(curve.path("shares").path(0).path("value").asDouble()).isEqualTo(0.05);
    JsonNode few = summary(Studies.of(6).leaving()).path("multiverse").path(0);
    assertThat(few.path("shares").path(0).has("value")).isFalse();
    assertThat(few.path("combinations").asInt()).isZero();
  }
}
