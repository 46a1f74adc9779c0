import { AppError } from "../errors/app-error.ts";

interface SlotOptions {
  /** So many run at once. */
  readonly atOnce: number;
  /** So many may wait for a slot; the next one is refused. */
  readonly waiting: number;
}

/** Bounds what runs at once and what waits for it. */
export class Slots {
  readonly #options: SlotOptions;
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  /** Runs `task` when a slot is free. Throws `unavailable` at once where too many wait already. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#options.atOnce) this.#running += 1;
    else if (this.#queue.length < this.#options.waiting) {
      // Whoever ends hands the slot on, so that nobody who comes later takes it in between.
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else throw busy();
    try {
      return await task();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

/**
 * A password hash costs 19 MiB and a processor for tens of milliseconds. Strangers and known devices have slots of
 * their own, so that a flood of the former never stands before the latter; together they leave one of the four
 * threads that node has for this to everything else.
 */
export const hashingSlots = {
  /** Strangers who are not even looked up while so many are here: a flood costs the database nothing. */
  entrance: new Slots({ atOnce: 40, waiting: 0 }),
  stranger: new Slots({ atOnce: 2, waiting: 32 }),
  known: new Slots({ atOnce: 1, waiting: 64 }),
  /** Who makes slips for others: one at a time, and it queues for each of its hashes among the known devices. */
  slips: new Slots({ atOnce: 1, waiting: 32 }),
} as const;

function busy(): AppError {
  return new AppError("unavailable", {
    message: {
      zh: "系统繁忙，登录的人太多，请稍后再试。",
      en: "Busy: too many people are signing in at this moment. Please try again.",
    },
  });
}
