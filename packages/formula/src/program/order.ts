/** Definitions in dependency order, and for each that is in a loop, the loop. */
export interface DefinitionOrder {
  readonly order: readonly string[];
  /** Name → the names of its loop, in the order in which they lead on. */
  readonly loops: ReadonlyMap<string, readonly string[]>;
}

/**
 * Tarjan's strongly connected components, without recursion: a chain of definitions may be long. Those that depend
 * on a loop without being part of it come after it.
 */
export function orderDefinitions(graph: ReadonlyMap<string, ReadonlySet<string>>): DefinitionOrder {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const order: string[] = [];
  const loops = new Map<string, readonly string[]>();

  for (const start of graph.keys()) {
    if (index.has(start)) continue;
    const frames = [visit(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const next = frame.rest.next();
      if (next.done !== true) {
        if (!index.has(next.value)) frames.push(visit(next.value));
        else if (isOpen.has(next.value)) lower(frame.name, index.get(next.value));
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent !== undefined) lower(parent.name, low.get(frame.name));
      if (low.get(frame.name) === index.get(frame.name)) close(frame.name);
    }
  }
  return { order, loops };

  function visit(name: string): { name: string; rest: Iterator<string> } {
    index.set(name, index.size);
    low.set(name, index.size - 1);
    open.push(name);
    isOpen.add(name);
    return { name, rest: (graph.get(name) ?? new Set<string>())[Symbol.iterator]() };
  }

  function lower(name: string, to: number | undefined): void {
    low.set(name, Math.min(low.get(name) ?? 0, to ?? 0));
  }

  function close(name: string): void {
    const component: string[] = [];
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      isOpen.delete(member);
      component.unshift(member);
      if (member === name) break;
    }
    order.push(...component);
    const isLoop = component.length > 1 || graph.get(name)?.has(name) === true;
    if (isLoop) for (const member of component) loops.set(member, component);
  }
}
