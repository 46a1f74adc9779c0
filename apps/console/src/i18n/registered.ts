import type { KeysOf } from "./message-types.ts";
import type { zh as words } from "./words.zh.ts";

/**
 * The type of the console's texts, one tree per domain. They are put together above the domains, in `app/`, which registers their
 * type here: so every domain asks for its texts by key, and this room knows none of them.
 */
export interface Registered {
  readonly words: typeof words;
}

/** The domains whose texts come with their pages. */
// biome-ignore lint/suspicious/noEmptyInterface: app/domains.ts adds them.
export interface RegisteredDomains {}

export type Domain = keyof RegisteredDomains;

/** What may be asked of `useT`. */
export type MessageKey = KeysOf<Registered> | KeysOf<RegisteredDomains>;
