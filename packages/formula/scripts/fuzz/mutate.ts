import { lex } from "../../src/syntax/lexer.ts";
import { characters, corpus, words } from "./corpus.ts";
import type { Random } from "./random.ts";

const pieces: readonly (readonly string[])[] = corpus.map((source) => {
  const { tokens } = lex(source);
  return tokens.map(({ to }, index) => source.slice(index === 0 ? 0 : (tokens[index - 1]?.to ?? 0), to));
});

/** A source made of real ones: words and characters put in, taken out, doubled, exchanged, spliced, nested, repeated. */
export function mutate(random: Random): string {
  let source = tokenLevel(random, [...random.pick(pieces)]);
  const edits = random.below(3);
  for (let edit = 0; edit < edits; edit += 1) source = characterLevel(random, source);
  switch (random.below(60)) {
    case 0:
      return splice(random, source, tokenLevel(random, [...random.pick(pieces)]));
    case 1:
      return nest(random, source);
    case 2:
      return repeat(random, source);
    case 3:
      return random.below(20) === 0 ? source.repeat(random.below(40)) : source;
    default:
      return source;
  }
}

function tokenLevel(random: Random, parts: string[]): string {
  const edits = random.below(4);
  for (let edit = 0; edit < edits; edit += 1) {
    const at = random.below(parts.length + 1);
    switch (random.below(6)) {
      case 0:
        parts.splice(at, 1);
        break;
      case 1:
        parts.splice(at, 0, random.pick(words));
        break;
      case 2:
        parts.splice(at, 1, random.pick(words));
        break;
      case 3:
        parts.splice(at, 0, parts[at] ?? "");
        break;
      case 4: {
        const other = random.below(parts.length);
        [parts[at], parts[other]] = [parts[other] ?? "", parts[at] ?? ""];
        break;
      }
      default:
        parts.splice(at, random.below(4), ...random.pick(pieces).slice(0, random.below(6)));
    }
  }
  return parts.join("");
}

function characterLevel(random: Random, source: string): string {
  const at = random.below(source.length + 1);
  const taken = random.below(3);
  return (
    source.slice(0, at) + (random.below(4) === 0 ? "" : random.pick(characters)) + source.slice(at + taken)
  );
}

function splice(random: Random, a: string, b: string): string {
  return a.slice(0, random.below(a.length + 1)) + b.slice(random.below(b.length + 1));
}

const wraps: readonly (readonly [string, string])[] = [
  ["(", ")"],
  ["SUM(", ")"],
  ["-", ""],
  ["NOT ", ""],
  ["[[1, ", "]]"],
  ["加分项[", "]"],
  ["IF(done, ", ", 1)"],
  ["{", "}"],
  ["/*", "*/"],
  ["1 + ", ""],
  ["", " ?? 0"],
  ["", "%"],
  ["", ".a"],
  ["(1, ", ")"],
  ["{1;", "}"],
  ["base[1 ", "]"],
  ["SUM(1 (", "))"],
];

function nest(random: Random, source: string): string {
  const [before, after] = random.pick(wraps);
  const depth = random.below(random.pick([12, 12, 12, 12, 300, 3_000]));
  const closed = random.below(4) === 0 ? random.below(depth + 1) : depth;
  return before.repeat(depth) + source + after.repeat(closed);
}

function repeat(random: Random, source: string): string {
  const times = random.below(12);
  return Array.from({ length: times + 1 }, () => source).join(
    random.pick([" + ", ", ", " AND ", " & ", "\n"]),
  );
}
