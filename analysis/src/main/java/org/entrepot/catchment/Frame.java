package org.entrepot.catchment;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;

/**
 * What a catchment is told of.
 *
 * @param region whose vantage points were counted
 * @param from in words, from where was looked
 * @param window in words, when
 * @param lastDay the last day of it, ISO 8601
 * @param mark what stands before words for the data, such as {@code "SYNTHETIC "}, or nothing
 * @param seed of every random draw
 * @param whose the organisation of an AS
 * @param users the users of an AS, 0 where none are known
 */
public record Frame(
    Region region,
    String from,
    String window,
    String lastDay,
    String mark,
    long seed,
    Function<Asn, Organization> whose,
    ToDoubleFunction<Asn> users) {}
