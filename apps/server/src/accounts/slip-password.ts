import { randomInt } from "node:crypto";

/** Without what is read for another (0 O, 1 l I, v u), and without vowels, so that no word comes of it. */
const letters = "bcdfghjkmnpqrstwxyz23456789";

/** A first password as it is printed and typed: `kfmt-wq7x-hnpr`. Of 27 letters, twelve are 57 bits. */
export function slipPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group()].join("-");
}
