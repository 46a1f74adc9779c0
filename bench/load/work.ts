import { setTimeout as sleep } from "node:timers/promises";

/** One request that is sent again and again by one person. */
export interface Person {
  /** Sends it the n-th time. Out: the status. Throws where nobody answers. */
  send(times: number): Promise<number>;
}

export interface Load {
  /** How long, s. */
  readonly seconds: number;
  /** How long each person waits from one sending to the next, ms: whose answer takes longer sends when it is there. */
  readonly every: number;
}

export interface Timed {
  /** How long each answer took, ms, in no order. */
  readonly took: readonly number[];
  /** How many answers had which status; 0: none came. */
  readonly statuses: Readonly<Record<number, number>>;
}

/** All of them at once, their beginnings spread over one interval. */
export async function letWork(people: readonly Person[], { seconds, every }: Load): Promise<Timed> {
  const took: number[] = [];
  const statuses: Record<number, number> = {};
  const end = performance.now() + seconds * 1000;
  const work = async (person: Person, at: number) => {
    await sleep((every * at) / people.length);
    for (let times = 1; performance.now() < end; times += 1) {
      const begun = performance.now();
      const status = await person.send(times).catch(() => 0);
      const spent = performance.now() - begun;
      took.push(spent);
      statuses[status] = (statuses[status] ?? 0) + 1;
      await sleep(Math.max(0, every - spent));
    }
  };
  await Promise.all(people.map(work));
  return { took, statuses };
}

/** The value below which this share of them lies. @param share 0..1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
