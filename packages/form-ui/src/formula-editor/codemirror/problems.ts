import type { Diagnostic as Squiggle } from "@codemirror/lint";
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type Diagnostic, render } from "@duheng/formula";
import { sentence } from "../../shared/messages.ts";
import { sameDiagnostic } from "../apply-fixes.ts";
import { bindings } from "../editor-keys.ts";
import { editorMessages } from "../editor-messages.ts";
import { fixLabel } from "../fix-label.ts";
import { keyNames } from "../key-names.ts";
import { applyShownFix } from "./fixing.ts";
import type { Live, LiveValues } from "./live.ts";

/** F8 goes to the next problem, Shift-F8 to the one before; each is said. */
export function walkingProblems(live: Live): Extension {
  return Prec.high(
    keymap.of([
      ...bindings("nextProblem", (view: EditorView) => walk(view, live.current(), 1)),
      ...bindings("previousProblem", (view: EditorView) => walk(view, live.current(), -1)),
    ]),
  );
}

/** Goes to where a problem that was shown a moment ago is now. */
export function goToShown(view: EditorView, live: LiveValues, shown: Diagnostic): void {
  const current = sameDiagnostic(live.diagnose(view.state.doc.toString()), shown);
  if (current === undefined) view.focus();
  else goToProblem(view, current);
}

/** Selects a problem's place and puts the focus there. */
function goToProblem(view: EditorView, { from, to }: Diagnostic): void {
  view.dispatch({
    selection: { anchor: from, head: Math.min(to, view.state.doc.length) },
    effects: EditorView.scrollIntoView(from),
    userEvent: "select.problem",
  });
  view.focus();
}

/** The settled diagnostics as the editor underlines them. */
export function squigglesOf(live: Live): Squiggle[] {
  const { settled, locale } = live.current();
  return settled.diagnostics.map((diagnostic) => ({
    from: diagnostic.from,
    to: diagnostic.to,
    severity: diagnostic.severity,
    message: render(diagnostic, locale),
    ...(diagnostic.fix === undefined
      ? {}
      : {
          actions: [
            {
              name: fixLabel(diagnostic.fix, locale),
              apply: (view: EditorView) => applyShownFix(view, live.current(), diagnostic),
            },
          ],
        }),
  }));
}

function walk(view: EditorView, { diagnose, locale, announce }: LiveValues, step: 1 | -1): boolean {
  const found = [...diagnose(view.state.doc.toString())].sort((a, b) => a.from - b.from || a.to - b.to);
  if (found.length === 0) {
    announce(sentence(editorMessages, locale, "noProblems"));
    return true;
  }
  const { from, to } = view.state.selection.main;
  const here = found.findIndex((each) => each.from === from && each.to === to);
  const index = here >= 0 ? (here + step + found.length) % found.length : nearest(found, from, step);
  const problem = found[index];
  if (problem === undefined) return true;
  goToProblem(view, problem);
  const message = render(problem, locale);
  announce(
    sentence(editorMessages, locale, "problemAt", {
      index: index + 1,
      count: found.length,
      message:
        problem.fix === undefined
          ? message
          : sentence(editorMessages, locale, "withFix", {
              message: `${message} ${fixLabel(problem.fix, locale)}`,
              key: keyNames.fix,
            }),
    }),
  );
  return true;
}

function nearest(found: readonly Diagnostic[], at: number, step: 1 | -1): number {
  const index =
    step === 1 ? found.findIndex(({ from }) => from >= at) : found.findLastIndex(({ to }) => to <= at);
  if (index >= 0) return index;
  return step === 1 ? 0 : found.length - 1;
}
