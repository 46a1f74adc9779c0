/** Writes the statements of a function of generated code. */
export class Writer {
  #lines: string[] = [];
  #names = 0;
  #undecided: string;

  /** `undecided`: the statement that leaves the matter undecided. */
  constructor(undecided: string) {
    this.#undecided = undecided;
  }

  get undecided(): string {
    return this.#undecided;
  }

  statements(): string {
    return this.#lines.join("\n");
  }

  emit(line: string): void {
    this.#lines.push(line);
  }

  fresh(): string {
    this.#names += 1;
    return `v${this.#names}`;
  }

  name(value: string, keyword = "const"): string {
    const fresh = this.fresh();
    this.emit(`${keyword} ${fresh} = ${value};`);
    return fresh;
  }

  /** Goes on only where the condition holds. */
  unless(condition: string): void {
    this.emit(`if (!(${condition})) ${this.#undecided}`);
  }

  /** Names a number, and goes on only where it is one. */
  certain(value: string): string {
    const result = this.name(value);
    this.unless(`${result} === ${result}`);
    return result;
  }

  /** What `make` writes, as a block; within it `undecided` may be another statement. */
  block(make: () => void, undecided: string = this.#undecided): string {
    const outer = { lines: this.#lines, undecided: this.#undecided };
    this.#lines = [];
    this.#undecided = undecided;
    make();
    const inner = this.statements();
    this.#lines = outer.lines;
    this.#undecided = outer.undecided;
    return `{\n${inner}\n}`;
  }
}
