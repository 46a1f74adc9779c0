import { describe, expect, it } from "vitest";
import { orderDefinitions } from "../src/program/order.ts";

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Every graph of so many definitions: each names any of them, itself too. */
function* graphsOf(names: readonly string[]): Generator<Graph> {
  const pairs = names.flatMap((from) => names.map((to) => [from, to] as const));
  for (let bits = 0; bits < 2 ** pairs.length; bits += 1) {
    const graph = new Map(names.map((name) => [name, new Set<string>()]));
    for (const [at, [from, to]] of pairs.entries()) if ((bits >> at) & 1) graph.get(from)?.add(to);
    yield graph;
  }
}

/** Whether one leads to the other by at least one step, found by walking. */
function leadsTo(graph: Graph, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [...(graph.get(from) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(graph.get(name) ?? []));
  }
  return false;
}

describe("definitions that name each other", () => {
  it.each([[["a"]], [["a", "b"]], [["a", "b", "c"]]])(
    "of %j, in every way: each after what it names, and loops are told",
    (names) => {
      for (const graph of graphsOf(names)) {
        const { order, loops } = orderDefinitions(graph);
        expect([...order].sort()).toEqual(names);
        for (const name of names) {
          const inLoop = leadsTo(graph, name, name);
          const loop = loops.get(name);
          expect(loop !== undefined).toBe(inLoop);
          // All that lead to it and back, and nothing else.
          if (loop !== undefined)
            expect([...loop].sort()).toEqual(
              names.filter((other) => leadsTo(graph, name, other) && leadsTo(graph, other, name)),
            );
          for (const named of graph.get(name) ?? []) {
            if (!leadsTo(graph, named, name)) expect(order.indexOf(named)).toBeLessThan(order.indexOf(name));
          }
        }
      }
    },
  );

  it("of a chain of ten thousand take no stack", () => {
    const graph = new Map(
      Array.from({ length: 10_000 }, (_, at) => [`d${at}`, new Set(at === 0 ? [] : [`d${at - 1}`])] as const),
    );
    const { order, loops } = orderDefinitions(new Map([...graph].reverse()));
    expect(order[0]).toBe("d0");
    expect(order.at(-1)).toBe("d9999");
    expect(loops.size).toBe(0);
  });
});
