/**
 * Answers of the DNS as RIPE Atlas carries them: {@link org.entrepot.dns.DnsMessage} reads the
 * bytes of a message (RFC 1035) and keeps what could be read of a broken one together with the
 * reason. Values are immutable, bytes are never decoded by a charset, and nothing here goes online.
 */
@NullMarked
package org.entrepot.dns;

import org.jspecify.annotations.NullMarked;
