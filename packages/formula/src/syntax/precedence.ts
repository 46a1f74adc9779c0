import type { BinaryOperator } from "./ast.ts";

/** Binding strength, strongest highest (design: Words). All are left to right. */
export const binaryPrecedence: ReadonlyMap<string, number> = new Map<BinaryOperator, number>([
  ["OR", 1],
  ["AND", 2],
  ["=", 4],
  ["<>", 4],
  ["<", 4],
  ["<=", 4],
  [">", 4],
  [">=", 4],
  ["&", 5],
  ["+", 6],
  ["-", 6],
  ["*", 7],
  ["/", 7],
  ["^", 8],
  ["??", 11],
]);

export const notPrecedence = 3;
export const minusPrecedence = 9;
export const percentPrecedence = 10;

export function isBinaryOperator(value: string): value is BinaryOperator {
  return binaryPrecedence.has(value);
}
