import { hostileForms } from "../../../packages/form/test/forms/hostile-forms.ts";
import type { Attack } from "../attack.ts";
import { answered } from "../got.ts";
import { post } from "../server/http.ts";

/** Longer than a server's patience with one form, ten seconds. */
const seconds = 12;

/** Documents of a form that are checked, with their samples, for whoever designs one. */
export const forms: readonly Attack[] = [
  checking("36 ranges of a pattern", "one range after the other in a pattern, over a long text", 36),
  checking(
    "ten indicators with nested COUNT over 1,000 rows",
    "ten indicators that go through a list for each of its rows",
    1_000,
  ),
  checking("50,000 unknown names", "unknown names in one formula each", 500),
  checking("13 heavy definitions", "definitions that each go through a list for each of its rows", 13),
  checking("a cycle of 500 indicators", "one cycle of all indicators", 500),
  checking("a cycle of 800 fields", "one cycle of all fields", 800),
];

function checking(name: string, kind: keyof typeof hostileForms, size: number): Attack {
  return {
    name,
    limit: seconds,
    ready: (stage) => {
      const document = hostileForms[kind]?.make(size);
      if (document === undefined) throw new Error(`no hostile form of the kind ${kind}`);
      const body = JSON.stringify({ document });
      return async () => answered(await post(stage.caller("ga-admin"), "forms.check", body));
    },
  };
}
