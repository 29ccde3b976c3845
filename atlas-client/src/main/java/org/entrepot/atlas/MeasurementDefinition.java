package org.entrepot.atlas;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.entrepot.net.IpAddress;

/**
 * What is to be measured. Immutable: every method returns another definition. Made by the static
 * methods here with what the service requires; all else has a default.
 *
 * <p>A value outside what the API's description allows is an {@link IllegalArgumentException} at
 * once. Where the description names no limit, only what cannot be meant is refused, and the service
 * decides.
 */
public sealed interface MeasurementDefinition permits Definition {

  /** Echo requests to a host. */
  static PingDefinition ping(String target) {
    return PingDefinition.of(target);
  }

  /** The way to a host; by ICMP unless set. */
  static TracerouteDefinition traceroute(String target) {
    return TracerouteDefinition.of(target);
  }

  /** A DNS query for a name, of type A and class IN, to the resolvers of each probe unless set. */
  static DnsDefinition dns(String name) {
    return DnsDefinition.of(name);
  }

  /** The certificate that a TLS server shows. */
  static SslCertDefinition sslCert(String target) {
    return SslCertDefinition.of(target);
  }

  /** An HTTP request, which the service allows to anchors only. */
  static HttpDefinition http(String target) {
    return HttpDefinition.of(target);
  }

  /** A request for the time. */
  static NtpDefinition ntp(String target) {
    return NtpDefinition.of(target);
  }

  /**
   * Joining a wireless network with a pre-shared key. The service's present documentation has no
   * such measurements any more; its description of 2018 has.
   */
  static WifiDefinition wifi(String ssid, String psk) {
    return WifiDefinition.psk(ssid, psk);
  }

  /**
   * Joining a wireless network with a user's name and password, by TTLS and EAP-MSCHAPv2 unless
   * set.
   */
  static WifiDefinition wifi(String ssid, String identity, String password) {
    return WifiDefinition.eap(ssid, identity, password);
  }

  /** Its type. */
  MeasurementType type();

  /** What it is called; unless set, what it does and to what. */
  String description();

  /** What is measured; empty for DNS queries to the probes' own resolvers. */
  Optional<String> target();

  /** Over which protocol; empty for wifi. */
  Optional<IpAddress.Family> family();

  /** How often each probe measures, if the request is not for one time only. */
  Duration interval();

  /** What its owner calls it. */
  MeasurementDefinition withDescription(String text);

  /**
   * Over IPv4 or IPv6: unless set, the family of a target that is an address, and IPv4 for names.
   *
   * @throws IllegalArgumentException if the target is an address of the other family
   */
  MeasurementDefinition withFamily(IpAddress.Family family);

  /** How often each probe measures, in whole seconds. */
  MeasurementDefinition withInterval(Duration interval);

  /** Over how long the starts of the probes are spread, in whole seconds. */
  MeasurementDefinition withSpread(Duration spread);

  /** Tags by which the measurement can be found. */
  MeasurementDefinition withTags(String... tags);

  /** Seen by its owner only. What is private may be made public later, and not the other way. */
  MeasurementDefinition asPrivate();

  /** The name of the target is looked up by each probe instead of by the service. */
  MeasurementDefinition withResolvingOnProbe();

  /** The service does not try to look up the target when the measurement is made. */
  MeasurementDefinition withoutDnsCheck();

  /** How many hours after one look-up of the target's name the next is made. */
  MeasurementDefinition withTargetUpdate(int hours);

  /** Probes that are gone are replaced by others. */
  MeasurementDefinition withAutoTopup();

  /**
   * Probes that are gone are replaced by others.
   *
   * @param daysOff for how many days a probe is to be gone
   * @param similarity how similar its successor is to be, 0 to 1
   */
  MeasurementDefinition withAutoTopup(int daysOff, double similarity);

  /** Paid by another user, by the e-mail address, who has allowed that. */
  MeasurementDefinition withBillTo(String email);

  /** In the group that this measurement leads. */
  MeasurementDefinition withGroup(long id);

  /** In a group of wifi measurements. */
  MeasurementDefinition inWifiGroup();

  /** An option of the API that this version has no method for. */
  MeasurementDefinition withOption(String name, String value);

  /** An option of the API that this version has no method for. */
  MeasurementDefinition withOption(String name, long value);

  /** An option of the API that this version has no method for. */
  MeasurementDefinition withOption(String name, boolean value);

  /** The definition as it is sent, one line of JSON, with the passwords of a wifi measurement. */
  String toJson();

  /** Applies the function for this type. */
  <T> T match(
      Function<? super PingDefinition, ? extends T> ping,
      Function<? super TracerouteDefinition, ? extends T> traceroute,
      Function<? super DnsDefinition, ? extends T> dns,
      Function<? super SslCertDefinition, ? extends T> sslCert,
      Function<? super HttpDefinition, ? extends T> http,
      Function<? super NtpDefinition, ? extends T> ntp,
      Function<? super WifiDefinition, ? extends T> wifi);
}
