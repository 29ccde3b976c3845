package org.entrepot.result;

import static org.entrepot.result.Samples.quoted;

import java.util.List;

/** Invented results of the types that are no traceroutes, with every field that they can have. */
final class TypeSamples {
  private static final String HEAD =
      "{'fw':5080,'mver':'2.6.2','lts':7,'msm_id':5051,'group_id':5050,'bundle':99,'prb_id':17,"
          + "'timestamp':1700000000,'stored_timestamp':1700000055,'af':4,'proto':'UDP',"
          + "'from':'198.51.100.7','src_addr':'192.168.1.7','dst_addr':'203.0.113.9',"
          + "'dst_name':'www.example.org','ttr':2.5,'msm_name':'Name','note':[1, {'a' : 2}],";

  static final String PING =
      quoted(
          HEAD
              + "'type':'ping','size':48,'step':240,'ttl':55,'sent':4,'rcvd':2,'dup':1,'min':0.0,"
              + "'avg':1.5,'max':3.0,'error':'odd','dnserr':'odder','result':[{'rtt':0.0},"
              + "{'rtt':3.0,'ttl':54,'src_addr':'192.168.1.8'},{'rtt':9.0,'dup':1},{'x':'*'},"
              + "{'error':'sendto failed'},{'late':2,'rtt':70.5},{'rtt':2.5,'err':10}]}");

  /** No AA, but AD; two strings, EDNS with an NSID. */
  static final String AUTHENTIC =
      "EjSAIAABAAEAAAABAmlkBnNlcnZlcgAAEAADwAwAEAADAAAAAAAHA2ZyYQItMQAAKQTQAAAAAAALAAMAB25zMS5mcmE=";

  /** AA, but no AD; one string, no EDNS. */
  static final String AUTHORITATIVE =
      "EjSEAAABAAEAAAAAAmlkBnNlcnZlcgAAEAADwAwAEAADAAAAAAAEA2Ftcw==";

  static final String QUERY = "EjQBAAABAAAAAAAAAmlkBnNlcnZlcgAAEAAD";

  private static final String REPLY =
      "{'rt':1.25,'size':54,'ID':4660,'QDCOUNT':1,'ANCOUNT':1,'NSCOUNT':0,'ARCOUNT':1,'ttl':60,"
          + "'abuf':'"
          + AUTHENTIC
          + "','answers':[{'TYPE':'TXT','NAME':'id.server','RDATA':['fra','-1'],'TTL':0},"
          + "{'TYPE':'SOA','NAME':'.','MNAME':'a.example.','RNAME':'b.example.','SERIAL':5,"
          + "'TTL':60},{'TYPE':1,'RDLENGTH':4}]}";

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
              + "'ttr':1.5,'retry':1,'qbuf':'"
              + QUERY
              + "','result':"
              + REPLY
              + "},{'af':6,'name':'2001:DB8::1','dst_addr':'2001:DB8::1','subid':2,'submax':3,"
              + "'error':{'timeout':5000}},{'subid':3,'submax':3,'result':{'rt':4.5,'abuf':'"
              + AUTHORITATIVE
              + "'}}]}");

  static final String DNS_ERROR =
      quoted(
          "{'msm_id':1,'prb_id':18,'timestamp':1600000000,'type':'dns','error':{'timeout':5000,"
              + "'TUCONNECT':'No route to host','TU_READ_ERR':'','odd':[1]}}");

  static final String HTTP =
      quoted(
          HEAD
              + "'type':'http','uri':'http://www.example.org/','error':'odd','result':[{'af':4,"
              + "'src_addr':'192.168.1.7','dst_addr':'203.0.113.9','method':'GET','ver':'1.1',"
              + "'res':200,'rt':20.5,'hsize':263,'bsize':1406,'header':['HTTP/1.1 200 OK','[...]'],"
              + "'ttc':5.5,'ttfb':10.25,'ttr':1.5,'readtiming':[{'o':'0','t':10.5},{'o':900,'t':12.5}"
              + "],'subid':1,'submax':2,'time':1700000001},{'err':'connect: timeout','dnserr':'no',"
              + "'subid':2}]}");

  static final String HTTP_4430 =
      quoted(
          "{'fw':4430,'msm_id':12023,'prb_id':1,'timestamp':1336418202,'type':'http','result':["
              + "{'addr':'203.0.113.9','bsize':1406,'hsize':263,'mode':'GET4','res':200,'rt':27.276,"
              + "'srcaddr':'192.168.99.183','ver':'1.1'}]}");

  static final String HTTP_1 =
      quoted(
          "{'fw':1,'msm_id':12023,'prb_id':1,'timestamp':1333387900,'type':'http',"
              + "'result':'GET4 203.0.113.9 0.030229 200 263 1406'}");

  static final String HTTP_0 =
      quoted(
          "{'fw':0,'msm_id':12023,'prb_id':1,'timestamp':1319704299,'type':'http',"
              + "'src_addr':'GET4 203.0.113.9 0.042268 200 263 1406'}");

  /** Signed by its own key; www.example.org, from 25 November 2026 to 22 November 2036. */
  static final String SELF_SIGNED =
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

  /** Subject and issuer have the same name, but another key signed it. */
  static final String SAME_NAME =
      "-----BEGIN CERTIFICATE-----\\n"
          + "MIIBRzCBsQIBBTANBgkqhkiG9w0BAQsFADAQMQ4wDAYDVQQDDAVvdGhlcjAeFw0y\\n"
          + "NjExMjUwNzU0MzdaFw0zNjExMjIwNzU0MzdaMBAxDjAMBgNVBAMMBW90aGVyMFkw\\n"
          + "EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEPzHWqjfY9l5QTnO4s56sZe/XjSF4+PmS\\n"
          + "CTZ36B1POVS+Y83sUDIW3Rw2q4AD+jtBdwwHhaOYGO/z4mEh3GKHPjANBgkqhkiG\\n"
          + "9w0BAQsFAAOBgQCAPMgln12jNxGEUBwptnHmF7Vip24/m+iHm+KNigFSAVnS02o8\\n"
          + "VCRd/mgROk3JXt2FH5pS0RuWcfiY4897ngLBF55vGljWS1OWnIlj7FoVqkkU7t4R\\n"
          + "xPGk+5RVi6Vf3p4VyOa7i6cd2oN7DHKAHt8Mol11UhbiKqWWsMqLVwoprA==\\n"
          + "-----END CERTIFICATE-----";

  static final String SSL_CERT =
      quoted(
          HEAD
              + "'type':'sslcert','dst_port':'443','method':'TLS','ver':'1.2','rt':30.5,'ttc':10.5,"
              + "'server_cipher':'0xC02F','err':'odd','dnserr':'odder','alert':{'level':2,"
              + "'decription':40},'cert':['"
              + SELF_SIGNED
              + "','"
              + SAME_NAME
              + "','no certificate']}");

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

  static final List<String> ALL =
      List.of(
          PING,
          DNS,
          DNS_SET,
          DNS_ERROR,
          HTTP,
          HTTP_4430,
          HTTP_1,
          HTTP_0,
          SSL_CERT,
          NTP,
          WIFI,
          CONNECTION,
          UPTIME);

  private TypeSamples() {}

  /** A result of this type with these fields. */
  static String of(String type, String fields) {
    return quoted("{'type':'" + type + "','msm_id':1,'prb_id':2,'timestamp':3," + fields + "}");
  }
}
