package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
  private static final String HEADER =
      "asn,conglomerate,org_id,org_name,ownership_cc,ownership_country_name,rir,source,quote,"
          + "quote_lang,url,additional_info,inputs,parent_org,target_cc,target_country_name";
  private static final String LIST = "as/state-owned/state_owned_ases.csv.gz";

  /** Telekom Srbija's networks in Serbia, Bosnia, Montenegro and Austria. */
  private static final List<Integer> TELEKOM_SRBIJA =
      List.of(8400, 8771, 16178, 25144, 41937, 43940, 44252, 44323, 51052, 198252, 200724, 201777);

  @TempDir Path directory;

  private static String row(long asn, String group, String owner, String abroad, String name) {
    return asn
        + ","
        + group
        + ",ORG,\"A, Inc.\","
        + owner
        + ",Name,RIPE,Source,\"a quote, long\",English,https://example.org/,,W,,"
        + abroad
        + ","
        + name;
  }

  @Test
  void owners_have_their_day_and_their_evidence() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.AS_OWNERS, "owners-2021", HEADER, row(1, "RS-ONE", "RS", "BA", ""))
            .with(Role.AS_OWNERS, "later-2023", HEADER, row(1, "SI-ONE", "SI", "", ""))
            .load();

    Sourced<Owner> owner = book.ownerOf(new Asn(1)).orElseThrow();
    assertThat(owner.source()).isEqualTo("owners-2021");
    assertThat(owner.value())
        .isEqualTo(
            new Owner(
                new CountryCode("RS"),
                "RS-ONE",
                "A, Inc.",
                Optional.of(new CountryCode("BA")),
                "https://example.org/",
                Optional.of("2021")));
    assertThat(book.ownerOf(new Asn(2))).isEmpty();
    assertThat(file(book, "owners-2021").records()).isEqualTo(1);
  }

  @Test
  void what_the_list_has_wrong_is_not_passed_on() throws IOException {
    AddressBook book =
        new References(directory)
            .with(
                Role.AS_OWNERS,
                "owners",
                HEADER,
                row(8661, "KV-TELEKOMI", "KV", "", ""),
                row(21246, "SI-TELEKOM", "SI", "AL", "Albania"),
                row(49769, "SE-TERACOM", "SE", "", ""),
                row(2610, "SE-TERACOM", "SI", "", ""),
                row(200724, "RS-TELEKOM", "RS", "AU", "Austria"),
                row(7, "AE-GROUP", "AE", "MA", "AE"),
                row(7, "AE-GROUP", "AE", "MA", "AE"))
            .load();

    assertThat(book.ownerOf(new Asn(8661)).orElseThrow().value().state().code()).isEqualTo("XK");
    assertThat(book.ownerOf(new Asn(21246)).orElseThrow().value().subsidiaryIn())
        .contains(new CountryCode("XK"));
    assertThat(book.ownerOf(new Asn(49769))).isPresent();
    assertThat(book.ownerOf(new Asn(2610))).isEmpty();
    assertThat(book.ownerOf(new Asn(200724)).orElseThrow().value().subsidiaryIn()).isEmpty();
    assertThat(book.ownerOf(new Asn(7)).orElseThrow().value().subsidiaryIn())
        .contains(new CountryCode("MA"));
    assertThat(file(book, "owners").rejected())
        .containsOnlyKeys(
            "AS of an earlier line",
            "country of a subsidiary is another's name (rest of the record kept)",
            "owner is not the country of its group");
  }

  @Tag(RealData.TAG)
  @Test
  void the_published_list_has_twelve_networks_of_telekom_srbija() throws IOException {
    DataFile list = new DataFile(RealData.path(LIST), LIST);
    AddressBook book =
        AddressBook.load(new Dataset(List.of(), Map.of(Role.AS_OWNERS, List.of(list))));
    Set<Long> group = new TreeSet<>();
    for (long asn = 1; asn < 300_000; asn++) {
      Asn network = new Asn(asn);
      if (book.ownerOf(network).filter(o -> o.value().group().equals("RS-TELEKOM")).isPresent()) {
        group.add(asn);
      }
    }

    assertThat(group)
        .containsExactlyElementsOf(TELEKOM_SRBIJA.stream().map(Long::valueOf).toList());
    LoadedFile file = book.files().get(0);
    assertThat(file.records()).isGreaterThan(950);
    assertThat(rejected(file) + file.records()).isEqualTo(984);
  }

  /** Whole records; one of which only a field is left out is a record. */
  private static long rejected(LoadedFile file) {
    return file.rejected().entrySet().stream()
        .filter(reason -> !reason.getKey().contains("rest of the record kept"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void twelve_networks_of_one_group_are_one_organisation_to_the_lens() throws IOException {
    String numbers = String.join(" ", TELEKOM_SRBIJA.stream().map(Object::toString).toList());
    AddressBook book =
        new References(directory)
            .with(Role.AS_ORGANISATIONS, "siblings", "Telekom Srbija|" + numbers, "SBB|31042 9999")
            .load();
    Lens<Asn, Organization> lens = Lens.organization(book::organizationOf);
    Set<Asn> all = new TreeSet<>();
    TELEKOM_SRBIJA.forEach(asn -> all.add(new Asn(asn)));

    assertThat(lens.seeAll(all)).containsExactly(new Organization("AS8400", "Telekom Srbija"));
    assertThat(Lens.AS.seeAll(all)).hasSize(12);
    all.add(new Asn(31042));
    assertThat(lens.seeAll(all)).hasSize(2);
  }
}
