package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.entrepot.net.Prefix;
import org.entrepot.simulator.Network.Announcement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of each format, of a world that is planned by hand and has no artefacts. */
class ReferenceFilesTest {
  private static final String MARK =
      "# SYNTHETIC: made by the Entrepot simulator; nothing in it is of the real Internet";

  private final World world = SmallWorld.of(Levels.all(0));

  @TempDir Path folder;

  private List<String> lines(Class<? extends ReferenceFile> type) throws IOException {
    return SmallWorld.lines(SmallWorld.file(world, type), folder);
  }

  @Test
  void origins_stand_behind_their_blocks_in_both_families() throws IOException {
    List<String> expected = new ArrayList<>(List.of(MARK));
    List<String> inSix = new ArrayList<>();
    for (Network network : world.networks) {
      for (Announcement each : network.announcements) {
        expected.add(each.prefix() + "\t" + network.plan.asn());
        inSix.add(SixMap.of(each.prefix()) + "\t" + network.plan.asn());
      }
    }
    expected.addAll(inSix);
    List<String> lines = lines(PrefixOrigins.class);
    assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(lines.get(1)).isEqualTo("11.0.0.0/16\t1000001");
    List<Prefix> blocks =
        lines.stream().skip(1).map(line -> Prefix.parse(line.replaceFirst("\t.*", ""))).toList();
    assertThat(blocks).isSorted().contains(Prefix.parse("3ffe:b00::/32"));
  }

  @Test
  void names_stand_before_countries() throws IOException {
    assertThat(lines(AsNames.class))
        .containsExactly(
            MARK,
            "1000001 SYNTHETIC Carrier, DE",
            "1000002 SYNTHETIC Incumbent RS, RS",
            "1000003 SYNTHETIC Net, of \"Kosovo\", XK",
            "1000004 SYNTHETIC Incumbent DE, DE",
            "1000005 SYNTHETIC Exchange of Belgrade, RS");
  }

  @Test
  void a_subsidiary_belongs_to_the_organisation_of_its_owner() throws IOException {
    assertThat(lines(AsOrganisations.class))
        .hasSize(1 + 4 + 5)
        .startsWith(
            MARK,
            "{\"changed\":\"20260101\",\"country\":\"DE\",\"name\":\"SYNTHETIC Carrier\","
                + "\"organizationId\":\"SYNTHETIC-1000001\",\"source\":\"SYNTHETIC\","
                + "\"type\":\"Organization\"}")
        .contains(
            "{\"asn\":\"1000003\",\"changed\":\"20260101\","
                + "\"name\":\"SYNTHETIC Net, of \\\"Kosovo\\\"\",\"opaqueId\":\"\","
                + "\"organizationId\":\"SYNTHETIC-1000002\",\"source\":\"SYNTHETIC\","
                + "\"type\":\"ASN\"}");
  }

  @Test
  void providers_stand_before_their_customers() throws IOException {
    assertThat(lines(AsRelationships.class))
        .containsExactly(
            MARK,
            "# input clique: 1000001",
            "# IXP ASes: 1000005",
            "1000001|1000002|-1",
            "1000001|1000004|-1",
            "1000001|1000005|-1",
            "1000002|1000003|-1");
  }

  @Test
  void peers_have_a_zero_and_the_lower_number_first() throws IOException {
    World larger = World.of(Settings.of(3));
    List<String> lines = SmallWorld.lines(SmallWorld.file(larger, AsRelationships.class), folder);
    assertThat(lines).contains("1000001|1000002|0").doesNotContain("1000002|1000001|0");
  }

  @Test
  void countries_have_addresses_and_Kosovo_is_one() throws IOException {
    assertThat(lines(AsCountries.class))
        .containsExactly(
            MARK,
            "#asn|country-code|pfx-cnt|pfx-pct|ip-cnt|ip-pct",
            "1000001|DE|1|100.0|65536|100.0",
            "1000002|RS|2|100.0|131072|100.0",
            "1000003|XK|1|100.0|4096|100.0",
            "1000004|DE|1|100.0|131072|100.0",
            "1000005|RS|1|100.0|512|100.0");
  }

  @Test
  void users_come_in_falling_order_and_names_in_quotes_where_they_need_them() throws IOException {
    assertThat(lines(AsUsers.class))
        .containsExactly(
            "asn,name,cc,users,country_pct,internet_pct,samples",
            "1000004,SYNTHETIC Incumbent DE,DE,9000000,100.00,72.0000,180000",
            "1000002,SYNTHETIC Incumbent RS,RS,3000000,100.00,24.0000,60000",
            "1000003,\"SYNTHETIC Net, of \"\"Kosovo\"\"\",XK,500000,100.00,4.0000,10000");
  }

  @Test
  void an_exchange_is_joined_to_its_blocks_by_its_lan() throws IOException {
    JsonNode all = json(lines(PeeringDbExchanges.class).get(0));
    assertThat(all.at("/ix/0/name").asText()).isEqualTo("SYNTHETIC Exchange of Belgrade");
    assertThat(all.at("/ix/0/city").asText()).isEqualTo("Belgrade");
    assertThat(all.at("/ix/0/notes").asText()).startsWith("SYNTHETIC");
    assertThat(all.at("/ixlan/0/ix_id").asInt()).isEqualTo(all.at("/ix/0/id").asInt());
    assertThat(all.at("/ixpfx/0/ixlan_id").asInt()).isEqualTo(all.at("/ixlan/0/id").asInt());
    assertThat(all.at("/ixpfx/0/prefix").asText()).isEqualTo(world.exchanges.get(0).lan.toString());
    assertThat(all.at("/ixpfx/1").toString())
        .isEqualTo(
            "{\"id\":2,\"ixlan_id\":5001,\"protocol\":\"IPv6\",\"prefix\":\""
                + SixMap.of(world.exchanges.get(0).lan)
                + "\","
                + "\"in_dfz\":true,\"created\":\"2026-01-01T00:00:00Z\","
                + "\"updated\":\"2026-01-01T00:00:00Z\",\"status\":\"ok\"}");
  }

  @Test
  void a_port_has_its_addresses_and_its_network() throws IOException {
    Interface port = Objects.requireNonNull(world.exchanges.get(0).ports.get(2));
    assertThat(lines(PeeringDbPorts.class))
        .hasSize(4)
        .contains(
            "{\"id\":3,\"net_id\":3,\"ix_id\":1,\"name\":\"SYNTHETIC Exchange of Belgrade\","
                + "\"ixlan_id\":5001,\"notes\":\"\",\"speed\":10000,\"asn\":1000003,"
                + "\"ipaddr4\":\""
                + port.address()
                + "\",\"ipaddr6\":\""
                + SixMap.of(port.address())
                + "\","
                + "\"is_rs_peer\":false,\"operational\":true,"
                + "\"created\":\"2026-01-01T00:00:00Z\",\"updated\":\"2026-01-01T00:00:00Z\","
                + "\"status\":\"ok\"}");
  }

  @Test
  void places_have_ten_columns_and_without_artefacts_every_address_has_its_own()
      throws IOException {
    List<String> lines = lines(IpmapPlaces.class);
    Interface kosovo =
        world.interfacesOf.get(world.networks.get(2).pops.get(0).cores.get(0).id()).get(0);
    Interface port = Objects.requireNonNull(world.exchanges.get(0).ports.get(2));
    assertThat(lines).hasSize(1 + 2 * world.interfaces.size());
    assertThat(lines)
        .anyMatch(
            line ->
                line.matches(
                    kosovo.address()
                        + "/32,PRISTINA-XK-SYNTHETIC,Pristina,,Kosovo,XK,KOS,"
                        + "42\\.67272,21\\.16688,\\d{2,3}"))
        .anyMatch(
            line ->
                line.matches(
                    SixMap.of(port.address())
                        + "/128,BELGRADE-RS-SYNTHETIC,Belgrade,,Serbia,RS,SRB,"
                        + "44\\.80401,20\\.46513,\\d{2,3}"));
  }

  @Test
  void names_of_addresses_stand_behind_a_time() throws IOException {
    assertThat(lines(DnsNames.class))
        .contains(
            "1767225600\t11.0.0.10\tbeg1-br1.carrier.synthetic.example",
            "1767225600\t3ffe:b00:4::1\tbeg1-ar1.carrier.synthetic.example")
        .allMatch(
            line -> line.matches("1767225600\t[0-9a-f.:]+\t[a-z0-9.-]+\\.synthetic\\.example"));
  }

  @Test
  void cities_have_the_nineteen_columns_of_GeoNames() throws IOException {
    assertThat(lines(GeoNamesCities.class))
        .hasSize(world.metros.size())
        .allMatch(line -> line.split("\t", -1).length == 19)
        .contains(
            "792680\tBelgrade\tBelgrade\t\t44.80401\t20.46513\tP\tPPL\tRS\t\t\t\t\t\t1273651\t\t\t"
                + "Europe/Belgrade\t2012-10-01",
            "745044\tİstanbul\tIstanbul\t\t41.01384\t28.94966\tP\tPPL\tTR\t\t\t\t\t\t11174257\t\t\t"
                + "Europe/Istanbul\t2012-10-01");
  }

  @Test
  void probes_have_the_fields_of_the_API_in_its_order() throws IOException {
    List<String> lines = lines(AtlasProbes.class);
    assertThat(lines).hasSize(world.probes.size());
    Probe probe = world.probes.get(0);
    Prefix block =
        world.networks.get(probe.network()).announcements.stream()
            .map(Announcement::prefix)
            .filter(prefix -> prefix.contains(probe.address()))
            .max(Comparator.comparingInt(Prefix::length))
            .orElseThrow();
    JsonNode rec = json(lines.get(0));
    assertThat(rec.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactly(
            "address_v4",
            "address_v6",
            "asn_v4",
            "asn_v6",
            "country_code",
            "description",
            "first_connected",
            "geometry",
            "id",
            "is_anchor",
            "is_public",
            "last_connected",
            "prefix_v4",
            "prefix_v6",
            "status",
            "status_since",
            "total_uptime",
            "type");
    assertThat(rec.path("id").asInt()).isEqualTo(probe.id());
    assertThat(rec.path("address_v4").asText()).isEqualTo(probe.address().toString());
    assertThat(rec.path("prefix_v4").asText()).isEqualTo(block.toString());
    assertThat(rec.path("prefix_v6").asText()).isEqualTo(SixMap.of(block).toString());
    assertThat(rec.path("asn_v6").asLong()).isEqualTo(1_000_002);
    assertThat(rec.path("country_code").asText()).isEqualTo("RS");
    assertThat(rec.at("/geometry/coordinates").toString())
        .matches("\\[20\\.\\d{1,4},44\\.\\d{1,4}\\]");
    assertThat(rec.at("/status/name").asText()).isEqualTo("Connected");
  }

  @Test
  void the_API_files_a_probe_in_Kosovo_under_a_neighbour_and_keeps_its_place() throws IOException {
    World large = World.of(Settings.of(1).withProbes(600).with(Levels.all(0)));
    List<String> lines = SmallWorld.lines(SmallWorld.file(large, AtlasProbes.class), folder);
    int found = 0;
    for (Probe probe : large.probes) {
      if (probe.recordedCountry().equals("XK")) {
        found++;
        String line =
            lines.stream()
                .filter(each -> each.contains("\"id\":" + probe.id() + ","))
                .findFirst()
                .orElseThrow();
        assertThat(json(line).path("country_code").asText()).isIn("RS", "AL");
        assertThat(line).contains("[" + JsonText.decimal(probe.recorded().longitude(), 4) + ",");
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void every_file_says_that_it_is_synthetic() throws IOException {
    for (ReferenceFile file : Tables.files(world)) {
      assertThat(file.name()).startsWith("synthetic-");
      List<String> lines = SmallWorld.lines(file, folder);
      if (!(file instanceof GeoNamesCities)) {
        assertThat(lines.get(0) + lines.get(1 % lines.size())).containsIgnoringCase("synthetic");
      }
    }
  }

  @Test
  void the_same_world_is_the_same_bytes() throws IOException {
    World one = World.of(Settings.of(7));
    World two = World.of(Settings.of(7));
    List<ReferenceFile> files = Tables.files(two);
    for (int i = 0; i < files.size(); i++) {
      Path first = folder.resolve("first");
      Path second = folder.resolve("second");
      write(Tables.files(one).get(i), first);
      write(files.get(i), second);
      assertThat(Files.readAllBytes(second))
          .as(files.get(i).name())
          .isEqualTo(Files.readAllBytes(first));
      // RFC 1952: no modification time.
      assertThat(Files.readAllBytes(first)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
    }
  }

  private static void write(ReferenceFile file, Path to) throws IOException {
    try (LineFile lines = new LineFile(to)) {
      file.write(lines);
    }
  }

  @Test
  void decimals_are_printed_as_Python_prints_them() {
    assertThat(JsonText.decimal(20.46513, 4)).isEqualTo("20.4651");
    assertThat(JsonText.decimal(20, 4)).isEqualTo("20.0");
    assertThat(JsonText.decimal(-0.00001, 4)).isEqualTo("0.0");
    assertThat(JsonText.decimal(100, 5)).isEqualTo("100.0");
    assertThat(JsonText.decimal(0.25, 6)).isEqualTo("0.25");
  }

  @Test
  void names_become_labels_of_ASCII_in_any_locale() {
    assertThat(Ascii.of("İzmir Łódź Đakovo Fier-Çifçi")).isEqualTo("Izmir Lodz Dakovo Fier-Cifci");
    assertThat(Ascii.label("Budapest XI. kerület", "")).isEqualTo("budapestxikerulet");
    assertThat(Ascii.label("Name servers I", "-")).isEqualTo("name-servers-i");
  }

  private static JsonNode json(String line) throws IOException {
    return new JsonMapper().readTree(line);
  }
}
