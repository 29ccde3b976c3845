package org.entrepot.detour;

/**
 * In what frame paths were seen, in words, and the seed of every random draw.
 *
 * @param unit what is counted, such as {@code "traceroute paths"}
 * @param from from where was looked, without the countries
 * @param window when
 * @param seed of every random draw
 */
public record Frame(String unit, String from, String window, long seed) {}
