/**
 * Sentences that somebody published, read as something that can be tested, and what a study's
 * numbers say of them: {@link org.entrepot.claim.Claims}.
 */
@NullMarked
package org.entrepot.claim;

import org.jspecify.annotations.NullMarked;
