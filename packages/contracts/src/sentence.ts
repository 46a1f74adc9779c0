/**
 * A text of any of our tables with its values put in: `{name}` becomes the value of that name, and `{name:item|items}` the first
 * word where that value is 1, else the second. A name without a value stays as it is written. What is put in is not read again,
 * whatever it holds.
 */
export function sentence(text: string, given: (name: string) => unknown): string {
  return text.replace(
    /\{(\w+)(?::([^{|}]*)\|([^{|}]*))?\}/g,
    (whole, name: string, one?: string, many = "") => {
      const value = given(name);
      if (value === undefined || value === null) return whole;
      if (one !== undefined) return String(value) === "1" ? one : many;
      return String(value);
    },
  );
}
