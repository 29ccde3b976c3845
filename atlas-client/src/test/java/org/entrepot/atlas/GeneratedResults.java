package org.entrepot.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.BufferedSink;

/**
 * Any number of traceroutes of one measurement, made as they are sent, so that gigabytes of them
 * take no room. There are {@link #PER_SECOND} in each second; an answer has them in a scattered
 * order.
 */
final class GeneratedResults implements AutoCloseable {
  static final long START = 1_700_000_000;
  static final int PER_SECOND = 10;

  private static final byte[] TEMPLATE = template();
  private static final int TIME_AT = at("T");
  private static final int PROBE_AT = at("P");

  /** A prime that is larger than any answer is long: its multiples meet every number once. */
  private static final long STRIDE = 2_147_483_647;

  private final MockWebServer server = new MockWebServer();

  GeneratedResults() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            HttpUrl url = request.getUrl();
            Body body = new Body(second(url, "start"), second(url, "stop"));
            return new MockResponse.Builder()
                .setHeader("Content-Type", "text/plain")
                .setHeader("Content-Length", body.getContentLength())
                .body(body)
                .build();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long second(HttpUrl url, String name) {
    return Math.max(0, Long.parseLong(String.valueOf(url.queryParameter(name))) - START);
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/api/v2/");
  }

  private static byte[] template() {
    StringBuilder text = new StringBuilder();
    text.append(
        "{\"fw\":5080,\"mver\":\"2.6.2\",\"lts\":12,\"dst_addr\":\"193.0.14.129\",\"af\":4,");
    text.append("\"src_addr\":\"192.168.1.7\",\"proto\":\"ICMP\",\"size\":48,\"result\":[");
    for (int hop = 1; hop <= 9; hop++) {
      text.append(hop == 1 ? "" : ",").append("{\"hop\":").append(hop).append(",\"result\":[");
      for (int reply = 0; reply < 3; reply++) {
        text.append(reply == 0 ? "" : ",")
            .append("{\"from\":\"192.0.2.")
            .append(hop)
            .append("\",\"ttl\":64,\"size\":76,\"rtt\":")
            .append(hop)
            .append(".25}");
      }
      text.append("]}");
    }
    text.append("],\"msm_id\":5051,\"prb_id\":1PPPPP,\"timestamp\":TTTTTTTTTT,");
    text.append("\"msm_name\":\"Traceroute\",\"type\":\"traceroute\",\"stored_timestamp\":1}\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static int at(String first) {
    String text = new String(TEMPLATE, StandardCharsets.US_ASCII);
    return text.indexOf(first.repeat(5));
  }

  /** How many bytes a result and its line feed have. */
  static int size() {
    return TEMPLATE.length;
  }

  /** The line of a result by its number in the order of time and probe. */
  static byte[] line(long number) {
    byte[] line = TEMPLATE.clone();
    digits(line, TIME_AT, 10, START + number / PER_SECOND);
    digits(line, PROBE_AT, 5, number % PER_SECOND * 7919);
    return line;
  }

  private static void digits(byte[] line, int at, int count, long number) {
    long rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      line[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** The results of some seconds. */
  private record Body(long from, long to) implements MockResponseBody {
    private long count() {
      return (to - from + 1) * PER_SECOND;
    }

    @Override
    public long getContentLength() {
      return count() * size();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      long count = count();
      for (long i = 0; i < count; i++) {
        sink.write(line(from * PER_SECOND + i * STRIDE % count));
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
