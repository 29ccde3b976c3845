package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.entrepot.net.IpAddress;

/** What all definitions have in common. */
abstract sealed class Definition<D extends Definition<D>> implements MeasurementDefinition
    permits PingDefinition,
        TracerouteDefinition,
        DnsDefinition,
        SslCertDefinition,
        HttpDefinition,
        NtpDefinition,
        WifiDefinition {
  /** These belong to the request, or are settled when the definition is made. */
  private static final Set<String> OURS =
      Set.of(
          "type",
          "target",
          "af",
          "description",
          "interval",
          "is_oneoff",
          "start_time",
          "stop_time",
          "key");

  private final MeasurementType type;
  private final Options options;

  Definition(MeasurementType type, Options options) {
    this.type = type;
    this.options = options;
    Optional<IpAddress.Family> literal = target().flatMap(Targets::family);
    if (literal.isPresent() && family().isPresent() && !literal.equals(family())) {
      throw new IllegalArgumentException(
          target().orElse("") + " is not an address of " + family().get());
    }
  }

  /** Another definition of this type. */
  abstract D with(Options other);

  /** Credits for a result of a measurement that runs more than once. */
  abstract long creditsPerResult();

  /** What it does, for the beginning of a sentence. */
  abstract String words();

  /** How often the service lets probes measure where it is not told. */
  abstract Duration defaultInterval();

  Options options() {
    return options;
  }

  static Options targeted(String target) {
    String checked = Targets.checked(target);
    return familyOf(Targets.family(checked).orElse(IpAddress.Family.IPV4), Options.NONE)
        .with("target", checked);
  }

  static Options familyOf(IpAddress.Family family, Options others) {
    return others.with("af", family == IpAddress.Family.IPV4 ? 4 : 6);
  }

  @Override
  public final MeasurementType type() {
    return type;
  }

  @Override
  public final String description() {
    return options.text("description").orElseGet(this::words);
  }

  @Override
  public final Optional<String> target() {
    return options.text("target");
  }

  @Override
  public final Optional<IpAddress.Family> family() {
    return options
        .get("af")
        .map(af -> af.asInt() == 4 ? IpAddress.Family.IPV4 : IpAddress.Family.IPV6);
  }

  @Override
  public final Duration interval() {
    return Duration.ofSeconds(options.number("interval", defaultInterval().toSeconds()));
  }

  @Override
  public final D withDescription(String text) {
    return with(options.withText("description", text));
  }

  @Override
  public D withFamily(IpAddress.Family family) {
    return with(familyOf(family, options));
  }

  @Override
  public final D withInterval(Duration interval) {
    return with(options.with("interval", Options.seconds("an interval", interval)));
  }

  @Override
  public final D withSpread(Duration spread) {
    return with(options.with("spread", Options.seconds("a spread", spread)));
  }

  @Override
  public final D withTags(String... tags) {
    return with(options.withTags("tags", tags));
  }

  @Override
  public final D asPrivate() {
    return with(options.with("is_public", false));
  }

  @Override
  public final D withResolvingOnProbe() {
    return with(options.with("resolve_on_probe", true));
  }

  @Override
  public final D withoutDnsCheck() {
    return with(options.with("skip_dns_check", true));
  }

  @Override
  public final D withTargetUpdate(int hours) {
    return with(options.atLeast("target_update_hours", hours, 1));
  }

  @Override
  public final D withAutoTopup() {
    return with(options.with("auto_topup", true));
  }

  @Override
  public final D withAutoTopup(int daysOff, double similarity) {
    if (!(similarity >= 0 && similarity <= 1)) {
      throw new IllegalArgumentException("a similarity is 0 to 1, not " + similarity);
    }
    return with(
        options
            .with("auto_topup", true)
            .atLeast("auto_topup_prb_days_off", daysOff, 1)
            .with("auto_topup_prb_similarity", similarity));
  }

  @Override
  public final D withBillTo(String email) {
    return with(options.withText("bill_to", email));
  }

  @Override
  public final D withGroup(long id) {
    return with(options.atLeast("group_id", id, 1));
  }

  @Override
  public final D inWifiGroup() {
    return with(options.with("in_wifi_group", true));
  }

  private Options other(String name) {
    if (OURS.contains(name)) {
      throw new IllegalArgumentException(name + " is not set as an option");
    }
    return options.other(name);
  }

  @Override
  public final D withOption(String name, String value) {
    return with(other(name).with(name, value));
  }

  @Override
  public final D withOption(String name, long value) {
    return with(other(name).with(name, value));
  }

  @Override
  public final D withOption(String name, boolean value) {
    return with(other(name).with(name, value));
  }

  /**
   * As it is sent. The interval is always said: its default is the service's affair, and the
   * estimate of what a measurement costs must not depend on it.
   */
  final ObjectNode node(boolean oneOff) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("type", type.text()).put("description", description());
    options.node().properties().forEach(field -> node.set(field.getKey(), field.getValue()));
    if (oneOff) {
      node.remove("interval");
    } else {
      node.put("interval", interval().toSeconds());
    }
    return node;
  }

  @Override
  public final String toJson() {
    return node(false).toString();
  }

  /** " over IPv4". */
  final String over() {
    return family().map(family -> " over " + family).orElse("");
  }

  /** A train of packets costs by what each fills of a link's 1500 octets. */
  static long perPackets(long packets, long size) {
    return packets * (size / 1500 + 1);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Definition<?> that && type == that.type && options.equals(that.options);
  }

  @Override
  public final int hashCode() {
    return 31 * type.text().hashCode() + options.hashCode();
  }

  /** What it does, without passwords. */
  @Override
  public final String toString() {
    return words();
  }
}
