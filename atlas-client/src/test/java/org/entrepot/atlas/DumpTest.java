package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.entrepot.result.Parsed;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DumpTest {
  private static final LocalDate DAY = LocalDate.of(2022, 12, 1);

  private final MockWebServer archive = new MockWebServer();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private boolean cut;

  @BeforeEach
  void start() throws IOException {
    archive.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    archive.start();
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  private synchronized MockResponse answer(RecordedRequest request) {
    requests.add(request);
    for (int hour = 0; hour < 3; hour++) {
      if (request
          .getTarget()
          .equals("/dumps/2022-12-01/traceroute-2022-12-01T0" + hour + "00.bz2")) {
        byte[] file = file(hour);
        MockResponse.Builder response =
            new MockResponse.Builder()
                .setHeader("Content-Type", "application/x-bzip2")
                .body(new Buffer().write(file));
        return cut
            ? response
                .setHeader("Content-Length", file.length + 1)
                .onResponseEnd(new SocketEffect.CloseSocket(false, false, true))
                .build()
            : response.build();
      }
    }
    return new MockResponse.Builder().code(404).body("no such file").build();
  }

  /** A hundred results of an hour, as two streams of bzip2, one behind the other. */
  private static byte[] file(int hour) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int part = 0; part < 2; part++) {
      try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
        for (int i = part * 50; i < (part + 1) * 50; i++) {
          String line = ResultsStreamTest.line(hour * 100 + i) + "\n";
          out.write(line.getBytes(StandardCharsets.UTF_8));
        }
        out.write((part == 0 ? "no JSON\n" : "").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return bytes.toByteArray();
  }

  private AtlasClientBuilder client() {
    FakeTime time = new FakeTime();
    return AtlasClient.builder()
        .archiveUrl(URI.create("http://127.0.0.1:" + archive.getPort() + "/dumps"))
        .clock(time)
        .sleeper(time)
        .apiKey(AtlasServer.KEY);
  }

  private static List<Traceroute> kept(Stream<Parsed> results) {
    try (results) {
      return results
          .filter(Parsed.Kept.class::isInstance)
          .map(parsed -> (Traceroute) ((Parsed.Kept) parsed).result())
          .toList();
    }
  }

  @Test
  void a_day_has_a_file_for_each_hour() {
    try (AtlasClient atlas = AtlasClient.create()) {
      List<URI> urls = atlas.dumpUrls(DumpQuery.of(DAY, DumpType.SSLCERT));
      assertThat(urls).hasSize(24);
      assertThat(urls.get(0))
          .hasToString(
              "https://data-store.ripe.net/datasets/atlas-daily-dumps/2022-12-01/"
                  + "sslcert-2022-12-01T0000.bz2");
      assertThat(urls.get(23).getPath()).endsWith("sslcert-2022-12-01T2300.bz2");
    }
    assertThatThrownBy(() -> DumpQuery.of(DAY, DumpType.DNS).withHours(24))
        .hasMessage("an hour is 0 to 23, not 24");
  }

  @Test
  void the_archive_is_read_like_results_and_never_gets_the_key() {
    try (AtlasClient atlas = client().build()) {
      DumpQuery query = DumpQuery.of(DAY, DumpType.TRACEROUTE).withHours(2, 0, 1);
      List<Traceroute> all = kept(atlas.dump(query));
      assertThat(all)
          .extracting(Traceroute::timestamp)
          .containsExactlyElementsOf(
              IntStream.range(0, 300).mapToObj(i -> 1700000000L + i).toList());
      try (Stream<Parsed> results = atlas.dump(query)) {
        assertThat(results.filter(Parsed.Rejected.class::isInstance)).hasSize(3);
      }
    }
    assertThat(requests)
        .isNotEmpty()
        .noneMatch(request -> request.getHeaders().toString().contains(AtlasServer.KEY))
        .noneMatch(request -> request.getHeaders().get("Authorization") != null);
  }

  @Test
  void some_measurements_and_probes_are_picked_and_lines_keep_their_numbers() {
    DumpQuery query =
        DumpQuery.of(DAY, DumpType.TRACEROUTE)
            .withHours(1)
            .withMeasurementIds(5051)
            .withProbeIds(7, 60);
    try (AtlasClient atlas = client().build();
        Stream<Parsed> results = atlas.dump(query)) {
      assertThat(
              results.map(parsed -> parsed.line() + (parsed instanceof Parsed.Kept ? "" : " no")))
          .containsExactly("8", "51 no", "62");
    }
    try (AtlasClient atlas = client().build()) {
      assertThat(kept(atlas.dump(query.withMeasurementIds(5052)))).isEmpty();
    }
  }

  @Test
  void a_file_that_is_not_there_or_breaks_off_does_not_look_like_an_end() {
    try (AtlasClient atlas = client().build()) {
      DumpQuery query = DumpQuery.of(DAY, DumpType.TRACEROUTE).withHours(0, 7);
      assertThatThrownBy(() -> kept(atlas.dump(query)))
          .isInstanceOfSatisfying(
              AtlasException.Refused.class, e -> assertThat(e.status()).isEqualTo(404));
      cut = true;
      assertThatThrownBy(() -> kept(atlas.dump(query.withHours(0))))
          .isInstanceOf(AtlasException.Unreachable.class)
          .hasMessageContaining("results");
      cut = false;
      assertThat(kept(atlas.dump(query.withHours(0)))).hasSize(100);
    }
  }
}
