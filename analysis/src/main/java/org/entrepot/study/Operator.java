package org.entrepot.study;

import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.CountryAttribution;
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
 * @param registration where it is registered
 * @param owner the state that is known to own it
 */
public record Operator(
    Asn asn,
    String organization,
    String name,
    Optional<CountryCode> country,
    Optional<CountryCode> registration,
    Optional<CountryCode> owner) {
  static Operator of(Asn asn, AddressBook book) {
    return new Operator(
        asn,
        book.organizationOf(asn).id(),
        book.nameOf(asn).orElse(asn.toString()),
        book.countryOf(asn).map(Sourced::value),
        book.countryOf(asn, CountryAttribution.REGISTRATION).map(Sourced::value),
        book.ownerOf(asn).map(owner -> owner.value().state()));
  }
}
