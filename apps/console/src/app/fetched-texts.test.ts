import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { domains } from "./domains.ts";

/**
 * That no page asks for a text which did not come with it, read from the sources: what a fetched part imports, and the domains
 * whose keys are named there.
 */
const root = join(import.meta.dirname, "..");
const names = Object.keys(domains).sort();

interface Source {
  /** The files of the console that it imports as values. */
  readonly imports: readonly string[];
  readonly asks: readonly string[];
  readonly fetches: readonly { readonly part: string; readonly domains: readonly string[] }[];
}

const sources = new Map<string, Source>();

function sourceOf(file: string): Source {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const at = (path: string) => join(dirname(file), path);
  const source: Source = {
    imports: [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?"(\.[^"]+\.tsx?)";/gm)].map(
      ([, path = ""]) => at(path),
    ),
    asks: [...text.matchAll(/["`](\w+)\.(?=[\w$])/g)]
      .map(([, domain = ""]) => domain)
      .filter((domain) => names.includes(domain)),
    fetches: [...text.matchAll(/\bfetched\(([\s\S]*?import\("([^"]+)"\)[\s\S]*?)\);/g)].map(
      ([, call = "", path = ""]) => ({
        part: at(path),
        domains: [...call.matchAll(/"(\w+)"/g)].map(([, domain = ""]) => domain),
      }),
    ),
  };
  sources.set(file, source);
  return source;
}

/** The file, and all that is loaded with it. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const each of sourceOf(file).imports) loadedWith(each, seen);
  return seen;
}

const askedIn = (file: string) =>
  [...new Set([...loadedWith(file)].flatMap((each) => sourceOf(each).asks))].sort();

/** Every part that is fetched on its own, by whoever fetches it. */
function fetchedParts() {
  const found = new Map<string, readonly string[]>();
  const visit = (file: string) => {
    for (const { part, domains } of [...loadedWith(file)].flatMap((each) => sourceOf(each).fetches)) {
      if (found.has(part)) continue;
      found.set(part, domains);
      visit(part);
    }
  };
  visit(join(root, "main.tsx"));
  return found;
}

test("what every page loads asks for the texts that every page has", () => {
  expect(loadedWith(join(root, "main.tsx"))).toContain(join(root, "shell/layout/menu-items.ts"));
  expect(askedIn(join(root, "main.tsx"))).toEqual([]);
});

test("what is fetched has the texts that it asks for, and no others", () => {
  const parts = [...fetchedParts()];
  expect(parts.length).toBeGreaterThan(50);
  expect(bareLazies()).toEqual([]);
  const place = (file: string) => relative(root, file);
  expect(parts.map(([file, given]) => [place(file), [...given].sort()])).toEqual(
    parts.map(([file]) => [place(file), askedIn(file)]),
  );
});

/** Components that are fetched without their texts being said. */
function bareLazies() {
  return [...sources.keys()]
    .filter((file) => /\blazy\(/.test(readFileSync(file, "utf8")))
    .map((file) => relative(root, file))
    .filter((file) => file !== "i18n/fetched.ts");
}
