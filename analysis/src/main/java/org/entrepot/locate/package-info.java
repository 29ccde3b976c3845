/**
 * From hops to cities: {@link org.entrepot.locate.Locator} believes the first evidence that the
 * speed of light does not contradict.
 */
@NullMarked
package org.entrepot.locate;

import org.jspecify.annotations.NullMarked;
