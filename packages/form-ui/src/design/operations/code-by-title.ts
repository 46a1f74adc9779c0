import type { Form, Indicator } from "@duheng/contracts";
import { formulaPlaces, renameIndicator } from "@duheng/form";
import { designMessages } from "../design-messages.ts";
import { freeName } from "./ids.ts";
import { nameIn } from "./name-by-title.ts";
import { patchIndicator } from "./scoring.ts";

/**
 * Gives an indicator the code that its title makes, where nobody has given it another by hand: it is still the one that
 * the designer gave, or the one that the title before made of a new indicator. What names it follows. Out: the very same
 * form where the code stays.
 * @param was its title before
 * @param settled the form as it was opened or published last: what is not in it is new
 */
export function codeByTitle(form: Form, id: string, was: string, settled: Form): Form {
  return codesByTitle(form, new Map([[id, was]]), settled);
}

/** The same for all indicators whose title is another than before. */
export function codesFollowing(before: Form, after: Form, settled: Form): Form {
  const earlier = new Map(before.indicators.map((each) => [each.id, each]));
  const retitled = after.indicators.flatMap(({ id, title, code }): [string, string][] => {
    const was = earlier.get(id);
    // A code that came with the title was given by hand.
    if (was === undefined ? !isGiven(code) : was.title === title || was.code !== code) return [];
    return [[id, was?.title ?? ""]];
  });
  return retitled.length === 0 ? after : codesByTitle(after, new Map(retitled), settled);
}

function codesByTitle(form: Form, retitled: ReadonlyMap<string, string>, settled: Form): Form {
  const known = new Set(settled.indicators.map(({ id }) => id));
  const taken = new Set(form.indicators.map(({ code }) => code));
  // Read once: a table of hundreds may be pasted.
  const said = [...formulaPlaces(form).map(({ source }) => source), JSON.stringify(form.samples ?? [])].join(
    "\n",
  );
  let next = form;
  for (const indicator of form.indicators) {
    const was = retitled.get(indicator.id);
    const wanted = nameIn(indicator.title);
    if (was === undefined || wanted === "" || isPlaceholder(wanted)) continue;
    const follows =
      isGiven(indicator.code) || (!known.has(indicator.id) && isMadeOf(indicator.code, nameIn(was)));
    if (!follows || isMadeOf(indicator.code, wanted)) continue;
    taken.delete(indicator.code);
    const code = unsaid(wanted, taken, said);
    next = said.includes(indicator.code)
      ? renameIndicator(next, indicator.id, code)
      : patchIndicator(next, indicator.id, (each) => ({ ...each, code }));
    taken.add(codeOf(next, indicator));
  }
  return next;
}

/** A code that no indicator has, nor a formula says: what an indicator was that went is not this one. */
function unsaid(wanted: string, taken: ReadonlySet<string>, said: string): string {
  const used = new Set(taken);
  for (;;) {
    const code = freeName(wanted, used);
    if (!said.includes(`.${code}`)) return code;
    used.add(code);
  }
}

function codeOf({ indicators }: Form, { id, code }: Indicator): string {
  return indicators.find((each) => each.id === id)?.code ?? code;
}

/** Whether a code is one that the designer gave: 指标, 指标2. */
function isGiven(code: string): boolean {
  return /^指标\d*$/.test(code);
}

/** Whether a code is what a title makes, perhaps with a number behind it. */
function isMadeOf(code: string, name: string): boolean {
  return name !== "" && code.startsWith(name) && /^\d*$/.test(code.slice(name.length));
}

function isPlaceholder(name: string): boolean {
  return [designMessages.zh.newIndicator, designMessages.en.newIndicator].some((title) =>
    isMadeOf(name, nameIn(title)),
  );
}
