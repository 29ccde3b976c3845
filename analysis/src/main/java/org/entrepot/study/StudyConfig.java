package org.entrepot.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entrepot.claim.Claims;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Manifest;
import org.entrepot.net.Region;

/**
 * Everything that a study depends on.
 *
 * @param file the study file itself
 * @param name file-safe
 * @param title for the report
 * @param region whose paths are studied
 * @param period when
 * @param dataset the files
 * @param policy name of the path policy
 * @param seed of every random draw
 * @param manifest says where files of the study's folder are from; empty if the folder has none
 * @param synthetic whether the data are simulated, so that every output is marked with {@link
 *     Synthetic#WORD}
 * @param claims what it is to test; empty if nothing
 */
public record StudyConfig(
    StudyResult.ConfigFile file,
    String name,
    String title,
    Region region,
    Period period,
    Dataset dataset,
    String policy,
    long seed,
    Manifest manifest,
    boolean synthetic,
    Optional<Claims> claims) {
  /** A study of measured data. */
  public StudyConfig(
      StudyResult.ConfigFile file,
      String name,
      String title,
      Region region,
      Period period,
      Dataset dataset,
      String policy,
      long seed,
      Manifest manifest) {
    this(
        file,
        name,
        title,
        region,
        period,
        dataset,
        policy,
        seed,
        manifest,
        false,
        Optional.empty());
  }

  /** A study of measured data of which no manifest says where they are from. */
  public StudyConfig(
      StudyResult.ConfigFile file,
      String name,
      String title,
      Region region,
      Period period,
      Dataset dataset,
      String policy,
      long seed) {
    this(file, name, title, region, period, dataset, policy, seed, Manifest.empty());
  }

  /**
   * Reads a study file (YAML). Relative paths in it are resolved against its folder, and every key
   * has to be one that is known.
   *
   * @throws InvalidStudyException if it is not a study file, or names a file that is not there
   * @throws org.entrepot.dataset.DatasetException if there is a manifest beside it that is none
   * @throws IOException if it cannot be read
   */
  public static StudyConfig read(Path file) throws IOException, InvalidStudyException {
    return StudyFile.read(file);
  }

  /** The same study of other result files. */
  public StudyConfig withResults(List<DataFile> results) {
    Dataset other = new Dataset(results, dataset.reference());
    return new StudyConfig(
        file, name, title, region, period, other, policy, seed, manifest, synthetic, claims);
  }

  /** The same study in another period. */
  public StudyConfig withPeriod(Period other) {
    return new StudyConfig(
        file, name, title, region, other, dataset, policy, seed, manifest, synthetic, claims);
  }

  /** The same study under another path policy. */
  public StudyConfig withPolicy(String other) {
    return new StudyConfig(
        file, name, title, region, period, dataset, other, seed, manifest, synthetic, claims);
  }

  /** The same study, of simulated data. */
  public StudyConfig asSynthetic() {
    return new StudyConfig(
        file, name, title, region, period, dataset, policy, seed, manifest, true, claims);
  }

  /**
   * The same study with the claims of another file (docs/claims.md), which is called by its own
   * name alone.
   *
   * @throws InvalidStudyException if there is none, or it cannot be understood
   * @throws IOException if it cannot be read
   */
  public StudyConfig withClaims(Path other) throws IOException, InvalidStudyException {
    return new StudyConfig(
        file,
        name,
        title,
        region,
        period,
        dataset,
        policy,
        seed,
        manifest,
        synthetic,
        Optional.of(ClaimsFile.read(new DataFile(other, String.valueOf(other.getFileName())))));
  }

  /** What stands before words for the data: {@link Synthetic#WORD} and a space, or nothing. */
  public String mark() {
    return synthetic ? Synthetic.WORD + " " : "";
  }
}
