package org.entrepot.result;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.net.IpAddress;

/** The JSON form of an HTTP request. */
final class HttpForm {
  private static final Pattern OLD_MODE = Pattern.compile("([A-Z]{1,10})([46])");

  /** Method and family, address, seconds, status, bytes of header, bytes of body. */
  private static final Pattern OLD_LINE =
      Pattern.compile(
          "([A-Z]{1,10})([46]) (\\S{2,45}) ([0-9]{1,9}\\.[0-9]{1,9})"
              + " ([0-9]{3}) ([0-9]{1,18}) ([0-9]{1,18})");

  private static final String OLD_ERROR = "connect error ";

  private HttpForm() {}

  static Http read(Header header, Members in) {
    Optional<HttpResponse> old = in.peekText("result").flatMap(HttpForm::oldResponse);
    boolean inSource = in.peekText("src_addr").flatMap(HttpForm::oldResponse).isPresent();
    if (inSource) {
      in.stick("result");
      old = old.or(() -> in.peekText("src_addr").flatMap(HttpForm::oldResponse));
    }
    List<HttpResponse> responses = in.objects("result").stream().map(HttpForm::response).toList();
    return new Http(
        header,
        in.text("uri"),
        responses.isEmpty() ? old.map(List::of).orElse(List.of()) : responses,
        in.text("error"),
        in.other());
  }

  private static HttpResponse response(Members in) {
    HeaderForm.oldName(in, "srcaddr", "src_addr");
    HeaderForm.oldName(in, "addr", "dst_addr");
    Optional<Matcher> mode = in.peekText("mode").map(OLD_MODE::matcher).filter(Matcher::matches);
    if (in.has("mode")) {
      in.stick("mode", "method", "af");
    }
    OptionalInt af = in.integer("af");
    return new HttpResponse(
        af.isPresent() ? af : mode.map(HttpForm::family).orElse(OptionalInt.empty()),
        in.address("src_addr").or(() -> in.address("srcaddr")),
        in.address("dst_addr").or(() -> in.address("addr")),
        in.text("method").or(() -> mode.map(m -> m.group(1))),
        in.text("ver"),
        in.integer("res"),
        in.time("rt"),
        in.count("hsize"),
        in.count("bsize"),
        in.texts("header"),
        in.time("ttc"),
        in.time("ttfb"),
        in.time("ttr"),
        in.objects("readtiming").stream().map(HttpForm::readTiming).toList(),
        in.text("err"),
        in.text("dnserr"),
        in.integer("subid"),
        in.integer("submax"),
        in.count("time"),
        in.other());
  }

  private static HttpResponse.ReadTiming readTiming(Members in) {
    return new HttpResponse.ReadTiming(in.count("o"), in.time("t"), in.other());
  }

  private static OptionalInt family(Matcher matched) {
    return OptionalInt.of(Integer.parseInt(matched.group(2)));
  }

  /** The response that a line of firmware 1 or before tells of. */
  private static Optional<HttpResponse> oldResponse(String line) {
    Matcher parts = OLD_LINE.matcher(line);
    boolean answer = parts.matches();
    if (!answer && !line.startsWith(OLD_ERROR)) {
      return Optional.empty();
    }
    return Optional.of(
        new HttpResponse(
            answer ? family(parts) : OptionalInt.empty(),
            Optional.empty(),
            answer ? IpAddress.tryParse(parts.group(3)) : Optional.empty(),
            answer ? Optional.of(parts.group(1)) : Optional.empty(),
            Optional.empty(),
            answer ? OptionalInt.of(Integer.parseInt(parts.group(5))) : OptionalInt.empty(),
            answer
                ? OptionalDouble.of(Double.parseDouble(parts.group(4)) * 1000)
                : OptionalDouble.empty(),
            answer ? OptionalLong.of(Long.parseLong(parts.group(6))) : OptionalLong.empty(),
            answer ? OptionalLong.of(Long.parseLong(parts.group(7))) : OptionalLong.empty(),
            List.of(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            answer ? Optional.empty() : Optional.of(line),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            Map.of()));
  }

  static void write(Http http, FieldWriter out) throws IOException {
    out.open(http.other());
    HeaderForm.write(http.header(), ResultType.HTTP, out);
    out.text("uri", http.uri());
    if (!isInSource(http)) {
      out.list("result", http.responses(), HttpForm::write);
    }
    out.text("error", http.error());
    out.close();
  }

  /** If the response stands in {@code src_addr}; then a {@code result} stands in other. */
  private static boolean isInSource(Http http) {
    String source = http.other().get("src_addr");
    return source != null
        && source.startsWith("\"")
        && oldResponse(Members.unquoted(source)).isPresent();
  }

  private static void write(HttpResponse response, FieldWriter out) throws IOException {
    out.open(response.other());
    if (!out.has("mode")) {
      out.number("af", response.af());
      out.text("method", response.method());
    }
    if (!out.has("srcaddr")) {
      out.address("src_addr", response.sourceAddress());
    }
    if (!out.has("addr")) {
      out.address("dst_addr", response.destinationAddress());
    }
    out.text("ver", response.version());
    out.number("res", response.status());
    out.number("rt", response.responseTimeMs());
    out.number("hsize", response.headerSize());
    out.number("bsize", response.bodySize());
    out.list("header", response.headerLines(), (line, to) -> to.quote(line));
    out.number("ttc", response.connectTimeMs());
    out.number("ttfb", response.firstByteTimeMs());
    out.number("ttr", response.resolveTimeMs());
    out.list("readtiming", response.readTimings(), HttpForm::write);
    out.text("err", response.error());
    out.text("dnserr", response.dnsError());
    out.number("subid", response.subId());
    out.number("submax", response.subMax());
    out.number("time", response.time());
    out.close();
  }

  private static void write(HttpResponse.ReadTiming timing, FieldWriter out) throws IOException {
    out.open(timing.other());
    out.number("o", timing.offset());
    out.number("t", timing.timeMs());
    out.close();
  }
}
