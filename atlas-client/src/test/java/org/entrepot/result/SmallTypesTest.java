package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.result.Samples.quoted;

import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.Test;

/** Results of time servers, wireless networks, connections and uptimes, and of types unknown. */
class SmallTypesTest {
  @Test
  void an_exchange_with_a_time_server_is_read() {
    Ntp ntp = (Ntp) Result.parse(TypeSamples.NTP);
    assertThat(ntp.leapIndicator()).contains("no");
    assertThat(ntp.mode()).contains("server");
    assertThat(ntp.version()).hasValue(4);
    assertThat(ntp.stratum()).hasValue(1);
    assertThat(ntp.pollSeconds()).hasValue(1);
    assertThat(ntp.precisionSeconds()).hasValue(1.9074e-06);
    assertThat(ntp.rootDelaySeconds()).hasValue(0);
    assertThat(ntp.rootDispersionSeconds()).hasValue(0.0014);
    assertThat(ntp.referenceId()).contains("GPS");
    assertThat(ntp.referenceTime()).hasValue(3_627_199_357.744635);
    assertThat(ntp.error()).contains("odd");
    assertThat(ntp.dnsError()).contains("odder");
    assertThat(ntp.replies().stream().map(r -> r.match(a -> "a", t -> "t", f -> f.error())))
        .containsExactly("a", "t", "refused", "a");
    NtpReply.Answer answer = ntp.answers().get(0);
    assertThat(answer.originTime()).hasValue(3_627_199_379.796274);
    assertThat(answer.receiveTime()).hasValue(3_627_199_388.1704946);
    assertThat(answer.transmitTime()).hasValue(3_627_199_388.170522);
    assertThat(answer.finalTime()).hasValue(3_627_199_379.818201);
  }

  @Test
  void times_and_offsets_of_a_time_server_are_summed_up() {
    Ntp ntp = (Ntp) Result.parse(TypeSamples.NTP);
    assertThat(ntp.rttMin()).hasValue(0); // a time of 0 is a time
    assertThat(ntp.rttMedian()).hasValue(0.25);
    assertThat(ntp.rttMax()).hasValue(0.5);
    assertThat(ntp.offsetMin()).hasValue(-8.5);
    assertThat(ntp.offsetMedian()).hasValue(-3.5);
    assertThat(ntp.offsetMax()).hasValue(1.5);
    Ntp silent = (Ntp) Result.parse(TypeSamples.of("ntp", "'result':[{'x':'*'}]"));
    assertThat(silent.rttMedian()).isEmpty();
    assertThat(silent.offsetMin()).isEmpty();
  }

  @Test
  void a_wireless_network_that_was_joined_is_read() {
    Wifi wifi = (Wifi) Result.parse(TypeSamples.WIFI);
    assertThat(wifi.header().firmware()).hasValue(4733);
    assertThat(wifi.header().bundle()).hasValue(1_463_495_978);
    assertThat(wifi.error()).contains("odd");
    Wifi.Supplicant supplicant = wifi.supplicant().orElseThrow();
    assertThat(supplicant.address()).contains("02:00:00:00:00:01");
    assertThat(supplicant.bssid()).contains("02:00:00:00:00:02");
    assertThat(supplicant.ssid()).contains("guests");
    assertThat(supplicant.connectTimeSeconds()).hasValue(2);
    assertThat(supplicant.id()).contains("0");
    assertThat(supplicant.ipAddress()).contains(IpAddress.parse("192.0.2.7"));
    assertThat(supplicant.keyManagement()).contains("WPA2-PSK");
    assertThat(supplicant.mode()).contains("station");
    assertThat(supplicant.groupCipher()).contains("CCMP");
    assertThat(supplicant.pairwiseCipher()).contains("CCMP");
    assertThat(supplicant.state()).contains("COMPLETED");
    assertThat(supplicant.other()).containsOnlyKeys("connect-time", "freq");
  }

  @Test
  void a_probe_that_comes_or_goes_is_read() {
    ConnectionEvent event = (ConnectionEvent) Result.parse(TypeSamples.CONNECTION);
    assertThat(event.event()).contains("disconnect");
    assertThat(event.isDisconnect()).isTrue();
    assertThat(event.isConnect()).isFalse();
    assertThat(event.controller()).contains("ctr-ams01");
    assertThat(event.asn()).contains(new Asn(64496));
    assertThat(event.prefix()).contains(Prefix.parse("198.51.100.0/24"));
    assertThat(event.other()).isEmpty();
    ConnectionEvent odd =
        (ConnectionEvent)
            Result.parse(
                TypeSamples.of(
                    "connection", "'event':'connect','asn':'64496','prefix':'198.51.100.7/24'"));
    assertThat(odd.isConnect()).isTrue();
    assertThat(odd.asn()).contains(new Asn(64496));
    assertThat(odd.prefix()).contains(Prefix.parse("198.51.100.0/24"));
    assertThat(odd.other()).containsOnlyKeys("asn", "prefix");
    ConnectionEvent bad =
        (ConnectionEvent)
            Result.parse(TypeSamples.of("connection", "'asn':4294967296,'prefix':'198.51.100'"));
    assertThat(bad.asn()).isEmpty();
    assertThat(bad.prefix()).isEmpty();
    assertThat(bad.other()).containsOnlyKeys("asn", "prefix");
  }

  @Test
  void how_long_a_probe_has_been_running_is_read() {
    assertThat(((Uptime) Result.parse(TypeSamples.UPTIME)).seconds()).hasValue(86_400);
  }

  @Test
  void a_result_of_unknown_type_tells_whose_it_is_as_far_as_it_says() {
    UnknownResult whole =
        (UnknownResult) Result.parse(TypeSamples.of("new", "'fw':6000,'dst_addr':'192.0.2.1'"));
    assertThat(whole.type()).contains("new");
    assertThat(whole.measurementId()).hasValue(1);
    assertThat(whole.probeId()).hasValue(2);
    assertThat(whole.timestamp()).hasValue(3);
    assertThat(whole.findHeader().orElseThrow().firmware()).hasValue(6000);
    UnknownResult part =
        (UnknownResult) Result.parse(quoted("{'type':'new','msm_id':'7','prb_id':-1}"));
    assertThat(part.measurementId()).hasValue(7);
    assertThat(part.probeId()).isEmpty();
    assertThat(part.timestamp()).isEmpty();
    assertThat(part.findHeader()).isEmpty();
    assertThat(part.toJson()).contains("-1");
  }

  @Test
  void a_traceroute_has_the_header_too() {
    Traceroute trace = Traceroute.parse(Samples.WHOLE);
    Header header = trace.findHeader().orElseThrow();
    assertThat(header.firmware()).hasValue(5080);
    assertThat(header.version()).contains("2.6.2");
    assertThat(header.measurementId()).isEqualTo(5051);
    assertThat(header.groupId()).hasValue(5050);
    assertThat(header.probeId()).isEqualTo(17);
    assertThat(header.timestamp()).isEqualTo(1_700_000_000);
    assertThat(header.destinationName()).contains("www.example.org");
    assertThat(Traceroute.parse(Samples.withFields("\"x\":1")).header().firmware()).isEmpty();
    assertThat(Traceroute.parse(Samples.withFields("\"fw\":0")).header().firmware()).hasValue(0);
    Header bundled = Traceroute.parse(Samples.withFields("\"bundle\":12")).header();
    assertThat(bundled.bundle()).hasValue(12);
  }
}
