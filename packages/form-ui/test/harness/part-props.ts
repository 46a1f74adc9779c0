import type { Locale } from "../../src/fill/index.ts";

export interface PartProps {
  readonly locale: Locale;
  readonly query: URLSearchParams;
}
