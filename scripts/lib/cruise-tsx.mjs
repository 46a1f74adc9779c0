/**
 * Loaded before dependency-cruiser, whose swc reader parses every file as plain TypeScript: it stops at the first
 * JSX (its own source says "TODO: {tj}sx ?") and cannot tell `import type` from others. Here, files named .tsx are
 * parsed as such; with CRUISE=values, what is imported or exported as a type is left out.
 */
import { createRequire } from "node:module";

const swc = createRequire(import.meta.url)("@swc/core");
const parse = swc.parseFileSync;
swc.parseFileSync = (path, options) => {
  const ast = parse(path, path.endsWith(".tsx") ? { ...options, tsx: true } : options);
  if (process.env.CRUISE === "values") ast.body = ast.body.filter((item) => !isTypeOnly(item));
  return ast;
};

function isTypeOnly(item) {
  if (item.type === "ImportDeclaration" || item.type === "ExportNamedDeclaration")
    return item.typeOnly === true;
  return false;
}
