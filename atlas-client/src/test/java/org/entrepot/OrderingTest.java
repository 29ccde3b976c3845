package org.entrepot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.DnsDefinition;
import org.entrepot.atlas.MeasurementDefinition;
import org.entrepot.atlas.MeasurementRequest;
import org.entrepot.atlas.MeasurementType;
import org.entrepot.atlas.PingDefinition;
import org.entrepot.atlas.ProbeSource;
import org.entrepot.atlas.Proposal;
import org.junit.jupiter.api.Test;

/** Ordering measurements as it looks from another package, from which not everything is seen. */
class OrderingTest {
  @Test
  void common_and_special_options_can_be_mixed() {
    PingDefinition ping =
        MeasurementDefinition.ping("192.0.2.1")
            .withDescription("a")
            .withPackets(4)
            .withTags("b")
            .withSize(100)
            .withInterval(Duration.ofMinutes(1))
            .withProbeId();
    assertThat(ping.toJson()).contains("\"packets\":4", "\"interval\":60", "\"tags\":[\"b\"]");
    Function<PingDefinition, Optional<String>> target = PingDefinition::target;
    assertThat(target.apply(ping)).contains("192.0.2.1");
  }

  /** What a command line does: a type by its name, options that all types have, and the rest. */
  @Test
  void a_definition_of_any_type_takes_the_options_that_all_have() {
    List<MeasurementDefinition> all =
        List.of(
            MeasurementDefinition.ping("192.0.2.1"),
            MeasurementDefinition.dns("example.net").withQueryType(DnsDefinition.QueryType.MX));
    for (MeasurementDefinition one : all) {
      MeasurementDefinition tagged = one.withTags("x").withInterval(Duration.ofHours(1));
      assertThat(tagged.interval()).isEqualTo(Duration.ofHours(1));
      assertThat(tagged.type()).isIn(MeasurementType.PING, MeasurementType.DNS);
    }
  }

  @Test
  void a_proposal_needs_neither_a_key_nor_a_network() {
    try (AtlasClient atlas = AtlasClient.create()) {
      Proposal proposal =
          atlas.propose(
              MeasurementRequest.of(MeasurementDefinition.ping("192.0.2.1"))
                  .from(ProbeSource.parse("country:RS:10+home"))
                  .once());
      assertThat(proposal.summary())
          .isEqualTo(
              "Ping 192.0.2.1 over IPv4 once, from 10 probes in Serbia with tag home, now;"
                  + " about 60 credits (an estimate)");
    }
  }
}
