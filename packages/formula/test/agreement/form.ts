import type { Scope } from "../../src/index.ts";

/** A form of everything that a schema can say of a number, with hostile keys among its fields. */
const schema: unknown = JSON.parse(`{
  "type": "object",
  "required": ["n", "p", "k", "whole", "share", "faint", "wide", "open", "b", "t", "e", "xs", "marks", "rows", "sub",
    "constructor", "__proto__"],
  "properties": {
    "n": { "type": "number" },
    "p": { "type": "number", "minimum": 0, "maximum": 100, "multipleOf": 0.01 },
    "k": { "type": "integer", "minimum": 0, "maximum": 1000 },
    "whole": { "type": "integer" },
    "share": { "type": "number", "minimum": 0.0001, "maximum": 1 },
    "faint": { "type": "number", "minimum": 0, "maximum": 1e-100 },
    "wide": { "type": "number", "minimum": -1e9, "maximum": 1e9 },
    "open": { "type": "integer", "minimum": 1 },
    "o": { "type": "number" },
    "oi": { "type": "integer", "minimum": -5, "maximum": 5 },
    "on": { "type": ["number", "null"], "maximum": 10 },
    "b": { "type": "boolean" },
    "ob": { "type": "boolean" },
    "t": { "type": "string" },
    "ot": { "type": "string" },
    "e": { "enum": ["A", "B", "__proto__"] },
    "oe": { "enum": ["A", "B"] },
    "xs": { "type": "array", "items": { "type": "number" } },
    "marks": { "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 100 } },
    "ys": { "type": "array", "items": { "type": ["number", "null"] } },
    "rows": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["score", "kind", "done", "valueOf"],
        "properties": {
          "score": { "type": "number" },
          "weight": { "type": "number", "minimum": 0, "maximum": 1 },
          "count": { "type": "integer", "minimum": 0, "maximum": 100 },
          "kind": { "enum": ["A", "B"] },
          "done": { "type": "boolean" },
          "note": { "type": "string" },
          "valueOf": { "type": "number" }
        }
      }
    },
    "gaps": {
      "type": "array",
      "items": { "type": ["object", "null"], "properties": { "score": { "type": "number" } } }
    },
    "sub": {
      "type": "object",
      "required": ["a", "inner"],
      "properties": {
        "a": { "type": "number", "minimum": -10, "maximum": 10 },
        "inner": { "type": "object", "properties": { "b": { "type": "number" } } }
      }
    },
    "maybe": {
      "type": "object",
      "required": ["a"],
      "properties": { "a": { "type": "number" }, "xs": { "type": "array", "items": { "type": "number" } } }
    },
    "constructor": { "type": "number" },
    "toString": { "type": "number" },
    "__proto__": { "type": "number", "minimum": 0, "maximum": 10 }
  }
}`);

export const scope: Scope = {
  schema,
  ratings: true,
  previous: true,
  indicators: { A1: "number?", constructor: "number?" },
  datasets: { staff: { years: "number", hasOwnProperty: "number" } },
};
