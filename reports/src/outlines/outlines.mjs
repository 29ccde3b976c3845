// Turns world-atlas' countries-50m.json into the resource that the map is drawn from; see README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const require = createRequire(process.cwd() + "/");
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const codes = new Map(
  require("i18n-iso-countries/codes.json").map(([alpha2, , numeric]) => [numeric, alpha2]),
);

// Natural Earth's separate areas without an ISO number, and the code that the field uses, if any.
const unnumbered = { Kosovo: "XK" };
// Pairs whose common boundary is drawn dashed. An area without a code is disputed as a whole.
const disputed = new Set([
  "IL|PS", "IL|SY", "EH|MA", "IN|PK", "CN|IN", "RS|XK", "CN|PK",
]);
const crimea = 282;

const rings = (g) => (g.type === "Polygon" ? [g.arcs] : g.type === "MultiPolygon" ? g.arcs : []);
const index = (a) => (a < 0 ? ~a : a);
const areas = [];
for (const g of atlas.objects.countries.geometries) {
  const name = g.properties.name;
  const code = codes.get(g.id) ?? unnumbered[name] ?? "-";
  // Natural Earth draws who administers an area; Crimea stands alone here, as nobody's fill.
  const isCrimea = (polygon) => polygon.some((ring) => ring.some((a) => index(a) === crimea));
  const apart = name === "Russia" ? rings(g).filter(isCrimea) : [];
  areas.push({ name, code, polygons: rings(g).filter((p) => !apart.includes(p)) });
  if (apart.length > 0) areas.push({ name: "Crimea", code: "-", polygons: apart });
}
areas.sort((a, b) => (a.name < b.name ? -1 : 1));

const owners = atlas.arcs.map(() => new Set());
for (const { name, code, polygons } of areas)
  for (const a of polygons.flat(2)) owners[index(a)].add(code === "-" ? "?" + name : code);
const kind = (set) => {
  const pair = [...set].sort();
  if (pair.length < 2) return "c";
  return pair.some((o) => o[0] === "?") || disputed.has(pair.join("|")) ? "d" : "b";
};

const { scale, translate } = atlas.transform;
const lines = [
  "# Natural Earth 1:50m, public domain, by world-atlas 2.0.2; made by src/outlines/outlines.mjs",
  ["T", ...scale, ...translate].join(" "),
  ...atlas.arcs.map((arc, i) => kind(owners[i]) + " " + arc.flat().join(" ")),
  ...areas.map(({ name, code, polygons }) =>
    ["P", code, polygons.map((p) => p.map((r) => r.join(",")).join(";")).join("/"), name].join(" ")),
];
writeFileSync(process.argv[2], gzipSync(lines.join("\n") + "\n", { level: 9 }));
