import { EditorView } from "@codemirror/view";

/**
 * The look, from the same variables as everything else: they reach into the shadow root by inheritance.
 * The words' colours keep the lightness of the text, so that they are readable on dark ground as well.
 */
export const theme = EditorView.theme({
  "&": {
    fontSize: "var(--size, 14px)",
    color: "var(--text)",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--border)",
    borderRadius: "var(--radius)",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-1px", borderColor: "var(--accent)" },
  "&[data-invalid]": { borderColor: "var(--danger)" },
  "&[data-readonly]": { backgroundColor: "var(--sunken)", borderColor: "var(--line)" },
  ".cm-duheng-title": {
    margin: "0 1px 0 3px",
    padding: "0 4px",
    border: "1px solid var(--line)",
    borderRadius: "4px",
    color: "var(--quiet)",
    fontFamily: "var(--font)",
    fontSize: "0.8em",
    lineHeight: "1.3",
    userSelect: "none",
    whiteSpace: "nowrap",
  },
  ".cm-duheng-inspected": {
    outline: "1px solid var(--accent)",
    outlineOffset: "1px",
    borderRadius: "2px",
  },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", maxHeight: "15em", overflow: "auto" },
  ".cm-content": { padding: "5px 0", minHeight: "32px", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 9px" },
  ".cm-duheng-number": {
    color: "var(--dh-syntax-number, oklch(from var(--text) calc(l * 0.75 + 0.15) 0.11 60))",
  },
  ".cm-duheng-text": {
    color: "var(--dh-syntax-text, oklch(from var(--text) calc(l * 0.75 + 0.15) 0.11 150))",
  },
  ".cm-duheng-name, .cm-duheng-property": {
    color: "var(--dh-syntax-name, oklch(from var(--text) calc(l * 0.75 + 0.15) 0.11 250))",
  },
  ".cm-duheng-function": {
    color: "var(--dh-syntax-function, oklch(from var(--text) calc(l * 0.75 + 0.15) 0.11 310))",
    fontWeight: "600",
  },
  ".cm-duheng-keyword": {
    color: "var(--dh-syntax-function, oklch(from var(--text) calc(l * 0.75 + 0.15) 0.11 310))",
  },
  ".cm-duheng-operator, .cm-duheng-punctuation": { color: "var(--quiet)" },
  ".cm-duheng-comment": { color: "var(--quiet)", fontStyle: "italic" },
  ".cm-tooltip": {
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    boxShadow: "0 4px 16px rgb(0 0 0 / 14%)",
    fontFamily: "var(--font)",
    fontSize: "13px",
    zIndex: "1400",
  },
  ".cm-duheng-signature, .cm-duheng-value": {
    padding: "5px 10px",
    maxWidth: "min(460px, 90vw)",
    overflowWrap: "anywhere",
  },
  ".cm-duheng-signature code, .cm-completionInfo code": { fontFamily: "var(--mono)" },
  ".cm-duheng-signature b": {
    padding: "0 3px",
    borderRadius: "3px",
    color: "var(--on-accent)",
    backgroundColor: "var(--accent)",
  },
  ".cm-duheng-signature p": { margin: "3px 0 0" },
  ".cm-duheng-example": { color: "var(--quiet)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-selectionBackground": softly("accent", 22),
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": softly("accent", 30),
  "&.cm-focused .cm-matchingBracket": softly("good", 24),
  "&.cm-focused .cm-nonmatchingBracket": softly("danger", 24),
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font)", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    justifyContent: "space-between",
    gap: "16px",
    padding: "3px 10px",
    lineHeight: "1.5",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionDetail": { fontStyle: "normal", color: "var(--quiet)", marginLeft: "0" },
  "li[aria-selected] .cm-completionDetail": { color: "var(--on-accent)" },
  ".cm-tooltip.cm-completionInfo": { padding: "6px 10px", maxWidth: "min(320px, 80vw)" },
  ".cm-tooltip.cm-completionInfo p": { margin: "3px 0 0" },
  ".cm-diagnostic": { padding: "5px 10px", borderLeftWidth: "3px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--danger)" },
  ".cm-diagnosticAction": {
    display: "inline-block",
    margin: "4px 0 2px",
    padding: "3px 10px",
    border: "1px solid var(--accent)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
    font: "inherit",
    cursor: "pointer",
  },
  ".cm-lintRange-error": {
    textDecoration: "underline wavy var(--danger)",
    textUnderlineOffset: "4px",
    backgroundImage: "none",
  },
  ".cm-lintRange-warning": {
    textDecoration: "underline wavy var(--warning)",
    textUnderlineOffset: "4px",
    backgroundImage: "none",
  },
});

/**
 * A background of so much of a colour. Chromium 109 mixes no colours and takes the soft one of the theme; what follows a `_` in
 * a property's name tells two of one name apart and is left off.
 */
function softly(colour: "accent" | "good" | "danger", percent: number) {
  return {
    backgroundColor: `var(--${colour}-soft)`,
    backgroundColor_mixed: `color-mix(in oklab, var(--${colour}) ${percent}%, transparent)`,
  };
}
