/**
 * What a country or a city has that may draw paths: its exchanges with their members, and a place
 * in the middle of the region's users. Beside what paths were seen to do, and no explanation of it.
 */
@NullMarked
package org.entrepot.landscape;

import org.jspecify.annotations.NullMarked;
