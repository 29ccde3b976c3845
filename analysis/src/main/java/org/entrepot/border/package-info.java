/**
 * Who operates a router, by all that was seen around it. {@link org.entrepot.border.InterfaceGraph}
 * gathers which address answered behind which; its vote gives {@link org.entrepot.border.Borders}.
 */
@NullMarked
package org.entrepot.border;

import org.jspecify.annotations.NullMarked;
