/**
 * From hops to cities. {@link org.entrepot.locate.Delays} gathers how fast every address answered
 * whom; with that {@link org.entrepot.locate.Locator} weighs what is said of each address against
 * what light allows, and says how sure it is.
 */
@NullMarked
package org.entrepot.locate;

import org.jspecify.annotations.NullMarked;
