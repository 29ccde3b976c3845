/**
 * Files of data: {@link org.entrepot.dataset.DataFile}, whatever it is compressed with, and its
 * {@link org.entrepot.dataset.Fingerprint}; {@link org.entrepot.dataset.Dataset}, the files that a
 * study is made from; {@link org.entrepot.dataset.Manifest}, what is known of each file of a
 * folder.
 */
@NullMarked
package org.entrepot.dataset;

import org.jspecify.annotations.NullMarked;
