import type { Sentence } from "../api.ts";
import { sentence } from "../problem.ts";
import { show, shownDecimals } from "./show.ts";

/**
 * The arithmetic that people are shown, held against the exact one. Numbers are shown rounded; where what is shown does
 * not add up by itself, the reader is told why.
 */
export class ShownSums {
  #addsUp = true;

  /** A sum as it is shown below its terms. */
  sum(terms: readonly number[], total: number): string {
    const shown = terms.reduce((sum, term) => sum + scaled(term), 0);
    if (shown !== scaled(total)) this.#addsUp = false;
    return show(total);
  }

  /** `a × b ÷ c = result` as it is shown. */
  scaling(value: number, by: number, over: number, result: number): string {
    if (show((Number(show(value)) * by) / over) !== show(result)) this.#addsUp = false;
    return `${show(value)} × ${show(by)} ÷ ${show(over)} = ${show(result)}`;
  }

  /** Why the numbers shown do not add up, where they do not. */
  get rounding(): Sentence[] {
    return this.#addsUp
      ? []
      : [
          sentence(
            `各数四舍五入到 ${shownDecimals} 位小数显示，合计按未舍入的数计算`,
            `numbers are shown rounded to ${shownDecimals} decimals; sums are made of the exact ones`,
          ),
        ];
  }
}

function scaled(value: number): number {
  return Math.round(Number(show(value)) * 10 ** shownDecimals);
}
