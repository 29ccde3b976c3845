/** What the tests of every module share. */
@NullMarked
package org.entrepot;

import org.jspecify.annotations.NullMarked;
