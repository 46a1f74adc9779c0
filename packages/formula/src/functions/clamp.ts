import { plainDecimal } from "../numbers/decimal.ts";
import { toDouble } from "../numbers/double.ts";
import { compare } from "../numbers/rational.ts";
import type { Checked } from "../rules/checked.ts";
import { constantNumber } from "../rules/constants.ts";
import type { CallContext, CalledOperation } from "./row.ts";

/** Tells limits that are written out the wrong way round; the fix swaps them. */
export function checkLimits({ args, ast, reporter, source }: CallContext): void {
  const [, low, high] = args;
  const [least, most] = [constantNumber(low), constantNumber(high)];
  if (low === undefined || high === undefined || least === null || most === null) return;
  if (compare(least, most) <= 0) return;
  const [first, second] = [ast.args[1] ?? low.ast, ast.args[2] ?? high.ast];
  const text = (place: { from: number; to: number }) => source.slice(place.from, place.to);
  const insert = text(second) + source.slice(first.to, second.from) + text(first);
  const params = { low: plainDecimal(toDouble(least)), high: plainDecimal(toDouble(most)) };
  reporter.add("low-above-high", ast, params, [{ from: first.from, to: second.to, insert, rewrites: true }]);
}

/** Limits that are not written out are held against each other when the formula runs. */
export function clampOperation(args: readonly Checked[]): CalledOperation {
  const isOrdered = constantNumber(args[1]) !== null && constantNumber(args[2]) !== null;
  return { name: isOrdered ? "CLAMP" : "STRICTCLAMP", args: args.map(({ node }) => node) };
}
