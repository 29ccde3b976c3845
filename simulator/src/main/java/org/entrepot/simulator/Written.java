package org.entrepot.simulator;

import org.entrepot.dataset.FileUse;

/**
 * A file that has been written into the folder of a dataset.
 *
 * @param path where it lies in the folder, with {@code /} between its parts
 * @param use what it is used for
 * @param records how many there are in it
 */
record Written(String path, FileUse use, long records) {}
