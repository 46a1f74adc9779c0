/** Lets workers through between their steps while it is open, and tells when all of them stand still. */
export class Gate {
  readonly #workers: number;
  #standing = 0;
  #opened: Promise<void> | undefined;
  #open: () => void = () => {};
  #allStand: () => void = () => {};

  constructor(workers: number) {
    this.#workers = workers;
  }

  /** A worker asks before each step. */
  async pass(): Promise<void> {
    while (this.#opened !== undefined) {
      this.#standing += 1;
      if (this.#standing === this.#workers) this.#allStand();
      await this.#opened;
      this.#standing -= 1;
    }
  }

  /** Resolves when every worker has finished its step and stands. */
  async close(): Promise<void> {
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
    await new Promise<void>((resolve) => {
      this.#allStand = resolve;
    });
  }

  open(): void {
    this.#opened = undefined;
    this.#open();
  }
}
