/** The {@code entrepot} command: one class a verb. The only package on picocli. */
@NullMarked
package org.entrepot.cli;

import org.jspecify.annotations.NullMarked;
