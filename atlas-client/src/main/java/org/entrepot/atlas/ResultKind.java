package org.entrepot.atlas;

import com.fasterxml.jackson.core.JsonProcessingException;
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
 * The type of a result and, of an event, which. It is the same of a result with all of its fields
 * and of one with a few of them, which may not be enough to read it by its type.
 */
final class ResultKind implements Result.Cases<String> {
  @Override
  public String traceroute(Traceroute result) {
    return MeasurementType.TRACEROUTE.text();
  }

  @Override
  public String ping(Ping result) {
    return MeasurementType.PING.text();
  }

  @Override
  public String dns(Dns result) {
    return MeasurementType.DNS.text();
  }

  @Override
  public String http(Http result) {
    return MeasurementType.HTTP.text();
  }

  @Override
  public String sslCert(SslCert result) {
    return MeasurementType.SSLCERT.text();
  }

  @Override
  public String ntp(Ntp result) {
    return MeasurementType.NTP.text();
  }

  @Override
  public String wifi(Wifi result) {
    return MeasurementType.WIFI.text();
  }

  @Override
  public String connectionEvent(ConnectionEvent result) {
    if (result.isConnect()) { // one text for all that are remembered
      return "connection/connect";
    }
    return result.isDisconnect()
        ? "connection/disconnect"
        : event("connection", result.event().orElse(""));
  }

  @Override
  public String uptime(Uptime result) {
    return "uptime";
  }

  @Override
  public String unknown(UnknownResult result) {
    try {
      String event = Json.MAPPER.readTree(result.json()).path("event").asText();
      return event(result.type().orElse(""), event);
    } catch (JsonProcessingException e) { // as of a name that stands in it twice
      return result.type().orElse("");
    }
  }

  private static String event(String type, String event) {
    return event.isEmpty() ? type : type + "/" + event;
  }
}
