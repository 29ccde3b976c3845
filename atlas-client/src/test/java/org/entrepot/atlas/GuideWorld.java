package org.entrepot.atlas;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The RIPE Atlas in which the documents' snippets are run: a little of everything, and pings that
 * go on as long as it is open.
 */
final class GuideWorld implements AutoCloseable {
  private static final String TIMES = "\"timestamp\":%d,\"stored_timestamp\":%d";

  private final AtlasServer server = server();
  private final StreamServer streams = new StreamServer(server);
  private final Thread producer = new Thread(this::produce, "pings");
  private volatile boolean closed;

  GuideWorld() {
    producer.start();
  }

  AtlasClientBuilder client() {
    return streams.client();
  }

  /** Where reference files are. */
  URI mirror() {
    return server.base();
  }

  private void produce() {
    long now = server.time().instant().getEpochSecond();
    for (int i = 0; !closed; i++) {
      streams.produce(StreamServer.result(1001 + i % 3, now + i));
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    producer.interrupt();
    streams.close();
    server.close();
  }

  private static AtlasServer server() {
    return new AtlasServer()
        .list(
            "probes/",
            List.of(
                probe(1001, "RS", 8400, 44.81, 20.46),
                probe(1002, "RS", 31042, 45.25, 19.85),
                probe(1003, "BA", 9146, 43.86, 18.41)))
        .list(
            "anchors/",
            List.of("{\"id\":11,\"probe\":6001,\"country\":\"RS\",\"fqdn\":\"rs-beg.example\"}"))
        .list(
            "measurements/",
            List.of(
                measurement(5051, "traceroute"),
                measurement(1001, "ping"),
                measurement(10001, "dns")))
        .list(
            "credits/transactions/",
            List.of(
                "{\"id\":1,\"type\":\"admin\",\"amount\":100,\"date\":\"2026-11-25T12:00:00Z\"}"))
        .object("ripe/asnames/asn.txt", "8400 TELEKOM-AS Telekom Srbija, RS\n")
        .object(
            "credits/",
            "{\"current_balance\":1000000,\"estimated_daily_income\":21600,\"estimated_daily_expenditure\":1440}")
        .results(
            5051,
            results(
                "traceroute",
                "\"result\":[{\"hop\":1,\"result\":[{\"from\":\"192.0.2.1\",\"rtt\":1.25,\"size\":28,\"ttl\":64}]},{\"hop\":2,\"result\":[{\"from\":\"198.51.100.7\",\"rtt\":9.5,\"size\":28,\"ttl\":60},{\"x\":\"*\"}]}]"))
        .results(
            1001,
            results(
                "ping",
                "\"sent\":3,\"rcvd\":2,\"dup\":0,\"min\":9.1,\"avg\":9.2,\"max\":9.3,\"ttl\":60,\"size\":32,\"result\":[{\"rtt\":9.1},{\"rtt\":9.3},{\"x\":\"*\"}]"))
        .results(
            10001,
            results(
                "dns",
                "\"result\":{\"rt\":12.5,\"size\":60,\"ID\":1,\"ANCOUNT\":1,\"QDCOUNT\":1,\"NSCOUNT\":0,\"ARCOUNT\":0,\"abuf\":\""
                    + ABUF
                    + "\"}"));
  }

  /** An answer to {@code hostname.bind TXT CH}: "ns1.rs-beg.k.ripe.net". */
  private static final String ABUF = abuf("ns1.rs-beg.k.ripe.net");

  private static String abuf(String text) {
    var bytes = new java.io.ByteArrayOutputStream();
    byte[] name = {8, 'h', 'o', 's', 't', 'n', 'a', 'm', 'e', 4, 'b', 'i', 'n', 'd', 0};
    bytes.writeBytes(new byte[] {0, 1, (byte) 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 0});
    bytes.writeBytes(name);
    bytes.writeBytes(new byte[] {0, 16, 0, 3});
    bytes.writeBytes(
        new byte[] {
          (byte) 0xc0,
          12,
          0,
          16,
          0,
          3,
          0,
          0,
          0,
          0,
          0,
          (byte) (text.length() + 1),
          (byte) text.length()
        });
    bytes.writeBytes(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return java.util.Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String probe(int id, String country, int asn, double latitude, double longitude) {
    return """
        {"id":%d,"country_code":"%s","asn_v4":%d,"asn_v6":null,"is_anchor":true,"is_public":true,\
        "address_v4":"192.0.2.%d","prefix_v4":"192.0.2.0/24","description":"a probe",\
        "geometry":{"type":"Point","coordinates":[%s,%s]},\
        "status":{"id":1,"name":"Connected","since":"2026-11-01T00:00:00Z"},\
        "tags":[{"name":"system: IPv4 Works","slug":"system-ipv4-works"}]}"""
        .formatted(id, country, asn, id % 250, longitude, latitude);
  }

  private static String measurement(int id, String type) {
    return """
        {"id":%d,"type":"%s","af":4,"target":"k.root-servers.net","target_ip":"193.0.14.129",\
        "description":"built-in","is_public":true,"is_oneoff":false,"interval":1800,\
        "start_time":1700000000,"stop_time":null,"status":{"id":2,"name":"Ongoing"}}"""
        .formatted(id, type);
  }

  private static List<String> results(String type, String own) {
    int id = type.equals("traceroute") ? 5051 : type.equals("ping") ? 1001 : 10001;
    return IntStream.range(0, 12)
        .mapToObj(
            i ->
                ("{\"fw\":5080,\"mver\":\"2.6.2\",\"type\":\"%s\",\"msm_id\":%d,\"prb_id\":%d,"
                        + TIMES
                        + ",\"af\":4,\"proto\":\"%s\",\"from\":\"192.0.2.%d\",\"dst_name\":\"k.root-servers.net\",\"dst_addr\":\"193.0.14.129\",\"src_addr\":\"192.0.2.%d\",%s}")
                    .formatted(
                        type,
                        id,
                        1001 + i % 3,
                        1_700_000_000 + 600 * i,
                        1_700_000_030 + 600 * i,
                        type.equals("dns") ? "UDP" : "ICMP",
                        i % 3 + 1,
                        i % 3 + 1,
                        own))
        .toList();
  }
}
