package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasException;
import org.entrepot.atlas.CostEstimate;
import org.entrepot.atlas.MeasurementRequest;
import org.entrepot.atlas.ProbeSource;
import org.entrepot.atlas.Proposal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Makes a measurement of one type, if the user wants what it costs. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class AtlasCreateType extends AtlasVerb {
  private static final List<String> PASSWORDS = List.of("psk", "password");

  private final MeasurementKind<?> kind;
  private final Map<String, String> given = new LinkedHashMap<>();

  @ArgGroup(validate = false, order = 20, heading = "%nFrom where:%n")
  private From from = new From();

  @ArgGroup(validate = false, order = 30, heading = "%nWhen:%n")
  private Schedule schedule = new Schedule();

  @ArgGroup(validate = false, order = 40, heading = "%nOf any type:%n")
  private CommonSettings settings = new CommonSettings();

  @ArgGroup(validate = false, order = 50, heading = "%nYour consent:%n")
  private Consent consent = new Consent();

  @Option(
      names = "--at-most",
      paramLabel = "CREDITS",
      order = 51,
      description =
          "Send nothing if it costs more in all, or a day if it is --without-end. --yes wants it.")
  private @Nullable Long atMost;

  /** Which probes. */
  static final class From {
    @Option(
        names = "--probes",
        paramLabel = "SOURCE",
        description =
            "Such as country:RS:10, countries:RS,BA:20, area:WW:50, region:REGION:5, asn:8400:5,"
                + " prefix:192.0.2.0/24:3, msm:5051:10 or probes:1,2,3; with +TAG for a tag that"
                + " they must have and ~TAG for one that they must not. More than once for more"
                + " of them.")
    private List<String> sources = List.of();

    @Option(
        names = "--region",
        paramLabel = "NAME:COUNT",
        description = "From the countries of see, see-ripe or wb6, with tags as above.")
    private List<String> regions = List.of();
  }

  private AtlasCreateType(MeasurementKind<?> kind) {
    this.kind = kind;
  }

  static CommandLine of(MeasurementKind<?> kind) {
    AtlasCreateType verb = new AtlasCreateType(kind);
    CommandSpec spec = CommandSpec.forAnnotatedObject(verb).name(kind.name());
    ArgGroupSpec.Builder own =
        ArgGroupSpec.builder()
            .validate(false)
            .exclusive(false)
            .order(10)
            .heading("%n" + kind.heading() + ":%n");
    kind.options().forEach(option -> own.addArg(verb.option(option)));
    spec.addArgGroup(own.build());
    spec.usageMessage()
        .customSynopsis("entrepot atlas create " + kind.name() + " [OPTION...]")
        .description(
            kind.heading() + ".",
            "Needs a key, and costs credits: what it will cost is shown, and you are asked.",
            "Prints the number of the measurement.")
        .footerHeading("%nExample:%n")
        .footer("  entrepot atlas create " + kind.name() + " " + kind.example());
    return new CommandLine(spec);
  }

  private OptionSpec option(TypeOption<?> option) {
    OptionSpec.Builder spec =
        OptionSpec.builder(option.name()).description(option.description().replace("%", "%%"));
    ISetter setter =
        new ISetter() {
          @Override
          public <T> @Nullable T set(@Nullable T value) {
            if (value == null || Boolean.FALSE.equals(value)) {
              given.remove(option.name());
            } else {
              given.put(option.name(), value.toString());
            }
            return value;
          }
        };
    return option.isFlag()
        ? spec.type(boolean.class).arity("0").setter(setter).build()
        : spec.type(String.class).arity("1").paramLabel(option.label()).setter(setter).build();
  }

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    if (!consent.isDryRun()) {
      needsKey(hasKey, "to make a measurement");
      if (consent.isGiven() && atMost == null) {
        throw new Failures.UserMistake(
            "nothing was sent: --yes wants --at-most CREDITS, beyond which nothing is sent");
      }
    }
    if (atMost != null && atMost < 0) {
      throw new Failures.UserMistake("--at-most is 0 or more credits, not " + atMost);
    }
    if (from.sources.isEmpty() && from.regions.isEmpty()) {
      throw new Failures.UserMistake(
          "nothing was sent: from which probes? Say --probes, such as --probes country:RS:10");
    }
    Given.notBoth("--one-off", schedule.isOneOff(), "--interval", settings.hasInterval());
  }

  @Override
  int run(AtlasClient client) throws Exception {
    MeasurementRequest request = request();
    Proposal proposal = Given.checked("nothing was sent", () -> client.propose(request));
    tell(proposal);
    if (consent.isDryRun()) {
      print(Visible.json(shown(proposal)));
      return 0;
    }
    CostEstimate cost = proposal.cost();
    OptionalLong total = cost.total();
    long estimate = total.orElse(cost.creditsPerDay());
    if (atMost != null && estimate > atMost) {
      throw new Failures.UserMistake(
          String.format(
              Locale.ROOT,
              "nothing was sent: it costs about %,d credits%s, and --at-most is %,d",
              estimate,
              total.isPresent() ? "" : " a day",
              atMost));
    }
    tellBalance(client, total);
    consent.want(this, "make it", "--yes --at-most CREDITS, or --dry-run");
    long most = atMost == null ? estimate : atMost;
    List<Long> ids =
        Unsettled.during(
            this,
            "interrupted; it may have been made all the same: look at "
                + AtlasFailures.MINE
                + " before you ask again",
            () -> total.isPresent() ? proposal.submit(most) : proposal.submitWithoutEnd(most));
    for (long id : ids) {
      print(Long.toString(id));
    }
    summary(ids.size() == 1 ? "made 1 measurement" : "made " + ids.size() + " measurements");
    return 0;
  }

  private MeasurementRequest request() throws Exception {
    MeasurementRequest request = MeasurementRequest.of(settings.in(kind.definition(given)));
    List<ProbeSource> sources = new ArrayList<>(ProbeSources.read("--probes", from.sources));
    sources.addAll(ProbeSources.ofRegions("--region", from.regions));
    return schedule.in(request.from(sources.toArray(ProbeSource[]::new)), InstantSource.system());
  }

  private void tell(Proposal proposal) {
    CostEstimate cost = proposal.cost();
    consent.tell(this, proposal.request().toString());
    consent.tell(this, cost + ", if each probe answers each time");
  }

  private void tellBalance(AtlasClient client, OptionalLong total) {
    long balance;
    try {
      balance = client.credits().currentBalance();
    } catch (AtlasException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      consent.tell(this, "how many credits you have is not known: the key may not read it");
      return;
    }
    consent.tell(this, String.format(Locale.ROOT, "you have %,d credits", balance));
    if (total.isPresent() && total.getAsLong() > balance) {
      warn("warning: that is less than it costs");
    }
  }

  /** What would be sent, without passwords. */
  private static String shown(Proposal proposal) {
    JsonNode order = Row.parse(proposal.toJson());
    for (JsonNode definition : order.path("definitions")) {
      for (String name : PASSWORDS) {
        if (definition.has(name)) {
          ((ObjectNode) definition).put(name, "(not shown)");
        }
      }
    }
    return order.toString();
  }

  private void print(String line) throws java.io.IOException {
    out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out().flush();
  }
}
