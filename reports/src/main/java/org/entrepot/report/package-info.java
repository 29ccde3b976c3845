/**
 * A finished study as files that people and machines read: {@link org.entrepot.report.ReportWriter}
 * writes the page, the rankings, the summary and the list of inputs. No analysis happens here, only
 * choosing of words, formatting and drawing.
 */
@NullMarked
package org.entrepot.report;

import org.jspecify.annotations.NullMarked;
