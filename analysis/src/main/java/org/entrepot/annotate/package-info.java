/**
 * Whose an address is and where it is, as far as the reference files of a study say. {@link
 * org.entrepot.annotate.AddressBook} is the front door; each source of facts is one class.
 */
@NullMarked
package org.entrepot.annotate;

import org.jspecify.annotations.NullMarked;
