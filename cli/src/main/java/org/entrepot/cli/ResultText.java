package org.entrepot.cli;

import java.util.List;
import java.util.OptionalInt;
import org.entrepot.net.Asn;
import org.entrepot.net.Prefix;
import org.entrepot.result.ConnectionEvent;
import org.entrepot.result.Dns;
import org.entrepot.result.Header;
import org.entrepot.result.Http;
import org.entrepot.result.Ntp;
import org.entrepot.result.Ping;
import org.entrepot.result.Result;
import org.entrepot.result.SslCert;
import org.entrepot.result.Traceroute;
import org.entrepot.result.UnknownResult;
import org.entrepot.result.Uptime;
import org.entrepot.result.Wifi;

/** A result of any type as a block of lines, as the tool of its kind prints it. */
final class ResultText implements Result.Cases<TextLines> {
  private static final ResultTypes TYPES = new ResultTypes();

  private final TextLines out = new TextLines();

  /** The block: a line that says whose it is, what the tool would print, and an empty line. */
  static String block(Result result) {
    ResultText text = new ResultText();
    text.out.line("# " + who(result));
    return result.match(text).line().toString();
  }

  /** The type, the measurement, the probe, the time and the firmware. */
  static String who(Result result) {
    String type = result.match(TYPES);
    String name = type.isEmpty() ? "(no type)" : type;
    if (result.findHeader().isEmpty()) {
      return name;
    }
    Header header = result.findHeader().get();
    OptionalInt firmware = header.firmware();
    return name
        + "  measurement "
        + header.measurementId()
        + "  probe "
        + header.probeId()
        + "  "
        + TextLines.time(header.timestamp())
        + (firmware.isPresent() ? "  firmware " + firmware.getAsInt() : "");
  }

  @Override
  public TextLines traceroute(Traceroute result) {
    TracerouteText.write(result, out);
    return out;
  }

  @Override
  public TextLines ping(Ping result) {
    PingText.write(result, out);
    return out;
  }

  @Override
  public TextLines dns(Dns result) {
    DnsText.write(result, out);
    return out;
  }

  @Override
  public TextLines http(Http result) {
    HttpText.write(result, out);
    return out;
  }

  @Override
  public TextLines sslCert(SslCert result) {
    SslCertText.write(result, out);
    return out;
  }

  @Override
  public TextLines ntp(Ntp result) {
    NtpText.write(result, out);
    return out;
  }

  @Override
  public TextLines wifi(Wifi result) {
    return out.line(line(result));
  }

  static String line(Wifi wifi) {
    String joined =
        wifi.supplicant()
            .map(
                s ->
                    s.ssid().orElse("?")
                        + s.bssid().map(bssid -> " (" + bssid + ")").orElse("")
                        + ": "
                        + s.state().orElse("?")
                        + (s.connectTimeSeconds().isPresent()
                            ? " after " + s.connectTimeSeconds().getAsInt() + " s"
                            : "")
                        + s.keyManagement().map(key -> ", " + key).orElse("")
                        + s.ipAddress().map(address -> ", " + address).orElse(""))
            .orElse("no network");
    return joined + wifi.error().map(error -> ", " + error).orElse("");
  }

  @Override
  public TextLines connectionEvent(ConnectionEvent result) {
    return out.line(line(result));
  }

  static String line(ConnectionEvent event) {
    return event.event().orElse("?")
        + event.controller().map(controller -> " " + controller).orElse("")
        + event.asn().map(Asn::toString).map(asn -> ", " + asn).orElse("")
        + event.prefix().map(Prefix::toString).map(prefix -> ", " + prefix).orElse("");
  }

  @Override
  public TextLines uptime(Uptime result) {
    return out.line(line(result));
  }

  static String line(Uptime uptime) {
    return "up " + TextLines.number(uptime.seconds()) + " s";
  }

  @Override
  public TextLines unknown(UnknownResult result) {
    return out.line(ResultJson.compact(result.json()));
  }

  /** One line for a result, or for each of several DNS responses. */
  static final class Compact implements Result.Cases<List<String>> {
    static String lines(Result result) {
      String who = who(result);
      TextLines out = new TextLines();
      result.match(new Compact()).forEach(line -> out.line(who + "  " + line));
      return out.toString();
    }

    @Override
    public List<String> traceroute(Traceroute result) {
      return List.of(TracerouteText.line(result));
    }

    @Override
    public List<String> ping(Ping result) {
      return List.of(PingText.line(result));
    }

    @Override
    public List<String> dns(Dns result) {
      List<String> lines = DnsText.lines(result);
      return lines.isEmpty() ? List.of("the result tells of no response") : lines;
    }

    @Override
    public List<String> http(Http result) {
      return List.of(HttpText.line(result));
    }

    @Override
    public List<String> sslCert(SslCert result) {
      return List.of(SslCertText.line(result));
    }

    @Override
    public List<String> ntp(Ntp result) {
      return List.of(NtpText.line(result));
    }

    @Override
    public List<String> wifi(Wifi result) {
      return List.of(line(result));
    }

    @Override
    public List<String> connectionEvent(ConnectionEvent result) {
      return List.of(line(result));
    }

    @Override
    public List<String> uptime(Uptime result) {
      return List.of(line(result));
    }

    @Override
    public List<String> unknown(UnknownResult result) {
      return List.of(ResultJson.compact(result.json()));
    }
  }
}
