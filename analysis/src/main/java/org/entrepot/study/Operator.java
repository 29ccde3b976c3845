package org.entrepot.study;

import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Sourced;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * An AS as a study knows it.
 *
 * @param asn its number
 * @param organization id of the organisation that runs it, as in rankings of organisations
 * @param name in words; its number where no source names it
 * @param country where it belongs, by the attribution that the study takes
 */
public record Operator(Asn asn, String organization, String name, Optional<CountryCode> country) {
  static Operator of(Asn asn, AddressBook book) {
    return new Operator(
        asn,
        book.organizationOf(asn).id(),
        book.nameOf(asn).orElse(asn.toString()),
        book.countryOf(asn).map(Sourced::value));
  }
}
