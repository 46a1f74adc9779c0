/**
 * The rooms that are checked: apps and packages. A folder in a room's `src` is one unit with all that is in it, and so is
 * a file that stands there by itself: an `index.ts` that shows all and a type that all know are no circle. So is a `router.ts`.
 */
const place = /^((?:apps|packages)\/[^/]+)\/src\/([^/]+)(\/?)/;

/** A domain's router is its door: it knows the domain and how calls come in, and nothing in the domain knows it. */
const door = /^((?:apps|packages)\/[^/]+)\/src\/([^/]+\/router\.ts)$/;

/**
 * Finds the folders that import one another in a circle, directly or by way of others; types count. In: the modules
 * of dependency-cruiser's report, and the imports that are known to close a circle, as `room: folder → folder`. Out: a
 * circle for each tangle that is left without the known ones, and the known ones that close none any more.
 */
export function folderCycles(modules, known) {
  const all = importsBetween(modules);
  const left = all.filter((each) => !known.includes(nameOf(each)));
  const onCircle = new Set(tangles(all).flat().map(nameOf));
  return { circles: circlesOf(left), mended: known.filter((name) => !onCircle.has(name)) };
}

/** `apps/console: forms → library`, as the list of known ones has it. */
export const nameOf = ({ room, from, to }) => `${room}: ${from} → ${to}`;

/** One entry per pair of units, with a file on each side that shows it. */
function importsBetween(modules) {
  const found = new Map();
  for (const { source, dependencies } of modules) {
    const [, room, from] = unitOf(source);
    for (const { resolved } of dependencies) {
      const [, other, to] = unitOf(resolved);
      if (room === undefined || room !== other || from === to) continue;
      const each = { room, from, to, example: `${source} → ${resolved}` };
      if (!found.has(nameOf(each))) found.set(nameOf(each), each);
    }
  }
  return [...found.values()];
}

function unitOf(file) {
  return door.exec(file) ?? place.exec(file) ?? [];
}

/** Imports that lie on a circle, those of one tangle together. */
function tangles(imports) {
  const leadsTo = (one, other) =>
    one.room === other.room && wayBetween(imports, one.room, one.to, other.from) !== null;
  const found = [];
  for (const each of imports.filter((one) => leadsTo(one, one))) {
    const tangle = found.find(([first]) => leadsTo(first, each) && leadsTo(each, first));
    if (tangle === undefined) found.push([each]);
    else tangle.push(each);
  }
  return found;
}

/** The shortest circle of each tangle. */
function circlesOf(imports) {
  return tangles(imports).map((tangle) => {
    const circles = tangle.map((each) => [
      each,
      ...(wayBetween(tangle, each.room, each.to, each.from) ?? []),
    ]);
    return circles.sort((one, other) => one.length - other.length)[0];
  });
}

/** The shortest way from one unit to another by imports: [] where they are the same, null where there is none. */
function wayBetween(imports, room, from, to) {
  const ways = new Map([[from, []]]);
  for (const [unit, way] of ways) {
    if (unit === to) return way;
    for (const each of imports) {
      if (each.room === room && each.from === unit && !ways.has(each.to)) ways.set(each.to, [...way, each]);
    }
  }
  return null;
}
