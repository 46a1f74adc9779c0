/**
 * A queue of jobs for each tenant: one runs at a time, first in first out, so that whoever brings a hundred delays
 * nobody else. A full queue refuses at once.
 */
export class InTurns {
  readonly #most: number;
  readonly #queues = new Map<string, { last: Promise<unknown>; length: number }>();

  /** `most`: how many of one tenant may wait and run. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The job's own result; `refuse` makes what is thrown where the tenant's queue is full. */
  async run<T>(tenantId: string, job: () => Promise<T>, refuse: () => Error): Promise<T> {
    const queue = this.#queues.get(tenantId) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= this.#most) throw refuse();
    this.#queues.set(tenantId, queue);
    queue.length += 1;
    const turn = queue.last.then(job);
    queue.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) this.#queues.delete(tenantId);
    }
  }
}
