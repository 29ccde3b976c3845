package org.entrepot.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entrepot.atlas.MeasurementDefinition;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be set of a measurement of any type. */
final class CommonSettings {
  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "What you call it (default: what it does).")
  private @Nullable String description;

  @Option(
      names = "--af",
      paramLabel = "4|6",
      description = "IPv4 or IPv6 (default: as the target's address, or 4).")
  private @Nullable String family;

  @Option(names = "-4", description = "The same as --af 4.")
  private boolean four;

  @Option(names = "-6", description = "The same as --af 6.")
  private boolean six;

  @Option(
      names = "--interval",
      paramLabel = "S",
      description = "How often each probe measures: seconds, or such as 5m or 1h.")
  private @Nullable String interval;

  @Option(
      names = "--spread",
      paramLabel = "S",
      description = "Over how long the starts of the probes are spread.")
  private @Nullable String spread;

  @Option(
      names = "--tags",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Tags by which it can be found.")
  private List<String> tags = List.of();

  @Option(names = "--private", description = "Only you see it and its results.")
  private boolean hidden;

  @Option(
      names = "--resolve-on-probe",
      description = "Each probe looks up the target's name, instead of RIPE Atlas.")
  private boolean resolveOnProbe;

  @Option(
      names = "--skip-dns-check",
      description = "RIPE Atlas does not look up the target when it is made.")
  private boolean skipDnsCheck;

  @Option(
      names = "--target-update-hours",
      paramLabel = "N",
      description = "Look up the target's name anew after N hours.")
  private @Nullable Integer targetUpdate;

  @Option(names = "--auto-topup", description = "Probes that are gone are replaced.")
  private boolean topup;

  @Option(
      names = "--auto-topup-days-off",
      paramLabel = "N",
      description = "For how many days a probe is gone before it is replaced.")
  private @Nullable Integer topupDays;

  @Option(
      names = "--auto-topup-similarity",
      paramLabel = "X",
      description = "How similar its successor is, 0 to 1.")
  private @Nullable Double topupSimilarity;

  @Option(
      names = "--bill-to",
      paramLabel = "EMAIL",
      description = "Who pays, and has allowed that.")
  private @Nullable String billTo;

  @Option(
      names = "--group-id",
      paramLabel = "ID",
      description = "In the group that this measurement leads.")
  private @Nullable Long group;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description =
          "Any other option of the API. A number or true or false is sent as such, unless it is in"
              + " quotation marks.")
  private List<String> others = List.of();

  MeasurementDefinition in(MeasurementDefinition begun) throws Failures.UserMistake {
    MeasurementDefinition definition = withFamily(begun);
    definition = withTimes(definition);
    if (description != null) {
      String text = description;
      definition = set("--description", definition, d -> d.withDescription(text));
    }
    if (!tags.isEmpty()) {
      String[] all = tags.stream().map(String::strip).toArray(String[]::new);
      definition = set("--tags", definition, d -> d.withTags(all));
    }
    definition = hidden ? definition.asPrivate() : definition;
    definition = resolveOnProbe ? definition.withResolvingOnProbe() : definition;
    definition = skipDnsCheck ? definition.withoutDnsCheck() : definition;
    definition = withTopup(definition);
    if (billTo != null) {
      String email = billTo;
      definition = set("--bill-to", definition, d -> d.withBillTo(email));
    }
    if (group != null) {
      long id = group;
      definition = set("--group-id", definition, d -> d.withGroup(id));
    }
    for (String other : others) {
      definition = withOther(definition, other);
    }
    return definition;
  }

  private static MeasurementDefinition set(
      String option, MeasurementDefinition definition, UnaryOperator<MeasurementDefinition> with)
      throws Failures.UserMistake {
    return Given.checked(option, () -> with.apply(definition));
  }

  private MeasurementDefinition withFamily(MeasurementDefinition definition)
      throws Failures.UserMistake {
    boolean isFour = four || "4".equals(family);
    boolean isSix = six || "6".equals(family);
    if (family != null && !family.matches("[46]")) {
      throw new Failures.UserMistake("--af is 4 or 6, not \"" + family + "\"");
    }
    Given.notBoth("-4", isFour, "-6", isSix);
    if (!isFour && !isSix) {
      return definition;
    }
    IpAddress.Family wanted = isFour ? IpAddress.Family.IPV4 : IpAddress.Family.IPV6;
    return set("--af", definition, d -> d.withFamily(wanted));
  }

  private MeasurementDefinition withTimes(MeasurementDefinition begun) throws Failures.UserMistake {
    MeasurementDefinition definition = begun;
    if (interval != null) {
      Duration time = Given.duration("--interval", interval, ChronoUnit.SECONDS);
      definition = set("--interval", definition, d -> d.withInterval(time));
    }
    if (spread != null) {
      Duration time = Given.duration("--spread", spread, ChronoUnit.SECONDS);
      definition = set("--spread", definition, d -> d.withSpread(time));
    }
    if (targetUpdate != null) {
      int hours = targetUpdate;
      definition = set("--target-update-hours", definition, d -> d.withTargetUpdate(hours));
    }
    return definition;
  }

  private MeasurementDefinition withTopup(MeasurementDefinition definition)
      throws Failures.UserMistake {
    if (topupDays == null && topupSimilarity == null) {
      return topup ? definition.withAutoTopup() : definition;
    }
    if (topupDays == null || topupSimilarity == null) {
      throw new Failures.UserMistake(
          "--auto-topup-days-off and --auto-topup-similarity, both or none");
    }
    int days = topupDays;
    double similarity = topupSimilarity;
    return set("--auto-topup", definition, d -> d.withAutoTopup(days, similarity));
  }

  private static MeasurementDefinition withOther(MeasurementDefinition definition, String text)
      throws Failures.UserMistake {
    int sign = text.indexOf('=');
    if (sign < 1) {
      throw new Failures.UserMistake("--option is NAME=VALUE, not \"" + text + "\"");
    }
    String name = text.substring(0, sign);
    String value = text.substring(sign + 1);
    if (value.matches("-?[0-9]{1,18}")) {
      return set("--option", definition, d -> d.withOption(name, Long.parseLong(value)));
    }
    if (value.matches("true|false")) {
      return set("--option", definition, d -> d.withOption(name, value.equals("true")));
    }
    String bare = value.replaceFirst("(?s)^\"(.*)\"$", "$1");
    return set("--option", definition, d -> d.withOption(name, bare));
  }

  boolean hasInterval() {
    return interval != null;
  }
}
