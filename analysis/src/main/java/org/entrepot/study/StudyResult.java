package org.entrepot.study;

import java.util.List;
import org.entrepot.annotate.Exchange;
import org.entrepot.annotate.LoadedFile;
import org.entrepot.catchment.Catchment;
import org.entrepot.claim.Finding;
import org.entrepot.detour.DetourFindings;
import org.entrepot.landscape.Landscape;
import org.entrepot.locate.Locating;
import org.entrepot.multiverse.SpecificationCurve;

/**
 * What a study found.
 *
 * @param config what it was asked
 * @param configFile name and SHA-256 of the study file
 * @param results the files of results
 * @param reference the reference files
 * @param accounting what became of every result
 * @param panel the vantage points
 * @param destinations where the paths were meant to go
 * @param quality how well the paths could be read
 * @param rankings what was measured
 * @param multiverse what becomes of the headlines under other definitions
 * @param findings what that says of the claims, in the order of their file
 * @param graphNodes number of ASes in the observed graph
 * @param graphEdges number of its edges
 * @param locating what was found out about locating routers
 * @param catchments which sites of anycast services answered; empty where none was asked
 * @param operators every AS that stands on a path that is counted, or at one of its ends, by number
 * @param exchanges every exchange that a path crosses which is counted, by its id
 * @param pairs the ends of paths that are counted, with whom they have no known way around; none
 *     where no table of relationships is read
 * @param entryWeights by whom paths come into the region, destinations weighted; none where no path
 *     does
 * @param detours which paths within a country or the region leave it, and how far around they go
 * @param landscape the exchanges and cities of the region, beside where paths go
 */
public record StudyResult(
    StudyConfig config,
    ConfigFile configFile,
    List<ResultsFile> results,
    List<LoadedFile> reference,
    Accounting accounting,
    Panel panel,
    Destinations destinations,
    Quality quality,
    Rankings rankings,
    List<SpecificationCurve> multiverse,
    List<Finding> findings,
    int graphNodes,
    int graphEdges,
    Locating locating,
    List<Catchment> catchments,
    List<Operator> operators,
    List<Exchange> exchanges,
    List<EndPair> pairs,
    List<EntryWeighting> entryWeights,
    DetourFindings detours,
    Landscape landscape) {
  /** The study file itself. */
  public record ConfigFile(String name, String sha256) {}
}
