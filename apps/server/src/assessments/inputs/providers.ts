import type { InputKind } from "@duheng/form/inputs";
import { answers } from "./answers.ts";
import { cohort } from "./cohort.ts";
import { data } from "./data.ts";
import { previous } from "./previous.ts";
import type { InputProvider, MissingProvider } from "./provider.ts";
import { ratings } from "./ratings.ts";
import { review } from "./review.ts";

type Providers = { readonly [Kind in InputKind]: InputProvider<Kind> | MissingProvider };

/**
 * Where each kind of what a score depends on comes from, a row for each. A form that uses a kind of which nothing is
 * given cannot be started (`unprovided`): its points would be missing for ever.
 */
export const inputProviders = {
  answers,
  review,
  ratings,
  data,
  previous,
  cohort,
} as const satisfies Providers;
