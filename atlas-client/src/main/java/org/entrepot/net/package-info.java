/**
 * The words of the field: {@link org.entrepot.net.Asn}, {@link org.entrepot.net.IpAddress}, {@link
 * org.entrepot.net.Prefix}, {@link org.entrepot.net.PrefixMap}, {@link
 * org.entrepot.net.CountryCode}, {@link org.entrepot.net.Region}, {@link org.entrepot.net.City}.
 * Values are immutable and canonical at birth, and nothing here goes online: parsing never asks the
 * DNS.
 */
@NullMarked
package org.entrepot.net;

import org.jspecify.annotations.NullMarked;
