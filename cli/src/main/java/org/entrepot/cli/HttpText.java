package org.entrepot.cli;

import org.entrepot.net.IpAddress;
import org.entrepot.result.Http;
import org.entrepot.result.HttpResponse;

/** An HTTP request much as {@code curl -v} prints it. */
final class HttpText {
  private HttpText() {}

  static void write(Http http, TextLines out) {
    out.line("* " + http.uri().orElse(TextLines.target(http.header())));
    out.line("* ", http.error());
    http.responses().forEach(response -> write(response, out));
  }

  private static void write(HttpResponse response, TextLines out) {
    response.destinationAddress().ifPresent(address -> out.line("* Trying " + address + "..."));
    response.method().ifPresent(method -> out.line("> " + method));
    out.line("* resolve: ", response.dnsError()).line("* ", response.error());
    if (response.headerLines().isEmpty() && response.status().isPresent()) {
      out.line(
          "< HTTP%s %d",
          response.version().map(version -> "/" + version).orElse(""),
          response.status().getAsInt());
    }
    response.headerLines().forEach(line -> out.line("< " + line));
    if (response.headerSize().isPresent() || response.bodySize().isPresent()) {
      out.line(
          "* header %s bytes, body %s bytes",
          TextLines.number(response.headerSize()), TextLines.number(response.bodySize()));
    }
    String times = times(response);
    if (!times.isEmpty()) {
      out.line("*" + times);
    }
  }

  private static String times(HttpResponse response) {
    StringBuilder text = new StringBuilder();
    response.resolveTimeMs().ifPresent(ms -> time("resolve", ms, text));
    response.connectTimeMs().ifPresent(ms -> time("connect", ms, text));
    response.firstByteTimeMs().ifPresent(ms -> time("first byte", ms, text));
    response.responseTimeMs().ifPresent(ms -> time("total", ms, text));
    return text.toString();
  }

  private static void time(String what, double ms, StringBuilder text) {
    text.append(text.length() == 0 ? " " : ", ");
    text.append(what).append(' ').append(TextLines.ms(ms)).append(" ms");
  }

  static String line(Http http) {
    StringBuilder text = new StringBuilder(http.uri().orElse(TextLines.target(http.header())));
    text.append(':');
    http.error().ifPresent(error -> text.append(' ').append(error));
    for (HttpResponse response : http.responses()) {
      text.append(' ');
      text.append(response.destinationAddress().map(IpAddress::toString).orElse("?"));
      response.status().ifPresent(status -> text.append(' ').append(status));
      response
          .responseTimeMs()
          .ifPresent(ms -> text.append(' ').append(TextLines.ms(ms)).append(" ms"));
      response
          .error()
          .or(response::dnsError)
          .ifPresent(error -> text.append(" (").append(error).append(')'));
    }
    return text.toString();
  }
}
