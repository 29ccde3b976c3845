/**
 * The headlines of a study under every combination of the definitions that they rest on: {@link
 * org.entrepot.multiverse.Multiverse}.
 */
@NullMarked
package org.entrepot.multiverse;

import org.jspecify.annotations.NullMarked;
