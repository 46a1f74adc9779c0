/** How failures slow down what is counted by one key. */
export interface Pace {
  /** So many failures cost no waiting but the last one; each further one doubles the wait. */
  readonly free: number;
  readonly firstSeconds: number;
  readonly longestSeconds: number;
}

/** Failures are forgotten an hour after the last one and its wait. */
export const memorySeconds = 60 * 60;

const guesses: Pace = { free: 5, firstSeconds: 10, longestSeconds: 15 * 60 };

/** Many names from one address, or one name from many: bounded too, but a whole office may share an address. */
const spread: Pace = { free: 50, firstSeconds: 2, longestSeconds: 60 };

/**
 * By what attempts are counted. `pair`: one name from one address. `name`, `address`: each by itself. `device`: one
 * known device of the name, which none of the former slows down. `change`: the present password, asked for by a
 * session that changes it. `token`: access tokens that are none, from one address.
 */
export const paces = {
  pair: guesses,
  name: spread,
  address: spread,
  device: guesses,
  change: guesses,
  token: spread,
} as const satisfies Record<string, Pace>;

export type CountedBy = keyof typeof paces;

/** Seconds to wait after so many failures. */
export function waitAfter(failures: number, { free, firstSeconds, longestSeconds }: Pace): number {
  if (failures < free) return 0;
  return Math.min(longestSeconds, firstSeconds * 2 ** Math.min(30, failures - free));
}
