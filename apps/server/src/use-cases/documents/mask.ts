import type { Mask } from "@duheng/contracts/sealed";

/** At least so many characters of a masked value stay hidden, whatever its length. */
const hidden = 4;

/** A value with its middle hidden: `110101********1234`. What is short shows less than its mask allows. */
export function maskOf(value: string, { first, last }: Mask): string {
  const characters = [...value];
  const room = Math.max(0, characters.length - hidden);
  const end = Math.min(last, room);
  const start = Math.min(first, room - end);
  const stars = "*".repeat(Math.max(hidden, characters.length - start - end));
  return characters.slice(0, start).join("") + stars + characters.slice(characters.length - end).join("");
}
