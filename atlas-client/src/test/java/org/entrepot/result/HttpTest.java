package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTest {
  private static final IpAddress SERVER = IpAddress.parse("203.0.113.9");

  @Test
  void every_field_of_a_whole_response_is_read() {
    Http http = (Http) Result.parse(TypeSamples.HTTP);
    assertThat(http.uri()).contains("http://www.example.org/");
    assertThat(http.error()).contains("odd");
    assertThat(http.responses()).hasSize(2);
    HttpResponse first = http.responses().get(0);
    assertThat(first.af()).hasValue(4);
    assertThat(first.sourceAddress()).contains(IpAddress.parse("192.168.1.7"));
    assertThat(first.destinationAddress()).contains(SERVER);
    assertThat(first.method()).contains("GET");
    assertThat(first.version()).contains("1.1");
    assertThat(first.status()).hasValue(200);
    assertThat(first.responseTimeMs()).hasValue(20.5);
    assertThat(first.headerSize()).hasValue(263);
    assertThat(first.bodySize()).hasValue(1406);
    assertThat(first.headerLines()).containsExactly("HTTP/1.1 200 OK", "[...]");
    assertThat(first.connectTimeMs()).hasValue(5.5);
    assertThat(first.firstByteTimeMs()).hasValue(10.25);
    assertThat(first.resolveTimeMs()).hasValue(1.5);
    assertThat(first.readTimings()).hasSize(2);
    assertThat(first.readTimings().get(0).offset()).hasValue(0);
    assertThat(first.readTimings().get(1).offset()).hasValue(900);
    assertThat(first.readTimings().get(1).timeMs()).hasValue(12.5);
    assertThat(first.subId()).hasValue(1);
    assertThat(first.subMax()).hasValue(2);
    assertThat(first.time()).hasValue(1_700_000_001);
    assertThat(first.isError()).isFalse();
    HttpResponse second = http.responses().get(1);
    assertThat(second.error()).contains("connect: timeout");
    assertThat(second.dnsError()).contains("no");
    assertThat(second.isError()).isTrue();
  }

  @Test
  void firmware_4430_has_other_names() {
    HttpResponse response = ((Http) Result.parse(TypeSamples.HTTP_4430)).responses().get(0);
    assertThat(response.method()).contains("GET");
    assertThat(response.af()).hasValue(4);
    assertThat(response.destinationAddress()).contains(SERVER);
    assertThat(response.sourceAddress()).contains(IpAddress.parse("192.168.99.183"));
    assertThat(response.other()).containsOnlyKeys("addr", "mode", "srcaddr");
  }

  @Test
  void a_line_of_text_is_a_response_with_its_time_in_milliseconds() {
    for (String json : new String[] {TypeSamples.HTTP_1, TypeSamples.HTTP_0}) {
      Http http = (Http) Result.parse(json);
      assertThat(http.responses()).hasSize(1);
      HttpResponse response = http.responses().get(0);
      assertThat(response.status()).hasValue(200);
      assertThat(response.destinationAddress()).contains(SERVER);
      assertThat(response.responseTimeMs().orElseThrow()).isBetween(30.0, 43.0);
      assertThat(response.headerSize()).hasValue(263);
      assertThat(response.bodySize()).hasValue(1406);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'src_addr':'connect error 4'|1",
        "'result':'connect error 4'|1",
        "'src_addr':'connect error 4','result':[{'rt':1.5}]|1",
        "'src_addr':'192.0.2.1','result':'something else'|0",
        "'result':'GET4 203.0.113.9 0.030229 200 263 14060000000000000000000'|0"
      },
      quoteCharacter = '`')
  void what_else_old_firmware_says_is_kept(String fields, int responses) {
    Http http = (Http) Result.parse(TypeSamples.of("http", fields));
    assertThat(http.responses()).hasSize(responses);
    assertThat(Result.parse(http.toJson())).isEqualTo(http);
  }
}
