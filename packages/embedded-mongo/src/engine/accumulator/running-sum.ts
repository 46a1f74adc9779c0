import { Decimal128 } from "bson";
import {
  addDecimals,
  type Decimal,
  divideDecimals,
  finite,
  fromDoubleExactly,
  negateDecimal,
  toDecimal128,
} from "../decimal.ts";
import { double, fitsLong, integer, isNumeric, type Numeric, toDecimal, toNumber } from "../numbers.ts";
import { isInt32 } from "../value-types.ts";

/**
 * A sum that keeps MongoDB's types: exact for integers and decimals, compensated for doubles. What is no number counts
 * for nothing. A class, for its fields can change without a new object for each number.
 */
export class RunningSum {
  #count = 0;
  #integers = 0;
  #largeIntegers = 0n;
  #longs = 0;
  #doubles = 0;
  #sum = 0;
  #lost = 0;
  #decimals = 0;
  #decimal: Decimal = finite(0n, 0);
  // What no subtraction takes away again is counted: NaN and the infinities, of doubles and of decimals.
  #nan = 0;
  #positive = 0;
  #negative = 0;

  add(value: unknown): void {
    if (typeof value === "number" && isInt32(value)) this.addInt(value);
    else this.#change(value, 1);
  }

  remove(value: unknown): void {
    if (typeof value === "number" && isInt32(value)) this.#changeInt(-value, -1);
    else this.#change(value, -1);
  }

  /** @param value an int32 */
  addInt(value: number): void {
    this.#changeInt(value, 1);
  }

  /** @param value of a BSON double, though it be an integer */
  addDouble(value: number): void {
    this.#changeDouble(value, 1);
  }

  sum(): Numeric {
    if (this.#decimals > 0) return toDecimal128(this.#exact());
    if (this.#doubles > 0) return double(this.#inDouble());
    const whole = this.#whole();
    if (this.#longs > 0) return fitsLong(whole) ? whole : double(Number(whole));
    return integer(whole) ?? double(Number(whole));
  }

  /** @returns null of no numbers */
  average(): Numeric | null {
    if (this.#count === 0) return null;
    if (this.#decimals === 0) return double(this.#inDouble() / this.#count);
    return toDecimal128(divideDecimals(this.#exact(), finite(BigInt(this.#count), 0)) ?? finite(0n, 0));
  }

  #change(value: unknown, sign: 1 | -1): void {
    if (!isNumeric(value)) return;
    if (typeof value === "bigint") {
      this.#count += sign;
      this.#longs += sign;
      this.#largeIntegers += BigInt(sign) * value;
    } else if (value instanceof Decimal128) {
      this.#count += sign;
      this.#decimals += sign;
      const exact = toDecimal(value);
      if (exact.special !== null) this.#countSpecial(Number(exact.special), sign);
      else this.#decimal = addDecimals(this.#decimal, sign === 1 ? exact : negateDecimal(exact));
    } else this.#changeDouble(toNumber(value), sign);
  }

  #changeInt(signed: number, sign: 1 | -1): void {
    this.#count += sign;
    this.#integers += signed;
    if (this.#integers < 2 ** 52 && this.#integers > -(2 ** 52)) return;
    this.#largeIntegers += BigInt(this.#integers);
    this.#integers = 0;
  }

  #changeDouble(value: number, sign: 1 | -1): void {
    this.#count += sign;
    this.#doubles += sign;
    if (!Number.isFinite(value)) {
      this.#countSpecial(value, sign);
      return;
    }
    // Neumaier's compensation: what an addition rounds away is kept apart.
    const signed = sign * value;
    const next = this.#sum + signed;
    this.#lost +=
      Math.abs(this.#sum) >= Math.abs(signed) ? this.#sum - next + signed : signed - next + this.#sum;
    this.#sum = next;
  }

  #countSpecial(value: number, sign: 1 | -1): void {
    if (Number.isNaN(value)) this.#nan += sign;
    else if (value > 0) this.#positive += sign;
    else this.#negative += sign;
  }

  #special(): number | undefined {
    if (this.#nan > 0 || (this.#positive > 0 && this.#negative > 0)) return Number.NaN;
    if (this.#positive > 0) return Number.POSITIVE_INFINITY;
    return this.#negative > 0 ? Number.NEGATIVE_INFINITY : undefined;
  }

  #whole(): bigint {
    return this.#largeIntegers + BigInt(this.#integers);
  }

  #inDouble(): number {
    // A sum beyond all doubles has no compensation any more.
    const sum = Number.isFinite(this.#sum) ? this.#sum + this.#lost : this.#sum;
    return this.#special() ?? sum + Number(this.#whole());
  }

  #exact(): Decimal {
    const special = this.#special();
    if (special !== undefined) return fromDoubleExactly(special);
    const whole = addDecimals(this.#decimal, finite(this.#whole(), 0));
    if (this.#doubles === 0) return whole;
    return addDecimals(addDecimals(whole, fromDoubleExactly(this.#sum)), fromDoubleExactly(this.#lost));
  }
}
