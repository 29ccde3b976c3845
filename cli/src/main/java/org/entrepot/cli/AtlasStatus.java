package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasException;
import org.entrepot.atlas.StatusCheck;
import org.entrepot.atlas.StatusCheckQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a ping measurement goes. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas status ID [OPTION...]",
    description = {
      "Checks how a ping measurement goes: which probes lose packets.",
      "The summary says whether that is an alert; --format json has it too, as",
      "global_alert."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas status 1001 --max-packet-loss 50",
      "      a probe is an alert if it loses more than half of its packets"
    })
final class AtlasStatus extends AtlasVerb {
  private static final Listing.Kind KIND =
      new Listing.Kind(
          "probes",
          "probe",
          List.of("probe", "alert", "last", "last_packet_loss", "source"),
          Map.of());

  @Parameters(paramLabel = "ID", description = "The measurement.")
  private String id = "";

  @Option(
      names = "--max-packet-loss",
      paramLabel = "PERCENT",
      description = "A probe that loses more is an alert (the API's default: 75).")
  private @Nullable Integer maxPacketLoss;

  @Option(
      names = "--permitted-alerts",
      paramLabel = "N",
      description = "So many probes may be an alert before the whole is one.")
  private @Nullable Integer permittedAlerts;

  @Option(
      names = "--lookback",
      paramLabel = "N",
      description = "So many results of a probe make its median RTT.")
  private @Nullable Integer lookback;

  @Option(
      names = "--median-rtt-threshold",
      paramLabel = "X",
      description = "So far may the latest RTT be from the median, as the API says.")
  private @Nullable Double threshold;

  @Option(
      names = "--show-all",
      description = "All RTTs of every probe, not only of those that are an alert.")
  private boolean showAll;

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
  }

  @Override
  int run(AtlasClient client) throws Exception {
    long measurement = Given.id("ID", id);
    StatusCheckQuery query = query(measurement);
    StatusCheck check;
    try {
      check = client.statusCheck(query);
    } catch (AtlasException.Refused refused) {
      if (AtlasFailures.isNotThere(refused)) {
        throw new Failures.UserMistake("there is no status check of a measurement " + measurement);
      }
      throw refused;
    }
    listing.print(KIND, Row.parse(check.toJson()), rows(check), this);
    summary(check.isAlert() ? "alert: more probes are an alert than are permitted" : "no alert");
    return 0;
  }

  private StatusCheckQuery query(long measurement) throws Failures.UserMistake {
    StatusCheckQuery query = StatusCheckQuery.of(measurement);
    if (maxPacketLoss != null) {
      StatusCheckQuery before = query;
      int percent = maxPacketLoss;
      query = Given.checked("--max-packet-loss", () -> before.withMaxPacketLoss(percent));
    }
    if (permittedAlerts != null) {
      query = query.withPermittedAlerts(permittedAlerts);
    }
    if (lookback != null) {
      query = query.withLookback(lookback);
    }
    if (threshold != null) {
      StatusCheckQuery before = query;
      double far = threshold;
      query = Given.checked("--median-rtt-threshold", () -> before.withMedianRttThreshold(far));
    }
    return showAll ? query.withAllRtts() : query;
  }

  private static List<Row> rows(StatusCheck check) {
    List<Row> rows = new ArrayList<>();
    for (StatusCheck.ProbeCheck probe : check.probes()) {
      JsonNode fields = Row.parse(probe.toJson());
      ObjectNode row = Row.object().put("probe", probe.probeId());
      fields.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
      rows.add(Row.of(row));
    }
    return rows;
  }
}
