package org.entrepot.cli;

import java.util.List;

/** Invented results of every type, each in one line of JSON. */
final class ResultSamples {
  private static final String HEAD =
      "{'fw':5080,'mver':'2.6.2','lts':7,'msm_id':5051,'group_id':5050,'bundle':99,'prb_id':17,"
          + "'timestamp':1700000000,'stored_timestamp':1700000055,'af':4,'proto':'UDP',"
          + "'from':'198.51.100.7','src_addr':'192.168.1.7','dst_addr':'203.0.113.9',"
          + "'dst_name':'www.example.org','ttr':2.5,'msm_name':'Name',";

  static final String PING =
      quoted(
          HEAD
              + "'type':'ping','size':48,'step':240,'ttl':55,'sent':4,'rcvd':2,'dup':1,'min':0.0,"
              + "'avg':1.5,'max':9.0,'error':'odd','dnserr':'odder','result':[{'rtt':0.0},"
              + "{'rtt':3.0,'ttl':54,'src_addr':'192.168.1.8'},{'rtt':9.0,'dup':1},{'x':'*'},"
              + "{'error':'sendto failed'},{'late':2,'rtt':70.5},{'rtt':2.5,'err':10}]}");

  /** Of firmware 1: the figures only. */
  static final String PING_1 =
      quoted(
          "{'fw':1,'msm_id':1001,'prb_id':3,'timestamp':1319704299,'type':'ping',"
              + "'addr':'203.0.113.9','name':'203.0.113.9','sent':3,'rcvd':2,'dup':0,"
              + "'min':10.5,'avg':11.0,'max':11.5}");

  static final String TRACEROUTE =
      quoted(
          HEAD
              + "'type':'traceroute','size':40,'paris_id':3,'endtime':1700000009,'error':'odd',"
              + "'result':[{'hop':1,'result':[{'from':'192.168.1.1','rtt':0.0,'size':68,'ttl':64},"
              + "{'from':'192.168.1.1','rtt':1.5,'size':68,'ttl':64},{'x':'*'}]},"
              + "{'hop':2,'result':[{'from':'10.0.0.1','rtt':2.5,'ttl':254,'size':28,'ittl':2,"
              + "'err':'H','edst':'203.0.113.10','icmpext':{'version':2,'rfc4884':0,'obj':"
              + "[{'class':1,'type':1,'mpls':[{'label':24012,'exp':0,'s':1,'ttl':1}]}]}},"
              + "{'from':'10.0.0.2','rtt':4.5,'dup':1},{'late':3,'from':'10.0.0.3'},"
              + "{'error':'sendto failed'}]},{'hop':3,'error':'network down'},"
              + "{'hop':4,'result':[{'from':'203.0.113.9','rtt':8.25,'ttl':52,'size':68},"
              + "{'from':'203.0.113.9','rtt':7.75,'ttl':52,'size':68,'err':'A'}]}]}");

  static final String TRACEROUTE_6 =
      quoted(
          "{'fw':4790,'msm_id':6010,'prb_id':18,'timestamp':1600000000,'type':'traceroute',"
              + "'af':6,'dst_addr':'2001:DB8:0::1','dst_name':'2001:db8::1','proto':'ICMP',"
              + "'result':[{'hop':1,'result':[{'x':'*'},{'x':'*'},{'x':'*'}]},{'hop':255,'result':"
              + "[{'from':'2001:db8::1','rtt':20.5,'ttl':50,'size':88}]}]}");

  /** From {@code id.server}: AD, two strings, EDNS with an NSID. */
  private static final String AUTHENTIC =
      "EjSAIAABAAEAAAABAmlkBnNlcnZlcgAAEAADwAwAEAADAAAAAAAHA2ZyYQItMQAAKQTQAAAAAAALAAMAB25zMS5mcmE=";

  private static final String QUERY = "EjQBAAABAAAAAAAAAmlkBnNlcnZlcgAAEAAD";

  private static final String REPLY =
      "{'rt':1.25,'size':54,'ID':4660,'QDCOUNT':1,'ANCOUNT':1,'NSCOUNT':0,'ARCOUNT':1,'ttl':60,"
          + "'abuf':'"
          + AUTHENTIC
          + "'}";

  static final String DNS =
      quoted(
          HEAD
              + "'type':'dns','subid':1,'submax':1,'retry':2,'qbuf':'"
              + QUERY
              + "','result':"
              + REPLY
              + ",'result-rt':1.5,'result-rdata':'d','result-rname':'n','result-serial':7}");

  static final String DNS_SET =
      quoted(
          "{'fw':4790,'msm_id':8310245,'prb_id':18,'timestamp':1600000000,'type':'dns',"
              + "'resultset':[{'af':4,'dst_addr':'192.168.1.1','dst_name':'192.168.1.1','lts':3,"
              + "'proto':'UDP','src_addr':'192.168.1.7','subid':1,'submax':3,'time':1600000001,"
              + "'ttr':1.5,'retry':1,'result':"
              + REPLY
              + "},{'af':6,'name':'2001:DB8::1','dst_addr':'2001:DB8::1','subid':2,'submax':3,"
              + "'error':{'timeout':5000}},{'subid':3,'submax':3,'result':{'rt':4.5,'ID':9,"
              + "'ANCOUNT':1,'answers':[{'TYPE':'TXT','NAME':'id.server','RDATA':['fra'],'TTL':5}]}}"
              + "]}");

  /** With all sections, EDNS in the question, too, and a code of which EDNS has a part. */
  static final String DNS_SECTIONS =
      quoted(
          "{'fw':5080,'msm_id':10001,'prb_id':19,'timestamp':1700000100,'type':'dns','af':4,"
              + "'dst_addr':'203.0.113.53','proto':'TCP','qbuf':"
              + "'QkIBEAABAAAAAAABA3d3dwdleGFtcGxlA29yZwAAAQABAAApEAAAAIAAAAQAAwAA','result':"
              + "{'rt':12,'size':129,'abuf':'QkKFgwABAAEAAQACA3d3dwdleGFtcGxlA29yZwAAAQABwAwAAQABAAAB"
              + "LAAEywBxCQdleGFtcGxlA29yZwAAAgABAAAOEAAQAm5zB2V4YW1wbGUDb3JnAAJucwdleGFtcGxlA29yZwAA"
              + "AQABAAAOEAAEywBxNQAAKRAAAQCAAAAA'}}");

  static final String DNS_BROKEN_QUESTION =
      quoted(
          "{'fw':5080,'msm_id':1,'prb_id':19,'timestamp':1700000200,'type':'dns','qbuf':'??',"
              + "'result':{'rt':1,'abuf':'??'}}");

  /** Of firmware 4460, cut short behind the first half of its answer. */
  static final String DNS_OLD =
      quoted(
          "{'fw':4460,'msm_id':1004041,'prb_id':184,'timestamp':1347765990,'type':'dns',"
              + "'addr':'203.0.113.9','name':'ns.example.org','result-rt':45.305,'result':{"
              + "'abuf':'EjSEAAABAAEAAAAAAmlkBnNlcnZlcgAAEAADwAwAEAADAAAAAAAEA2E=','size':37}}");

  static final String DNS_ERROR =
      quoted(
          "{'msm_id':1,'prb_id':18,'timestamp':1600000000,'type':'dns','error':{'timeout':5000,"
              + "'TUCONNECT':'No route to host'}}");

  static final String HTTP =
      quoted(
          HEAD
              + "'type':'http','uri':'http://www.example.org/','result':[{'af':4,"
              + "'src_addr':'192.168.1.7','dst_addr':'203.0.113.9','method':'GET','ver':'1.1',"
              + "'res':200,'rt':20.5,'hsize':263,'bsize':1406,'header':['HTTP/1.1 200 OK','[...]'],"
              + "'ttc':5.5,'ttfb':10.25,'ttr':1.5,'readtiming':[{'o':'0','t':10.5},{'o':900,'t':12.5}"
              + "],'subid':1,'submax':2,'time':1700000001},{'err':'connect: timeout','dnserr':'no',"
              + "'subid':2}]}");

  static final String HTTP_ERROR =
      quoted(
          "{'fw':4790,'msm_id':12023,'prb_id':1,'timestamp':1336418202,'type':'http',"
              + "'result':[{'err':'connect: timeout'}]}");

  static final String HTTP_1 =
      quoted(
          "{'fw':1,'msm_id':12023,'prb_id':1,'timestamp':1333387900,'type':'http',"
              + "'result':'GET4 203.0.113.9 0.030229 200 263 1406'}");

  /** Signed by its own key; www.example.org, from 25 November 2026 to 22 November 2036. */
  private static final String SELF_SIGNED =
      "-----BEGIN CERTIFICATE-----\\n"
          + "MIIB8TCCAZigAwIBAgICEjQwCgYIKoZIzj0EAwIwPzELMAkGA1UEBhMCUlMxFjAU\\n"
          + "BgNVBAoMDUV4YW1wbGUsIEx0ZC4xGDAWBgNVBAMMD3d3dy5leGFtcGxlLm9yZzAe\\n"
          + "Fw0yNjExMjUwNzU0MzdaFw0zNjExMjIwNzU0MzdaMD8xCzAJBgNVBAYTAlJTMRYw\\n"
          + "FAYDVQQKDA1FeGFtcGxlLCBMdGQuMRgwFgYDVQQDDA93d3cuZXhhbXBsZS5vcmcw\\n"
          + "WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ/MdaqN9j2XlBOc7iznqxl79eNIXj4\\n"
          + "+ZIJNnfoHU85VL5jzexQMhbdHDargAP6O0F3DAeFo5gY7/PiYSHcYoc+o4GDMIGA\\n"
          + "MB0GA1UdDgQWBBRKrtHkkUynD91Epg0sPtssXqamkTAfBgNVHSMEGDAWgBRKrtHk\\n"
          + "kUynD91Epg0sPtssXqamkTAPBgNVHRMBAf8EBTADAQH/MC0GA1UdEQQmMCSCD3d3\\n"
          + "dy5leGFtcGxlLm9yZ4ILZXhhbXBsZS5vcmeHBMAAAgEwCgYIKoZIzj0EAwIDRwAw\\n"
          + "RAIgKGDmRjEHQaZIiY6phaVedlsafAUA6rk1LlKaZUBKaNkCIGqfVePBj4W3fIJj\\n"
          + "ZqwjV4SfAPsGuZGoi370q+FewWvR\\n"
          + "-----END CERTIFICATE-----";

  static final String SSL_CERT =
      quoted(
          HEAD
              + "'type':'sslcert','dst_port':'443','method':'TLS','ver':'1.2','rt':30.5,'ttc':10.5,"
              + "'server_cipher':'0xC02F','cert':['"
              + SELF_SIGNED
              + "','no certificate']}");

  static final String SSL_ALERT =
      quoted(
          "{'fw':4530,'msm_id':3,'prb_id':1,'timestamp':1800000000,'type':'sslcert',"
              + "'dst_port':'https','dst_name':'www.example.org','err':'odd','dnserr':'odder',"
              + "'alert':{'level':2,'decription':40}}");

  static final String NTP =
      quoted(
          HEAD
              + "'type':'ntp','li':'no','mode':'server','version':4,'stratum':1,'poll':1,"
              + "'precision':1.9074e-06,'root-delay':0,'root-dispersion':0.0014,'ref-id':'GPS',"
              + "'ref-ts':3627199357.744635,'error':'odd','dnserr':'odder','result':["
              + "{'final-ts':3627199379.818201,'offset':-8.5,'origin-ts':3627199379.796274,"
              + "'receive-ts':3627199388.1704946,'rtt':0.0,'transmit-ts':3627199388.170522},"
              + "{'x':'*'},{'error':'refused'},{'rtt':0.5,'offset':1.5}]}");

  static final String WIFI =
      quoted(
          "{'bundle':1463495978,'from':'2001:db8::7','fw':'4733','group_id':1021275,"
              + "'msm_id':1021275,'msm_name':'WiFi','prb_id':105,'timestamp':1463495978,"
              + "'type':'wifi','error':'odd','wpa_supplicant':{'address':'02:00:00:00:00:01',"
              + "'bssid':'02:00:00:00:00:02','connect-time':'2','group_cipher':'CCMP','id':'0',"
              + "'ip_address':'192.0.2.7','key_mgmt':'WPA2-PSK','mode':'station',"
              + "'pairwise_cipher':'CCMP','ssid':'guests','wpa_state':'COMPLETED','freq':'2412'}}");

  static final String CONNECTION =
      quoted(
          "{'type':'connection','msm_id':7000,'prb_id':17,'timestamp':1700000000,"
              + "'event':'disconnect','controller':'ctr-ams01','asn':64496,"
              + "'prefix':'198.51.100.0/24'}");

  static final String UPTIME =
      quoted("{'type':'uptime','msm_id':7001,'prb_id':17,'timestamp':1700000000,'uptime':86400}");

  static final String UNKNOWN =
      quoted("{'type':'brandnew', 'msm_id': 7,'prb_id':8,'timestamp':9,'a':[1, {'b' : ' '}]}");

  static final List<String> ALL =
      List.of(
          PING,
          PING_1,
          TRACEROUTE,
          TRACEROUTE_6,
          DNS,
          DNS_SET,
          DNS_SECTIONS,
          DNS_BROKEN_QUESTION,
          DNS_OLD,
          DNS_ERROR,
          HTTP,
          HTTP_ERROR,
          HTTP_1,
          SSL_CERT,
          SSL_ALERT,
          NTP,
          WIFI,
          CONNECTION,
          UPTIME,
          UNKNOWN);

  private ResultSamples() {}

  static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
