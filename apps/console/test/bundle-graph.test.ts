import { expect, test } from "vitest";
import { type BuiltChunks, forbiddenModules, loadedWith } from "../scripts/bundle-graph.ts";

const chunks: BuiltChunks = {
  entry: { file: "entry.js", src: "index.html", imports: ["shared"], modules: ["src/main.tsx"] },
  fill: { file: "fill.js", src: "src/fill.tsx", imports: ["shared", "form"], modules: ["src/fill.tsx"] },
  design: {
    file: "design.js",
    src: "src/design.tsx",
    imports: ["editor", "form"],
    modules: ["src/design.tsx"],
  },
  editor: { file: "editor.js", imports: [], modules: ["../../node_modules/@codemirror/view/dist/index.js"] },
  form: { file: "form.js", imports: ["shared"], modules: ["../../packages/form/src/index.ts"] },
  shared: { file: "shared.js", imports: [], modules: ["../../node_modules/react/index.js"] },
};

test("a route loads its entries and what they import, each chunk once, and nothing else", () => {
  expect(loadedWith(chunks, ["entry", "fill"]).map((chunk) => chunk.file)).toEqual([
    "entry.js",
    "shared.js",
    "fill.js",
    "form.js",
  ]);
});

test("a forbidden module is found through the chunks that bring it", () => {
  expect(forbiddenModules(loadedWith(chunks, ["entry", "fill"]), /codemirror/)).toEqual([]);
  expect(forbiddenModules(loadedWith(chunks, ["entry", "design"]), /codemirror/)).toHaveLength(1);
});

test("a route that the build does not know is an error, not an empty graph", () => {
  expect(() => loadedWith(chunks, ["gone"])).toThrow("gone");
});
