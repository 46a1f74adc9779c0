/** Random numbers from 0 up to 1 to draw values by; null for the plainest value. */
export type Pick = (() => number) | null;
