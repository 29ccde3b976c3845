package org.entrepot.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.result.Http;
import org.entrepot.result.HttpResponse;

/** An HTTP request as normalised JSON. */
final class HttpJson {
  static final List<String> COLUMNS =
      List.of(
          "uri",
          "responses_total",
          "responses_answered",
          "res",
          "response_time",
          "hsize",
          "bsize",
          "error");

  private HttpJson() {}

  static JsonFields of(Http http) {
    List<HttpResponse> responses = http.responses();
    Optional<HttpResponse> first =
        responses.stream().filter(response -> response.status().isPresent()).findFirst();
    return HeaderJson.of(ResultTypes.HTTP, http.header())
        .text("uri", http.uri())
        .number("responses_total", responses.size())
        .number(
            "responses_answered", responses.stream().filter(r -> r.status().isPresent()).count())
        .number("res", first.map(HttpResponse::status).orElse(OptionalInt.empty()))
        .number(
            "response_time", first.map(HttpResponse::responseTimeMs).orElse(OptionalDouble.empty()))
        .number("hsize", first.map(HttpResponse::headerSize).orElse(OptionalLong.empty()))
        .number("bsize", first.map(HttpResponse::bodySize).orElse(OptionalLong.empty()))
        .text("error", http.error().or(() -> first.isPresent() ? Optional.empty() : error(http)))
        .objects("responses", responses.stream().map(HttpJson::response).toList());
  }

  /** Why there is no answer, of the first response that says so. */
  private static Optional<String> error(Http http) {
    return http.responses().stream()
        .flatMap(response -> response.error().or(response::dnsError).stream())
        .findFirst();
  }

  private static JsonFields response(HttpResponse response) {
    return new JsonFields()
        .number("subid", response.subId())
        .number("submax", response.subMax())
        .number("time", response.time())
        .number("af", response.af())
        .address("src_addr", response.sourceAddress())
        .address("dst_addr", response.destinationAddress())
        .number("ttr", response.resolveTimeMs())
        .text("method", response.method())
        .text("ver", response.version())
        .number("res", response.status())
        .number("response_time", response.responseTimeMs())
        .number("ttc", response.connectTimeMs())
        .number("ttfb", response.firstByteTimeMs())
        .number("hsize", response.headerSize())
        .number("bsize", response.bodySize())
        .text("error", response.error())
        .text("dnserr", response.dnsError())
        .texts("header", response.headerLines())
        .objects("readtiming", response.readTimings().stream().map(HttpJson::timing).toList());
  }

  private static JsonFields timing(HttpResponse.ReadTiming timing) {
    return new JsonFields().number("o", timing.offset()).number("t", timing.timeMs());
  }
}
