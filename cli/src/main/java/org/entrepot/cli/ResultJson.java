package org.entrepot.cli;

import org.entrepot.net.Prefix;
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

/**
 * A result of any type as normalised JSON: with the same keys in the same order and the same units
 * whatever the firmware. The keys are told in docs/results-verb.md.
 */
final class ResultJson implements Result.Cases<JsonFields> {
  @Override
  public JsonFields traceroute(Traceroute result) {
    return TracerouteJson.of(result);
  }

  @Override
  public JsonFields ping(Ping result) {
    return PingJson.of(result);
  }

  @Override
  public JsonFields dns(Dns result) {
    return DnsJson.of(result);
  }

  @Override
  public JsonFields http(Http result) {
    return HttpJson.of(result);
  }

  @Override
  public JsonFields sslCert(SslCert result) {
    return SslCertJson.of(result);
  }

  @Override
  public JsonFields ntp(Ntp result) {
    return NtpJson.of(result);
  }

  @Override
  public JsonFields wifi(Wifi result) {
    return HeaderJson.of(ResultTypes.WIFI, result.header())
        .text("error", result.error())
        .object(
            "wpa_supplicant",
            result.supplicant().map(ResultJson::supplicant).orElseGet(JsonFields::new));
  }

  private static JsonFields supplicant(Wifi.Supplicant supplicant) {
    return new JsonFields()
        .text("address", supplicant.address())
        .text("bssid", supplicant.bssid())
        .text("ssid", supplicant.ssid())
        .number("connect-time", supplicant.connectTimeSeconds())
        .text("id", supplicant.id())
        .address("ip_address", supplicant.ipAddress())
        .text("key_mgmt", supplicant.keyManagement())
        .text("mode", supplicant.mode())
        .text("group_cipher", supplicant.groupCipher())
        .text("pairwise_cipher", supplicant.pairwiseCipher())
        .text("wpa_state", supplicant.state());
  }

  @Override
  public JsonFields connectionEvent(ConnectionEvent result) {
    JsonFields out =
        HeaderJson.of(ResultTypes.CONNECTION, result.header())
            .text("event", result.event())
            .text("controller", result.controller());
    result.asn().ifPresent(asn -> out.number("asn", asn.value()));
    return out.text("prefix", result.prefix().map(Prefix::toString));
  }

  @Override
  public JsonFields uptime(Uptime result) {
    return HeaderJson.of(ResultTypes.UPTIME, result.header()).number("uptime", result.seconds());
  }

  /** What is known of it, and all of it as it stands, without blanks between its parts. */
  @Override
  public JsonFields unknown(UnknownResult result) {
    JsonFields out = new JsonFields().text("type", result.type());
    if (result.findHeader().isPresent()) {
      HeaderJson.write(out, result.findHeader().get());
    } else {
      out.number("msm_id", result.measurementId())
          .number("prb_id", result.probeId())
          .number("timestamp", result.timestamp());
    }
    return out.raw("raw", compact(result.json()));
  }

  /** JSON without what stands between its tokens. */
  static String compact(String json) {
    StringBuilder out = new StringBuilder(json.length());
    boolean isString = false;
    boolean isEscaped = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (isString || " \t\r\n".indexOf(c) < 0) {
        out.append(c);
      }
      isString ^= c == '"' && !isEscaped;
      isEscaped = isString && c == '\\' && !isEscaped;
    }
    return out.toString();
  }
}
