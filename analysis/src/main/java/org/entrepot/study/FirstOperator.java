package org.entrepot.study;

import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;

/**
 * The first operator outside the vantage point's own organisation (PEERS.md 3.11). The five shares
 * of {@code outcomes} sum to one.
 *
 * @param exact operators that certainly come first and are not the destination's own
 * @param gapped operators that are the first seen, behind a stretch of unknown operator
 * @param exactAs {@code exact}, by AS
 * @param outcomes the share of paths by outcome
 */
public record FirstOperator(
    Ranking<Organization> exact,
    Ranking<Organization> gapped,
    Ranking<Asn> exactAs,
    Ranking<String> outcomes) {}
