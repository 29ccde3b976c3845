package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(RealData.TAG)
class RealTablesTest {
  private static final String JINX = "bgp/routeviews.route-views.jinx.ribs.1401487200.bz2";

  @TempDir Path directory;

  private static DataFile file(String name) {
    return new DataFile(RealData.path(name), name);
  }

  @ParameterizedTest
  @CsvSource({
    "bview.20020722.2337.gz, bview.20020722.2337.gz, 115521",
    "bview.64k_stream_overflow.gz, bview.64k_stream_overflow.gz, 23",
    "bview.ipv4_unicast_add_path.gz, bview.ipv4_unicast_add_path.gz, 62",
    "bview.ipv6_unicast_add_path.gz, bview.ipv6_unicast_add_path.gz, 62"
  })
  void every_route_is_read_as_bgpdump_prints_it(String table, String text, int routes)
      throws IOException {
    FileTally tally = new FileTally(table, UnaryOperator.identity());
    List<String> ours = Routes.of(file("bgp/bgpdump/" + table), MrtTables::walk, tally);
    DataFile printed = file("bgp/bgpdump/" + text + ".expected-bgpdump-m.gz");
    List<String> theirs = Routes.ofText(printed);

    assertThat(ours).as("%s", tally.rejected()).hasSize(routes).isEqualTo(theirs);
    assertThat(Routes.of(printed, BgpdumpLines::walk)).isEqualTo(theirs);
  }

  @ParameterizedTest
  @CsvSource({
    "bgp/routeviews.route-views.jinx.ribs.1401487200.bz2",
    "bgp/mrtparse/bird-mrtdump_rib",
    "bgp/mrtparse/bird6-mrtdump_rib",
    "bgp/mrtparse/openbgpd_rib_table-v2",
    "bgp/mrtparse/quagga_rib"
  })
  void every_route_is_read_as_an_installed_bgpdump_prints_it(String table) throws Exception {
    Path text = directory.resolve("text");
    assumeThat(Path.of("/usr/bin/bgpdump")).exists();
    Process bgpdump =
        new ProcessBuilder("/usr/bin/bgpdump", "-m", RealData.path(table).toString())
            .redirectOutput(text.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(bgpdump.waitFor()).isZero();

    List<String> theirs = Routes.ofText(DataFile.of(text));
    assertThat(theirs).isNotEmpty();
    assertThat(Routes.of(file(table), MrtTables::walk)).isEqualTo(theirs);
  }

  @Test
  void a_full_table_tells_the_ways_to_an_address() throws IOException {
    AddressBook book =
        AddressBook.load(new Dataset(List.of(), Map.of(Role.RIB, List.of(file(JINX)))));
    LoadedFile table = book.files().get(0);

    assertThat(table.records() + table.rejected().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(503_590);
    assertThat(table.date()).contains("2014-05-30");
    assertThat(book.bgpPaths(IpAddress.parse("1.0.4.1")))
        .extracting(BgpPath::toString)
        .contains("30844 6939 7545 56203");
    assertThat(book.bgpPathsFrom(new Asn(30844), IpAddress.parse("1.0.4.1")))
        .extracting(BgpPath::toString)
        .containsExactly("30844 6939 7545 56203");
    assertThat(book.isAdjacent(new Asn(6939), new Asn(7545))).isTrue();
    assertThat(book.isAdjacent(new Asn(7545), new Asn(6939))).isTrue();
    assertThat(book.isAdjacent(new Asn(30844), new Asn(7545))).isFalse();
  }
}
