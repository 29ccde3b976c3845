package org.entrepot.result;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Invented results for tests, and a reader of them. */
final class Samples {
  static final ObjectMapper TREES =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static final String WHOLE =
      quoted(
          "{'fw':5080,'mver':'2.6.2','lts':-1,'endtime':1700000009,'dst_name':'www.example.org',"
              + "'ttr':2.5,'dst_addr':'203.0.113.9','src_addr':'192.168.1.7','proto':'UDP','af':4,"
              + "'size':48,'paris_id':3,'result':[{'hop':1,'result':[{'from':'192.168.1.1',"
              + "'rtt':0.482,'size':76,'ttl':64},{'x':'*'},{'from':'192.168.1.1','rtt':1.5,"
              + "'size':76,'ttl':64,'err':'N','icmpext':{'version':2,'rfc4884':0,'obj':[{'class':1,"
              + "'type':1,'mpls':[{'label':24000,'exp':0,'s':1,'ttl':1}]}]}}]},{'hop':255,"
              + "'result':[{'late':2,'from':'198.51.100.1','ttl':62,'size':28}]}],'msm_id':5051,"
              + "'prb_id':17,'timestamp':1700000000,'msm_name':'Traceroute','from':'198.51.100.7',"
              + "'type':'traceroute','group_id':5050,'stored_timestamp':1700000055,"
              + "'destination_ip_responded':true}");

  static final String IPV6 =
      quoted(
          "{'af':6,'dst_addr':'2001:db8:1::1','from':'2001:db8::7','fw':4610,'msm_id':6001,"
              + "'prb_id':18,'proto':'ICMP','result':[{'hop':1,'result':[{'from':'2001:db8::1',"
              + "'rtt':2.0,'size':96,'ttl':64,'dup':true},{'err':10,'from':'2001:db8::2','rtt':3.5,"
              + "'size':96,'ttl':63,'ittl':2}]},{'hop':2,'error':'connect failed'}],"
              + "'timestamp':1400000000,'type':'traceroute'}");

  static final String PING =
      quoted(
          "{'fw':5020,'type':'ping','prb_id':9,'msm_id':10,'timestamp':1600000000,"
              + "'result':[{'rtt':1.5},{'x':'*'}],'avg':1.5}");

  private Samples() {}

  /** Some JSON with the other kind of quotes. */
  static String quoted(String json) {
    return json.replace('\'', '"');
  }

  static String traceroute(int probe) {
    return withFields("\"fw\":5020").replace("\"prb_id\":1", "\"prb_id\":" + probe);
  }

  static String withFields(String fields) {
    return "{" + fields + ",\"type\":\"traceroute\",\"prb_id\":1,\"msm_id\":2,\"timestamp\":3}";
  }

  static String withHops(String hops) {
    return withFields("\"result\":" + hops);
  }

  static String withReply(String reply) {
    return withHops("[{\"hop\":1,\"result\":[" + reply + "]}]");
  }

  static UnknownResult unknown(Optional<String> type, String json) {
    OptionalLong none = OptionalLong.empty();
    return new UnknownResult(type, none, none, none, Optional.empty(), json);
  }

  static Reply onlyReply(String json) {
    return Traceroute.parse(json).hops().get(0).replies().get(0);
  }

  static List<Parsed> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), ElementReader.LIMIT);
  }

  static List<Parsed> read(byte[] bytes, int limit) {
    List<Parsed> all = new ArrayList<>();
    try (Results results = Results.of(new ByteArrayInputStream(bytes), "f", limit)) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        all.add(p.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** One word for each outcome: the probe of what was kept or the reason, and the line. */
  static List<String> outcomes(String text) {
    return read(text).stream().map(Samples::outcome).toList();
  }

  static String outcome(Parsed parsed) {
    String what =
        parsed.match(
            kept ->
                kept.result() instanceof Traceroute t
                    ? "probe " + t.probeId()
                    : kept.result().match(new TypeOf()),
            Parsed.Rejected::reason);
    return parsed.line() + ": " + what;
  }
}
