package org.entrepot.result;

import java.util.Set;

/** The {@code type} of a result as text. */
final class TypeOf implements Result.Cases<String> {
  private static final Set<String> KNOWN =
      Set.of(
          ResultType.TRACEROUTE,
          ResultType.PING,
          ResultType.DNS,
          ResultType.HTTP,
          ResultType.SSL_CERT,
          ResultType.NTP,
          ResultType.WIFI,
          ResultType.CONNECTION,
          ResultType.UPTIME);

  static boolean isKnown(String type) {
    return KNOWN.contains(type);
  }

  @Override
  public String traceroute(Traceroute result) {
    return ResultType.TRACEROUTE;
  }

  @Override
  public String ping(Ping result) {
    return ResultType.PING;
  }

  @Override
  public String dns(Dns result) {
    return ResultType.DNS;
  }

  @Override
  public String http(Http result) {
    return ResultType.HTTP;
  }

  @Override
  public String sslCert(SslCert result) {
    return ResultType.SSL_CERT;
  }

  @Override
  public String ntp(Ntp result) {
    return ResultType.NTP;
  }

  @Override
  public String wifi(Wifi result) {
    return ResultType.WIFI;
  }

  @Override
  public String connectionEvent(ConnectionEvent result) {
    return ResultType.CONNECTION;
  }

  @Override
  public String uptime(Uptime result) {
    return ResultType.UPTIME;
  }

  @Override
  public String unknown(UnknownResult result) {
    return result.type().orElse(Tally.NO_TYPE);
  }
}
