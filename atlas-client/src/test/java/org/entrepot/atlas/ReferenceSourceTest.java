package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceSourceTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "NRO_DELEGATED, https://ftp.ripe.net/pub/stats/ripencc/nro-stats/20260309/nro-delegated-stats",
    "PEERINGDB, https://publicdata.caida.org/datasets/peeringdb/2026/03/peeringdb_2_dump_2026_03_09.json",
    "IPMAP, https://ftp.ripe.net/ripe/ipmap/geolocations_2026-03-09.csv.bz2",
    "AS_RELATIONSHIPS, https://publicdata.caida.org/datasets/as-relationships/serial-1/20260301.as-rel.txt.bz2",
    "AS_ORGANISATIONS, https://publicdata.caida.org/datasets/as-organizations/20260101.as-org2info.jsonl.gz",
    "PROBES, https://ftp.ripe.net/ripe/atlas/probes/archive/2026/03/20260309.json.bz2",
  })
  void the_file_of_a_day_is_where_the_publisher_has_it(ReferenceSource source, String url) {
    assertThat(source.of(DAY).orElseThrow().url()).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "RIS_WHOIS_IPV4, https://www.ris.ripe.net/dumps/riswhoisdump.IPv4.gz",
    "RIS_WHOIS_IPV6, https://www.ris.ripe.net/dumps/riswhoisdump.IPv6.gz",
    "AS_NAMES, https://ftp.ripe.net/ripe/asnames/asn.txt",
    "NRO_DELEGATED, https://ftp.ripe.net/pub/stats/ripencc/nro-stats/latest/nro-delegated-stats",
    "PEERINGDB, https://publicdata.caida.org/datasets/peeringdb/2026/03/peeringdb_2_dump_2026_03_08.json",
    "PEERINGDB_INTERFACES, https://www.peeringdb.com/api/netixlan",
    "IPMAP, https://ftp.ripe.net/ripe/ipmap/geolocations-latest",
    "AS_RELATIONSHIPS, https://publicdata.caida.org/datasets/as-relationships/serial-1/20260201.as-rel.txt.bz2",
    "AS_ORGANISATIONS, https://publicdata.caida.org/datasets/as-organizations/latest.as-org2info.jsonl.gz",
    "PROBES, https://ftp.ripe.net/ripe/atlas/probes/archive/meta-latest",
    "CITIES, https://download.geonames.org/export/dump/cities15000.zip",
  })
  void the_latest_file_is_where_the_publisher_has_it(ReferenceSource source, String url) {
    assertThat(source.latest(DAY).url()).hasToString(url);
  }

  @ParameterizedTest
  @EnumSource
  void each_file_can_be_fetched_from_a_mirror_and_says_what_it_is(ReferenceSource source)
      throws Exception {
    try (FileServer mirror = new FileServer();
        AtlasClient client = AtlasClient.create()) {
      mirror.content = new byte[] {1, 2, 3};
      FileRequest request = source.latest(DAY, mirror.url(""));
      ManifestEntry entry = client.downloads().fetch(request, folder);
      assertThat(entry.licence()).contains(source.licence());
      assertThat(entry.attribution()).contains(source.attribution());
      List<DataFile> files = Dataset.open(folder).files(source.role());
      assertThat(files).hasSize(1);
      assertThat(files.get(0).dateInName()).isEqualTo(entry.date());
      assertThat(Manifest.read(folder).verify(folder).problems()).isEmpty();
    }
    assertThat(source.of(DAY, URI.create("http://localhost/")).isPresent())
        .isEqualTo(source.hasHistory());
  }

  @Test
  void every_file_has_a_name_of_its_own() {
    assertThat(ReferenceSource.values())
        .extracting(source -> source.latest(DAY).path())
        .doesNotHaveDuplicates();
    assertThat(ReferenceSource.values())
        .extracting(ReferenceSource::role)
        .contains(Role.PROBES, Role.IP_TO_AS, Role.EXCHANGES, Role.CITIES);
  }
}
