package org.entrepot.atlas;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import org.entrepot.net.IpAddress;

/** Joining a wireless network. {@link #toString} tells no password. */
public final class WifiDefinition extends Definition<WifiDefinition> {
  /** Extensible authentication protocols. */
  public enum Eap {
    TTLS,
    PEAP
  }

  /** How the inner connection is authenticated. */
  public enum Phase2 {
    EAP_MSCHAPV2("auth=EAP-MSCHAPV2"),
    MSCHAPV2("auth=MSCHAPV2"),
    PAP("auth=PAP");

    private final String text;

    Phase2(String text) {
      this.text = text;
    }
  }

  private static final int LONGEST_SSID = 32;

  private WifiDefinition(Options options) {
    super(MeasurementType.WIFI, options);
  }

  private static Options network(String ssid) {
    int length = ssid.getBytes(StandardCharsets.UTF_8).length;
    Options.between("the length of an SSID", length, 1, LONGEST_SSID);
    return Options.NONE.with("ssid", ssid);
  }

  static WifiDefinition psk(String ssid, String psk) {
    if (psk.isEmpty()) {
      throw new IllegalArgumentException("a pre-shared key is not empty");
    }
    return new WifiDefinition(network(ssid).with("key_mgmt", "WPA-PSK").with("psk", psk));
  }

  static WifiDefinition eap(String ssid, String identity, String password) {
    if (password.isEmpty()) {
      throw new IllegalArgumentException("a password is not empty");
    }
    return new WifiDefinition(
            network(ssid)
                .with("key_mgmt", "WPA-EAP")
                .withText("identity", identity)
                .with("password", password))
        .withEap(Eap.TTLS)
        .withPhase2(Phase2.EAP_MSCHAPV2);
  }

  @Override
  WifiDefinition with(Options other) {
    return new WifiDefinition(other);
  }

  /**
   * Wifi measurements have no family: {@link #withIpv4} and {@link #withIpv6} say what is tried.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public WifiDefinition withFamily(IpAddress.Family family) {
    throw new IllegalArgumentException(
        "a wifi measurement has no address family; see withIpv4 and withIpv6");
  }

  private WifiDefinition onlyWithEap(String what, Options other) {
    if (!options().text("key_mgmt").filter("WPA-EAP"::equals).isPresent()) {
      throw new IllegalArgumentException(what + " is of use with a user's name and password only");
    }
    return with(other);
  }

  /** How to authenticate; TTLS unless set. */
  public WifiDefinition withEap(Eap eap) {
    return onlyWithEap("EAP", options().with("eap", eap.name()));
  }

  /** How the inner connection is authenticated; EAP-MSCHAPv2 unless set. */
  public WifiDefinition withPhase2(Phase2 phase2) {
    return onlyWithEap("phase 2", options().with("phase2", phase2.text));
  }

  /** The user's name on the outer connection; the same as on the inner one unless set. */
  public WifiDefinition withAnonymousIdentity(String identity) {
    return onlyWithEap("an anonymous identity", options().withText("anonymous_identity", identity));
  }

  /** The certificate of the network, in Base64. */
  public WifiDefinition withCertificate(String base64) {
    try {
      Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a certificate is Base64", e);
    }
    return onlyWithEap("a certificate", options().withText("cert", base64));
  }

  /** A host that is measured once the network is joined. */
  public WifiDefinition withTarget(String target) {
    return with(options().with("target", Targets.checked(target)));
  }

  /** Whether IPv4 is tried. */
  public WifiDefinition withIpv4(boolean tried) {
    return with(options().with("ipv4", tried));
  }

  /** Whether IPv6 is tried. */
  public WifiDefinition withIpv6(boolean tried) {
    return with(options().with("ipv6", tried));
  }

  /** The strength of the signal is measured. */
  public WifiDefinition withRssi() {
    return with(options().with("rssi", true));
  }

  /** How long to wait after joining, in whole seconds. */
  public WifiDefinition withExtraWait(Duration time) {
    return with(options().with("extra_wait", Options.seconds("extra_wait", time)));
  }

  /** No price is published; as dear as the dearest query of one exchange. */
  @Override
  long creditsPerResult() {
    return 20;
  }

  @Override
  Duration defaultInterval() {
    return Duration.ofMinutes(15);
  }

  @Override
  String words() {
    return "Join the wireless network " + options().text("ssid").orElse("");
  }

  @Override
  public <T> T match(
      Function<? super PingDefinition, ? extends T> ping,
      Function<? super TracerouteDefinition, ? extends T> traceroute,
      Function<? super DnsDefinition, ? extends T> dns,
      Function<? super SslCertDefinition, ? extends T> sslCert,
      Function<? super HttpDefinition, ? extends T> http,
      Function<? super NtpDefinition, ? extends T> ntp,
      Function<? super WifiDefinition, ? extends T> wifi) {
    return wifi.apply(this);
  }
}
