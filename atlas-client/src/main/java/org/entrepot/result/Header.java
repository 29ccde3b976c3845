package org.entrepot.result;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * What results of all types have in common.
 *
 * @param firmware version of the probe's firmware ({@code fw}), from 0 to 5080 and more
 * @param version version of the measurement code ({@code mver}), as in {@code 2.6.2}
 * @param measurementId the measurement ({@code msm_id})
 * @param groupId measurement that this one belongs to ({@code group_id})
 * @param bundle what ties results together that were made as one ({@code bundle})
 * @param probeId the probe ({@code prb_id})
 * @param timestamp when it began, in seconds since 1970
 * @param storedTimestamp when it was received, in seconds since 1970
 * @param secondsSinceSync how long ago the probe's clock was set ({@code lts}); -1 if it does not
 *     know
 * @param af 4 or 6
 * @param protocol ICMP, UDP or TCP ({@code proto})
 * @param from the probe's address as the Internet sees it
 * @param sourceAddress the probe's own address ({@code src_addr})
 * @param destinationAddress the address that was asked ({@code dst_addr}; {@code addr} in old
 *     firmware)
 * @param destinationName what the measurement was asked to reach ({@code dst_name}; {@code name} in
 *     old firmware)
 * @param resolveTimeMs time that it took to resolve the name, in milliseconds ({@code ttr})
 * @param measurementName name of the measurement's kind ({@code msm_name})
 */
public record Header(
    OptionalInt firmware,
    Optional<String> version,
    long measurementId,
    OptionalLong groupId,
    OptionalLong bundle,
    long probeId,
    long timestamp,
    OptionalLong storedTimestamp,
    OptionalLong secondsSinceSync,
    OptionalInt af,
    Optional<String> protocol,
    Optional<IpAddress> from,
    Optional<IpAddress> sourceAddress,
    Optional<IpAddress> destinationAddress,
    Optional<String> destinationName,
    OptionalDouble resolveTimeMs,
    Optional<String> measurementName) {}
