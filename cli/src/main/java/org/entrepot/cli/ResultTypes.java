package org.entrepot.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.result.ConnectionEvent;
import org.entrepot.result.Dns;
import org.entrepot.result.Http;
import org.entrepot.result.Ntp;
import org.entrepot.result.Ping;
import org.entrepot.result.Result;
import org.entrepot.result.SslCert;
import org.entrepot.result.Traceroute;
import org.entrepot.result.UnknownResult;
import org.entrepot.result.Uptime;
import org.entrepot.result.Wifi;

/** The type of a result by its name, and the columns that CSV has for each. */
final class ResultTypes implements Result.Cases<String> {
  static final String TRACEROUTE = "traceroute";
  static final String PING = "ping";
  static final String DNS = "dns";
  static final String HTTP = "http";
  static final String SSL_CERT = "sslcert";
  static final String NTP = "ntp";
  static final String WIFI = "wifi";
  static final String CONNECTION = "connection";
  static final String UPTIME = "uptime";

  private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put(PING, PingJson.COLUMNS);
    COLUMNS.put(TRACEROUTE, TracerouteJson.COLUMNS);
    COLUMNS.put(DNS, DnsJson.COLUMNS);
    COLUMNS.put(HTTP, HttpJson.COLUMNS);
    COLUMNS.put(SSL_CERT, SslCertJson.COLUMNS);
    COLUMNS.put(NTP, NtpJson.COLUMNS);
    COLUMNS.put(
        WIFI,
        List.of(
            "wpa_supplicant.ssid",
            "wpa_supplicant.bssid",
            "wpa_supplicant.connect-time",
            "wpa_supplicant.wpa_state",
            "error"));
    COLUMNS.put(CONNECTION, List.of("event", "controller", "asn", "prefix"));
    COLUMNS.put(UPTIME, List.of("uptime"));
  }

  /** The names of the types that are read into values of their own. */
  static Set<String> known() {
    return COLUMNS.keySet();
  }

  /**
   * The columns of CSV: what all have in common, and then what each type has.
   *
   * @param types the types that are asked for; all if there is none
   */
  static List<String> columns(Collection<String> types) {
    Set<String> columns = new LinkedHashSet<>(HeaderJson.COLUMNS);
    COLUMNS.forEach(
        (type, own) -> {
          if (types.isEmpty() || types.contains(type)) {
            columns.addAll(own);
          }
        });
    return new ArrayList<>(columns);
  }

  @Override
  public String traceroute(Traceroute result) {
    return TRACEROUTE;
  }

  @Override
  public String ping(Ping result) {
    return PING;
  }

  @Override
  public String dns(Dns result) {
    return DNS;
  }

  @Override
  public String http(Http result) {
    return HTTP;
  }

  @Override
  public String sslCert(SslCert result) {
    return SSL_CERT;
  }

  @Override
  public String ntp(Ntp result) {
    return NTP;
  }

  @Override
  public String wifi(Wifi result) {
    return WIFI;
  }

  @Override
  public String connectionEvent(ConnectionEvent result) {
    return CONNECTION;
  }

  @Override
  public String uptime(Uptime result) {
    return UPTIME;
  }

  @Override
  public String unknown(UnknownResult result) {
    return result.type().orElse("");
  }
}
