/** A number of the form document as the formula language writes it: no exponent, a negative one in parentheses. */
export function numeral(value: number): string {
  const text = withoutExponent(String(Math.abs(value)));
  return value < 0 ? `(-${text})` : text;
}

function withoutExponent(text: string): string {
  const parts = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, whole = "0", fraction = "", exponent = "0"] = parts;
  const shift = Number(exponent);
  if (shift >= 0) return (whole + fraction).padEnd(whole.length + shift, "0");
  return `0.${"0".repeat(-shift - whole.length)}${whole}${fraction}`;
}
