package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtlasFiltersTest {
  private final AtlasShell shell = new AtlasShell().withKey("secret");

  @AfterEach
  void close() {
    shell.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--country RS | country_code=RS",
        "--country rs,BA | country_code__in=BA,RS",
        "--region wb6 | country_code__in=AL,BA,ME,MK,RS,XK",
        "--region wb6 --country HR | country_code__in=AL,BA,HR,ME,MK,RS,XK",
        "--asn AS64496 | asn=64496",
        "--asn-v4 64496,AS64497 | asn_v4__in=64496,64497",
        "--asn-v6 64496 | asn_v6__in=64496",
        "--prefix 192.0.2.0/24 | prefix_v4=192.0.2.0/24",
        "--prefix 2001:db8:1::/48 | prefix_v6=2001:db8:1::/48",
        "--near 44.8,20.5 --radius 30 | radius=44.8,20.5:30.0",
        "--near -33.9,151.2 | radius=-33.9,151.2:50.0",
        "--area 39.6,13.4,46.9,29.7 | latitude__gte=39.6&latitude__lte=46.9&longitude__gte=13.4"
            + "&longitude__lte=29.7",
        "--area -10,-20,10,20 | latitude__gte=-10.0&latitude__lte=10.0&longitude__gte=-20.0"
            + "&longitude__lte=20.0",
        "--tag home,nat | tags=home,nat",
        "--status connected | status=1",
        "--status Disconnected,never-connected | status=2,0",
        "--anchors-only | is_anchor=true",
        "--no-anchors | is_anchor=false",
        "--public-only | is_public=true",
        "--private-only | is_public=false",
        "--ids 1,2,5-9 | id__in=1,2,5,6,7,8,9",
        "--id-from 5 --id-to 9 | id__gte=5&id__lte=9",
        "--sort -id | sort=-id",
        "--filter is_anchor=true | is_anchor=true",
        "1 2 | id__in=1,2",
      })
  void each_option_of_probes_is_a_filter_of_the_api(String options, String filter) {
    AtlasShell.Run run = shell.line("probes --format json " + options);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(shell.lastTarget().split("[?&]", -1))
        .contains("probes/")
        .contains(filter.split("&", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--type traceroute | type=traceroute",
        "--af 6 | af=6",
        "--status ongoing,forced-to-stop | status__in=2,5",
        "--target 198.51.100.1 | target=198.51.100.1",
        "--target-in 198.51.100.0/24 | target_ip=198.51.100.0/24",
        "--target-in 198.51.100.1 | target_ip=198.51.100.1/32",
        "--target-asn 64510 | target_asn=64510",
        "--search root | search=root",
        "--description mesh | description__contains=mesh",
        "--tag mesh | tags=mesh",
        "--group 5 | group_id=5",
        "--started-after 2017-06-26 | start_time__gte=1498435200",
        "--started-before 2017-06-26T12:00:00Z | start_time__lt=1498478400",
        "--stopped-after 1498435200 | stop_time__gte=1498435200",
        "--stopped-before 2017-06-26T02:00:00+02:00 | stop_time__lt=1498435200",
        "--public-only | is_public=true",
        "--private-only | is_public=false",
        "--one-off | is_oneoff=true",
        "--periodic | is_oneoff=false",
        "--ids 1001-1003 | id__in=1001,1002,1003",
        "--id-from 1 --id-to 2000 | id__gte=1&id__lte=2000",
        "--sort -start_time | sort=-start_time",
        "--filter af=4 | af=4",
        "--optional-fields probes | optional_fields=probes",
        "1001 | id__in=1001",
      })
  void each_option_of_measurements_is_a_filter_of_the_api(String options, String filter) {
    AtlasShell.Run run = shell.line("measurements --format json " + options);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(shell.lastTarget().split("[?&]", -1))
        .contains("measurements/")
        .contains(filter.split("&", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anchors --country HR | anchors/?country=HR&page_size=500",
        "anchors --asn-v4 64500 --asn-v6 64500 | anchors/?as_v4=64500&as_v6=64500&page_size=500",
        "anchors --search Zagreb | anchors/?search=Zagreb&page_size=500",
        "anchors 11 | anchors/11/",
        "archive 2017-06-26 | probes/archive/?date=2017-06-26",
        "anchor-measurements | anchor-measurements/",
        "tags | probes/tags/",
        "tags --of measurements | measurements/tags/",
        "probes --mine --format json | probes/my/?page_size=500",
        "measurements --mine --format json | measurements/my/?page_size=100",
        "results 5051 --start 2017-06-26 --stop 2017-06-27 --probes 1,3-4 --anchors-only"
            + " | measurements/5051/results/?format=txt&start=1498435200&stop=1498521600"
            + "&anchors-only=true&probe_ids=1,3,4",
        "results 5051 --public-only | measurements/5051/results/?format=txt&public-only=true",
        "latest 5051 --versions 3 --probes 2"
            + " | measurements/5051/latest/?format=txt&versions=3&probe_ids=2",
        "status 1001 --max-packet-loss 50 --permitted-alerts 1 --lookback 6"
            + " --median-rtt-threshold 1.5 --show-all"
            + " | measurements/1001/status-check/?max_packet_loss=50&permitted_total_alerts=1"
            + "&lookback=6&median_rtt_threshold=1.5&show_all=true",
      })
  void each_verb_asks_where_its_answer_is(String words, String target) {
    AtlasShell.Run run = shell.line(words);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(shell.lastTarget()).isEqualTo(target);
  }

  @Test
  void what_the_api_takes_one_at_a_time_is_asked_for_in_turn_and_shown_once() {
    AtlasShell.Run run =
        shell.line("probes --asn 64496,64497 --prefix 192.0.2.0/24,2001:db8::/48 --format ids");
    assertThat(shell.targets()).hasSize(4);
    assertThat(run.lines()).doesNotHaveDuplicates().contains("1", "5", "6", "10", "11");
    assertThat(shell.line("anchors --region see --format ids").lines()).containsExactly("12", "11");
  }

  @Test
  void tags_that_are_not_wanted_are_left_out_here() {
    AtlasShell.Run run = shell.line("probes --without-tag system-ipv6-works --format ids");
    assertThat(run.lines()).containsExactly("3", "6", "9", "12");
    assertThat(shell.lastTarget()).contains("fields=id,tags");
    assertThat(shell.line("probes --without-tag system-ipv6-works --count").out()).isEqualTo("4\n");
  }

  @Test
  void only_the_fields_that_are_shown_are_asked_for() {
    shell.line("probes --fields country_code,status.name,geometry.coordinates.0");
    assertThat(shell.lastTarget()).contains("fields=id,country_code,status,geometry");
    shell.line("probes --format ids");
    assertThat(shell.lastTarget()).endsWith("fields=id");
    shell.line("probes --aggregate country,asn_v4");
    assertThat(shell.lastTarget()).endsWith("fields=id,country_code,asn_v4");
    shell.line("measurements --fields id,probes");
    assertThat(shell.lastTarget()).endsWith("fields=id,probes");
    shell.line("probes 1");
    assertThat(shell.lastTarget()).doesNotContain("fields=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "probes --country Serbia | --country",
        "probes --country QQ | there is no country QQ",
        "probes --region mordor | see, see-ripe, wb6",
        "probes --asn x | --asn: not an AS number",
        "probes --asn-v4 4294967296 | --asn-v4",
        "probes --prefix 192.0.2.1/24/3 | --prefix",
        "probes --near 44.8 | --near is LAT,LON",
        "probes --near 99,20 | not a point on the Earth",
        "probes --near 44,20 --radius 0 | --radius",
        "probes --radius 5 | --near",
        "probes --area 1,2,3 | --area is S,W,N,E",
        "probes --area 46,13,39,29 | the south before the north",
        "probes --tag a*b | --tag",
        "probes --status online | connected, disconnected, abandoned",
        "probes --anchors-only --no-anchors | not both",
        "probes --public-only --private-only | not both",
        "probes --ids 9-5 | ends before it begins",
        "probes --ids 1-9999999999 | more than a million",
        "probes --ids 1..5 | an id is a number",
        "probes 1 --ids 2 | not both",
        "probes one | an id is a number, not \"one\"",
        "probes --id-from x | --id-from",
        "probes --filter key=x | not a filter",
        "probes --filter x | NAME=VALUE",
        "probes --sort a,b | --sort",
        "probes --limit 0 | --limit",
        "probes --count --fields id | not several",
        "probes --format ids --fields id | --format ids",
        "probes --fields id,,type | has no name",
        "anchors 11 --country RS | not both",
        "measurements --type telnet | ping, traceroute",
        "measurements --af 5 | --af",
        "measurements --status done | specified, scheduled",
        "measurements --target-in nowhere | --target-in",
        "measurements --started-after yesterday | 2017-06-26T12:00:00Z",
        "measurements --one-off --periodic | not both",
        "archive tomorrow | DAY",
        "results x | an id is a number",
        "results 5051 --start 2017-06-27 --stop 2017-06-26 | is before --start",
        "results 5051 --limit 0 | --limit",
        "latest 5051 --versions 11 | --versions",
        "status 1001 --max-packet-loss 101 | --max-packet-loss",
        "status 1001 --median-rtt-threshold NaN | --median-rtt-threshold",
        "credits --transactions --transfers | not both",
        "probes --timeout 0 | --timeout",
        "probes --parallel 0 | --parallel",
        "probes --proxy nowhere | HOST:PORT",
        "probes --proxy h:99999 | HOST:PORT",
        "probes --out /no/such/folder/x | --out",
      })
  void a_value_that_cannot_be_is_one_sentence_and_nothing_is_asked(String words, String reason) {
    shell.line(words).isOneSentence(2, reason);
    assertThat(shell.targets()).isEmpty();
  }

  @Test
  void a_limit_asks_for_no_more_than_it_shows() {
    assertThat(shell.line("probes --limit 3 --format ids").lines()).containsExactly("1", "2", "3");
    assertThat(shell.targets()).isEqualTo(List.of("probes/?page_size=3&fields=id"));
    assertThat(shell.line("results 5051 --limit 2").lines()).hasSize(2);
  }
}
