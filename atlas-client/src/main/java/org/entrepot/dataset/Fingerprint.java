package org.entrepot.dataset;

/**
 * What identifies the bytes of a file as they lie on disk, before decompression.
 *
 * @param bytes size in bytes
 * @param sha256 SHA-256 in lower-case hexadecimal
 */
public record Fingerprint(long bytes, String sha256) {}
