/**
 * How near an analysis comes to the truth: {@link org.entrepot.score.Truth} is what a simulation
 * left beside its dataset, {@link org.entrepot.score.WorldScore} what an analysis of one dataset is
 * worth, {@link org.entrepot.score.Scorecard} the same over many seeds. It knows datasets and
 * truths by their files only, never by the program that made them.
 */
@NullMarked
package org.entrepot.score;

import org.jspecify.annotations.NullMarked;
