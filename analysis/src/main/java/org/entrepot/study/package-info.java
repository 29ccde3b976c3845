/**
 * A whole study, configured by one file: {@link org.entrepot.study.StudyConfig} says everything it
 * depends on, {@link org.entrepot.study.Study} runs it, {@link org.entrepot.study.StudyResult} is
 * what was found.
 */
@NullMarked
package org.entrepot.study;

import org.jspecify.annotations.NullMarked;
