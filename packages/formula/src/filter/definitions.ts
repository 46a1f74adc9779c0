import { mostBits } from "../runtime/exact.ts";
import type { TypedDefinition, TypedNode } from "../tree/typed-node.ts";
import { isOptionalNumber, readNumber } from "./arithmetic.ts";
import * as bounds from "./bounds.ts";
import { type Bounds, Unbounded } from "./bounds.ts";
import { lowerCondition } from "./conditions.ts";
import {
  type Back,
  type KnownDefinition,
  type Lower,
  type Lowering,
  type Num,
  pathOf,
  type Where,
} from "./lowering.ts";
import { lowerNumber } from "./numbers.ts";

/** Numbers of definitions of which nothing is known. */
const unknown = { low: -1e5, high: 1e5, whole: false, decimal: false };

/**
 * Lowers the definitions of a program, in their order; null in place of one that doubles are of no use for: because
 * of a function that is none of theirs, or since what leaves it would have to be rounded from something uncertain.
 * `backOf` gives the back-end for the definition of an index.
 */
export function lowerDefinitions<N, B, R>(
  definitions: readonly TypedDefinition[],
  backOf: (index: number) => Back<N, B, R>,
): (R | null)[] {
  const known = new Map<string, KnownDefinition>();
  return definitions.map(({ name, type, root }, index) => {
    const results: Bounds[] = [];
    const back = backOf(index);
    let result: R | null = null;
    try {
      result = lowerResult(
        root,
        { target: back, lower, definitions: known, inRow: false, choices: { open: 0 } },
        back,
        results,
      );
    } catch (error) {
      if (!(error instanceof Unbounded)) throw error;
      results.length = 0;
    }
    known.set(name, { index, type, ...knownFrom(results) });
    return result;
  });
}

const lower: Lower = { number: lowerNumber, condition: lowerCondition };

/** What leaves must be the double nearest to the exact value, so what is only near it will not do. */
function lowerResult<N, B, R>(
  node: TypedNode,
  lowering: Lowering<N, B>,
  back: Back<N, B, R>,
  results: Bounds[],
): R {
  if (node.op === "call" && node.name === "IF") {
    const [test, then, otherwise] = node.args;
    if (test === undefined || then === undefined) throw new Unbounded();
    return back.resultChoice(
      lowerCondition(test, lowering),
      () => lowerResult(then, lowering, back, results),
      () => (otherwise === undefined ? back.resultBlank() : lowerResult(otherwise, lowering, back, results)),
    );
  }
  if (node.op === "call" && node.name === "BLANK") return back.resultBlank();
  if (isTruth(node, lowering)) return back.resultBoolean(lowerCondition(node, lowering));
  if (isOptionalNumber(node, lowering)) {
    return back.resultChoice(
      back.blank(pathOf(node, lowering), "number"),
      () => back.resultBlank(),
      () => leave(readNumber(node, lowering), back, results),
    );
  }
  return leave(lowerNumber(node, lowering), back, results);
}

function leave<N, B, R>(number: Num<N>, back: Back<N, B, R>, results: Bounds[]): R {
  const { low, high, grade } = number.bounds;
  if (grade < bounds.nearest && !back.settles) throw new Unbounded();
  results.push(grade < bounds.nearest ? bounds.graded(low, high, bounds.nearest) : number.bounds);
  return back.resultNumber(number.code, number.bounds);
}

function isTruth(node: TypedNode, { definitions }: Where): boolean {
  if (node.op === "definition") return definitions.get(node.name)?.type === "boolean";
  if (node.op === "boolean") return true;
  if (node.op === "call") return truths.has(node.name);
  if (node.op === "chain") return truths.has(node.steps[0]?.name ?? "");
  return "shape" in node && node.op !== "pluck" && node.shape.kind === "boolean";
}

const truths: ReadonlySet<string> = new Set(["AND", "OR", "NOT", "ISBLANK", "=", "<>", "<", "<=", ">", ">="]);

function knownFrom(results: readonly Bounds[]): Omit<KnownDefinition, "index" | "type"> {
  const [first, ...others] = results;
  if (first === undefined) return { limits: unknown, grade: bounds.nearest, bits: mostBits };
  const { low, high, grade, bits } = others.reduce(bounds.either, first);
  return {
    limits: { low, high, whole: grade === bounds.whole, decimal: grade >= bounds.decimal },
    grade,
    bits: Math.max(bits, mostBits),
  };
}
