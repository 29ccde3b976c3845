package org.entrepot.annotate;

import java.util.Optional;
import org.entrepot.net.City;

/**
 * One meaning of a code of a place.
 *
 * @param type the list that it is from
 * @param code in small letters
 * @param state the state or province, in small letters, where the list has one of letters
 * @param city the metropolitan area that is meant
 * @param source the file that says so
 */
record LocationCode(Type type, String code, Optional<String> state, City city, String source) {
  /** Lists of codes, and the two ways of hostnames to do without one. */
  enum Type {
    /** Three letters of an airport or metropolitan area. */
    IATA,
    /** Country and three letters, of UN/LOCODE. */
    LOCODE,
    /** Four letters and a state, the first six of a Common Language code of North America. */
    CLLI,
    /** The name of a city. */
    PLACE,
    /** The number and street of a data centre. */
    FACILITY
  }
}
